"""Numbers that drafts print before each line, in the margin: they are no words of the text."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from legalgap.model.documents import Line

NUMBERED = re.compile(r"(\d{1,5})\s+(?=\S)")
FEWEST, SHARE = 15, 0.8
"""Lines of text under which nothing is told, and the share of them that must be numbered in order."""


def drop_line_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines without the numbers of a numbered margin: almost every line has one, and each is the one after that of the line before."""
    held = [i for i, line in enumerate(lines) if line.role in ("body", "heading") and line.text.strip()]
    found = {i: match for i in held if (match := NUMBERED.match(lines[i].text))}
    if len(found) < max(FEWEST, SHARE * len(held)):
        return list(lines)
    numbers = [int(found[i][1]) for i in sorted(found)]
    steps = sum(after == before + 1 for before, after in pairwise(numbers))
    if steps < SHARE * len(numbers):
        return list(lines)
    return [replace(line, text=line.text[found[i].end() :]) if i in found else line for i, line in enumerate(lines)]
