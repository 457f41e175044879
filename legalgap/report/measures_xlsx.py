"""Measures as a workbook: how to read it, the measures with redlines, the calendar step by step, the practices of other countries."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from legalgap.model.measures import DRAFT, Measure, Plan
from legalgap.report.measures import CATEGORY_LABEL, LEVEL_COLOUR, MEASURES, closing_lines, day
from legalgap.report.xlsx import OPTIONS, STAMP
from legalgap.report.xlsx_sheets import make_styles

LONGEST = 32_000
"""Characters that a cell may hold."""
PRINTED = 260
"""Characters of columns that a printed page holds."""
FROZEN, READING, LINE, TALLEST = 2, 120, 13, 190


def measures_xlsx(plan: Plan) -> bytes:
    """The workbook's bytes, the same for the same plan."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"title": "Mesures proposées", "created": STAMP, "comments": DRAFT})
    styles = make_styles(book)
    for level, colour in LEVEL_COLOUR.items():
        styles[level] = book.add_format({"bold": True, "font_color": "white", "bg_color": colour, "valign": "top", "border": 1})
    styles["strike"] = book.add_format({"font_strikeout": True, "font_color": "#B3261E"})
    styles["insert"] = book.add_format({"underline": 1, "font_color": "#1B5E20"})
    write_reading(book.add_worksheet("Lire d'abord"), plan, styles)
    write_measures(book.add_worksheet("Mesures"), plan, styles)
    write_steps(book.add_worksheet("Calendrier"), plan.measures, styles)
    write_practices(book.add_worksheet("Pratiques"), plan, styles)
    book.close()
    return out.getvalue()


def write_reading(sheet: Any, plan: Plan, styles: dict[str, Any]) -> None:
    """What was compared, the counts by category, and what is not verified."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, READING)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.write(0, 0, "Mesures proposées", styles["title"])
    lines = [f"Droit au {day(plan.scan.as_of)} · État {plan.library.state} · lois : {', '.join(plan.scan.laws)}", *closing_lines(plan)]
    for i, line in enumerate(lines, 2):
        sheet.write(i, 0, line, styles["note"])
        sheet.set_row(i, height([line], [READING]))


def heads(sheet: Any, columns: Sequence[tuple[str, int]], styles: dict[str, Any]) -> None:
    """Titles, widths, frozen header, landscape print on one page width."""
    sheet.freeze_panes(1, FROZEN)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(max(1, round(sum(width for _, width in columns) / PRINTED)), 0)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, FROZEN - 1)
    for c, (title, width) in enumerate(columns):
        sheet.set_column(c, c, width)
        sheet.write(0, c, title, styles["head"])


def height(cells: Sequence[str], widths: Sequence[int]) -> float:
    """Points that a row takes for its longest cell, up to what a screen shows at once."""
    lines = max(sum(max(1, -(-len(line) // width)) for line in said.split("\n")) for said, width in zip(cells, widths, strict=True))
    return min(TALLEST, LINE * lines + 3)


def write_measures(sheet: Any, plan: Plan, styles: dict[str, Any]) -> None:
    """One line a measure; the proposed wording as a redline."""
    heads(sheet, [(c.title, c.width) for c in MEASURES], styles)
    for r, measure in enumerate(plan.measures, 1):
        values = [column.read(measure, plan.library) for column in MEASURES]
        sheet.set_row(r, height([str(v) for v in values], [c.width for c in MEASURES]))
        for c, (column, value) in enumerate(zip(MEASURES, values, strict=True)):
            if column.title == "Rédaction proposée (projet)" and measure.draft:
                write_redline(sheet, r, c, measure, styles)
            elif isinstance(value, str):
                sheet.write_string(r, c, value[:LONGEST], styles[value if column.title == "Faisabilité" else "text"])
            else:
                sheet.write_number(r, c, value, styles["percent"])
    sheet.autofilter(0, 0, max(len(plan.measures), 1), len(MEASURES) - 1)


def write_redline(sheet: Any, r: int, c: int, measure: Measure, styles: dict[str, Any]) -> None:
    """Kept, struck and inserted words in one cell; plain where there is a single piece or more than a cell holds."""
    pieces = measure.draft.pieces if measure.draft else ()
    whole = " ".join(p.text for p in pieces)
    if len(pieces) < 2 or len(whole) > LONGEST:
        sheet.write_string(r, c, whole[:LONGEST], styles["text"])
        return
    parts: list[Any] = []
    for piece in pieces:
        parts += [styles[piece.deed], f"{piece.text} "] if piece.deed in styles else [f"{piece.text} "]
    sheet.write_rich_string(r, c, *parts, styles["text"])


def write_steps(sheet: Any, measures: Sequence[Measure], styles: dict[str, Any]) -> None:
    """One line a step."""
    columns = (("N°", 22), ("Mesure", 50), ("Catégorie", 22), ("Étape", 46), ("Début", 12), ("Fin", 12), ("Semaines", 10))
    proof = (("Fondement", 34), ("Source de la durée", 40))
    heads(sheet, [*columns, *proof], styles)
    r = 0
    for m in measures:
        for s in m.calendar:
            r += 1
            cells = [m.id, m.title, CATEGORY_LABEL[m.category], s.name, day(s.start), day(s.end), s.weeks]
            cells += [s.basis or "", s.source or "non vérifiée"]
            sheet.set_row(r, height([str(v) for v in cells], [w for _, w in (*columns, *proof)]))
            for c, value in enumerate(cells):
                sheet.write(r, c, value, styles["count" if isinstance(value, int) else "text"])
    sheet.autofilter(0, 0, max(r, 1), len(columns) + 1)


def write_practices(sheet: Any, plan: Plan, styles: dict[str, Any]) -> None:
    """One line a practice."""
    columns = [("Pays", 20), ("Acte", 40), ("Article", 12), ("Thèmes", 34), ("Pratique", 80), ("Source", 40), ("Vérifié sur", 30)]
    heads(sheet, columns, styles)
    for r, p in enumerate(plan.library.practices, 1):
        cells = (p.country, p.act, p.article or "", " ; ".join(p.themes), p.practice.fr, p.source or "", p.checked or "non vérifié")
        sheet.set_row(r, height(cells, [w for _, w in columns]))
        for c, value in enumerate(cells):
            sheet.write_string(r, c, value, styles["text"])
    sheet.autofilter(0, 0, max(len(plan.library.practices), 1), len(columns) - 1)
