"""One page of a PDF: words to lines in reading order, footnotes, tables and slanted words told apart."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from legalgap.ingest.bidi import ARABIC, as_printed, is_rtl, logical, order_words
from legalgap.ingest.frame import Frame, quarter
from legalgap.ingest.layout import Row, reading_rows
from legalgap.ingest.notes import drop_calls, find_notes, row_size
from legalgap.ingest.pdfium import PageText, Word, read_words
from legalgap.model.documents import Box, Line, Remark, Role

Table = tuple[Box, Sequence[Sequence[Box]]]
"""The place of a table and of its cells, row by row."""


def page_frame(page: Any, textpage: Any) -> Frame:
    """How the page is read: turned as most of its text is."""
    import pypdfium2.raw as raw

    count = textpage.count_chars()
    turns = Counter(quarter(raw.FPDFText_GetCharAngle(textpage.raw, i)) for i in range(0, count, max(1, count // 40)))
    turns.pop(-1, None)
    usual = turns.most_common(1)[0][0] if turns else page.get_rotation() // 90
    return Frame(usual, *page.get_bbox())


def page_lines(text: PageText, number: int, tables: Sequence[Table] = ()) -> tuple[list[Line], list[Remark]]:
    """The lines of a page, and what was left out of them."""
    upright, leaning, outside = part_words(text)
    rtl = is_rtl(text.text)
    held, flow = part_tables(upright, tables)
    rows = [read_row(row, text) for row in reading_rows(flow, rtl)]
    notes = find_notes(rows, [row_text(r) for r in rows], text.frame.height)
    lines: list[Line] = []
    dropped = 0
    for i, row in enumerate(rows):
        if row[0].start < 0:
            lines += table_lines(tables[-1 - row[0].start], held[-1 - row[0].start], text, number, rtl)
            continue
        if notes and i not in notes:
            row, count = drop_calls(row, set(notes.values()), text)
            dropped += count
        if row:
            lines.append(make_line(row, text, number, "footnote" if i in notes else "body"))
    lines += [make_line(row, text, number, "header") for row in leaning_rows(leaning)]
    return lines, page_remarks(number, dropped, len(leaning), outside)


def page_remarks(number: int, calls: int, leaning: int, outside: int) -> list[Remark]:
    """What was taken out of the words of a page."""
    said = (
        (calls, "appel(s) de note retiré(s) du texte"),
        (leaning, "mot(s) imprimé(s) en biais ou de côté, laissé(s) hors du texte"),
        (outside, "mot(s) hors du cadre de la page, laissé(s) de côté"),
    )
    return [Remark(f"{count} {what}", page=number) for count, what in said if count]


def part_words(text: PageText) -> tuple[list[Word], list[Word], int]:
    """The words printed along the page, those printed across it, such as a watermark, and how many lie outside of it."""
    words = list(read_words(text))
    frame = text.frame
    inside = [w for w in words if -1 <= w.x0 + w.x1 <= 2 * frame.width + 1 and 0 <= w.base <= frame.height + w.size]
    if all(text.turns(i) == frame.turns for i in text.samples()):
        return inside, [], len(words) - len(inside)
    along: list[Word] = []
    across: list[Word] = []
    for word in inside:
        (along if text.turns(word.start) == frame.turns else across).append(word)
    return along, across, len(words) - len(inside)


def leaning_rows(words: Sequence[Word]) -> list[Row]:
    """Words printed across the page, gathered by their order in the page's content."""
    return [list(words[i : i + 20]) for i in range(0, len(words), 20)]


def part_tables(words: Sequence[Word], tables: Sequence[Table]) -> tuple[list[list[Word]], list[Word]]:
    """The words of each table, and the others, with one word that stands for each table and keeps its place in the reading order."""
    held: list[list[Word]] = [[] for _ in tables]
    flow: list[Word] = []
    for word in words:
        inside = next((i for i, (box, _) in enumerate(tables) if is_inside(word, box)), None)
        (flow if inside is None else held[inside]).append(word)
    for i, ((left, top, right, _), own) in enumerate(zip((box for box, _ in tables), held, strict=True)):
        if own:
            flow.append(Word("\u2001", left, right, top + 1, 1.0, -1 - i))
    return held, flow


def is_inside(word: Word, box: Box) -> bool:
    """Whether the middle of a word lies in a box."""
    x, y = (word.x0 + word.x1) / 2, word.base - 0.3 * word.size
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def table_lines(table: Table, words: Sequence[Word], text: PageText, number: int, rtl: bool) -> list[Line]:
    """One line for each row of a table, its cells parted by bars."""
    found: list[Line] = []
    for cells in table[1]:
        own = [[w for w in words if is_inside(w, cell)] for cell in sorted(cells, reverse=rtl)]
        texts = [" ".join(row_text(read_row(row, text)) for row in reading_rows(cell, rtl)) for cell in own]
        if any(texts):
            line = make_line([word for cell in own for word in cell], text, number, "table")
            found.append(Line(" | ".join(texts), number, 1, line.box, line.size, line.bold, "table"))
    return found


def read_row(row: Row, text: PageText) -> Row:
    """The words of a line as they are read."""
    plain = row_text(row)
    if plain.isascii() and not text.mixed:
        return row
    rtl = is_rtl(plain)
    ordered = order_words(row, rtl)
    if rtl:
        return [logical(word, text) for word in ordered]
    return [word if ARABIC.search(word.text) else as_printed(word, text) for word in ordered] if text.mixed else ordered


def row_text(row: Row) -> str:
    """The words of a line, parted by spaces."""
    return " ".join(word.text for word in row)


def make_line(row: Row, text: PageText, page: int, role: Role) -> Line:
    """A line with its place; bold where its first and last words are."""
    sides = (min(w.x0 for w in row), min(w.top for w in row), max(w.x1 for w in row), max(w.base + 0.2 * w.size for w in row))
    left, top, right, bottom = (round(side, 1) for side in sides)
    bold = text.bold(row[0].start) and text.bold(row[-1].start)
    return Line(row_text(row), page, 1, (left, top, right, bottom), row_size(row), bold, role)
