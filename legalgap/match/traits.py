"""Reading of signals and notions in the words of a text, in French, Arabic or English."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from legalgap.match.apart import MANY, share
from legalgap.match.encoder import cores
from legalgap.match.fold import fold, language, strip_accents
from legalgap.model.norms import Lexicon
from legalgap.model.texts import Lang

Traits = NDArray[np.bool_]
NEVER = "(?!)"
READING = 2
"""Raised whenever folding or matching of patterns changes what is read: traits remembered from before are then read anew."""
LOT = 500
"""Texts read at a time by a process."""
ARABIC_PREFIX = "(?:[وفبكل]{0,2}(?:ال|ل)?)?"


TOKEN = re.compile(r"\w+")
WORD = re.compile(r"\w+\*?")


class TraitReader:
    """Reads every signal, then every notion of a lexicon; patterns are compiled for a language when it is first met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.signals = tuple(lexicon.signals)
        self.notions = tuple(lexicon.notions)
        self._patterns: dict[Lang, list[re.Pattern[str]]] = {}
        self._notions: dict[Lang, NotionReader] = {}

    def read(self, text: str) -> Traits:
        """Presence of each trait, shape (signals + notions,)."""
        lang = language(text)
        folded = fold(text)
        if lang != "ar":
            folded = strip_accents(folded)
        signals = [bool(p.search(folded)) for p in self.patterns(lang)[: len(self.signals)]]
        return np.array([*signals, *self._notions[lang].read(folded)], dtype=np.bool_)

    def read_all(self, texts: Sequence[str]) -> Traits:
        """Traits of each text, shape (texts, signals + notions)."""
        if not texts:
            return np.zeros((0, len(self.signals) + len(self.notions)), dtype=np.bool_)
        if len(texts) >= MANY and cores() > 1:
            lots = [texts[start : start + LOT] for start in range(0, len(texts), LOT)]
            return np.vstack(list(share(read_apart, lots, cores(), hold_reader, self.lexicon)))
        return np.vstack([self.read(t) for t in texts])

    def patterns(self, lang: Lang) -> list[re.Pattern[str]]:
        """One compiled pattern a trait."""
        if lang not in self._patterns:
            words = [n.get(lang, ()) for n in self.lexicon.notions.values()]
            signals = [signal_pattern(s.patterns.get(lang, ())) for s in self.lexicon.signals.values()]
            self._patterns[lang] = [re.compile(p) for p in [*signals, *[notion_pattern(w, lang) for w in words]]]
            self._notions[lang] = NotionReader(words, lang)
        return self._patterns[lang]


_apart: list[TraitReader] = []


def hold_reader(lexicon: Lexicon) -> None:
    """The reader of a process to which texts are sent."""
    _apart.append(TraitReader(lexicon))


def read_apart(texts: Sequence[str]) -> Traits:
    """The traits of some texts, in such a process."""
    return _apart[0].read_all(texts)


class NotionReader:
    """Finds what the patterns of the notions of one language find, faster: what a word may be the start of is worked out once."""

    def __init__(self, notions: Sequence[Sequence[str]], lang: Lang) -> None:
        self.count = len(notions)
        spoken = [(i, words) for i, phrases in enumerate(notions) for words in phrases]
        self.starts = [(re.compile(notion_pattern([first_word(words)], lang)), i, self.rest(words, lang)) for i, words in spoken]
        self.known: dict[str, list[tuple[int, re.Pattern[str] | None]]] = {}

    def rest(self, words: str, lang: Lang) -> re.Pattern[str] | None:
        """What must still be found once the first word is there; nothing for a single word."""
        return None if first_word(words) == words else re.compile(notion_pattern([words], lang))

    def read(self, folded: str) -> list[bool]:
        """Presence of each notion in folded text."""
        held = [False] * self.count
        for word in set(TOKEN.findall(folded)):
            for notion, rest in self.of_word(word):
                held[notion] = held[notion] or rest is None or bool(rest.search(folded))
        return held

    def of_word(self, word: str) -> list[tuple[int, re.Pattern[str] | None]]:
        """The notions a word may stand for, or begin."""
        if word not in self.known:
            self.known[word] = [(notion, rest) for start, notion, rest in self.starts if start.fullmatch(word)]
        return self.known[word]


def first_word(words: str) -> str:
    """The first word of a phrase of the thesaurus."""
    found = WORD.match(words)
    return found.group() if found else words


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
