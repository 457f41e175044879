"""Annexes: where each begins and how it is called."""

import re
from collections.abc import Sequence

from msgspec import Struct

from legalgap.model.documents import Line
from legalgap.parse.arabic import loose, plain
from legalgap.parse.clues import DELIMITER, LEADERS
from legalgap.parse.divisions import begins_anew, number_label, refers
from legalgap.parse.numbers import Number, read_number

WORD = re.compile(
    rf"[\s#*_>]*(?:ANNEXES?|Annexes?|ANNEX(?:ES)?|SCHEDULE|Schedule|APPENDIX|Appendix|APPENDICE|{loose('الملحق')}|{loose('المرفق')}|"
    rf"{loose('ملحق')}|{loose('مرفق')})(?![^\W\d_])\s*(?:[nN][°º]\s*|رقم\s*)?[:.]?\s*"
)
LONGEST = 160


class Annex(Struct, frozen=True):
    """An annex's heading: its line, its number in Roman figures (empty where it has none) and its title."""

    line: int
    number: str
    title: str

    @property
    def label(self) -> str:
        """Annexe I, or Annexe."""
        return f"Annexe {self.number}".strip()


def find_annexes(lines: Sequence[Line]) -> list[Annex]:
    """The headings of annexes: the word alone on its line, numbered, or parted from a title by a sign."""
    found = []
    for i, line in enumerate(lines):
        if len(line.text) < LONGEST and (match := WORD.match(line.text)) and not LEADERS.search(line.text) and begins_anew(lines, i):
            made = read_annex(line.text, i, match.end())
            if made:
                found.append(made)
    return found


def read_annex(text: str, line: int, end: int) -> Annex | None:
    """The annex that a line announces; None where it goes on a sentence."""
    read = read_number(text, end) or lettered(text, end)
    number, after = (number_label(read[0]), read[1]) if read else ("", end)
    delimiter = DELIMITER.match(text, after)
    rest = text[delimiter.end() if delimiter else after :].strip(" \t*_#")
    capital = text.strip(" #*_>")[:3].isupper() and text.strip(" #*_>").isascii()
    if rest and not delimiter and (refers(rest) or not (read or capital)) and not announces(rest):
        return None
    return Annex(line, number, rest)


def announces(rest: str) -> bool:
    """« Annexe au décret n° … », « ملحق بالقرار … »."""
    return (
        re.match(r"(?:au|à la|à l['’]|aux|to the)\s*(?:d[ée]cret|arr[êe]t[ée]|loi|dahir|convention|accord|act|law)|(?:بال|لل)", plain(rest))
        is not None
    )


def lettered(text: str, end: int) -> tuple[Number, int] | None:
    """A, B… as the number of an annex."""
    match = re.compile(r"([A-Z])(?![^\W\d_])").match(text, end)
    return (Number(match[1], (0, ord(match[1]))), match.end()) if match else None
