"""A scan as a workbook, one sheet a view: summary, matrix, articles, by instrument, by law, by theme, by domain, method."""

import io
from collections.abc import Callable
from datetime import datetime

import xlsxwriter

from legalgap.model.findings import RELATIONS, Match, Relation, Scan
from legalgap.report.columns import ARTICLE as OF_ARTICLE
from legalgap.report.columns import BEARING, FOUND, POSITION, REQUIREMENT, ROW, Column, Pair, of_match
from legalgap.report.edition import Edition
from legalgap.report.table import supports
from legalgap.report.views import SIDES, Bearing, bearings, pairs
from legalgap.report.xlsx_sheets import Book, add_choices, write_table
from legalgap.report.xlsx_summary import write_method, write_side, write_summary

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
STAMP = datetime(2000, 1, 1)
"""A fixed creation date: the same scan gives the same bytes."""
PRINTED = 11
"""The first columns of the matrix, those that are printed."""
ARTICLES: tuple[Column[Pair], ...] = (REQUIREMENT, POSITION, *map(of_match, OF_ARTICLE[:2]), *FOUND)
"""The articles under each requirement; their subject, rank, version and check stand in the sheet by law."""


def of_bearing(column: Column[Match]) -> Column[Bearing]:
    """A column of articles read from what the article bears on."""
    return Column(column.key, column.width, column.form, lambda b, e: column.read(b.match, e))


def requirements_of(relation: Relation) -> Callable[[Bearing, Edition], str]:
    """Reads the requirements to which an article stands in one relation."""
    return lambda b, e: e.join(e.code(p.row.requirement) for p in b.of(relation))


BY_LAW: tuple[Column[Bearing], ...] = (
    *map(of_bearing, OF_ARTICLE),
    Column("count", 11, "number", lambda b, e: len(b.pairs)),
    *(Column(r, 34, "list", requirements_of(r)) for r in RELATIONS),
)


def scan_xlsx(scan: Scan, e: Edition, by: str = "norm", light: bool = False) -> bytes:
    """The workbook's bytes; `light` leaves out the articles that decide nothing, and what their score is made of."""
    out = io.BytesIO()
    book = Book(xlsxwriter.Workbook(out, OPTIONS), e)
    book.file.set_properties({"title": e.say("title"), "created": STAMP, "comments": e.say("disclaimer")})
    write_summary(book, scan)
    if by == "law":
        write_rows(book, scan, e.say("requirements"))
        write_bearings(book, scan)
    else:
        write_rows(book, scan, e.say("matrix"))
        write_articles(book, scan, light)
    for side in SIDES:
        write_side(book, scan, side)
        if side == SIDES[0]:
            write_table(book, book.sheet(e.words.view["law"]), BY_LAW, bearings(scan), frozen=2)
    write_method(book, scan)
    book.file.close()
    return out.getvalue()


def write_rows(book: Book, scan: Scan, name: str) -> None:
    """One line a requirement, with the columns a jurist fills in."""
    sheet = book.sheet(name)
    write_table(book, sheet, ROW, scan.rows, frozen=3)
    last = max(len(scan.rows), 1)
    sheet.print_area(0, 0, last, PRINTED - 1)
    add_choices(book, sheet, [c.key for c in ROW], last)


def write_articles(book: Book, scan: Scan, light: bool) -> None:
    """One line an article found."""
    shown = [p for p in pairs(scan.rows) if not light or p.match in supports(p.row)]
    write_table(book, book.sheet(book.edition.say("articles")), ARTICLES[:-1] if light else ARTICLES, shown, frozen=1, lines=3)


def write_bearings(book: Book, scan: Scan) -> None:
    """One line a requirement under each article, in the order of the law: the sheet that is shown first."""
    shown = [p for b in bearings(scan) for p in b.pairs]
    sheet = book.sheet(book.edition.say("matrix"))
    write_table(book, sheet, BEARING, shown, frozen=3)
    book.colour_statuses(sheet, [c.key for c in BEARING].index("status"), len(shown))
    sheet.activate()
