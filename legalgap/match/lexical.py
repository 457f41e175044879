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


class WordIndex:
    """The words of a pool of passages of one language."""

    def __init__(self, passages: Sequence[str], lang: Lang) -> None:
        import bm25s

        self.lang, self.size = lang, len(passages)
        self.index = bm25s.BM25()
        self.index.index([tokens(p, lang) or [""] for p in passages], show_progress=False)

    def known(self, queries: Sequence[str]) -> list[list[str]]:
        """The words of each query that some passage holds."""
        return [[w for w in tokens(q, self.lang) if w in self.index.vocab_dict] for q in queries]

    def by_word(self, asked: list[list[str]]) -> tuple[dict[str, int], NDArray[np.float32]]:
        """A row for every distinct word asked, and what the word alone gives each passage, shape (words, passages)."""
        words = {w: k for k, w in enumerate(sorted({w for q in asked for w in q}))}
        scores = np.zeros((len(words), self.size), dtype=np.float32)
        for word, k in words.items():
            held = slice(*self.index.scores["indptr"][self.index.vocab_dict[word] :][:2])
            scores[k, self.index.scores["indices"][held]] = self.index.scores["data"][held]
        return words, scores

    def bm25(self, queries: Sequence[str]) -> NDArray[np.float32]:
        """BM25 of each query against each passage, shape (queries, passages); a query is the sum of its words."""
        asked = self.known(queries)
        words, scores = self.by_word(asked)
        out = np.zeros((len(queries), self.size), dtype=np.float32)
        for i, query in enumerate(asked):
            if query:
                out[i] = scores[[words[w] for w in query]].sum(axis=0)
        return out

    def coverage(self, queries: Sequence[str]) -> NDArray[np.float32]:
        """The share of each query's words that a passage holds, the rarer in the pool the weightier, shape (queries, passages)."""
        asked = [sorted(set(q)) for q in self.known(queries)]
        words, scores = self.by_word(asked)
        there = scores > 0
        rarity = np.log((self.size + 1) / (there.sum(axis=1) + 1)).astype(np.float32)
        out = np.zeros((len(queries), self.size), dtype=np.float32)
        for i, query in enumerate(asked):
            rows = [words[w] for w in query]
            if rarity[rows].sum() > 0:
                out[i] = rarity[rows] @ there[rows] / rarity[rows].sum()
        return out


def bm25_scores(queries: Sequence[str], passages: Sequence[str], lang: Lang) -> NDArray[np.float32]:
    """BM25 of each query against each passage of the same language, shape (queries, passages)."""
    return WordIndex(passages, lang).bm25(queries)
