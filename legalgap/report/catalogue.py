"""The deliverables by name."""

from collections.abc import Sequence

from legalgap.report.blocks import Report
from legalgap.report.brief import Brief
from legalgap.report.deck import deck
from legalgap.report.mapping import mapping
from legalgap.report.needs import needs
from legalgap.report.note import note
from legalgap.report.sheets import SIX, sheets
from legalgap.report.solutions import RETAINED, solutions


def compose(name: str, brief: Brief, top: int | None = None, chosen: Sequence[str] = ()) -> Report:
    """The deliverable of that name: note, besoins, fiches, liste, diaporama or cartographie."""
    if name == "fiches":
        return sheets(brief, top or SIX, chosen)
    if name == "liste":
        return solutions(brief, top or RETAINED)
    if name == "besoins":
        return needs(brief, top or SIX)
    return {"note": note, "diaporama": deck, "cartographie": mapping}[name](brief)
