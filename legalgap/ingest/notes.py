"""Footnotes at the bottom of a page, and their calls in the text above."""

import re
from collections import Counter
from collections.abc import Sequence

from legalgap.ingest.layout import Row
from legalgap.ingest.pdfium import PageText, Word

SMALL = 0.93
"""A line is small under this share of the page's commonest size."""
HIGH = 0.6
"""Share of a page, from its top, where the size of the text is taken: notes may fill the rest."""
LONG = re.compile(r"[^\W\d_]{4}$")
"""The end of a word too long for a unit of measure."""
APART = 2.2
"""Sizes of letter between the text and the notes under it."""
CARRIED = "…"
OPENING = re.compile(r"^\s*[-–(\[]?\s*(\d{1,3}(?!\d)|\*{1,3})\s*[-–.)\]]?")
LETTER = re.compile(r"[^\W\d_]")
GLUED = re.compile(r"(?<=[^\W\d_])(\d{1,3})([.,;:)»]*)$|(?<=[^\W\d_][.,;:)»])(\d{1,3})()$")


def common_size(rows: Sequence[Row]) -> float:
    """The size most characters are printed in."""
    sizes: Counter[float] = Counter()
    for row in rows:
        for word in row:
            sizes[round(word.size * 2) / 2] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def row_size(row: Row) -> float:
    """The size of most of a line."""
    if all(word.size == row[0].size for word in row):
        return row[0].size
    sizes: Counter[float] = Counter()
    for word in row:
        sizes[word.size] += len(word.text)
    return sizes.most_common(1)[0][0]


def find_notes(rows: Sequence[Row], texts: Sequence[str], height: float) -> dict[int, str]:
    """Indices of footnote lines with the number of their note: small lines low on the page, the first of which opens with a number."""
    body = common_size([row for row in rows if row[0].base < HIGH * height] or rows)
    found: dict[int, str] = {}
    note = ""
    for i, row in enumerate(rows):
        if row_size(row) > SMALL * body or row[0].base < 0.4 * height:
            note = ""
            continue
        opening = OPENING.match(texts[i])
        note = opening.group(1) if opening and LETTER.search(texts[i]) and follows(opening.group(1), note) else note
        note = note or call_alone(texts, i) or carried_over(rows, i, height)
        if note:
            found[i] = note
    return found


def follows(number: str, note: str) -> bool:
    """Whether a note of this number may come right after another: a line of a note may open with a day or a year."""
    return not (number.isdecimal() and note.isdecimal()) or 0 < int(number) - int(note) <= 2


def call_alone(texts: Sequence[str], i: int) -> str:
    """The number of a note printed alone on its line, above a line of words."""
    alone = texts[i].strip().isdigit() and len(texts[i].strip()) <= 2 and i + 1 < len(texts) and len(texts[i + 1]) > 20
    return texts[i].strip() if alone else ""


def carried_over(rows: Sequence[Row], i: int, height: float) -> str:
    """A sign for the end of a note that began on the page before: small lines set well below the text."""
    apart = i > 0 and rows[i][0].base - rows[i - 1][0].base > APART * row_size(rows[i - 1])
    return CARRIED if apart and rows[i][0].base > HIGH * height and len(rows[i]) > 2 and row_size(rows[i - 1]) > row_size(rows[i]) else ""


def drop_calls(row: Row, notes: set[str], page: PageText) -> tuple[Row, int]:
    """A line without the calls of the notes of its page, and how many were dropped: small raised figures only."""
    size, dropped, late = row_size(row), 0, next_note(notes)
    kept: Row = []
    for word in row:
        after_word = bool(kept) and LONG.search(kept[-1].text) is not None
        text = without_call(word, size, {*notes, late} if after_word and word.text == late else notes, page, late)
        dropped += text != word.text
        if text:
            kept.append(word._replace(text=text))
    return kept, dropped


SAFE = re.compile(r"(?i)^(art|article|articles|n|loi|page|alinéa|annexe)\d")
"""Words that a figure may be glued to without being a call."""


def raised_figures(word: Word, page: PageText) -> str:
    """The last figures of a number, where they are printed smaller than the first: 1098 and its call 14 make 109814."""
    if not word.text.isdigit() or len(word.text) < 3:
        return ""
    sizes = [page.size(word.start + n) for n in range(len(word.text))]
    return "".join(figure for figure, size in zip(word.text, sizes, strict=True) if size <= 0.8 * sizes[0])


def next_note(notes: set[str]) -> str:
    """The note after the last of a page: called at its foot, it may be printed on the page that follows."""
    numbers = [int(note) for note in notes if note.isdecimal()]
    return str(max(numbers) + 1) if numbers else ""


def without_call(word: Word, size: float, notes: set[str], page: PageText, late: str = "") -> str:
    """The text of a word without its call; that of a note `late`, printed elsewhere, must be small and end a word of letters."""
    if word.text.strip("()[]") in notes and word.size <= 0.8 * size:
        return ""
    raised = raised_figures(word, page)
    if raised in notes:
        return word.text.removesuffix(raised)
    match = GLUED.search(word.text)
    number = match and (match.group(1) or match.group(3))
    if not match or number not in {*notes, late}:
        return word.text
    last = word.start + match.end() - 1 - len(match.group(2) or "")
    small, long = page.size(last) <= 0.8 * size, match.start() > 3 and not SAFE.match(word.text)
    certain = (small or page.raised(last) or long) if number in notes else small and long
    return word.text[: match.start()] + (match.group(2) or "") if certain else word.text
