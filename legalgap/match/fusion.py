"""From features to a score: two linear readings whose weights were learned on labelled rows."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from legalgap.match.features import CONTEXT, FAMILIES, Evidence, Scores, standardise
from legalgap.model.norms import Promise


class MatchWeights(Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of the two readings, and the line from a score to a probability of relevance."""

    own: dict[str, float]
    context: dict[str, float]
    slope: float
    intercept: float


class Ranking(Struct, frozen=True):
    """Scores of every pair, (R, A): the standardised final score, and what each family of features brought to it."""

    scores: Scores
    families: dict[str, Scores]


def rank(evidence: Evidence, promises: Sequence[Promise], weights: MatchWeights) -> Ranking:
    """The final score of each pair, with its waterfall."""
    own = sum_of(evidence.features, weights.own)
    deviation = np.maximum(own.std(axis=1, keepdims=True), 1e-6)
    readings = context_readings(own, evidence, promises)
    scores = sum_of(readings, weights.context)
    share = weights.context.get("own", 0.0) / deviation
    families: dict[str, Scores] = {}
    for name, family in FAMILIES.items():
        part = weights.own.get(name, 0.0) * evidence.features[name]
        part = (part - part.mean(axis=1, keepdims=True)) * share
        families[family] = families.get(family, np.zeros_like(scores)) + part
    for name, family in CONTEXT.items():
        if family:
            families[family] = families.get(family, np.zeros_like(scores)) + weights.context.get(name, 0.0) * readings[name]
    return Ranking(scores, families)


def context_readings(own: Scores, evidence: Evidence, promises: Sequence[Promise]) -> dict[str, Scores]:
    """The first score beside the best of its provision and of its treaty article, and the article's surroundings."""
    first = standardise(own)
    provisions = alike([f"{p.instrument}/{p.provision}" for p in promises])
    articles = alike([treaty_article(p) for p in promises])
    return {
        "own": first,
        "provision": standardise(np.array([first[g].max(axis=0) for g in provisions])),
        "article": standardise(np.array([first[g].max(axis=0) for g in articles])),
        "article_mean": standardise(np.array([first[g].mean(axis=0) for g in articles])),
        **evidence.setting,
    }


def treaty_article(promise: Promise) -> str:
    """The article of its instrument that a requirement belongs to."""
    return f"{promise.instrument}/{promise.provision.split('(')[0]}"


def alike(names: Sequence[str]) -> list[NDArray[np.intp]]:
    """For each name, the positions of all that share it."""
    groups: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        groups.setdefault(name, []).append(i)
    return [np.array(groups[n], dtype=np.intp) for n in names]


def sum_of(features: dict[str, Scores], weights: dict[str, float]) -> Scores:
    """The weighted sum of features."""
    shape = next(iter(features.values())).shape
    total = np.zeros(shape, dtype=np.float32)
    for name, weight in weights.items():
        total += np.float32(weight) * features[name]
    return total


def relevance(scores: Scores, weights: MatchWeights) -> Scores:
    """Probability that an article bears on the requirement, from its score."""
    return np.asarray(1 / (1 + np.exp(-(weights.slope * scores + weights.intercept))), dtype=np.float32)
