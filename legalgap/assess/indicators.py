"""Indicators read on the best articles of a requirement, and on each pair: what relations and statuses are decided on."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from legalgap.assess.softmax import Numbers, Softmax
from legalgap.match.features import Evidence, Scores, inverse_frequency
from legalgap.match.fusion import Ranking
from legalgap.match.traits import Traits
from legalgap.model.norms import Promise

HARD = frozenset(
    (
        "condition-de-nationalité",
        "réciprocité",
        "traitement-distinct-des-étrangers",
        "retrait-à-tout-moment",
        "obligation-de-quitter",
        "perte-du-titre",
        "sanction-du-migrant",
        "exécution-d-office",
        "sans-recours",
        "autorisation-préalable",
        "préférence-nationale",
        "nullité",
        "frais-à-la-charge-du-travailleur",
    )
)
"""Signals that break a promise rather than narrow it."""
TOP, FIRST = 10, 5
ROW_NAMES = (
    "contradicts_best",
    "contradicts_mean",
    "full_mean",
    "best_score",
    "spread",
    "dense_keeps",
    "words_keep",
    "words_limit_more",
    "signals_for",
    "hard_signals",
    "foreigners_missing",
    "open_silence",
    "owed_to_all",
    "owed_to_irregular",
    "owed_to_regular",
    "facilitation",
)
PAIR_NAMES = (
    "score",
    "dense_breaks_more",
    "dense_limits_more",
    "dense_keeps_most",
    "words_break_more",
    "signals_against",
    "signals_for",
    "hard_signals",
    "about_foreigners",
    "tone",
    "breakable",
)


class Bench(Struct, frozen=True):
    """Everything the indicators are read on, prepared once."""

    promises: Sequence[Promise]
    evidence: Evidence
    scores: Scores
    order: NDArray[np.intp]
    favour: Scores
    against: Scores
    hard: NDArray[np.bool_]
    foreign: NDArray[np.bool_]
    foreign_clauses: NDArray[np.bool_]


def prepare(promises: Sequence[Promise], evidence: Evidence, ranking: Ranking, signals: Sequence[str]) -> Bench:
    """Order of the articles, expected signals present in each (weighted by rarity), hard signals, scope."""
    rarity = inverse_frequency(evidence.article_signals)
    favour = np.array([[s in p.requirement.signals.favour for s in signals] for p in promises])
    against = np.array([[s in p.requirement.signals.against for s in signals] for p in promises])
    present = evidence.article_signals.astype(np.float32)
    heavy = np.array([s in HARD for s in signals])
    return Bench(
        promises,
        evidence,
        ranking.scores,
        np.argsort(-ranking.scores, axis=1, kind="stable"),
        (favour * rarity) @ present.T,
        (against * rarity) @ present.T,
        (against & heavy) @ present.T > 0,
        *(column(table, signals, "étranger") for table in (evidence.article_signals, evidence.clause_signals)),
    )


def column(table: Traits, signals: Sequence[str], name: str) -> NDArray[np.bool_]:
    """The presence of one signal; nowhere when the lexicon lacks it."""
    return table[:, list(signals).index(name)] if name in signals else np.zeros(len(table), dtype=np.bool_)


def row_indicators(bench: Bench, relation: Softmax) -> dict[str, Numbers]:
    """The indicators of every requirement, each of shape (R,); `relation` reads the pairs first."""
    count = min(FIRST, bench.order.shape[1])
    rows = np.repeat(np.arange(len(bench.promises)), count)
    pairs = relation.probabilities(pair_indicators(bench, rows, bench.order[:, :count].ravel()))
    chances = dict(zip(relation.outcomes, np.moveaxis(pairs.reshape(len(bench.promises), count, -1), 2, 0), strict=True))
    values = [row_values(bench, i) for i in range(len(bench.promises))]
    return {
        "contradicts_best": chances["contradicts"].max(axis=1),
        "contradicts_mean": chances["contradicts"].mean(axis=1),
        "full_mean": chances["full"].mean(axis=1),
        **{name: np.array([v[name] for v in values], dtype=np.float64) for name in values[0]},
    }


def row_values(bench: Bench, i: int) -> dict[str, float]:
    """The indicators of one requirement read without relations, on its first five and first ten articles."""
    top, first = bench.order[i, :TOP], bench.order[i, :FIRST]
    duty, requirement = bench.promises[i].requirement.duty, bench.promises[i].requirement
    weight = np.exp(bench.scores[i, top] - bench.scores[i, top[0]])
    weight /= weight.sum()
    dense, words = bench.evidence.dense, bench.evidence.lexical
    return {
        "best_score": float(bench.scores[i, top[0]]),
        "spread": float(bench.scores[i, top[0]] - bench.scores[i, top[-1]]),
        "dense_keeps": best(dense["satisfied"], i, first),
        "words_keep": best(words["satisfied"], i, first),
        "words_limit_more": float((words["limited"][i, top] - words["satisfied"][i, top]) @ weight),
        "signals_for": float(bench.favour[i, first].mean()),
        "hard_signals": float(bench.hard[i, first].sum()),
        "foreigners_missing": foreign_share(bench, i) - float(bench.foreign[first].mean()),
        "open_silence": float(requirement.silence == "a-verifier"),
        "owed_to_all": float(duty.to in ("tout-migrant", "toute-personne")),
        "owed_to_irregular": float(duty.to == "migrant-irrégulier"),
        "owed_to_regular": float(duty.to == "migrant-régulier"),
        "facilitation": float(duty.force == "facilitation"),
    }


def best(scores: Scores, i: int, articles: NDArray[np.intp]) -> float:
    """The best of some articles for a requirement."""
    return float(scores[i, articles].max())


def foreign_share(bench: Bench, i: int) -> float:
    """Share of the satisfying clauses that speak of foreigners: how far the promise asks for a special rule."""
    clauses = bench.evidence.clauses
    mine = (clauses.owner == i) & (clauses.kind == 0)
    return float(bench.foreign_clauses[mine].mean()) if mine.any() else 0.0


def pair_indicators(bench: Bench, rows: NDArray[np.intp], articles: NDArray[np.intp]) -> dict[str, Numbers]:
    """The indicators of some pairs, each of shape (pairs,)."""
    dense, words = bench.evidence.dense, bench.evidence.lexical
    keeps, limits, breaks = (dense[k][rows, articles] for k in ("satisfied", "limited", "defeated"))
    word_keeps, word_breaks = (words[k][rows, articles] for k in ("satisfied", "defeated"))
    values = {
        "score": bench.scores[rows, articles],
        "dense_breaks_more": breaks - keeps,
        "dense_limits_more": limits - keeps,
        "dense_keeps_most": keeps - np.maximum(limits, breaks),
        "words_break_more": word_breaks - word_keeps,
        "signals_against": bench.against[rows, articles],
        "signals_for": bench.favour[rows, articles],
        "hard_signals": bench.hard[rows, articles],
        "about_foreigners": bench.foreign[articles],
        "tone": bench.evidence.tone[articles],
        "breakable": np.array([bool(bench.promises[i].requirement.defeated_by) for i in rows]),
    }
    return {name: np.asarray(v, dtype=np.float64) for name, v in values.items()}
