"""The articles nearest to a free text, in any of the three languages."""

from collections.abc import Sequence

import numpy as np

from legalgap.match.encoder import Encoder, UseEncoder
from legalgap.match.features import article_words, damped, inverse_frequency, standardise, unit_rows
from legalgap.match.fold import language
from legalgap.match.lexical import bm25_scores
from legalgap.match.memory import Memory
from legalgap.match.segments import cut
from legalgap.match.traits import TraitReader
from legalgap.model.norms import Lexicon
from legalgap.model.texts import Passage


def nearest(
    text: str, pool: Sequence[Passage], lexicon: Lexicon, memory: Memory, encoder: Encoder | None = None
) -> list[tuple[Passage, float]]:
    """Every article with a score in [0, 1], best first: meaning, shared notions, and words where the language is the same.

    A caller that asks often gives its own `encoder`, so that the model is loaded once.
    """
    if not pool:
        return []
    words = [article_words(p) for p in pool]
    parts, starts = cut(words)
    encoder, reader = encoder or UseEncoder(), TraitReader(lexicon)
    vectors = memory.vectors(encoder, parts)
    query = encoder.encode([text])
    dense = standardise(np.maximum.reduceat(query @ vectors.T, starts, axis=1))[0]
    traits, asked = memory.traits(reader, words), reader.read_all([text])
    rarity = inverse_frequency(traits)
    notions = standardise(unit_rows(asked * rarity) @ damped(traits * rarity).T)[0]
    lang = language(text)
    same = np.flatnonzero(np.array([p.lang == lang for p in pool]))
    lexical = np.zeros(len(pool), dtype=np.float32)
    if same.size:
        lexical[same] = standardise(bm25_scores([text], [words[i] for i in same], lang))[0]
    total = dense + notions + lexical
    scores = 1 / (1 + np.exp(-(total - 6) / 2))
    return [(pool[i], float(scores[i])) for i in np.argsort(-total, kind="stable")]
