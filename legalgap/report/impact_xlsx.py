"""The consequences of a reform as a workbook: coverage, requirements that move, articles touched."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from legalgap.assess.impact import Impact
from legalgap.model.findings import STATUSES
from legalgap.report.impact import HEADS, TITLE, cells, coverage, follow_up, heads, touched_lines
from legalgap.report.redline import line_kinds, line_title
from legalgap.report.table import DISCLAIMER, STATUS_COLOUR, STATUS_LABEL

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDTHS = (30, 50, 15, 15, 16, 40, 28, 60, 60)
LONGEST = 32_000
"""Characters that a cell holds."""


def impact_xlsx(impact: Impact) -> bytes:
    """The workbook's bytes."""
    from legalgap.report.redline_docx import STAMP

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"title": TITLE, "created": STAMP, "comments": DISCLAIMER})
    styles = make_styles(book)
    write_coverage(book.add_worksheet("Synthèse"), impact, styles)
    sheet = book.add_worksheet("Exigences")
    write_rows(sheet, HEADS, WIDTHS, [cells(s) for s in impact.listed], styles)
    for r, shift in enumerate(impact.listed, 1):
        for column, row in ((2, shift.before), (3, shift.after)):
            sheet.write(r, column, STATUS_LABEL[row.status], styles[row.status])
    lines = [
        (
            law,
            line_title(line),
            line_kinds(line),
            (line.old.text if line.old else "")[:LONGEST],
            (line.new.text if line.new else "")[:LONGEST],
        )
        for law, line in touched_lines(impact)
    ]
    write_rows(book.add_worksheet("Articles"), ("Acte", "Article", "Changement", "Avant", "Après"), (12, 26, 22, 80, 80), lines, styles)
    book.close()
    return out.getvalue()


def make_styles(book: Any) -> dict[str, Any]:
    """The cell formats by name; each status has its own."""
    base = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True}
    styles = {
        "title": book.add_format({**base, "bold": True, "font_size": 16, "text_wrap": False}),
        "line": book.add_format({**base, "text_wrap": False}),
        "head": book.add_format({**base, "bold": True, "bg_color": "#1F3A5F", "font_color": "white", "border": 1}),
        "text": book.add_format({**base, "border": 1, "border_color": "#D0D0D0"}),
    }
    for status, colour in STATUS_COLOUR.items():
        styles[status] = book.add_format({**base, "bold": True, "font_color": "white", "bg_color": colour, "border": 1})
    return styles


def write_coverage(sheet: Any, impact: Impact, styles: dict[str, Any]) -> None:
    """What was compared, then the statuses by domain before and after."""
    sheet.write(0, 0, TITLE, styles["title"])
    row = 1
    for text in (*heads(impact), *follow_up(impact), DISCLAIMER):
        if text:
            sheet.write(row, 0, text, styles["line"])
            row += 1
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, len(STATUSES) + 1, 14)
    for c, title in enumerate(("Domaine", "Moment", *[STATUS_LABEL[s] for s in STATUSES])):
        sheet.write(row, c, title, styles["head"])
    for line in coverage(impact):
        for moment, count in (("avant", line.before), ("après", line.after)):
            row += 1
            sheet.write(row, 0, line.domain, styles["text"])
            sheet.write(row, 1, moment, styles["text"])
            for c, status in enumerate(STATUSES, 2):
                sheet.write(row, c, count.counts[status], styles["text"])


def write_rows(sheet: Any, titles: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]], styles: dict[str, Any]) -> None:
    """A sheet of text cells under a frozen header, with filters."""
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for c, (title, width) in enumerate(zip(titles, widths, strict=True)):
        sheet.set_column(c, c, width)
        sheet.write(0, c, title, styles["head"])
    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row):
            sheet.write_string(r, c, text, styles["text"])
    sheet.autofilter(0, 0, max(len(rows), 1), len(titles) - 1)
