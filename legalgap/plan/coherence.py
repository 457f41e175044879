"""Do public strategies, the law and the norms speak of the same things? A matrix of strategies × themes, and its silent cells."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from legalgap.match.encoder import Encoder
from legalgap.match.free import affinity, norm_passage
from legalgap.match.memory import Memory
from legalgap.model.findings import cite_article
from legalgap.model.norms import Lexicon, Promise, Theme
from legalgap.model.strategies import Item, Strategy
from legalgap.model.texts import Passage

NEAR = 0.7
"""Affinity from which an item is taken to bear on a requirement or an article."""
KEPT = 5


class Link(Struct, frozen=True):
    """An article or a requirement that an item is near to."""

    ref: str
    score: float


class Line(Struct, frozen=True):
    """An item of a strategy: the themes it bears on, the requirements and the articles nearest to it."""

    strategy: str
    item: Item
    themes: tuple[str, ...]
    requirements: tuple[Link, ...]
    articles: tuple[Link, ...]


class Coherence(Struct, frozen=True):
    """The matrix: a line an item, the number of items in each cell, and the themes on which a strategy is silent."""

    as_of: date
    strategies: tuple[Strategy, ...]
    themes: dict[str, Theme]
    lines: tuple[Line, ...]

    def cell(self, strategy: str, theme: str) -> tuple[Line, ...]:
        """The items of a strategy that bear on a theme."""
        return tuple(line for line in self.lines if line.strategy == strategy and theme in line.themes)

    def silent(self, strategy: str) -> list[str]:
        """The themes of the norms of which a strategy says nothing."""
        return [t for t in self.themes if not self.cell(strategy, t)]

    def unheard(self) -> list[str]:
        """The themes of which no strategy says anything."""
        return [t for t in self.themes if not any(t in line.themes for line in self.lines)]


def compare_strategies(
    strategies: Sequence[Strategy],
    asked: Sequence[Promise],
    law: Sequence[Passage],
    themes: dict[str, Theme],
    day: date,
    lexicon: Lexicon,
    memory: Memory,
    encoder: Encoder,
) -> Coherence:
    """Match every item with the requirements and with the law, by the affinity that `legalgap match` uses.

    Norms and law make one pool: few norms alone would give an item no background to stand out from.
    """
    items = [(s.id, i) for s in strategies for i in s.items]
    texts = [f"{i.title}. {i.text}" for _, i in items]
    used = {t: themes[t] for t in dict.fromkeys(p.theme for p in asked)}
    if not items:
        return Coherence(day, tuple(strategies), used, ())
    scores = affinity(texts, [*map(norm_passage, asked), *law], lexicon, memory, encoder)
    to_norms, to_law = scores[:, : len(asked)], scores[:, len(asked) :]
    lines = [
        Line(
            owner,
            item,
            themes_of(to_norms[k], asked),
            nearest_links(to_norms[k], [p.requirement.id for p in asked]),
            nearest_links(to_law[k], [cite_article(p.law, p.num) for p in law]),
        )
        for k, (owner, item) in enumerate(items)
    ]
    return Coherence(day, tuple(strategies), used, tuple(lines))


def themes_of(scores: NDArray[np.float64], asked: Sequence[Promise]) -> tuple[str, ...]:
    """The themes of the requirements an item is near to, the nearest first."""
    order = [i for i in np.argsort(-scores, kind="stable")[:KEPT] if scores[i] >= NEAR]
    return tuple(dict.fromkeys(asked[i].theme for i in order))


def nearest_links(scores: NDArray[np.float64], refs: Sequence[str]) -> tuple[Link, ...]:
    """The nearest few, best first."""
    order = [i for i in np.argsort(-scores, kind="stable")[:KEPT] if scores[i] >= NEAR]
    return tuple(Link(refs[i], round(float(scores[i]), 3)) for i in order)
