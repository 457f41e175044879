"""Articles of another act, quoted by one that amends it: they are words of the amending article, not articles of it."""

import re
from bisect import bisect
from collections.abc import Sequence

from legalgap.model.documents import Line
from legalgap.parse.arabic import plain
from legalgap.parse.candidates import STRONG, Candidate
from legalgap.parse.numbers import missing

AMENDS = re.compile(
    r"modifi|compl[ée]t|remplac|abrog|ins[ée]r|ajout|amend|replac|insert|repeal|substitut|"
    r"\b(?:تتمم|يتمم|تغير|يغير|تعوض|يعوض|تنسخ|ينسخ|تضاف|يضاف|تعدل|يعدل|تمم|نسخ)\b",
    re.IGNORECASE,
)
ANOTHER = re.compile(r"\b(?:lois?|code|d[ée]cret|dahir|arr[êe]t[ée]|law|act|code|ordinance)\b|قانون|ظهير|مرسوم|قرار|مدونه", re.IGNORECASE)
"""The text that is changed."""
LEAD_IN = re.compile(r":\s*$|^\s*:|comme\s+suit\s*:?\s*$", re.IGNORECASE)
LONGEST_LEAD, NEAR = 14, 3


def quoted_lines(lines: Sequence[Line], candidates: Sequence[Candidate], boundaries: Sequence[int]) -> set[int]:
    """The lines that stand between quotation marks or after the lead-in of an amendment."""
    return between_marks(lines) | after_lead_in(lines, candidates, boundaries)


def between_marks(lines: Sequence[Line]) -> set[int]:
    """Lines that begin with an opening mark, as every line of a quotation does in a gazette."""
    return {i for i, line in enumerate(lines) if line.text.lstrip()[:1] in ("«", "“")}


def after_lead_in(lines: Sequence[Line], candidates: Sequence[Candidate], boundaries: Sequence[int]) -> set[int]:
    """Lines from « est complété comme suit : » to the next article of the amending act."""
    strong = [c for c in candidates if c.weight >= STRONG]
    at = {c.line: c for c in strong}
    found: set[int] = set()
    current: Candidate | None = None
    for i in range(len(lines)):
        if i in found:
            continue
        current = at[i] if i in at and goes_on(current, at[i], boundaries) else current
        if current and i - current.line <= LONGEST_LEAD and LEAD_IN.search(lines[i].text) and amends(lines, current, i):
            end = quote_end(candidates, strong, current, i)
            edge = next(iter(boundaries[bisect(boundaries, i) :][:1]), len(lines))
            found.update(range(i + 1, min(edge, edge if end is None else end)))
    return found


def goes_on(current: Candidate | None, other: Candidate, boundaries: Sequence[int]) -> bool:
    """Whether a heading may be the next one of the act: a little further in the same numbering, or in another act."""
    if current is None or bisect(boundaries, current.line) < bisect(boundaries, other.line):
        return True
    return other.word == current.word and missing(current.last or current.number, other.number) in range(NEAR + 1)


def quote_end(candidates: Sequence[Candidate], strong: Sequence[Candidate], current: Candidate, i: int) -> int | None:
    """The line of the next article of the amending act; None where it has none, and the line itself where nothing is quoted."""
    following = next((c.line for c in candidates if c.line > i and c.weight > 0.5 and follows(current, c)), None)
    if following is not None:
        return following
    first = next((c for c in strong if c.line > i), None)
    near = first and first.word == current.word and missing(current.number, first.number) in range(NEAR)
    return i if near else None


def amends(lines: Sequence[Line], current: Candidate, i: int) -> bool:
    """Whether the article so far says that it changes another text."""
    words = lines[current.line].text[current.end :] + " " + " ".join(line.text for line in lines[current.line + 1 : i + 1])
    return AMENDS.search(plain(words)) is not None and ANOTHER.search(plain(words)) is not None


def follows(current: Candidate, other: Candidate) -> bool:
    """Whether a heading is the next of the same numbering."""
    return other.word == current.word and other.number.simple and missing(current.last or current.number, other.number) == 0
