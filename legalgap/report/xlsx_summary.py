"""The sheets of a workbook that count and explain: summary with charts, one sheet a side, method and legend."""

from typing import Any

from legalgap.model.findings import STATUSES, Row, Scan
from legalgap.report.columns import ROW, Column, datum
from legalgap.report.views import View, side_of, views
from legalgap.report.xlsx_sheets import Book, status_series, write_head, write_value

LISTED: tuple[Column[Row], ...] = tuple(c for c in ROW if c.key in ("requirement", "claim", "status", "confidence"))
WIDE = len(STATUSES) + 1


def write_summary(book: Book, scan: Scan) -> None:
    """Title, what was compared, the warning, then for each side a table of counts and its chart."""
    e, name = book.edition, book.edition.say("summary")
    sheet = book.sheet(name)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, WIDE, 13)
    sheet.write_string(0, 0, e.say("title"), book.styles["title"])
    row = write_lines(book, sheet, 1, [*e.heads(scan), e.say("disclaimer"), *scan.notes] + ([] if scan.rows else [e.say("empty")])) + 1
    for view in views(scan, e):
        if view.counts:
            sheet.insert_chart(row, WIDE + 2, status_chart(book, name, view, row))
        row = max(write_counts(book, sheet, row, view), row + (chart_height(view) // 20 if view.counts else 0)) + 2


def write_lines(book: Book, sheet: Any, row: int, lines: list[str]) -> int:
    """Notes over the width of the tables; returns the row after them."""
    for at, line in enumerate(lines, row):
        write_wide(sheet, at, 0, line, book.note(line))
        sheet.set_row(at, 15 * (1 + len(line) // 140))
    return row + len(lines)


def write_wide(sheet: Any, row: int, first: int, text: str, style: Any) -> None:
    """Words over the columns from `first` to the last of the tables."""
    sheet.merge_range(row, first, row, WIDE, "", style)
    sheet.write_string(row, first, text, style)


def write_counts(book: Book, sheet: Any, row: int, view: View) -> int:
    """One table of counts, its header in `row`; returns its last row."""
    words, styles = book.edition.words, book.styles
    sheet.write_string(row, 0, words.view[view.side], styles["head"])
    for c, status in enumerate(STATUSES, 1):
        sheet.write_string(row, c, words.status[status], styles["head"])
    sheet.write_string(row, WIDE, words.text["total"], styles["head"])
    for at, count in enumerate(view.counts, row + 1):
        sheet.write_string(at, 0, count.group, styles["text"])
        for c, status in enumerate(STATUSES, 1):
            sheet.write_number(at, c, count.counts[status], styles["count"])
        sheet.write_number(at, WIDE, count.total, styles["count"])
    return row + len(view.counts)


def chart_height(view: View) -> int:
    """Pixels that let each group's name be read."""
    return 120 + 26 * max(len(view.counts), 4)


def status_chart(book: Book, sheet: str, view: View, row: int) -> Any:
    """A stacked bar of the statuses by group, read from the table whose header stands in `row`."""
    chart = book.file.add_chart({"type": "bar", "subtype": "percent_stacked"})
    last = row + len(view.counts)
    for c, status in enumerate(STATUSES, 1):
        cells = {"categories": [sheet, row + 1, 0, last, 0], "values": [sheet, row + 1, c, last, c]}
        border = {"border": {"color": "#444444", "width": 0.5}}
        chart.add_series({"name": [sheet, row, c], **cells, **status_series(status), **border, "gap": 40})
    chart.set_title({"name": book.edition.words.view[view.side], "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"reverse": True, "interval_unit": 1, "num_font": {"size": 9}})
    chart.set_size({"width": 760, "height": chart_height(view)})
    return chart


def write_side(book: Book, scan: Scan, side: str) -> None:
    """The counts of one side, then its requirements group after group, which can be folded."""
    e = book.edition
    sheet = book.sheet(e.words.view[side])
    view = next(v for v in views(scan, e) if v.side == side)
    first = write_counts(book, sheet, 0, view) + 2
    write_head(book, sheet, first, LISTED)
    sheet.set_column(0, 0, 40)
    sheet.set_column(2, WIDE, 14)
    sheet.outline_settings(True, False, True, False)
    row = first + 1
    for count in view.counts:
        write_wide(sheet, row, 0, count.group, book.styles["group"])
        row = write_listed(book, sheet, row + 1, [r for r in scan.rows if side_of(r, side, e) == count.group])
    book.colour_statuses(sheet, [c.key for c in LISTED].index("status"), row - first - 1, first + 1)


def write_listed(book: Book, sheet: Any, first: int, rows: list[Row]) -> int:
    """The requirements of a group from row `first` on; returns the row after them."""
    for at, row in enumerate(rows, first):
        sheet.set_row(at, None, None, {"level": 1})
        for c, column in enumerate(LISTED):
            value = datum(column, row, book.edition)
            write_value(sheet, at, c, value, book.style(column.form, value))
    return first + len(rows)


def write_method(book: Book, scan: Scan) -> None:
    """How the matrix was made, and what each word means."""
    e, words = book.edition, book.edition.words
    sheet = book.sheet(e.say("method"))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, WIDE, 15)
    sheet.write_string(0, 0, e.say("method"), book.styles["title"])
    row = write_lines(book, sheet, 1, [*words.method.values(), e.say("disclaimer")]) + 1
    sheet.write_string(row, 0, words.columns["status"], book.styles["head"])
    write_wide(sheet, row, 1, e.say("meaning"), book.styles["head"])
    for at, status in enumerate(STATUSES, row + 1):
        sheet.write_string(at, 0, words.status[status], book.styles["text"])
        write_wide(sheet, at, 1, words.status_means[status], book.styles["text"])
    book.colour_statuses(sheet, 0, len(STATUSES), row + 1)
    for at, source in enumerate(e.publications(scan), row + len(STATUSES) + 2):
        write_wide(sheet, at, 0, source, book.styles["text"])
