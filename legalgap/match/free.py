"""The articles nearest to a free text, in any of the three languages."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from legalgap.match.encoder import Encoder, UseEncoder
from legalgap.match.features import Scores, damped, inverse_frequency, standardise, unit_rows
from legalgap.match.fold import language
from legalgap.match.lexical import bm25_scores
from legalgap.match.memory import Memory
from legalgap.match.pool import article_words
from legalgap.match.segments import cut
from legalgap.match.traits import TraitReader
from legalgap.model.norms import CLAUSE_KINDS, Lexicon, Promise
from legalgap.model.texts import Lang, Passage


def nearest(
    text: str, pool: Sequence[Passage], lexicon: Lexicon, memory: Memory, encoder: Encoder | None = None
) -> list[tuple[Passage, float]]:
    """Every article with a score in [0, 1], best first.

    A caller that asks often gives its own `encoder`, so that the model is loaded once.
    """
    if not pool:
        return []
    scores = affinity([text], pool, lexicon, memory, encoder or UseEncoder())[0]
    return [(pool[i], float(scores[i])) for i in np.argsort(-scores, kind="stable")]


def affinity(texts: Sequence[str], pool: Sequence[Passage], lexicon: Lexicon, memory: Memory, encoder: Encoder) -> NDArray[np.float64]:
    """How near each text is to each article, in [0, 1], shape (texts, articles): meaning, shared notions, words of the same language."""
    words = [article_words(p) for p in pool]
    parts, starts = cut(words)
    vectors = memory.vectors(encoder, parts)
    dense = standardise(np.maximum.reduceat(encoder.encode(list(texts)) @ vectors.T, starts, axis=1))
    reader = TraitReader(lexicon)
    traits, asked = memory.traits(reader, words), reader.read_all(texts)
    rarity = inverse_frequency(traits)
    notions = standardise(unit_rows(asked * rarity) @ damped(traits * rarity).T)
    total = dense + notions + lexical(texts, words, [p.lang for p in pool])
    return np.asarray(1 / (1 + np.exp(-(total.astype(np.float64) - 6) / 2)))


def lexical(texts: Sequence[str], words: Sequence[str], langs: Sequence[Lang]) -> Scores:
    """BM25 of each text on the articles of its own language, standardised; zero for the others."""
    scores = np.zeros((len(texts), len(words)), dtype=np.float32)
    spoken = [language(t) for t in texts]
    for lang in dict.fromkeys(spoken):
        rows = np.flatnonzero(np.array([s == lang for s in spoken]))
        same = np.flatnonzero(np.array([own == lang for own in langs]))
        if same.size:
            found = bm25_scores([texts[i] for i in rows.tolist()], [words[i] for i in same.tolist()], lang)
            scores[np.ix_(rows, same)] = standardise(found)
    return scores


def norm_passage(promise: Promise) -> Passage:
    """A requirement as a passage to be matched: its claim and the clauses of a law that would keep it."""
    clauses = " ".join(promise.requirement.clauses(CLAUSE_KINDS[0]))
    words = f"{promise.summary} {promise.requirement.claim.fr} {clauses}"
    return Passage(promise.instrument, promise.requirement.id, words, "fr", "convention", promise.heading)
