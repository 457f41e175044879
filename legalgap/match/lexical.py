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


def bm25_scores(queries: Sequence[str], passages: Sequence[str], lang: Lang) -> NDArray[np.float32]:
    """BM25 of each query against each passage of the same language, shape (queries, passages); a query is the sum of its words."""
    import bm25s

    index = bm25s.BM25()
    index.index([tokens(p, lang) or [""] for p in passages], show_progress=False)
    asked = [[w for w in tokens(q, lang) if w in index.vocab_dict] for q in queries]
    words = {w: k for k, w in enumerate(sorted({w for q in asked for w in q}))}
    by_word = np.zeros((len(words), len(passages)), dtype=np.float32)
    for word, k in words.items():
        held = slice(*index.scores["indptr"][index.vocab_dict[word] :][:2])
        by_word[k, index.scores["indices"][held]] = index.scores["data"][held]
    out = np.zeros((len(queries), len(passages)), dtype=np.float32)
    for i, query in enumerate(asked):
        if query:
            out[i] = by_word[[words[w] for w in query]].sum(axis=0)
    return out
