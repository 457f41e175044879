"""The signs that begin a paragraph of a treaty and its sub-paragraphs: 1. (a) (i) 1° A. (أ), at the start of a line or inside it."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from legalgap.parse.arabic import digits
from legalgap.parse.ordinals import roman_value

Kind = Literal["number", "bracket", "degree", "letter", "roman", "capital", "Roman", "arabic"]
NUMBERS: tuple[Kind, ...] = ("number", "bracket", "degree")
ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
HIJAI = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
HIGHEST = 99
AFTER = r"(?:\s*[-–—])?\s*"
FORMS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    (rf"(\d{{1,2}})\s?[°º]\s?[.)]?{AFTER}", ("degree",)),
    (r"\(\s*(\d{1,2})\s*\)\s*", ("bracket",)),
    (r"(?:\(\s?\)|[\"“”]\s?[\"“”])\s?(\d{1,2})(?!\d)\s*", ("bracket",)),
    (r"(\d{1,2})\s?\)\s*", ("bracket",)),
    (r"(\d{1,2})\s?(?:\.(?!\d)|[-–—](?!\d))\s*(?:[-–—]\s*)?", ("number",)),
    (r"[-–.]\s?(\d{1,2})(?![\d%])\s+", ("number",)),
    (r"\(\s*([a-z]{1,5})\s*\)\s*", ("letter", "roman")),
    (r"([a-z]{1,5})\s?\)\s*", ("letter", "roman")),
    (r"([a-z])\s?(?:\.|[-–—])\s+", ("letter", "roman")),
    (r"\(?\s?([A-Z])\s?(?:\)|\.(?=\s)|[-–—](?=\s))\s*", ("capital", "Roman")),
    (r"([IVX]{2,5})\s?(?:\)|\.|[-–—])\s*[-–—]?\s*", ("Roman",)),
    (r"\(\s?([أاإبجدهوزحطيكلمنسعفصقرشتثخذضظغ])(?:ـ|\s)*\)\s*", ("arabic",)),
    (r"([أاإبجدهوزحطيكلمنسعفصقرشتثخذضظغ])ـ?\s?(?:\)|[-–—])\s*", ("arabic",)),
)
PATTERNS = tuple((re.compile(form), kinds) for form, kinds in FORMS)
GARBLED = re.compile(r"\(\s*-?\s*(\d{1,2})\s*-?\s+([أ-ي])\s*\)\s*")
"""« 2- (أ) » as some PDF readers give it: ( -2 أ)."""
BULLET = re.compile(r"[-•*–]\s+(?=\(?[a-z]{1,4}\s?[.)])")
INSIDE = re.compile(
    r"(?<=[:;,.—–،؛])\s+(?:(?:and|or|et|ou|و|أو)\s+)?(?=\(?\s?(?:\d{1,2}|[a-z]{1,5}|[أ-ي])\s?\))|\s(?=\(\s?\)\s?\d|[\"“”]\s[\"“”]\s?\d)"
)
"""Where an item of a list may begin inside a line."""


class Sign(NamedTuple):
    """What a sign may be: its kind, its place in the list (from 1), and for Arabic letters its place in the other order."""

    kind: Kind
    value: int
    other: int = 0


class Marked(NamedTuple):
    """The readings of a line's sign, likeliest first, and the words after it."""

    signs: tuple[Sign, ...]
    rest: str


def read_sign(text: str) -> Marked | None:
    """The sign that a line begins with; None where it begins with words."""
    plain = digits(text)
    for pattern, kinds in PATTERNS:
        found = pattern.match(plain)
        if found:
            signs = tuple(s for kind in kinds if (s := sign_of(kind, found[1])))
            if signs:
                return Marked(signs, text[found.end() :])
    return None


def sign_of(kind: Kind, printed: str) -> Sign | None:
    """The sign of that kind printed so; None where it cannot be one."""
    if kind in NUMBERS:
        value = int(printed)
        return Sign(kind, value) if 0 < value <= HIGHEST else None
    if kind == "arabic":
        letter = "أ" if printed in "اإ" else printed
        return Sign(kind, ABJAD.index(letter) + 1, HIJAI.index(letter) + 1)
    if kind in ("letter", "capital"):
        return Sign(kind, ord(printed.lower()) - 96) if len(printed) == 1 else doubled(kind, printed)
    value = roman_value(printed.upper()) or 0
    return Sign(kind, value) if 0 < value <= HIGHEST else None


def doubled(kind: Kind, printed: str) -> Sign | None:
    """`aa`, `bb`: the letters after z."""
    return Sign(kind, 26 + ord(printed[0]) - 96) if len(printed) == 2 and printed[0] == printed[1] and printed not in ("ii", "xx") else None


def parts_of(line: str) -> Iterator[str]:
    """A line cut before each place where an item may begin inside it."""
    bullet = BULLET.match(line)
    line = line[bullet.end() :] if bullet else line
    garbled = GARBLED.match(line)
    if garbled:
        yield f"{garbled[1]}."
        line = f"({garbled[2]}) {line[garbled.end() :]}"
    start = 0
    for found in INSIDE.finditer(line):
        if found.start() > start:
            yield line[start : found.start()].strip()
            start = found.end()
    yield line[start:].strip()
