"""What `measures` and `report` share: the options, the scan, the plan."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

if TYPE_CHECKING:
    from legalgap.model.measures import Plan
    from legalgap.store.dossier import Dossier

NormOption = Annotated[list[str] | None, typer.Option("--norm", help="Norme à comparer, répétable (C97, C143, ICRMW, all).")]
LawOption = Annotated[list[str] | None, typer.Option("--law", help="Loi à lire, répétable ; toutes par défaut.")]
DayOption = Annotated[str | None, typer.Option("--as-of", help="Droit en vigueur à cette date (AAAA-MM-JJ) ; aujourd'hui par défaut.")]
DossierOption = Annotated[Path | None, typer.Option("--dossier", help="Dossier du juriste : ses textes, ses acteurs, ses mesures.")]
MonthsOption = Annotated[int, typer.Option("--months", help="Durée du programme en mois.")]
StartOption = Annotated[str | None, typer.Option("--start", help="Début du programme (AAAA-MM-JJ) ; la date du droit par défaut.")]
EncoderOption = Annotated[str, typer.Option("--encoder", help="use, quality ou sentence-transformers:NOM.")]


class Asked(NamedTuple):
    """What the options ask."""

    norms: list[str] | None
    laws: list[str] | None
    as_of: str | None
    dossier: Path | None
    months: int
    start: str | None
    encoder: str


class Planned(NamedTuple):
    """The plan, and the dossier it was made on."""

    plan: "Plan"
    dossier: "Dossier | None"


def planned(asked: Asked) -> Planned:
    """The plan of a scan made now; dates are read before the scan, which is long."""
    from legalgap.assess.scan import run_scan
    from legalgap.cli.common import open_dossier_option, open_memory, parse_day
    from legalgap.plan.run import check_months, make_plan

    day = parse_day(asked.as_of)
    start: date = parse_day(asked.start) if asked.start else day
    check_months(asked.months)
    dossier, memory = open_dossier_option(asked.dossier), open_memory()
    scan = run_scan(asked.norms or [], asked.laws or [], day, asked.encoder, memory, dossier)
    for note in memory.notes:
        typer.echo(note, err=True)
    return Planned(make_plan(scan, dossier, asked.months, start), dossier)
