"""The words of an article that speak of a requirement: its signals, its notions, and the words it shares with the model clauses."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple

import numpy as np
from markupsafe import Markup

from legalgap.match.features import clauses_asked
from legalgap.match.fold import fold, strip_accents
from legalgap.match.lexical import tokens
from legalgap.match.memory import Memory
from legalgap.match.traits import TraitReader
from legalgap.model.norms import CLAUSE_KINDS, Lexicon, Requirement
from legalgap.model.texts import Passage
from legalgap.review.search import ArticleIndex

Mark = Literal["", "word", "notion", "signal"]
COMMON = 2.0
"""Rarity under which a shared word says nothing: one that more than about one article in seven holds."""
BLOCK = re.compile(r"\S+")


class Piece(NamedTuple):
    """A run of an article's text, and what it carries."""

    text: str
    mark: Mark


class Highlighter:
    """Marks the words of articles; what was marked once is remembered."""

    def __init__(self, lexicon: Lexicon, index: ArticleIndex, memory: Memory) -> None:
        self.reader, self.index, self.memory = TraitReader(lexicon), index, memory
        for lang in {p.lang for p in index.pool}:
            self.reader.patterns(lang)
        self.marked = lru_cache(maxsize=8192)(self.markup)
        self.sought = lru_cache(maxsize=1024)(self.seek)

    def markup(self, requirement: Requirement, passage: Passage) -> Markup:
        """The article's text as HTML, its marks as elements of that class."""
        marked = Markup('<mark class="{}">{}</mark>')
        return Markup().join(marked.format(p.mark, p.text) if p.mark else p.text for p in self.mark(requirement, passage))

    def mark(self, requirement: Requirement, passage: Passage) -> tuple[Piece, ...]:
        """The article's text in pieces that, put together, give it back."""
        blocks = [(m.start(), m.end()) for m in BLOCK.finditer(passage.text)]
        words = [plain(passage.text[a:b], passage.lang) for a, b in blocks]
        shared, signals, notions = self.sought(requirement)
        marks: list[Mark] = [""] * len(blocks)
        if passage.lang == "fr":
            marks = ["" if shared.isdisjoint(stems(word)) else "word" for word in words]
        patterns = self.reader.patterns(passage.lang)
        for i in held_by(words, [patterns[t] for t in notions]):
            marks[i] = "notion"
        for i in held_by(words, [patterns[t] for t in signals]):
            marks[i] = "signal"
        return tuple(pieces(passage.text, blocks, marks))

    def seek(self, requirement: Requirement) -> tuple[frozenset[str], list[int], list[int]]:
        """What speaks of a requirement: stems of its claim and clauses that are not too common in the law, signals that it names, and
        notions that half of its clauses hold."""
        clauses, count = clauses_of(requirement), len(self.reader.signals)
        named = (*requirement.signals.favour, *requirement.signals.against)
        said = tokens(" ".join([requirement.claim.fr, *clauses]), "fr")
        held = self.memory.traits(self.reader, clauses)[:, count:]
        signals = [i for i, name in enumerate(self.reader.signals) if name in named]
        notions = [count + int(i) for i in np.flatnonzero(held.mean(axis=0) >= 0.5)]
        return frozenset(s for s in said if self.index.rarity(s) >= COMMON), signals, notions


@lru_cache(maxsize=65536)
def stems(word: str) -> tuple[str, ...]:
    """The stems of a French word with what is stuck to it."""
    return tuple(tokens(word, "fr"))


def clauses_of(requirement: Requirement) -> list[str]:
    """All the model clauses of a requirement; its claim where it has none to keep it."""
    return [c for kind in range(len(CLAUSE_KINDS)) for c in clauses_asked(requirement, kind)]


@lru_cache(maxsize=65536)
def plain(word: str, lang: str) -> str:
    """A word as patterns read it."""
    folded = fold(word)
    return folded if lang == "ar" else strip_accents(folded)


def held_by(words: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> Iterator[int]:
    """The places of the words in which a pattern was found."""
    ends = list(accumulate(len(word) + 1 for word in words))
    text = " ".join(words)
    for pattern in patterns:
        for found in pattern.finditer(text):
            if found.end() > found.start():
                yield from range(bisect_right(ends, found.start()), bisect_right(ends, found.end() - 1) + 1)


def pieces(text: str, blocks: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> Iterator[Piece]:
    """The text cut where marks change; what parts two words of one mark takes it too."""
    at, run = 0, ""
    last: Mark = ""
    for (start, end), mark in zip(blocks, marks, strict=True):
        gap = text[at:start]
        if mark == last:
            run += gap + text[start:end]
        else:
            if run or gap:
                yield Piece(run + ("" if last else gap), last)
                if last and gap:
                    yield Piece(gap, "")
            run, last = text[start:end], mark
        at = end
    if run:
        yield Piece(run, last)
    if text[at:]:
        yield Piece(text[at:], "")
