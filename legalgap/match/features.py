"""What speaks for an article answering a requirement: one number a feature, standardised over the pool of each requirement."""

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from legalgap.match.encoder import Encoder
from legalgap.match.lexical import tokens
from legalgap.match.memory import Memory
from legalgap.match.pool import Pool, article_words
from legalgap.match.segments import cut
from legalgap.match.tone import Tones, read_tone
from legalgap.match.traits import TraitReader, Traits
from legalgap.model.norms import CLAUSE_KINDS, Promise, Requirement
from legalgap.model.texts import Passage

Scores = NDArray[np.float32]
FAMILIES = {
    "dense_mean": "sens",
    "dense_claim": "sens",
    "lexical_top": "mots",
    "lexical_all": "mots",
    "lexical_claim": "mots",
    "lexical_held": "mots",
    "heading_held": "titre",
    "heading_claimed": "titre",
    "notions_top": "notions",
    "notions_profile": "notions",
    "notions_claim": "notions",
    "notions_held": "notions",
    "signals_profile": "signaux",
    "signals_expected": "signaux",
}
"""Own features of a pair, and the family each is shown under."""
NAMES = tuple(FAMILIES)
CONTEXT = {
    "own": "",
    "provision": "contexte",
    "article": "contexte",
    "article_mean": "contexte",
    "near": "voisinage",
    "heading_claim": "titre",
    "heading_title": "titre",
}
"""Features of the second reading: the first score seen beside its sisters, the article's neighbours and its heading."""


AROUND = {step * side: weight for step, weight in ((1, 1.0), (2, 0.8), (3, 0.6), (4, 0.4)) for side in (-1, 1)}
"""Weight of the articles so many places before and after."""


class Clauses(Struct, frozen=True):
    """The model clauses of every requirement in one list: whose each is, and of which kind (index in CLAUSE_KINDS)."""

    texts: list[str]
    owner: NDArray[np.intp]
    kind: NDArray[np.intp]


class Evidence(Struct, frozen=True):
    """All that matching knows, for assessment: R requirements, A articles, C clauses."""

    features: dict[str, Scores]
    """Standardised features, each (R, A)."""
    setting: dict[str, Scores]
    """Features of the article's surroundings, each (R, A): near, heading_claim, heading_title."""
    dense: dict[str, Scores]
    """How far an article means what the clauses of each kind mean, (R, A) for satisfied, limited, defeated."""
    lexical: dict[str, Scores]
    """How far it uses their words, the same way."""
    tone: Tones
    """How far each article sounds like a clause that breaks a promise, (A,)."""
    nearest: dict[str, NDArray[np.int32]]
    """Index of the clause of each kind an article is nearest to in meaning, (R, A); -1 where there is none."""
    article_signals: Traits
    clause_signals: Traits
    clauses: Clauses


def list_clauses(promises: Sequence[Promise]) -> Clauses:
    """The model clauses of the requirements, in order."""
    rows = [(i, k, c) for i, p in enumerate(promises) for k in range(len(CLAUSE_KINDS)) for c in clauses_asked(p.requirement, k)]
    owner, kinds = (np.array([r[j] for r in rows], dtype=np.intp) for j in (0, 1))
    return Clauses([str(c) for _, _, c in rows], owner, kinds)


def clauses_asked(requirement: Requirement, kind: int) -> tuple[str, ...]:
    """The clauses of one kind; the claim stands for those that keep an unfinished draft."""
    if requirement.unfinished and CLAUSE_KINDS[kind] == "satisfied":
        return (requirement.claim.fr,)
    return requirement.clauses(CLAUSE_KINDS[kind])


def norm_texts(promises: Sequence[Promise]) -> list[str]:
    """Every text of the norms that is encoded: clauses, claims, headings."""
    return [*list_clauses(promises).texts, *[p.requirement.claim.fr for p in promises], *[p.heading for p in promises]]


def article_texts(passages: Sequence[Passage]) -> list[str]:
    """Every text of the law that is encoded: the windows of its articles, and their headings."""
    return [*cut([article_words(p) for p in passages])[0], *[p.heading for p in passages if p.heading]]


def gather(
    promises: Sequence[Promise],
    passages: Sequence[Passage],
    encoder: Encoder,
    reader: TraitReader,
    memory: Memory,
    models: Sequence[Promise] = (),
) -> Evidence:
    """Every feature of every requirement × article pair; the clauses of `models`, or of all of them, set the tone."""
    pool = Pool(passages, encoder, reader, memory)
    return gather_block(promises, pool, read_tones(models or promises, pool))


def gather_block(promises: Sequence[Promise], pool: Pool, tone: Tones) -> Evidence:
    """The features of some requirements; what they are is the same whichever others are gathered with them."""
    clauses = list_clauses(promises)
    groups = clause_groups(clauses, len(promises))
    dense, by_meaning, nearest = dense_features(promises, clauses, groups, pool)
    words = requirement_words(promises, clauses, groups)
    lexical, by_words = lexical_features(words, groups, clauses, pool)
    signals, notions = pool.read(clauses.texts)
    _, claimed = pool.read([claim_words(p) for p in promises])
    features = {**dense, **lexical, **title_features(words, pool), **notion_features(pool.notions, notions, claimed, groups)}
    features |= signal_features(promises, pool.reader.signals, pool.signals, signals, groups)
    topic = sum(features[n] for n in ("dense_mean", "lexical_all", "notions_profile", "dense_claim", "lexical_claim"))
    setting = {"near": near(np.asarray(topic), pool.laws), **heading_features(promises, pool)}
    own = {n: features[n] for n in NAMES}
    return Evidence(own, setting, by_meaning, by_words, tone, nearest, pool.signals, signals, clauses)


def read_tones(models: Sequence[Promise], pool: Pool) -> Tones:
    """The tone of each article, learned from the clauses of some requirements: the same ones whichever requirements are asked."""
    clauses = list_clauses(models)
    vectors, signals = pool.encode(clauses.texts), pool.read(clauses.texts)[0]
    return read_tone(vectors, signals, clauses.kind, pool.mean_vectors(), pool.signals)


def near(topic: Scores, laws: Sequence[str]) -> Scores:
    """How far the articles around speak of the matter, the nearer the weightier: laws are ordered by subject."""
    law, count = np.array(laws), topic.shape[1]
    total, seen = np.zeros_like(topic), np.zeros(count, dtype=np.float32)
    for step, weight in AROUND.items():
        other = np.arange(count) + step
        inside = (other >= 0) & (other < count)
        inside[inside] &= law[other[inside]] == law[inside]
        total[:, inside] += np.float32(weight) * topic[:, other[inside]]
        seen += np.float32(weight) * inside
    return standardise(total / np.maximum(seen, min(AROUND.values())))


def heading_features(promises: Sequence[Promise], pool: Pool) -> dict[str, Scores]:
    """Meaning shared by an article's heading with the claim and with the provision's heading; nothing where there is no heading."""
    texts = {"heading_claim": [p.requirement.claim.fr for p in promises], "heading_title": [p.heading for p in promises]}
    out = {n: np.zeros((len(promises), len(pool.laws)), dtype=np.float32) for n in texts}
    if pool.headed.any():
        for name, asked in texts.items():
            out[name][:, pool.headed] = standardise(pool.encode(asked) @ pool.headings.T)
    return out


def claim_words(promise: Promise) -> str:
    """The claim under its heading."""
    return f"{promise.heading}. {promise.requirement.claim.fr}"


def clause_groups(clauses: Clauses, count: int) -> list[NDArray[np.intp]]:
    """The clause indices of each requirement."""
    return [np.flatnonzero(clauses.owner == i) for i in range(count)]


def dense_features(
    promises: Sequence[Promise], clauses: Clauses, groups: list[NDArray[np.intp]], pool: Pool
) -> tuple[dict[str, Scores], dict[str, Scores], dict[str, NDArray[np.int32]]]:
    """Features from sentence vectors, the affinity to each kind of clause, and the nearest clause of each article."""
    by_clause = standardise(pool.closeness(clauses.texts))
    claim = standardise(pool.closeness([p.requirement.claim.fr for p in promises]))
    features = {"dense_mean": per_group(by_clause, groups, lambda m: m.mean(axis=0)), "dense_claim": claim}
    return features, by_kind(by_clause, clauses, groups), nearest_by_kind(by_clause, clauses, groups)


def nearest_by_kind(by_clause: Scores, clauses: Clauses, groups: list[NDArray[np.intp]]) -> dict[str, NDArray[np.int32]]:
    """For each kind, the clause of that kind each article is nearest to."""
    none = np.full(by_clause.shape[1], -1, dtype=np.int32)
    found: dict[str, NDArray[np.int32]] = {}
    for k, kind in enumerate(CLAUSE_KINDS):
        own = [g[clauses.kind[g] == k] for g in groups]
        found[kind] = np.array([g[by_clause[g].argmax(axis=0)] if g.size else none for g in own], dtype=np.int32)
    return found


def by_kind(by_clause: Scores, clauses: Clauses, groups: list[NDArray[np.intp]]) -> dict[str, Scores]:
    """For each kind of clause, the mean of an article's two best clauses of that kind."""
    return {
        kind: per_group(by_clause, [g[clauses.kind[g] == k] for g in groups], lambda m: mean_of_best(m, 2))
        for k, kind in enumerate(CLAUSE_KINDS)
    }


class Words(Struct, frozen=True):
    """The words of each claim, of each clause, and of each requirement with all its clauses."""

    claims: list[list[str]]
    clauses: list[list[str]]
    whole: list[list[str]]


def requirement_words(promises: Sequence[Promise], clauses: Clauses, groups: list[NDArray[np.intp]]) -> Words:
    """The stems of the French words of requirements."""
    claims, said = [tokens(claim_words(p), "fr") for p in promises], [tokens(c, "fr") for c in clauses.texts]
    return Words(claims, said, [[*c, *(w for k in g for w in said[k])] for c, g in zip(claims, groups, strict=True)])


def title_features(words: Words, pool: Pool) -> dict[str, Scores]:
    """How much of an article's heading a requirement speaks of, with its clauses and by its claim alone; French headings only."""
    out = {n: np.zeros((len(words.claims), len(pool.laws)), dtype=np.float32) for n in ("heading_held", "heading_claimed")}
    if pool.titles:
        for part, queries in zip(out.values(), (words.whole, words.claims), strict=True):
            part[:, pool.titled] = standardise(pool.titles.explained(queries))
    return out


def lexical_features(
    words: Words, groups: list[NDArray[np.intp]], clauses: Clauses, pool: Pool
) -> tuple[dict[str, Scores], dict[str, Scores]]:
    """BM25 of the French clauses and claims on the French articles; nothing is said of articles in another language."""
    french = pool.french
    raw = np.zeros((len(words.clauses), len(pool.laws)), dtype=np.float32)
    claim, held = (np.zeros((len(words.claims), len(pool.laws)), dtype=np.float32) for _ in range(2))
    if pool.index:
        raw[:, french] = pool.index.bm25(words.clauses)
        claim[:, french], held[:, french] = pool.index.bm25(words.claims), pool.index.coverage(words.claims)
    together = np.array([raw[g].sum(axis=0) for g in groups], dtype=np.float32)
    for part in (raw, claim, held, together):
        part[:, french] = standardise(part[:, french])
    by_clause = raw
    features = {
        "lexical_top": per_group(by_clause, groups, lambda m: mean_of_best(m, 2)),
        "lexical_all": together,
        "lexical_claim": claim,
        "lexical_held": held,
    }
    return features, by_kind(by_clause, clauses, groups)


def notion_features(articles: Traits, clauses: Traits, claims: Traits, groups: list[NDArray[np.intp]]) -> dict[str, Scores]:
    """Shared notions, the rarer in the pool the weightier, and the share of the claim's that an article holds; any language."""
    rarity = inverse_frequency(articles)
    pool = damped(articles * rarity)
    profile = np.sqrt(np.array([clauses[g].mean(axis=0) for g in groups])) * rarity
    by_clause = standardise(unit_rows(clauses * rarity) @ pool.T)
    weight = np.maximum((claims * rarity).sum(axis=1, keepdims=True), 1e-6)
    return {
        "notions_top": per_group(by_clause, groups, lambda m: mean_of_best(m, 3)),
        "notions_profile": standardise(unit_rows(profile) @ pool.T),
        "notions_claim": standardise(unit_rows(claims * rarity) @ pool.T),
        "notions_held": standardise((claims * rarity) @ articles.astype(np.float32).T / weight),
    }


def signal_features(
    promises: Sequence[Promise], names: Sequence[str], articles: Traits, clauses: Traits, groups: list[NDArray[np.intp]]
) -> dict[str, Scores]:
    """Shared signals: those of the clauses, and those that the requirement expects."""
    rarity = inverse_frequency(articles)
    profile = np.array([clauses[g].mean(axis=0) for g in groups]) * rarity
    wanted = np.array([[n in (*p.requirement.signals.favour, *p.requirement.signals.against) for n in names] for p in promises])
    return {
        "signals_profile": standardise(profile @ damped(articles * rarity).T),
        "signals_expected": standardise((wanted * rarity) @ damped(articles * rarity).T),
    }


def inverse_frequency(articles: Traits) -> Scores:
    """Log of how rare each trait is in the pool."""
    return np.asarray(np.log((len(articles) + 1) / (articles.sum(axis=0) + 1)), dtype=np.float32)


def damped(weights: NDArray[np.floating]) -> Scores:
    """Rows divided by their length plus a constant, so that an article with one common trait is not perfect."""
    return np.asarray(weights / (np.linalg.norm(weights, axis=1, keepdims=True) + 1.5), dtype=np.float32)


def unit_rows(weights: NDArray[np.floating]) -> Scores:
    """Rows of length 1; a null row stays null."""
    return np.asarray(weights / np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def standardise(scores: NDArray[np.floating]) -> Scores:
    """Each row against its own background over the pool: mean 0, deviation 1; a flat row becomes 0."""
    if not scores.size:
        return np.asarray(scores, dtype=np.float32)
    largest = np.maximum(scores.max(axis=1, keepdims=True), -scores.min(axis=1, keepdims=True))
    centred = scores - scores.mean(axis=1, keepdims=True)
    deviation = np.sqrt(np.square(centred).mean(axis=1, keepdims=True))
    flat = deviation < 1e-6 * np.maximum(1.0, largest)
    centred /= np.where(flat, 1.0, deviation).astype(centred.dtype)
    centred[flat[:, 0]] = 0.0
    return np.asarray(centred, dtype=np.float32)


def mean_of_best(scores: Scores, count: int) -> Scores:
    """The mean of the `count` best rows, column by column; one pass, the best so far kept in order."""
    tops = np.full((min(count, len(scores)), scores.shape[1]), -np.inf, dtype=np.float32)
    for row in scores:
        rest = row
        for top in tops:
            higher = np.maximum(top, rest)
            rest = np.minimum(top, rest)
            top[:] = higher
    return np.asarray(tops.mean(axis=0), dtype=np.float32)


def per_group(scores: Scores, groups: list[NDArray[np.intp]], summarise: Callable[[Scores], Scores]) -> Scores:
    """One row a requirement: the summary of its clauses' rows, zeros where it has none of that kind."""
    nothing = np.zeros(scores.shape[1], dtype=np.float32)
    return np.array([summarise(scores[g]) if g.size else nothing for g in groups], dtype=np.float32)
