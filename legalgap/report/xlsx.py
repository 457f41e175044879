"""A scan as a workbook: how to read it, the summaries, the full matrix, and the articles with their reasons."""

import io
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from legalgap.model.findings import STATUSES, Scan
from legalgap.report.table import DISCLAIMER, MATRIX, RELATION_LABEL, STATUS_COLOUR, STATUS_LABEL, Count, cite, summaries

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
STAMP = datetime(2000, 1, 1)
"""A fixed creation date: the same scan gives the same bytes."""


def scan_xlsx(scan: Scan) -> bytes:
    """The workbook's bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"title": "Matrice de conformité", "created": STAMP, "comments": DISCLAIMER})
    styles = make_styles(book)
    write_summary(book, scan, styles)
    write_matrix(book.add_worksheet("Matrice"), scan, styles)
    write_articles(book.add_worksheet("Articles"), scan, styles)
    book.close()
    return out.getvalue()


def make_styles(book: Any) -> dict[str, Any]:
    """The cell formats by name; each status has its own."""
    base = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
    styles = {
        "title": book.add_format({**base, "bold": True, "font_size": 16}),
        "note": book.add_format({**base, "italic": True, "font_color": "#555555", "text_wrap": True}),
        "head": book.add_format({**base, "bold": True, "bg_color": "#1F3A5F", "font_color": "white", "text_wrap": True, "border": 1}),
        "text": book.add_format({**base, "text_wrap": True, "border": 1, "border_color": "#D0D0D0"}),
        "percent": book.add_format({**base, "num_format": "0 %", "border": 1, "border_color": "#D0D0D0"}),
        "count": book.add_format({**base, "num_format": "0", "align": "center", "border": 1, "border_color": "#D0D0D0"}),
    }
    for status, colour in STATUS_COLOUR.items():
        styles[status] = book.add_format({**base, "bold": True, "font_color": "white", "bg_color": colour, "border": 1})
    return styles


def write_summary(book: Any, scan: Scan, styles: dict[str, Any]) -> None:
    """Title, what was compared, the warning, the three summaries and a chart of the first."""
    sheet = book.add_worksheet("Synthèse")
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 7, 13)
    sheet.write(0, 0, "Matrice de conformité — synthèse", styles["title"])
    lines = [f"Droit au {scan.as_of:%d/%m/%Y} · lois : {', '.join(scan.laws)}", DISCLAIMER, *scan.notes]
    for i, line in enumerate(lines, 1):
        sheet.merge_range(i, 0, i, 7, line, styles["note"])
        sheet.set_row(i, 30 if len(line) > 110 else 16)
    row = len(lines) + 2
    for title, counts in summaries(scan):
        if title == "Par instrument":
            sheet.insert_chart(row, 9, status_chart(book, row, len(counts)))
        row = write_counts(sheet, row, title, counts, styles) + 2


def status_chart(book: Any, row: int, groups: int) -> Any:
    """A stacked bar of the statuses by instrument, read from the table whose header stands in `row`."""
    chart = book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for c, status in enumerate(STATUSES, 1):
        chart.add_series(
            {
                "name": ["Synthèse", row, c],
                "categories": ["Synthèse", row + 1, 0, row + groups, 0],
                "values": ["Synthèse", row + 1, c, row + groups, c],
                "fill": {"color": STATUS_COLOUR[status]},
                "gap": 60,
            }
        )
    chart.set_title({"name": "Statuts par instrument", "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 560, "height": 300})
    return chart


def write_counts(sheet: Any, row: int, title: str, counts: list[Count], styles: dict[str, Any]) -> int:
    """One summary table; returns its last row."""
    sheet.write(row, 0, title, styles["head"])
    for c, status in enumerate(STATUSES, 1):
        sheet.write(row, c, STATUS_LABEL[status], styles[status])
    sheet.write(row, len(STATUSES) + 1, "Total", styles["head"])
    for count in counts:
        row += 1
        sheet.write(row, 0, count.group, styles["text"])
        for c, status in enumerate(STATUSES, 1):
            sheet.write(row, c, count.counts[status], styles["count"])
        sheet.write(row, len(STATUSES) + 1, count.total, styles["count"])
    return row


def write_matrix(sheet: Any, scan: Scan, styles: dict[str, Any]) -> None:
    """One line a requirement, filters on, the first three columns and the header frozen."""
    sheet.freeze_panes(1, 3)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for c, cell in enumerate(MATRIX):
        sheet.set_column(c, c, cell.width)
        sheet.write(0, c, cell.title, styles["head"])
    for r, row in enumerate(scan.rows, 1):
        for c, cell in enumerate(MATRIX):
            style = row.status if cell.title == "Statut" else "percent" if cell.title == "Confiance" else "text"
            sheet.write(r, c, cell.read(row), styles[style])
    sheet.autofilter(0, 0, max(len(scan.rows), 1), len(MATRIX) - 1)
    add_status_choice(sheet, scan)


def add_status_choice(sheet: Any, scan: Scan) -> None:
    """A drop-down of the six statuses, so that a jurist may correct one without mistyping it."""
    column = next(i for i, c in enumerate(MATRIX) if c.title == "Statut")
    last = xl_rowcol_to_cell(max(len(scan.rows), 1), column)
    sheet.data_validation(f"{xl_rowcol_to_cell(1, column)}:{last}", {"validate": "list", "source": list(STATUS_LABEL.values())})


def write_articles(sheet: Any, scan: Scan, styles: dict[str, Any]) -> None:
    """One line an article found, with its relation, score and reason."""
    heads = [
        ("Exigence", 32),
        ("Rang", 7),
        ("Article", 22),
        ("Objet", 34),
        ("Relation", 20),
        ("Score", 9),
        ("Motif", 90),
        ("Vérifié sur", 30),
    ]
    sheet.freeze_panes(1, 1)
    for c, (title, width) in enumerate(heads):
        sheet.set_column(c, c, width)
        sheet.write(0, c, title, styles["head"])
    r, text = 0, styles["text"]
    for row in scan.rows:
        for rank, m in enumerate(row.matches, 1):
            r += 1
            cells = [row.requirement, rank, cite(m), m.heading, RELATION_LABEL[m.relation], m.score, m.why, m.checked or "non vérifié"]
            for c, value in enumerate(cells):
                if isinstance(value, str):
                    sheet.write_string(r, c, value, text)
                else:
                    sheet.write_number(r, c, value, styles["percent"] if c == 5 else styles["count"])
    sheet.autofilter(0, 0, max(r, 1), len(heads) - 1)
