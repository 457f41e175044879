"""The coherence matrix in every format: items by theme, and where strategies say nothing."""

import io
import json
from pathlib import Path
from typing import Any

import jinja2
import xlsxwriter
from rich.console import Console
from rich.text import Text

from legalgap.plan.coherence import Coherence, Line, Link
from legalgap.report.listing import Listing, draw
from legalgap.report.listing import as_csv as listing_csv
from legalgap.report.table import DOMAIN_LABEL
from legalgap.report.xlsx import OPTIONS, STAMP

CAUTION = (
    "Rapprochements faits par le moteur sur des résumés en propres termes : un point de départ à relire, non un avis. "
    "Une case vide veut dire qu'aucune mesure lue n'en parle, non que rien n'est fait."
)


def items_listing(found: Coherence) -> Listing:
    """A line an item: its themes, the requirements and the articles nearest to it."""
    titles = ("Stratégie", "N°", "Nature", "Domaine", "Mesure", "Thèmes", "Exigences proches", "Articles proches", "Vérifié")
    return Listing(titles, [item_line(found, line) for line in found.lines])


def item_line(found: Coherence, line: Line) -> tuple[str | int, ...]:
    """The line of one item."""
    item = line.item
    themes = ", ".join(found.themes[t].label.fr for t in line.themes) or "aucun"
    return (
        line.strategy,
        item.num,
        item.kind,
        DOMAIN_LABEL[item.domain],
        item.title,
        themes,
        said(line.requirements) or "aucune",
        said(line.articles) or "aucun",
        item.checked or "non",
    )


def said(links: tuple[Link, ...]) -> str:
    """Links in one cell."""
    return " ; ".join(link.ref for link in links)


def matrix_listing(found: Coherence) -> Listing:
    """Themes, under their domains, by strategies: how many items; an empty cell is a silence."""
    titles = ("Domaine", "Thème", *[s.id for s in found.strategies])
    order = sorted(found.themes, key=lambda t: list(DOMAIN_LABEL).index(found.themes[t].domain))
    rows: list[tuple[str | int, ...]] = [
        (
            DOMAIN_LABEL[found.themes[t].domain],
            found.themes[t].label.fr,
            *[len(found.cell(s.id, t)) or "" for s in found.strategies],
        )
        for t in order
    ]
    return Listing(titles, rows)


def print_coherence(found: Coherence, console: Console) -> None:
    """The matrix, the silences, then the items."""
    items = sum(len(s.items) for s in found.strategies)
    console.print(Text(f"Cohérence au {found.as_of:%d/%m/%Y} · {len(found.strategies)} stratégies · {items} mesures", style="bold"))
    console.print(draw(matrix_listing(found)))
    unheard = ", ".join(found.themes[t].label.fr for t in found.unheard()) or "aucun"
    console.print(Text(f"Thèmes dont aucune stratégie ne parle : {unheard}", style="bold"))
    for line in found.lines:
        console.print(Text(f"{line.strategy} {line.item.num} — {line.item.title}", style="bold"))
        console.print(Text(f"  normes : {said(line.requirements) or 'aucune exigence proche'}"))
        console.print(Text(f"  droit : {said(line.articles) or 'aucun article proche'}"))
    console.print(Text(CAUTION, style="italic"))


def coherence_csv(found: Coherence) -> bytes:
    """The items, one a line, UTF-8 with a signature so that Excel reads the accents."""
    return listing_csv(items_listing(found)).encode("utf-8-sig")


def coherence_json(found: Coherence) -> bytes:
    """Items, cells and silences: schema legalgap/coherence/1."""
    data = {
        "schema": "legalgap/coherence/1",
        "as_of": found.as_of.isoformat(),
        "strategies": [{"id": s.id, "title": s.title.fr, "start": s.start, "end": s.end} for s in found.strategies],
        "items": [item_data(line) for line in found.lines],
        "cells": [
            {"strategy": s.id, "theme": t, "domain": found.themes[t].domain, "items": [line.item.num for line in found.cell(s.id, t)]}
            for s in found.strategies
            for t in found.themes
        ],
        "silent": {s.id: found.silent(s.id) for s in found.strategies},
        "unheard": found.unheard(),
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def item_data(line: Line) -> dict[str, Any]:
    """One item with its links."""
    return {
        "strategy": line.strategy,
        "num": line.item.num,
        "title": line.item.title,
        "domain": line.item.domain,
        "checked": line.item.checked,
        "themes": list(line.themes),
        "requirements": [{"requirement": link.ref, "score": link.score} for link in line.requirements],
        "articles": [{"article": link.ref, "score": link.score} for link in line.articles],
    }


def coherence_xlsx(found: Coherence) -> bytes:
    """A workbook: the matrix, where silences stand out, and the items."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"title": "Matrice de cohérence", "created": STAMP, "comments": CAUTION})
    head = book.add_format({"bold": True, "bg_color": "#1F3A5F", "font_color": "white", "text_wrap": True, "border": 1, "valign": "top"})
    text = book.add_format({"text_wrap": True, "border": 1, "border_color": "#D0D0D0", "valign": "top"})
    silent = book.add_format({"bg_color": "#E6E6E6", "pattern": 14, "fg_color": "#BBBBBB", "border": 1, "border_color": "#D0D0D0"})
    matrix, items = matrix_listing(found), items_listing(found)
    for name, listing, widths in (("Matrice", matrix, [24, 42] + [12] * 20), ("Mesures", items, [12, 8, 12, 22, 44, 36, 44, 44, 16])):
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for column, title in enumerate(listing.titles):
            sheet.set_column(column, column, widths[column])
            sheet.write_string(0, column, title, head)
        for number, row in enumerate(listing.rows, 1):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell, silent if cell == "" else text)
        sheet.autofilter(0, 0, len(listing.rows), len(listing.titles) - 1)
    book.close()
    return out.getvalue()


def coherence_html(found: Coherence, templates: Path) -> bytes:
    """One self-contained page; `templates` is the folder reports/html."""
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(templates), autoescape=True, undefined=jinja2.StrictUndefined)
    page = env.get_template("coherence.html.j2").render(found=found, matrix=matrix_listing(found), domains=DOMAIN_LABEL, caution=CAUTION)
    return page.encode()
