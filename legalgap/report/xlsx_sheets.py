"""The sheets of a workbook: styles, tables with a frozen header and filters, statuses that read without colour, drop-downs."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from legalgap.model.findings import STATUSES, Status
from legalgap.report.columns import Column, datum, titles
from legalgap.report.direction import bare, from_right
from legalgap.report.edition import Edition, Value
from legalgap.report.table import STATUS_COLOUR, STATUS_GROUND

T = TypeVar("T")
LONGEST = 32767
"""Characters that a cell may hold."""
LINE, TALLEST = 13.5, 400
"""Points: the height of a line, and that of the tallest row; given for each row, since not every program fits rows to their words."""
DENSE = 1.1
"""Characters of the body font in a unit of column width."""
NARROW = 32
"""Characters: the width of a column up to which a list is written one item a line."""
A3 = 8
PATTERN: dict[Status, int] = {"contradiction": 1, "lacune": 5, "partiel": 14, "conforme": 1, "a-verifier": 17, "non-applicable": 18}
"""Excel's fill patterns (1 solid, 5 and 14 stripes, 17 and 18 dots): a status reads in grey too."""
BODY = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
STYLE = {"code": "code", "share": "percent", "number": "count", "day": "day"}
"""The style of each form that is not words; identifiers are read from the left."""


class Book:
    """A workbook being written: its file, its edition, its styles."""

    def __init__(self, file: Any, edition: Edition) -> None:
        self.file, self.edition = file, edition
        self.styles = make_styles(file, **({"align": "right"} if edition.rtl else {}))
        self.turned = file.add_format({**BODY, "text_wrap": True, "align": "right", "reading_order": 2})
        self.fills = {s: file.add_format(status_fill(s)) for s in STATUSES}

    def style(self, form: str, value: Value) -> Any:
        """The style of a value; Arabic words are read from the right, whatever number they begin with."""
        turned = self.edition.rtl and form in ("text", "list") and isinstance(value, str) and from_right(value)
        return self.turned if turned else self.styles[STYLE.get(form, "text")]

    def note(self, text: str) -> Any:
        """The style of a note, in its own direction."""
        return self.turned if self.edition.rtl and from_right(text) else self.styles["note"]

    def sheet(self, name: str) -> Any:
        """A new sheet, landscape, in the edition's direction."""
        sheet = self.file.add_worksheet(name)
        if self.edition.rtl:
            sheet.right_to_left()
        sheet.hide_gridlines(0)
        sheet.set_landscape()
        sheet.set_paper(A3)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        return sheet

    def colour_statuses(self, sheet: Any, column: int, count: int, first: int = 1) -> None:
        """Fill the statuses of a column, whatever the jurist may choose there later."""
        for status in STATUSES:
            rule = {"type": "cell", "criteria": "==", "value": f'"{self.edition.words.status[status]}"', "format": self.fills[status]}
            sheet.conditional_format(first, column, first + max(count, 1) - 1, column, rule)


def make_styles(file: Any, **aligned: str) -> dict[str, Any]:
    """The cell formats by name."""
    base = {**BODY, **aligned}
    asked: Mapping[str, dict[str, Any]] = {
        "title": {**base, "bold": True, "font_size": 16},
        "note": {**base, "italic": True, "font_color": "#555555", "text_wrap": True},
        "head": {**base, "bold": True, "bg_color": "#1F3A5F", "font_color": "white", "text_wrap": True},
        "group": {**base, "bold": True, "bg_color": "#E3E9F1", "top": 1},
        "text": {**base, "text_wrap": True},
        "code": {**base, "text_wrap": True, "reading_order": 1},
        "percent": {**base, "num_format": "0 %"},
        "count": {**base, "num_format": "0", "align": "center"},
        "day": {**base, "num_format": "yyyy-mm-dd"},
    }
    return {name: file.add_format(style) for name, style in asked.items()}


def status_fill(status: Status) -> dict[str, Any]:
    """How a status looks: dark letters on a pale pattern of its own, white on solid red for a contradiction."""
    solid = PATTERN[status] == 1
    if status == "contradiction":
        return {"bold": True, "font_color": "#FFFFFF", "bg_color": STATUS_GROUND[status]}
    lines = {} if solid else {"pattern": PATTERN[status], "fg_color": "#C9C9C9"}
    return {"bold": True, "font_color": "#1B2430", "bg_color": STATUS_GROUND[status], **lines}


def status_series(status: Status) -> dict[str, Any]:
    """How a status looks in a chart."""
    pattern = {"lacune": "wide_upward_diagonal", "partiel": "light_horizontal", "a-verifier": "percent_20", "non-applicable": "percent_10"}
    if status not in pattern:
        return {"fill": {"color": STATUS_COLOUR[status]}}
    return {"pattern": {"pattern": pattern[status], "fg_color": STATUS_COLOUR[status], "bg_color": "#FFFFFF"}}


def write_table(book: Book, sheet: Any, columns: Sequence[Column[T]], items: Sequence[T], frozen: int, lines: int = 0) -> None:
    """A header that stays in sight, filters, and one row an item, each of `lines` lines, or as high as its longest cell where 0."""
    write_head(book, sheet, 0, columns)
    if lines:
        sheet.set_default_row(LINE * lines)
    for r, item in enumerate(items, 1):
        values = [spread(column, item, book.edition) for column in columns]
        for c, value in enumerate(values):
            write_value(sheet, r, c, value, book.style(columns[c].form, value))
        if not lines:
            sheet.set_row(r, height(values, columns))
    sheet.freeze_panes(1, frozen)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(len(items), 1), len(columns) - 1)


def spread(column: Column[T], item: T, e: Edition) -> Value:
    """A value; in a narrow column, each item of a list on a line of its own."""
    value = datum(column, item, e)
    if column.form != "list" or column.width > NARROW or not isinstance(value, str):
        return value
    return value.replace(e.say("separator"), e.say("separator").rstrip() + "\n")


def height(values: Sequence[Value], columns: Sequence[Column[T]]) -> float:
    """The points that the longest cell of a row needs."""
    words = ((bare(v), DENSE * c.width) for v, c in zip(values, columns, strict=True) if isinstance(v, str))
    lines = max((sum(max(1, math.ceil(len(part) / room)) for part in text.split("\n")) for text, room in words), default=1)
    return min(LINE * lines, TALLEST)


def write_head(book: Book, sheet: Any, row: int, columns: Sequence[Column[T]]) -> None:
    """The titles and the widths."""
    for c, (column, title) in enumerate(zip(columns, titles(tuple(columns), book.edition), strict=True)):
        sheet.set_column(c, c, column.width)
        sheet.write_string(row, c, title, book.styles["head"])


def write_value(sheet: Any, row: int, column: int, value: Value, style: Any) -> None:
    """One cell; words are never taken for a formula, and an empty cell is left unwritten."""
    if isinstance(value, str):
        if value:
            sheet.write_string(row, column, value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…", style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, style)
    elif value is not None:
        sheet.write_number(row, column, value, style)


def add_choices(book: Book, sheet: Any, keys: Sequence[str], last: int) -> None:
    """Drop-downs on the status and on the decision, so that a jurist corrects or decides without mistyping."""
    words = book.edition.words
    for key, choices, hint in (("status", words.status, "pick_status"), ("decision", words.decision, "pick_decision")):
        column = keys.index(key)
        order = [choices[s] for s in STATUSES] if key == "status" else list(choices.values())
        rule = {"validate": "list", "source": order, "error_message": book.edition.say(hint)}
        sheet.data_validation(1, column, last, column, rule)
    book.colour_statuses(sheet, keys.index("status"), last)
    book.colour_statuses(sheet, keys.index("engine_status"), last)
