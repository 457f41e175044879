"""Figures of a ranking and of statuses against labelled rows."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from legalgap.bench.gold import Label

FOUR = ("conforme", "partiel", "lacune", "contradiction")


class Retrieval(Struct, frozen=True):
    """Rows with an expected article held; shares of them found in the first five and ten; share of the articles found in ten."""

    rows: int
    hit5: float
    hit10: float
    recall10: float


class Verdicts(Struct, frozen=True):
    """Statuses against labels: equal, acceptable, mean F1 of four statuses, contradictions, and the worst error."""

    rows: int
    strict: float
    lenient: float
    macro_f1: float
    f1: dict[str, float]
    contradiction_precision: float
    contradiction_recall: float
    worst: int
    calibration_error: float


def measure_retrieval(labels: Sequence[Label], found: Sequence[Sequence[tuple[str, str]]], laws: frozenset[str]) -> Retrieval:
    """`found` holds each row's articles, best first; related articles are not expected."""
    hits5, hits10, recall = [], [], []
    for label, articles in zip(labels, found, strict=True):
        wanted = {a for a, relation in label.articles(laws).items() if relation != "related"}
        if wanted:
            hits5.append(bool(wanted & set(articles[:5])))
            hits10.append(bool(wanted & set(articles[:10])))
            recall.append(len(wanted & set(articles[:10])) / min(10, len(wanted)))
    return Retrieval(len(hits5), mean(hits5), mean(hits10), mean(recall))


def measure_verdicts(labels: Sequence[Label], said: Sequence[str], confidences: Sequence[float]) -> Verdicts:
    """`said` holds each row's status."""
    accepted = [s in label.verdicts for s, label in zip(said, labels, strict=True)]
    f1 = {status: f1_of(status, labels, said) for status in FOUR}
    flagged = ["contradiction" in label.verdicts for s, label in zip(said, labels, strict=True) if s == "contradiction"]
    real = [s == "contradiction" for s, label in zip(said, labels, strict=True) if label.verdict == "contradiction"]
    missed = [
        s == "conforme" and label.verdict == "contradiction" and "conforme" not in label.verdicts
        for s, label in zip(said, labels, strict=True)
    ]
    return Verdicts(
        len(labels),
        mean([s == label.verdict for s, label in zip(said, labels, strict=True)]),
        mean(accepted),
        mean(list(f1.values())),
        {status: round(value, 3) for status, value in f1.items()},
        mean(flagged),
        mean(real),
        sum(missed),
        expected_calibration_error(confidences, accepted),
    )


def f1_of(status: str, labels: Sequence[Label], said: Sequence[str]) -> float:
    """Harmonic mean of precision and recall of one status, strictly."""
    both = sum(s == status and label.verdict == status for s, label in zip(said, labels, strict=True))
    either = sum(s == status for s in said) + sum(label.verdict == status for label in labels)
    return 2 * both / either if either else 0.0


def expected_calibration_error(confidences: Sequence[float], right: Sequence[bool], bins: int = 5) -> float:
    """Mean distance between confidence and success over equal-width bins, weighted by their size."""
    values, truth = np.array(confidences), np.array(right, dtype=float)
    place = np.minimum((values * bins).astype(int), bins - 1)
    gaps = [abs(values[place == b].mean() - truth[place == b].mean()) * (place == b).mean() for b in range(bins) if (place == b).any()]
    return round(float(sum(gaps)), 3)


def mean(values: Sequence[float | bool]) -> float:
    """The mean to three decimals; 0 for nothing."""
    return round(float(np.mean(values)), 3) if len(values) else 0.0
