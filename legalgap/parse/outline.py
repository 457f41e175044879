"""The outline of a document: its text, the titles and annexes in it, and the runs of article headings between them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from statistics import median
from typing import TypeVar

from msgspec import Struct

from legalgap.model.documents import Document, Line
from legalgap.parse.annexes import Annex, find_annexes
from legalgap.parse.arabic import plain
from legalgap.parse.body import body_lines
from legalgap.parse.candidates import WAYS, Candidate, declared, find_candidates
from legalgap.parse.chain import choose
from legalgap.parse.quotes import quoted_lines
from legalgap.parse.result import Piece
from legalgap.parse.titles import Heading, find_titles

DATED = r"[^\W\d_][\w'’ -]{1,30},\s+le\s+\d{1,2}\b.{3,60}\b\d{4}\)?\.?\s*$"
SIGNED = re.compile(rf"\s*(?:fait\s+à\s|done\s+at\s|و?حرر\s+(?:ب|في)|{DATED})", re.IGNORECASE)
"""Place and date: an act is over, and numbering may start anew."""
CLOSING = re.compile(
    rf"\s*(?:{DATED}|fait\s+à\s|pour\s+contreseing|le\s+texte\s+en\s+langue\s+arabe\s+a\s+[ée]t|done\s+at\s|in\s+(?:witness|faith)\s+whereof|"
    r"en\s+foi\s+de\s+quoi|و?حرر\s+(?:ب|في)|وقعه\s+بالعطف|الامضاء|و?اثباتا\s+لذلك|و?اشهادا\s+على)|\s*(?:[*_=]\s*){3,}$",
    re.IGNORECASE,
)
"""What follows the last article: place and date, countersignature, a rule across the page."""
Mark = TypeVar("Mark", Heading, Annex, Candidate)
LISTED = 12
"""Lines before a signature in which the titles of other acts are a list in the last article, and not the next act."""
DECLARED = frozenset({"table", "akn"})
"""Formats that say themselves where each article begins."""


class Chapter(Struct, frozen=True):
    """A run of headings with the lines it rules: those before it from `start`, its articles to `stop`, excluded."""

    start: int
    run: tuple[Candidate, ...]
    stop: int

    @property
    def first(self) -> int:
        """The line of the first heading."""
        return self.run[0].line


class Outline(Struct, frozen=True):
    """What a document is made of; indices are those of `lines`."""

    document: Document
    lines: tuple[Line, ...]
    aside: tuple[Piece, ...]
    usual: float
    titles: tuple[Heading, ...]
    annexes: tuple[Annex, ...]
    candidates: tuple[Candidate, ...]
    chapters: tuple[Chapter, ...]

    def titles_above(self, chapter: Chapter) -> list[Heading]:
        """The titles between the chapter before and the first heading of this one."""
        return list(between(self.titles, chapter.start, chapter.first + (chapter.run[0].start > 0)))

    def annexes_between(self, first: int, last: int) -> list[Annex]:
        """The annexes that begin in a span, its end excluded."""
        return list(between(self.annexes, first, last))

    def closing(self, first: int, last: int) -> int | None:
        """The first line of a signature from `first` to `last`, excluded."""
        return first_closing(self.lines, first, last)


def outline(document: Document) -> Outline:
    """Find titles, annexes and article headings in a document."""
    lines, aside = body_lines(document)
    lengths = [len(line.text) for line in lines if line.text.strip()]
    usual = median(lengths) if lengths else 0.0
    told = document.format in DECLARED
    titles, annexes = ([], []) if told else (find_titles(lines, usual), find_annexes(lines))
    signed = [i for i, line in enumerate(lines) if SIGNED.match(plain(line.text))]
    candidates, runs = find_runs(document, lines, sorted({*(t.line for t in titles), *(a.line for a in annexes), *signed}))
    chapters = spread(runs, lines, titles, annexes)
    return Outline(document, tuple(lines), tuple(aside), usual, tuple(titles), tuple(annexes), tuple(candidates), tuple(chapters))


def find_runs(document: Document, lines: Sequence[Line], boundaries: Sequence[int]) -> tuple[list[Candidate], list[list[Candidate]]]:
    """Every place that may begin an article, and the runs chosen among them; bare numbers where no word for an article is found."""
    if document.format in DECLARED and (told := declared(lines)):
        return told, [told]
    for way in range(len(WAYS)):
        found = find_candidates(lines, document.lang, way)
        quoted = quoted_lines(lines, found, boundaries)
        free = [c for c in found if c.line not in quoted]
        if runs := choose(free, boundaries):
            return free, runs
    return [], []


def spread(
    runs: Sequence[Sequence[Candidate]], lines: Sequence[Line], titles: Sequence[Heading], annexes: Sequence[Annex]
) -> list[Chapter]:
    """Each run with the lines before it and where its last article ends: at a signature, an annex, the next act's title."""
    chapters: list[Chapter] = []
    start = 0
    for k, run in enumerate(runs):
        more = k + 1 < len(runs)
        first, edge = run[-1].line + 1, runs[k + 1][0].line if more else len(lines)
        ends = [a.line for a in between(annexes, first, edge)]
        signed = first_closing(lines, first, edge)
        listed = [t.line for t in between(titles, first, edge)] if more else []
        if signed is None or (listed and signed - listed[0] > LISTED):
            ends += listed
        stop = min([*ends, edge if signed is None else signed, edge])
        chapters.append(Chapter(start, tuple(run), stop))
        start = stop
    return chapters


def between(marks: Sequence[Mark], first: int, last: int) -> Sequence[Mark]:
    """Those of some marks, in order of their lines, that stand in a span, its end excluded."""
    return marks[bisect_left(marks, first, key=line_of) : bisect_left(marks, last, key=line_of)]


def line_of(mark: Heading | Annex | Candidate) -> int:
    """The line of a mark."""
    return mark.line


def first_closing(lines: Sequence[Line], first: int, last: int) -> int | None:
    """The first line of a signature in a span."""
    return next((i for i in range(first, last) if CLOSING.match(plain(lines[i].text))), None)
