"""The theme of a text, from the requirements nearest to it: said only where most of them agree."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from legalgap.match.encoder import Encoder
from legalgap.match.free import affinity, norm_passage
from legalgap.match.memory import Memory
from legalgap.model.norms import Lexicon, Promise

NEAREST, AGREEMENT = 9, 0.6
"""Requirements asked, and the share of their votes that a theme needs: each instrument guessed from the others, three in four are right."""


def guess_themes(texts: Sequence[str], asked: Sequence[Promise], lexicon: Lexicon, memory: Memory, encoder: Encoder) -> list[str | None]:
    """The theme of each text, None where its nearest requirements disagree."""
    if not texts or not asked:
        return [None] * len(texts)
    scores = affinity(texts, [norm_passage(p) for p in asked], lexicon, memory, encoder)
    return [agreed([(asked[i].theme, float(row[i])) for i in np.argsort(-row, kind="stable")[:NEAREST]]) for row in scores]


def agreed(votes: Sequence[tuple[str, float]]) -> str | None:
    """The theme that holds enough of the weighted votes."""
    weights: Counter[str] = Counter()
    for theme, weight in votes:
        weights[theme] += weight  # type: ignore[assignment]
    best = max(weights, key=lambda theme: weights[theme])
    return best if weights[best] >= AGREEMENT * sum(weights.values()) > 0 else None
