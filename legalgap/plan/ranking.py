"""The order of measures: severity, binding force, number of gaps, feasibility, weighed by the library; less where gaps are doubtful."""

from collections.abc import Iterable

from msgspec.structs import replace

from legalgap.model.library import Ranking
from legalgap.model.measures import Measure


def score(measure: Measure, ranking: Ranking) -> float:
    """A weighted mean in [0, 1], lowered in proportion where the confidence in the gaps is under the library's threshold."""
    w = ranking.weights
    worths = (
        (w.severity, ranking.severity[measure.status]),
        (w.binding, float(measure.binding)),
        (w.gaps, min(1.0, len(measure.requirements) / ranking.many)),
        (w.feasibility, ranking.feasibility[measure.feasibility.level]),
    )
    mean = sum(weight * worth for weight, worth in worths) / sum(weight for weight, _ in worths)
    return round(mean * min(1.0, measure.confidence / ranking.sure), 3)


def rank(measures: Iterable[Measure], ranking: Ranking) -> tuple[Measure, ...]:
    """The measures with their scores, best first; roadmaps, which are made of others, come last."""
    scored = [replace(m, score=score(m, ranking)) for m in measures]
    return tuple(sorted(scored, key=lambda m: (m.category == "feuille-de-route", -m.score, m.id)))
