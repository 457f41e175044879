"""Reading of signals and notions in the words of a text, in French, Arabic or English."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from legalgap.match.fold import fold, language, strip_accents
from legalgap.model.norms import Lexicon
from legalgap.model.texts import Lang

Traits = NDArray[np.bool_]
NEVER = "(?!)"
READING = 2
"""Raised whenever folding or matching of patterns changes what is read: traits remembered from before are then read anew."""
ARABIC_PREFIX = "(?:[وفبكل]{0,2}(?:ال|ل)?)?"


class TraitReader:
    """Reads every signal, then every notion of a lexicon; patterns are compiled for a language when it is first met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.signals = tuple(lexicon.signals)
        self.notions = tuple(lexicon.notions)
        self._patterns: dict[Lang, list[re.Pattern[str]]] = {}

    def read(self, text: str) -> Traits:
        """Presence of each trait, shape (signals + notions,)."""
        lang = language(text)
        folded = fold(text)
        if lang != "ar":
            folded = strip_accents(folded)
        return np.array([bool(p.search(folded)) for p in self.patterns(lang)], dtype=np.bool_)

    def read_all(self, texts: Sequence[str]) -> Traits:
        """Traits of each text, shape (texts, signals + notions)."""
        if not texts:
            return np.zeros((0, len(self.signals) + len(self.notions)), dtype=np.bool_)
        return np.vstack([self.read(t) for t in texts])

    def patterns(self, lang: Lang) -> list[re.Pattern[str]]:
        """One compiled pattern a trait."""
        if lang not in self._patterns:
            signals = [signal_pattern(s.patterns.get(lang, ())) for s in self.lexicon.signals.values()]
            notions = [notion_pattern(n.get(lang, ()), lang) for n in self.lexicon.notions.values()]
            self._patterns[lang] = [re.compile(p) for p in signals + notions]
        return self._patterns[lang]


def signal_pattern(patterns: Sequence[str]) -> str:
    """Any of the patterns."""
    return "|".join(f"(?:{p})" for p in patterns) or NEVER


def notion_pattern(words: Sequence[str], lang: Lang) -> str:
    """Any of the words or phrases, whole, `*` standing for the end of a word; Arabic words may carry prefixes."""
    if not words:
        return NEVER
    choices = "|".join(word_pattern(w, lang) for w in words)
    return rf"\b{ARABIC_PREFIX if lang == 'ar' else ''}(?:{choices})\b"


def word_pattern(words: str, lang: Lang) -> str:
    """A phrase of the thesaurus as a pattern on folded text."""
    folded = fold(words) if lang == "ar" else strip_accents(fold(words))
    return re.escape(folded).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")


def pack(traits: Traits) -> NDArray[np.uint8]:
    """Bits in bytes, to be stored."""
    return np.packbits(traits, axis=1)


def unpack(packed: NDArray[np.uint8], count: int) -> Traits:
    """The inverse of `pack` for `count` traits."""
    return np.unpackbits(packed, axis=1, count=count).astype(np.bool_)
