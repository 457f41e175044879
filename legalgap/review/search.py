"""Articles found by number or by words, in every act that was read."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from legalgap.match.fold import fold, language, strip_accents
from legalgap.match.lexical import tokens
from legalgap.model.texts import Passage

NUMBER = re.compile(r"^(?:(?P<law>\S+)\s+)?(?:art(?:icle)?\.?\s*)?(?P<num>(?:\d[\w.-]*|premier|preambule)(?:\s+(?:bis|ter|quater))?)$")


class ArticleIndex:
    """The stems of every article, each with the articles that hold it."""

    def __init__(self, pool: Iterable[Passage]) -> None:
        self.pool = list(pool)
        self.holders: dict[str, list[int]] = defaultdict(list)
        for i, p in enumerate(self.pool):
            for stem in set(tokens(f"{p.heading} {p.text}", p.lang)):
                self.holders[stem].append(i)

    def rarity(self, stem: str) -> float:
        """How rare a stem is: 0 where every article holds it."""
        return float(np.log((len(self.pool) + 1) / (len(self.holders.get(stem, ())) + 1)))

    def find(self, query: str, count: int = 12) -> list[Passage]:
        """The articles of that number (`416`, `65-99 art. 416`), or those that hold most of the words, rarest weighing most."""
        asked = strip_accents(fold(query))
        numbered = NUMBER.match(asked)
        found = self.by_number(numbered["law"] or "", numbered["num"]) if numbered else []
        return (found or self.by_words(query))[:count]

    def by_number(self, law: str, num: str) -> list[Passage]:
        """Articles of that number, in the acts whose id starts so; those whose number only starts so after them."""
        held = [(plain(p.num), p) for p in self.pool if plain(p.law).startswith(law.rstrip("./"))]
        exact = [p for n, p in held if n == num]
        return exact + [p for n, p in held if n != num and n.startswith(num)]

    def by_words(self, query: str) -> list[Passage]:
        """Articles that hold the words, best first."""
        weight: dict[int, float] = defaultdict(float)
        for stem in set(tokens(query, language(query))):
            for i in self.holders.get(stem, ()):
                weight[i] += self.rarity(stem)
        return [self.pool[i] for i, _ in sorted(weight.items(), key=lambda w: (-w[1], w[0]))]


@lru_cache(maxsize=8192)
def plain(words: str) -> str:
    """Words as they are compared."""
    return strip_accents(fold(words))
