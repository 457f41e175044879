"""The articles of a scan, read once: what every requirement is compared with."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from legalgap.match.encoder import Encoder, Vectors
from legalgap.match.lexical import WordIndex, tokens
from legalgap.match.memory import Memory
from legalgap.match.segments import cut
from legalgap.match.traits import TraitReader, Traits
from legalgap.model.texts import Passage


class Pool:
    """A articles: vectors of their windows and headings, their traits; indices of the words of the French ones and of their headings."""

    def __init__(self, passages: Sequence[Passage], encoder: Encoder, reader: TraitReader, memory: Memory) -> None:
        self.encoder, self.reader, self.memory = encoder, reader, memory
        self.laws = [p.law for p in passages]
        words = [article_words(p) for p in passages]
        self.headed: NDArray[np.bool_] = np.array([bool(p.heading) for p in passages])
        parts, self.starts = cut(words)
        self.windows = self.encode(parts)
        self.headings = self.encode([p.heading for p in passages if p.heading])
        self.signals, self.notions = self.read(words)
        self.french: NDArray[np.intp] = np.flatnonzero(np.array([p.lang for p in passages]) == "fr")
        self.index = WordIndex([tokens(words[i], "fr") for i in self.french]) if self.french.size else None
        self.titled: NDArray[np.intp] = np.flatnonzero(self.headed & np.isin(np.arange(len(words)), self.french))
        self.titles = WordIndex([tokens(passages[int(i)].heading, "fr") for i in self.titled]) if self.titled.size else None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of texts, shape (texts, dimension)."""
        return self.memory.vectors(self.encoder, texts)

    def read(self, texts: Sequence[str]) -> tuple[Traits, Traits]:
        """The signals and the notions of texts, shapes (texts, signals) and (texts, notions)."""
        traits, split = self.memory.traits(self.reader, texts), len(self.reader.signals)
        return traits[:, :split], traits[:, split:]

    def closeness(self, texts: Sequence[str]) -> Vectors:
        """Cosine of each text with the nearest window of each article, shape (texts, A)."""
        return np.asarray(np.maximum.reduceat(self.encode(texts) @ self.windows.T, self.starts, axis=1), dtype=np.float32)

    def mean_vectors(self) -> Vectors:
        """One vector an article: the mean of its windows, shape (A, dimension)."""
        return mean_by_text(self.windows, self.starts)


def article_words(passage: Passage) -> str:
    """An article's words as they are encoded: its heading, then its text."""
    return f"{passage.heading}. {passage.text}" if passage.heading else passage.text


def whole_vectors(words: list[str], encoder: Encoder, memory: Memory) -> Vectors:
    """One vector a text: the mean of its windows."""
    parts, starts = cut(words)
    return mean_by_text(memory.vectors(encoder, parts), starts)


def mean_by_text(windows: Vectors, starts: NDArray[np.intp]) -> Vectors:
    """The mean of the windows of each text."""
    sizes = np.diff([*starts, len(windows)])
    return np.asarray(np.add.reduceat(windows, starts, axis=0) / sizes[:, None], dtype=np.float32)
