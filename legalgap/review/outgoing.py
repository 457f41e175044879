"""Decisions as a table: on the screen, in CSV, in a workbook, as JSON."""

import io
from collections.abc import Callable, Sequence

import msgspec
import xlsxwriter

from legalgap.assess.rulings import Settled, live
from legalgap.errors import ArgumentError
from legalgap.model.decisions import Decision
from legalgap.report.csvfile import inert
from legalgap.report.listing import Listing, as_csv
from legalgap.report.table import RELATION_LABEL, STATUS_LABEL

TITLES = ("Quand", "Qui", "Exigence", "Acte", "Article", "Avant", "Après", "Motif", "État", "Identifiant")
WIDTHS = (18, 20, 32, 18, 18, 18, 18, 60, 14, 15)
DEED_LABEL = {
    "confirm": "statut confirmé",
    "status": "statut changé",
    "relation": "relation changée",
    "add-article": "article ajouté",
    "remove-article": "article retiré",
    "comment": "commentaire",
    "cite": "autorité citée",
    "discuss": "à discuter",
    "undo": "annulation",
    "sign-off": "signature",
}


def list_decisions(decisions: Sequence[Decision], rows: dict[str, Settled] | None = None) -> Listing:
    """A line a decision, oldest first; with the `rows`, those whose words moved are said so."""
    alive = {d.id for d in live(decisions)}
    return Listing(TITLES, [line(d, state(d, alive, rows or {})) for d in decisions])


def line(d: Decision, standing: str) -> tuple[str | int, ...]:
    """The line of one decision."""
    when = f"{d.at.astimezone():%d/%m/%Y %H:%M}"
    return (
        when,
        d.by,
        d.requirement,
        DEED_LABEL[d.deed],
        (d.article or "").replace("/", " art. ", 1),
        worded(d.before),
        worded(d.after),
        d.why,
        standing,
        d.id,
    )


def worded(value: str | None) -> str:
    """A status or a relation in French; other words as they are."""
    labels = {str(key): label for table in (STATUS_LABEL, RELATION_LABEL) for key, label in table.items()}
    return labels.get(value or "", value or "")


def state(decision: Decision, alive: set[str], rows: dict[str, Settled]) -> str:
    """Whether a decision stands."""
    if decision.deed == "undo":
        return ""
    if decision.id not in alive:
        return "annulée"
    held = rows.get(decision.requirement)
    if held and held.ruling and decision.deed in ("confirm", "status"):
        return "remplacée" if held.ruling.id != decision.id else "à revoir" if held.moved else "en vigueur"
    return "en vigueur"


def inert_csv(listing: Listing) -> str:
    """The listing as CSV of which no cell runs."""
    return as_csv(Listing(listing.titles, [tuple(str(inert(str(cell))) for cell in row) for row in listing.rows]))


def as_workbook(listing: Listing) -> bytes:
    """The listing as a workbook with filters; no cell is a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Décisions")
    head, text = (
        book.add_format({"bold": True, "bg_color": "#1F3A5F", "font_color": "white"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    for c, (title, width) in enumerate(zip(listing.titles, WIDTHS, strict=True)):
        sheet.set_column(c, c, width)
        sheet.write_string(0, c, title, head)
    for r, row in enumerate(listing.rows, 1):
        for c, cell in enumerate(row):
            sheet.write_string(r, c, str(cell), text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(listing.rows), 1), len(listing.titles) - 1)
    book.close()
    return out.getvalue()


def as_lines(decisions: Sequence[Decision]) -> bytes:
    """The decisions as the log holds them."""
    return b"".join(msgspec.json.encode(d) + b"\n" for d in decisions)


def export(decisions: Sequence[Decision], rows: dict[str, Settled] | None, form: str) -> bytes:
    """The decisions as csv, xlsx, json or jsonl.

    Raises:
        ArgumentError: another format.
    """
    listing = list_decisions(decisions, rows)
    forms: dict[str, Callable[[], bytes]] = {
        "csv": lambda: inert_csv(listing).encode("utf-8-sig"),
        "xlsx": lambda: as_workbook(listing),
        "json": lambda: msgspec.json.format(msgspec.json.encode(list(decisions)), indent=1) + b"\n",
        "jsonl": lambda: as_lines(decisions),
    }
    if form not in forms:
        raise ArgumentError(f"Format inconnu : « {form[:40]} »", todo=f"choisissez {', '.join(forms)}")
    return forms[form]()
