"""From a scan to its plan, with the data of a dossier or the built-in ones."""

from datetime import date

from legalgap.errors import ArgumentError
from legalgap.match.traits import TraitReader
from legalgap.model.findings import Scan
from legalgap.model.measures import Plan
from legalgap.plan.draft import Drafter
from legalgap.plan.measures import Planner
from legalgap.store.builtin import load_themes
from legalgap.store.dossier import HOME, Dossier, known_law
from legalgap.store.lexicon import load_lexicon
from legalgap.store.library import load_library
from legalgap.store.norms import known_instruments

LONGEST = 120
"""Months beyond which a programme is a mistake."""


def make_plan(scan: Scan, dossier: Dossier | None = None, months: int = 12, start: date | None = None) -> Plan:
    """The measures for a scan, for a programme of `months` from `start` (the scan's day by default).

    Raises:
        ArgumentError: a programme of no length or too long.
        DataError: a malformed library.
    """
    check_months(months)
    library = load_library(dossier.state if dossier else HOME, dossier)
    drafter = Drafter(TraitReader(load_lexicon()))
    planner = Planner(scan, known_law(dossier), load_themes(), library, drafter, start or scan.as_of, months)
    return planner.plan(known_instruments(dossier))


def check_months(months: int) -> None:
    """A programme lasts some months."""
    if not 1 <= months <= LONGEST:
        raise ArgumentError(f"Durée de programme impossible : {months} mois", todo=f"choisissez entre 1 et {LONGEST} avec --months")
