"""BM25 within one language: stems of the words that matter."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import Stemmer
from numpy.typing import NDArray

from legalgap.match.fold import fold, strip_accents
from legalgap.model.texts import Lang

WORD = re.compile(r"[a-z0-9\u0621-\u064a]+")
STOP: dict[Lang, frozenset[str]] = {
    "fr": frozenset(
        "le la les un une des du de et ou au aux en dans par pour sur avec sans sous que qui quoi dont ne pas se son sa ses leur leurs "
        "ce cet cette ces il elle ils elles est sont etre ete ont si comme tout toute tous toutes plus moins peut peuvent doit doivent "
        "meme ainsi notamment lorsque lequel laquelle celui celle ceux entre apres avant selon".split()
    ),
    "en": frozenset(
        "the of and to in a an or for by with on at as is are be been shall may any such that this which who whom its their from not "
        "no other than".split()
    ),
    "ar": frozenset("في من على علي الى الي عن او ان التي الذي هذا هذه ذلك كل كما لا ما مع بعد قبل هو هي".split()),
}
PREFIX = 5
STEMMERS: dict[Lang, str] = {"fr": "french", "en": "english", "ar": "arabic"}


@lru_cache(maxsize=3)
def stemmer(lang: Lang) -> Any:
    """The Snowball stemmer of a language."""
    return Stemmer.Stemmer(STEMMERS[lang])


def tokens(text: str, lang: Lang) -> list[str]:
    """Stems of a text, stop words left out."""
    folded = fold(text) if lang == "ar" else strip_accents(fold(text))
    words = [w for w in WORD.findall(folded) if len(w) > 1 and w not in STOP[lang]]
    return list(stemmer(lang).stemWords(words))


def prefixes(text: str) -> list[str]:
    """The first letters of every word: what cognates of two languages, and forms that stems keep apart, have in common."""
    return [w[:PREFIX] for w in WORD.findall(strip_accents(fold(text))) if len(w) > 1]


COMMON = 0.1
"""Weight of a word that every passage holds."""


class WordIndex:
    """The words of a pool of passages, given as lists of words."""

    def __init__(self, passages: Sequence[list[str]]) -> None:
        import bm25s

        self.size = len(passages)
        index = bm25s.BM25()
        index.index([p or [""] for p in passages], show_progress=False)
        self.vocabulary: dict[str, int] = index.vocab_dict
        self._starts, self._places, self._values = (index.scores[k] for k in ("indptr", "indices", "data"))

    def passages_of(self, word: str) -> slice:
        """Where the passages that hold a known word are listed."""
        k = self.vocabulary[word]
        return slice(self._starts[k], self._starts[k + 1])

    def bm25(self, queries: Sequence[list[str]]) -> NDArray[np.float32]:
        """BM25 of each query against each passage, shape (queries, passages); a query is the sum of its words."""
        out = np.zeros((len(queries), self.size), dtype=np.float32)
        for row, query in zip(out, queries, strict=True):
            for word in query:
                if word in self.vocabulary:
                    here = self.passages_of(word)
                    row[self._places[here]] += self._values[here]
        return out

    def coverage(self, queries: Sequence[list[str]]) -> NDArray[np.float32]:
        """The share of each query's known words that a passage holds, the rarer in the pool the weightier, shape (queries, passages)."""
        out = np.zeros((len(queries), self.size), dtype=np.float32)
        for row, query in zip(out, queries, strict=True):
            held = [self.passages_of(w) for w in sorted(set(query)) if w in self.vocabulary]
            there = [self._places[here][self._values[here] > 0] for here in held]
            rarity = [np.log(np.float32((self.size + 1) / (len(t) + 1))) for t in there]
            for places, weight in zip(there, rarity, strict=True):
                row[places] += weight
            if (total := np.float32(sum(rarity))) > 0:
                row /= total
        return out

    def explained(self, queries: Sequence[list[str]]) -> NDArray[np.float32]:
        """The share of each passage's words that a query holds, the rarer in the pool the weightier, shape (queries, passages)."""
        counts = np.diff(self._starts)
        rarity = np.log((self.size + 1) / (counts + 1)) + COMMON
        whole = np.bincount(self._places, np.repeat(rarity, counts), minlength=self.size)
        out = np.zeros((len(queries), self.size), dtype=np.float32)
        for row, query in zip(out, queries, strict=True):
            for word in sorted(set(query) & self.vocabulary.keys()):
                row[self._places[self.passages_of(word)]] += np.float32(rarity[self.vocabulary[word]])
        return np.asarray(out / np.maximum(whole, COMMON), dtype=np.float32)


def bm25_scores(queries: Sequence[str], passages: Sequence[str], lang: Lang) -> NDArray[np.float32]:
    """BM25 of each query against each passage of the same language, shape (queries, passages)."""
    return WordIndex([tokens(p, lang) for p in passages]).bm25([tokens(q, lang) for q in queries])
