"""The words of a text and what makes two of them the same: never their spaces, their typography nor their Arabic spelling."""

import re
import unicodedata
from collections.abc import Sequence

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from legalgap.match.fold import fold, strip_accents

NUMBER = r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*"
LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u00ad\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f]|[-‐‑]\s*\n\s*(?=[^\W\d_]))*"
MARKER = r"(?:^|(?<=[;:,]))[ \t]*(?:\(?\d{1,3}\s?[.°º)\-–](?!\d)|\(?[a-zA-Zأ-ي]\s?[.)](?=\s))"
"""What numbers an item of a list: how it is printed is no word."""
WORD = re.compile(rf"(?P<marker>{MARKER})|{NUMBER}|{LETTERS}|[%€$£§]", re.MULTILINE)
GROUPED = re.compile(r"(?<=\d)[ .\u00a0\u202f](?=\d{3}(?!\d))")
LOOKALIKE = str.maketrans("il", "ll")
ENDINGS = ("s", "e", "es", "x", "nt", "ent")
HYPHENS = re.compile(r"[-‐‑\u00ad]|\s")


class Word(Struct, frozen=True):
    """A word of a text: its key, equal for the same word however it is printed, and its characters `start` to `end`."""

    key: str
    start: int
    end: int


def read_words(text: str) -> list[Word]:
    """The words of a text in order; punctuation is no word."""
    return [Word(key_of(m[0]), m.start(), m.end()) for m in WORD.finditer(text) if not m["marker"]]


def key_of(word: str) -> str:
    """What a word is compared by."""
    if word[0].isdigit():
        return GROUPED.sub("", "".join(str(unicodedata.digit(c, c)) if c.isdigit() else c for c in word)).replace(",", ".")
    whole = HYPHENS.sub("", word)
    first = strip_accents(whole[0]) if len(whole) > 2 else whole[0]
    return fold(first + whole[1:])


def keys(text: str) -> list[str]:
    """The keys of a text's words."""
    return [word.key for word in read_words(text)]


def same_words(a: str, b: str) -> bool:
    """Whether two texts say the same words, wherever their spaces stand."""
    return a == b or "".join(keys(a)) == "".join(keys(b))


def slip(old: str, new: str) -> bool:
    """Whether words differ by a letter or an ending each, as between two printings: no figure, and their first letter stays."""
    a, b = keys(old), keys(new)
    return len(a) == len(b) and all(one == other or misprint(one, other) for one, other in zip(a, b, strict=True))


def misprint(a: str, b: str) -> bool:
    """Whether one Latin word may be the other misprinted or in another agreement."""
    if not (a.isalpha() and b.isalpha() and strip_accents(a + b).isascii()):
        return False
    if a.translate(LOOKALIKE) == b.translate(LOOKALIKE):
        return True
    short, long = sorted((a, b), key=len)
    if long.startswith(short) and long[len(short) :] in ENDINGS:
        return True
    return a[0] == b[0] and len(short) > 1 and Levenshtein.distance(a, b) == 1


def spell(texts: Sequence[Sequence[str]]) -> list[str]:
    """Each list of keys as a string of one character a key, the same for the same key in all: fast to compare."""
    known: dict[str, str] = {}
    return ["".join(known.setdefault(key, sign(len(known))) for key in text) for text in texts]


def sign(number: int) -> str:
    """A character for a number, the surrogates left out."""
    code = number + 0x100
    return chr(code if code < 0xD800 else code + 0x800)
