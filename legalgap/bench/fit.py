"""Learning of the weights on labelled rows; the engine itself never sees a label."""

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
import numpy as np
import yaml
from msgspec import Struct
from numpy.typing import NDArray

from legalgap import __version__
from legalgap.assess.indicators import pair_indicators, prepare, row_indicators
from legalgap.assess.softmax import Numbers, Softmax, learn
from legalgap.assess.weights import Calibration, LearnedOn, Weights
from legalgap.bench.gold import Label, place
from legalgap.bench.measures import FOUR
from legalgap.match.features import CONTEXT, NAMES, Evidence
from legalgap.match.fusion import MatchWeights, Ranking, context_readings, rank, sum_of
from legalgap.model.norms import Promise
from legalgap.model.texts import Passage

RELATIONS = ("full", "partial", "contradicts", "related")
ALSO = 0.35
"""Weight of a status that a jurist would also accept, against 1 for the label."""
BALANCE = 0.4
"""Power of the inverse frequency of a status in its rows' weight: rare statuses count more."""
RIDGE_MATCH, RIDGE_STATUS, RIDGE_RELATION = 40.0, 3.0, 6.0


class Lesson(Struct, frozen=True):
    """All that is learned from: requirements, articles, features, rows, and the requirement each row speaks of."""

    promises: Sequence[Promise]
    passages: Sequence[Passage]
    evidence: Evidence
    signals: Sequence[str]
    labels: Sequence[Label]
    owners: Sequence[int | None]

    def wanted(self, row: int) -> NDArray[np.bool_]:
        """The articles a row expects, shape (A,)."""
        laws = frozenset(p.law for p in self.passages)
        expected = {a for a, relation in self.labels[row].articles(laws).items() if relation != "related"}
        return np.array([place(p.law, p.num) in expected for p in self.passages])


def fit(lesson: Lesson, rows: Sequence[int]) -> tuple[MatchWeights, Softmax, Softmax]:
    """Weights of matching, relation and status, learned on some of the rows."""
    match = fit_match(lesson, rows)
    ranking = rank(lesson.evidence, lesson.promises, match)
    relation = fit_relation(lesson, rows, ranking)
    return match, relation, fit_status(lesson, rows, ranking, relation)


def fit_match(lesson: Lesson, rows: Sequence[int]) -> MatchWeights:
    """The two readings in turn, then the line to a probability."""
    cases = [(i, w) for r in rows if (i := lesson.owners[r]) is not None and (w := lesson.wanted(r)).any()]
    own = fit_listwise([(np.column_stack([lesson.evidence.features[n][i] for n in NAMES]), w) for i, w in cases])
    first = dict(zip(NAMES, own.round(4).tolist(), strict=True))
    readings = context_readings(sum_of(lesson.evidence.features, first), lesson.evidence, lesson.promises)
    context = fit_listwise([(np.column_stack([readings[n][i] for n in CONTEXT]), w) for i, w in cases])
    second = dict(zip(CONTEXT, context.round(4).tolist(), strict=True))
    scores = sum_of(readings, second)
    slope, intercept = fit_line(np.concatenate([scores[i] for i, _ in cases]), np.concatenate([w for _, w in cases]))
    return MatchWeights(first, second, slope, intercept)


def fit_listwise(cases: Sequence[tuple[NDArray[np.float32], NDArray[np.bool_]]]) -> Numbers:
    """Weights under which expected articles come first: softmax over each pool, half the mass on the easiest, half on all."""
    found = np.zeros(cases[0][0].shape[1])
    speed = np.zeros_like(found)
    for _ in range(300):
        slope = RIDGE_MATCH * found
        for table, wanted in cases:
            scores = table @ found
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            target = 0.5 * chance * wanted / (chance * wanted).sum() + 0.5 * wanted / wanted.sum()
            slope = slope + table.T @ (chance - target)
        speed = 0.9 * speed - slope * (0.3 / len(cases))
        found = found + 0.2 * speed
    return np.asarray(found, dtype=np.float64)


def fit_line(scores: NDArray[np.floating], truth: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and intercept of a logistic line, by Newton's method."""
    table = np.column_stack([scores, np.ones(len(scores))]).astype(np.float64)
    found = np.zeros(2)
    for _ in range(40):
        chance = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (chance - truth) + 1e-3 * found
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + 1e-3 * np.eye(2)
        found = found - np.linalg.solve(curve, slope)
    return round(float(found[0]), 4), round(float(found[1]), 4)


def fit_status(lesson: Lesson, rows: Sequence[int], ranking: Ranking, relation: Softmax) -> Softmax:
    """The four statuses, each row counting for its label and, less, for those also acceptable."""
    values = row_indicators(prepare(lesson.promises, lesson.evidence, ranking, lesson.signals), relation)
    taught = [r for r in rows if lesson.owners[r] is not None and lesson.labels[r].verdict in FOUR]
    count = {s: sum(lesson.labels[r].verdict == s for r in taught) for s in FOUR}
    owners, said, weights = [], [], []
    for r in taught:
        label = lesson.labels[r]
        for status in (s for s in FOUR if s in label.verdicts):
            owners.append(lesson.owners[r])
            said.append(status)
            rare = (len(taught) / len(FOUR) / max(count[status], 1)) ** BALANCE
            weights.append(rare * (1.0 if status == label.verdict else ALSO))
    picked = {n: v[np.array(owners, dtype=np.intp)] for n, v in values.items()}
    return learn(picked, values, FOUR, said, np.array(weights), RIDGE_STATUS)


def fit_relation(lesson: Lesson, rows: Sequence[int], ranking: Ranking) -> Softmax:
    """The four relations, on every labelled pair; rows with many articles count no more than others."""
    where = {place(p.law, p.num): a for a, p in enumerate(lesson.passages)}
    laws = frozenset(p.law for p in lesson.passages)
    pairs: list[tuple[int, int, str, float]] = []
    for r in rows:
        owner = lesson.owners[r]
        held = [(where[a], relation) for a, relation in lesson.labels[r].articles(laws).items() if a in where]
        if owner is not None:
            pairs += [(owner, article, relation, 1 / np.sqrt(len(held))) for article, relation in held]
    bench = prepare(lesson.promises, lesson.evidence, ranking, lesson.signals)
    owners, articles = (np.array([p[k] for p in pairs], dtype=np.intp) for k in (0, 1))
    values = pair_indicators(bench, owners, articles)
    everywhere = np.repeat(np.arange(len(lesson.promises)), 10)
    background = pair_indicators(bench, everywhere, bench.order[:, :10].ravel())
    return learn(values, background, RELATIONS, [p[2] for p in pairs], np.array([p[3] for p in pairs]), RIDGE_RELATION)


def fit_confidence(chances: Sequence[float], accepted: Sequence[bool]) -> Calibration:
    """The line from the model's chance, as seen on rows it had not learned from, to the share accepted."""
    odds = np.array([np.log(max(c, 1e-6) / max(1 - c, 1e-6)) for c in chances])
    return Calibration(*fit_line(odds, np.array(accepted)))


def write_weights(path: Path, learned: tuple[MatchWeights, Softmax, Softmax], line: Calibration, source: LearnedOn) -> Weights:
    """Write the weights as YAML and return them."""
    weights = Weights(source, *learned, line)
    head = "# Poids appris par « legalgap bench --fit » ; ne pas modifier à la main.\n"
    data = msgspec.to_builtins(weights, builtin_types=(date,))
    path.write_text(head + yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=140), encoding="utf-8")
    return weights


def source_of(path: Path, rows: int, encoder: str, day: date) -> LearnedOn:
    """What the weights were learned on."""
    return LearnedOn(rows, hashlib.sha256(path.read_bytes()).hexdigest(), day, encoder, __version__)
