"""Article and division numbers in every printed form: what they are called, and what comes after what."""

import re

from msgspec import Struct

from legalgap.parse.arabic import ANY, digits, loose
from legalgap.parse.ordinals import bare, roman_value, spelled_number

SUFFIXES = "bis ter quater quinquies sexies septies octies nonies decies undecies duodecies terdecies quaterdecies".split()
ONLY = frozenset("unique sole فريد الفريد فريده الفريده وحيد الوحيد وحيده الوحيده".split())
"""Words for the number of an only article."""
BEFORE = frozenset("preliminaire liminaire preliminary تمهيدي التمهيدي تمهيديه التمهيديه".split())
"""Words for a number before the first."""
NEW = r"(?:\s*\(\s*(?:nouveau|nouvelle|new|جديد[ةه]?)\s*\))?"
SEPARATOR = r"[-‐‑–.](?=\d)(?!\d+\s?°)"
ORDINAL = r"(?:(?:er|re|ère|ème|e|st|nd|rd|th)(?![^\W\d_])|[°º])?"
COMPOUND = re.compile(rf"(\d{{1,6}})(?!\d){ORDINAL}((?:{SEPARATOR}\d{{1,6}})*)")
CODED = re.compile(r"(L\.?O|LO|[LRDAC])[.*\s]{0,3}(?=\d)")
FIGURES = re.compile(r"(?:[IVX]|[LC](?=[IVXLC]))[IVXLCl]*(?:er)?\b(?!['’.]\w)")
LATIN_SUFFIX = re.compile(rf"\s*[-‐‑]?\s*({'|'.join(SUFFIXES)})\b", re.IGNORECASE)
LETTER_SUFFIX = re.compile(r"([A-Z])\b(?!['’])")
AGAIN = re.compile(rf"\s*(?:{loose('المكررة')}|{loose('المكرر')}|{loose('مكررة')}|{loose('مكرر')})(?![^\W\d_])")
TIMES = re.compile(rf"\s*\(?(?:({loose('مرتين')}|2)|({loose('ثلاث')}|{loose('ثالث')}|3){ANY}(?:\s+{loose('مرات')})?|(\d+))\)?(?!\w)")
RANGE = re.compile(r"\s*(?:à|et|to|and|إلى|الى|و|-|–)\s*(?=\d)")


class Number(Struct, frozen=True):
    """A number: `label` as cited (4 bis, L. 123-4), `key` to set numbers in order, the prefix's sign first."""

    label: str
    key: tuple[int, ...]

    @property
    def simple(self) -> bool:
        """A whole number, with no prefix, suffix nor second part."""
        return len(self.key) == 2 and not self.key[0]


def whole(value: int, label: str = "") -> Number:
    """A whole number."""
    return Number(label or str(value), (0, value))


def read_number(text: str, start: int = 0) -> tuple[Number, int] | None:
    """The number that `text` holds at `start`, in any language, and where it ends; None where there is none."""
    at = start + len(text[start:]) - len(text[start:].lstrip())
    found = read_alone(text, at) or read_digits(text, at) or read_spelled(text, at) or read_roman(text, at)
    if found is None:
        return None
    number, end = read_suffix(text, *found)
    new = re.compile(NEW, re.IGNORECASE).match(text, end)
    return number, new.end() if new else end


def read_alone(text: str, at: int) -> tuple[Number, int] | None:
    """`unique`, `préliminaire` and their like."""
    word = re.compile(r"[^\W\d_]+").match(text, at)
    if not word:
        return None
    held = bare(word[0])
    if held in ONLY:
        return Number("unique", (0, 1)), word.end()
    return (Number("préliminaire", (0, 0)), word.end()) if held in BEFORE else None


def read_digits(text: str, at: int) -> tuple[Number, int] | None:
    """12, 1er, 448-1, 82-5-1, L. 123-4, ١٢."""
    text = digits(text)
    coded = CODED.match(text, at)
    found = COMPOUND.match(text, coded.end() if coded else at)
    if not found:
        return None
    parts = [int(found[1]), *(int(p) for p in re.findall(r"\d+", found[2]))]
    prefix = coded[1].replace(".", "") if coded else ""
    label = f"{prefix}. " * bool(prefix) + "-".join(map(str, parts))
    return Number(label, (ord(prefix[-1]) if prefix else 0, *parts)), found.end()


def read_spelled(text: str, at: int) -> tuple[Number, int] | None:
    """Deuxième, vingt et unième, الحادية عشرة, twenty-first."""
    found = spelled_number(text, at)
    return (whole(found[0]), found[1]) if found else None


def read_roman(text: str, at: int) -> tuple[Number, int] | None:
    """IV, Ier."""
    found = FIGURES.match(text, at)
    value = roman_value(found[0].removesuffix("er")) if found else None
    return (whole(value), found.end()) if found and value else None


def read_suffix(text: str, number: Number, end: int) -> tuple[Number, int]:
    """The number with its bis, ter, مكرر or letter, and where that ends."""
    rank = 0
    if found := LATIN_SUFFIX.match(text, end):
        rank, end = SUFFIXES.index(found[1].lower()) + 2, found.end()
    elif found := AGAIN.match(text, end):
        rank, end = 2, found.end()
        if times := TIMES.match(digits(text), end):
            rank, end = 3 if times[1] else 4 if times[2] else int(times[3]) + 1, times.end()
    elif found := LETTER_SUFFIX.match(text, end):
        return Number(number.label + found[1], (*number.key, 0, ord(found[1]) - 63)), found.end()
    if not 2 <= rank < len(SUFFIXES) + 2:
        return number, end
    return Number(f"{number.label} {SUFFIXES[rank - 2]}", (*number.key, 0, rank)), end


def missing(before: Number, after: Number) -> int | None:
    """How many numbers are left out between two; None where they do not go up."""
    a, b = before.key, after.key
    if b <= a:
        return None
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if i == 0:
        return 0
    step = b[i] - a[i] - 1 if i < len(a) else 0
    tail = b[i:] if i == len(a) else b[i + 1 :]
    return step + tail_missing(tail)


def tail_missing(tail: tuple[int, ...]) -> int:
    """What a second part leaves out: nothing before a first one or a bis."""
    if not tail:
        return 0
    return (tail[1] - 2 if tail[0] == 0 else tail[0] - 1) + tail_missing(tail[2:] if tail[0] == 0 else tail[1:])
