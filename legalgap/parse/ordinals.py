"""Numbers in letters and in Roman figures, in French, Arabic and English."""

import re
import unicodedata
from functools import cache, lru_cache

from legalgap.parse.arabic import MARKS, plain

ROMAN = re.compile(r"(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,4})(IX|IV|V?I{0,4})")
ROMAN_SIGNS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
ROMAN_VALUES = {sign: value for value, sign in ROMAN_SIGNS}

FRENCH_UNITS = (
    "unième deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième "
    "quinzième seizième dix-septième dix-huitième dix-neuvième"
).split()
FRENCH_BASES = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
ENGLISH_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth"
).split()
ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ARABIC_UNITS = (
    ("الأولى", "الأول", "الولى", "الحادية", "الحادي", "الواحدة", "الواحد"),
    ("الثانية", "الثاني"),
    ("الثالثة", "الثالث"),
    ("الرابعة", "الرابع"),
    ("الخامسة", "الخامس"),
    ("السادسة", "السادس"),
    ("السابعة", "السابع"),
    ("الثامنة", "الثامن"),
    ("التاسعة", "التاسع"),
)
ARABIC_TENS = (("عشر",), ("ثلاث", "ثالث"), ("أربع",), ("خمس",), ("ست",), ("سبع",), ("ثمان",), ("تسع",))
"""`ثالث` is `ثلاث` with its lam-alef printed the wrong way round."""
WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*")
GAP = re.compile(r"[ \t\u00a0]+|[-‐‑]")
LONGEST = 4
"""Words of the longest ordinal."""


def roman(number: int) -> str:
    """A number from 1 to 399 in Roman figures."""
    out = ""
    for value, sign in ROMAN_SIGNS:
        out += sign * (number // value)
        number %= value
    return out


def roman_value(figures: str) -> int | None:
    """What Roman figures are worth; `l` read for `I` (a scanner's fault) is set right; None where they are no number."""
    figures = figures.replace("l", "I")
    if not figures or not ROMAN.fullmatch(figures):
        return None
    values = [ROMAN_VALUES[c] for c in figures]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def latin(text: str) -> str:
    """Lower case, no accent, blanks for hyphens: to compare words, never to show them."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return " ".join(re.split(r"[\s\-‐‑]+", bare.strip()))


@lru_cache(maxsize=8192)
def bare(word: str) -> str:
    """A short word in plain letters, of any script."""
    return plain(latin(word))


def french(number: int) -> str:
    """The French ordinal of 2 to 99 in letters."""
    base = max((b for b in FRENCH_BASES if b <= number), default=0)
    rest = number - base
    if not base:
        return FRENCH_UNITS[number - 1]
    if not rest:
        return FRENCH_BASES[base].removesuffix("e") + "ième"
    link = " et " if rest in (1, 11) and base < 80 else "-"
    return FRENCH_BASES[base] + link + FRENCH_UNITS[rest - 1]


def english(number: int) -> str:
    """The English ordinal of 1 to 99 in letters."""
    if number < 20:
        return ENGLISH_UNITS[number - 1]
    ten = ENGLISH_TENS[number // 10 - 2]
    return f"{ten}-{ENGLISH_UNITS[number % 10 - 1]}" if number % 10 else ten[:-1] + "ieth"


def arabic(number: int) -> list[str]:
    """The forms of an Arabic ordinal of 1 to 99 in letters, feminine first."""
    ten, unit = divmod(number, 10)
    if number == 10:
        return ["العاشرة", "العاشر"]
    ends = [f"{stem}{end}" for stem in ARABIC_TENS[ten - 2] for end in ("ون", "ين")] if ten > 1 else []
    if not unit:
        return [f"ال{end}" for end in ends]
    units = ARABIC_UNITS[unit - 1]
    if not ten:
        return list(units)
    if ten == 1:
        return [f"{form} {teen}" for form in units for teen in ("عشرة", "عشر")]
    return [f"{form} {link}ال{end}" for form in units for end in ends for link in ("و", "و ")]


@cache
def words() -> dict[str, int]:
    """Every ordinal in letters and what it is worth, on plain letters."""
    found = {"premier": 1, "premiere": 1, "second": 2, "seconde": 2}
    for n in range(1, 100):
        found |= {bare(w): n for w in (*((french(n),) if n > 1 else ()), english(n), *arabic(n))}
    hundreds = {bare(name): 100 for name in ("المائة", "المئة")}
    return found | hundreds | {f"{w} بعد {h}": 100 + n for w, n in found.items() if not w.isascii() for h in hundreds}


@cache
def openings() -> frozenset[str]:
    """The first words of ordinals."""
    return frozenset(word.split()[0] for word in words())


def spelled_number(text: str, start: int = 0) -> tuple[int, int] | None:
    """The ordinal in letters that `text` holds at `start`, and where it ends."""
    first = WORD.match(text, start)
    if not first or bare(first[0]) not in openings():
        return None
    ends: list[int] = []
    at = start
    while len(ends) < LONGEST and (word := WORD.match(text, at)):
        ends.append(word.end())
        gap = GAP.match(text, word.end())
        at = gap.end() if gap else len(text)
    for end in reversed(ends):
        held = text[start:end]
        value = words().get(bare(held))
        if value:
            return value, end
    return None
