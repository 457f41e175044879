"""The order of measures."""

import pytest
from msgspec.structs import replace

from legalgap.model.library import Library, Ranking, Weights
from legalgap.model.measures import Measure
from legalgap.plan.ranking import rank, score


@pytest.mark.parametrize("weight", ["severity", "binding", "gaps", "feasibility"])
def test_each_reason_counts_alone(library: Library, by_row: dict[str, Measure], weight: str) -> None:
    only = Ranking(
        Weights(**{w: float(w == weight) for w in Weights.__struct_fields__}), {"contradiction": 1.0}, library.ranking.feasibility, 2, 0.01
    )
    measure = by_row["direction"]
    worth = {"severity": 1.0, "binding": 1.0, "gaps": 1.0, "feasibility": library.ranking.feasibility[measure.feasibility.level]}
    assert score(measure, only) == pytest.approx(worth[weight])


def test_scores_fall_and_roadmaps_come_last(library: Library, by_row: dict[str, Measure]) -> None:
    road = replace(by_row["direction"], id="R-x", category="feuille-de-route")
    found = rank([road, *dict.fromkeys(by_row.values())], library.ranking)
    scores = [m.score for m in found[:-1]]
    assert found[-1].id == "R-x"
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= m.score <= 1 for m in found)


@pytest.mark.parametrize(("confidence", "share"), [(0.0, 0.0), (0.35, 0.5), (0.7, 1.0), (0.9, 1.0)])
def test_doubtful_gaps_lower_the_score_in_proportion(library: Library, by_row: dict[str, Measure], confidence: float, share: float) -> None:
    measure = by_row["direction"]
    sure, doubtful = replace(measure, confidence=1.0), replace(measure, confidence=confidence)
    assert score(doubtful, library.ranking) == pytest.approx(share * score(sure, library.ranking), abs=0.001)


def test_a_doubtful_contradiction_does_not_lead(library: Library, by_row: dict[str, Measure]) -> None:
    doubtful = replace(by_row["direction"], id="M-a", status="contradiction", confidence=0.45)
    likely = replace(by_row["direction"], id="M-b", status="lacune", confidence=0.7)
    assert [m.id for m in rank([doubtful, likely], library.ranking)] == ["M-b", "M-a"]
