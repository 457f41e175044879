"""Proposed wording as a redline: the sentences that hold a trait against the norm are struck, the model clauses put in."""

import re
from collections.abc import Sequence

import numpy as np

from legalgap.match.traits import TraitReader
from legalgap.model.measures import Draft, Piece
from legalgap.plan.gaps import Gap

SENTENCE = re.compile(r"(?<=[.;؛!؟۔])\s+(?=[\w«(\"])|\n+")


class Drafter:
    """Writes drafts; the traits against a norm are those of the lexicon."""

    def __init__(self, reader: TraitReader) -> None:
        self.reader = reader
        self.against = np.array([s.side == "against" for s in reader.lexicon.signals.values()], dtype=np.bool_)

    def draft(self, gap: Gap, wording: str | None, amends: bool) -> Draft:
        """The redline of a gap; `wording` is that of the article aimed at, None where it is not known or nothing is written.

        Where the article is not amended it stays whole, and what is put in belongs to a lighter text.
        """
        inserted = tuple(Piece("insert", c) for c in dict.fromkeys(r.model_clause for r in gap.rows if r.model_clause))
        if not wording:
            return Draft(inserted, False)
        sentences = split(wording)
        struck = self.struck(sentences, gap) if amends else [False] * len(sentences)
        kept = [Piece("strike" if s else "keep", text) for text, s in zip(sentences, struck, strict=True)]
        place = max((i for i, s in enumerate(struck, 1) if s), default=len(kept))
        return Draft((*kept[:place], *inserted, *kept[place:]), amends)

    def struck(self, sentences: Sequence[str], gap: Gap) -> list[bool]:
        """Which sentences go: those with a trait against the norm; all, in a contradiction, where none shows one."""
        if gap.key.nature not in ("contradiction", "condition supplémentaire"):
            return [False] * len(sentences)
        count = len(self.against)
        held = [bool((self.reader.read(s)[:count] & self.against).any()) for s in sentences]
        return [True] * len(sentences) if gap.key.nature == "contradiction" and not any(held) else held


def split(text: str) -> list[str]:
    """Sentences, and clauses parted by semicolons."""
    return [part.strip() for part in SENTENCE.split(text) if part.strip()]
