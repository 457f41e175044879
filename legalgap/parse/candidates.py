"""Every place where an article may begin, with a weight for how much it looks like a heading rather than a reference."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from legalgap.model.documents import Line
from legalgap.parse.arabic import digits, loose
from legalgap.parse.clues import LEADERS, around, bearing, glued, shape_of
from legalgap.parse.numbers import Number, read_number
from legalgap.parse.ordinals import bare

LEAD = re.compile(r"[\s#*_>|]*")
SEEN, MOST = 160, 2000
"""Signs looked at after and before a word for an article; such words looked at in one line."""
LATIN = re.compile(
    r"(?<![^\W\d_])(?P<word>A\s?R\s?T\s?I\s?C\s?L\s?E\s?S?|[Aa]rticles?|A\s?RT\s?S?|[Aa]rts?|ARTIKEL|Artikel|Artículo|Artigo|Articolo)"
    r"(?![^\W\d_])\s?\.?\s*(?:[Nn][°º]\s*)?"
)
SECTION = re.compile(r"(?<![^\W\d_])(?P<word>SECTION|Section|SEC\.|Sec\.|Clause|CLAUSE)\s+(?=\d)")
ARABIC = re.compile(
    rf"(?<![\u0621-\u0652])(?P<word>{loose('المادة')}|{loose('مادة')}|{loose('الفصل')}|{loose('فصل')}|{loose('البند')})(?![^\W\d_])"
    r"\s*(?P<mark>[:.\-–]?)\s*"
)
BARE = re.compile(r"^\s*(?P<word>)(?=\d{1,3}(?:[A-Z]|bis|ter)?\s?\.\s?(?:[-–—]|\(?1\)|[A-ZÀ-Ý]))")
ITEM = re.compile(
    r"(?<![^\W\d_])(?P<word>Objectives?|Objectifs?|Principles?|Principes?|Rules?|Règles?|Standards?|Guidelines?)\s+(?=[\dIVX])"
)
WAYS: tuple[tuple[re.Pattern[str], ...], ...] = ((LATIN, ARABIC, SECTION), (ITEM,), (BARE,))
RANGE = re.compile(r"\s*(?:à|et|to|and|إلى|الى|و)\s*(?=\d)")
STRONG = 2.0
"""Weight from which a place surely looks like a heading."""
WEAKEST = -1.5
"""Weight under which a place is no heading even where its number is wanting."""
EMPTY = 1.5
USUAL_STEP = 3
"""A number this little above the one before is not a shorter one with a footnote call glued to it."""


class Candidate(Struct, frozen=True):
    """A possible heading: the line, where it starts and ends in it, its number (`last` where it stands for a range) and its weight.

    `titled`: text follows on the line; `shortened`: the number is read without its last figures, taken for a footnote call.
    """

    line: int
    start: int
    end: int
    number: Number
    word: str
    weight: float
    last: Number | None = None
    titled: bool = False
    shortened: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Line and sign, to set candidates in order."""
        return self.line, self.start


def find_candidates(lines: Sequence[Line], lang: str, way: int = 0) -> list[Candidate]:
    """Every possible heading, in reading order, by one of the WAYS: a word for an article, for another item, a bare number."""
    patterns = [p for p in WAYS[way] if p is not SECTION or lang == "en"]
    usual = median([len(line.text) for line in lines]) if lines else 0
    found: list[Candidate] = []
    for i, line in enumerate(lines):
        if LEADERS.search(line.text):
            continue
        for pattern in patterns:
            for match in islice(pattern.finditer(line.text), MOST if pattern is not BARE else 1):
                found += weigh(lines, i, match, usual)
    return without_needless(less_empty(sorted(found, key=lambda c: c.place), lines))


def declared(lines: Sequence[Line]) -> list[Candidate]:
    """The headings of a format that says which lines they are; a number that is none is kept as it is printed."""
    found = []
    for i, line in enumerate(lines):
        if line.role == "article":
            text = line.text.strip()
            match = LATIN.match(text) or ARABIC.match(text)
            read = read_number(text, match.end() if match else 0)
            number = read[0] if read and not text[read[1] :].strip(" .:–-") else Number(text, (0, i))
            found.append(Candidate(i, 0, len(line.text), number, "article", STRONG))
    return found


def weigh(lines: Sequence[Line], i: int, match: re.Match[str], usual: float) -> Iterator[Candidate]:
    """The readings of one place: its number, and its number without a footnote call glued to it."""
    line, begin, start = lines[i].text, match.end(), match.start()
    text = line[begin : begin + SEEN]
    read = read_number(text)
    if read is None or text[0].isspace():
        return
    number, end = read
    last = None
    if (span := RANGE.match(text, end)) and plural(match["word"]) and (read := read_number(text, span.end())):
        last, end = read
    mark = match.groupdict().get("mark", "")
    shape = shape_of(text, end, mark)
    if shape is None:
        return
    weight, stop = shape
    leading = LEAD.fullmatch(line, 0, start) is not None
    alone = len(line) <= begin + SEEN and not text[stop:].strip()
    weight += around(lines, i, usual, alone) if leading else glued(line[max(0, start - SEEN) : start], alone)
    weight += bearing(lines[i]) if leading else 0
    weight -= 2.5 * match["word"][:1].islower() * match["word"].isascii()
    word = class_of(match["word"])
    yield Candidate(i, start, begin + stop, number, word, weight, last, not alone)
    figures = re.fullmatch(r"\d{2,5}", digits(text[:end]))
    if figures and alone:
        for cut in (1, 2):
            if kept := figures[0][:-cut]:
                yield Candidate(i, start, begin + stop, Number(kept, (0, int(kept))), word, weight - 1.2 * cut, None, False, True)


def less_empty(candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Candidates, those right above a heading of another word made lighter: they are headings of chapters."""
    made = []
    for candidate, after in zip(candidates, [*candidates[1:], None], strict=False):
        apart = after and after.word != candidate.word and not after.start and candidate.line < after.line
        empty = apart and after and not any(line.text.strip() for line in lines[candidate.line + 1 : after.line])
        made.append(replace(candidate, weight=candidate.weight - EMPTY) if empty else candidate)
    return made


def without_needless(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates less the shortened readings of numbers that go on well as they are printed."""
    kept, before, goes_well = [], 0, False
    for candidate in candidates:
        if not candidate.shortened:
            goes_well = 0 < candidate.number.key[1] - before <= USUAL_STEP
            before = candidate.number.key[1] if candidate.weight >= STRONG and goes_well else before
        if candidate.weight >= WEAKEST and not (candidate.shortened and goes_well):
            kept.append(candidate)
    return kept


def plural(word: str) -> bool:
    """Whether the word announces several articles."""
    return word.lower().rstrip(".").endswith("s")


def class_of(word: str) -> str:
    """Words that number one sequence fall together: Article and Art., المادة and مادة."""
    name = bare(word).replace(" ", "")
    return "article" if name in ("art", "arts", "article", "articles") else name.removeprefix("ال").rstrip(".")
