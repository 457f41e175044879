"""`legalgap measures`: what would close the gaps, who, when, in which words."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legalgap.cli.plan import Asked, DayOption, DossierOption, EncoderOption, LawOption, MonthsOption, NormOption, StartOption, planned

if TYPE_CHECKING:
    from legalgap.cli.plan import Planned
    from legalgap.model.measures import Plan

FORMATS = ("table", "json", "csv", "xlsx", "docx")


def measures(
    norm: NormOption = None,
    law: LawOption = None,
    as_of: DayOption = None,
    dossier: DossierOption = None,
    months: MonthsOption = 12,
    start: StartOption = None,
    output_format: Annotated[str | None, typer.Option("--format", help="table, json, csv, xlsx ou docx.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Fichier à écrire ; sans lui, json et csv vont à l'écran.")] = None,
    encoder: EncoderOption = "use",
) -> None:
    """Propose des mesures pour fermer les écarts : texte visé, rédaction, acteurs, calendrier, faisabilité. Toujours des projets."""
    from legalgap.cli.output import chosen_format, deliver

    form = chosen_format(output_format, output, FORMATS)
    made = planned(Asked(norm, law, as_of, dossier, months, start, encoder))
    if form == "table":
        show(made.plan)
    else:
        deliver(render(made, form), form, output, Path("rapports") / f"mesures.{form}")


def show(plan: "Plan") -> None:
    """The table and what is said under it."""
    from rich.console import Console

    from legalgap.report.measures import closing_lines, measures_table

    console = Console(width=None if Console().is_terminal else 180)
    console.print(measures_table(plan))
    for line in closing_lines(plan):
        console.print(line, style="dim", markup=False, highlight=False)


def render(made: "Planned", form: str) -> bytes:
    """The measures in one format."""
    from legalgap.report.measures import measures_csv, measures_json

    if form == "docx":
        from legalgap.cli.report import brief_of, written
        from legalgap.report.solutions import solutions

        return written(solutions(brief_of(made), len(made.plan.measures)), "docx")
    if form == "xlsx":
        from legalgap.report.measures_xlsx import measures_xlsx

        return measures_xlsx(made.plan)
    return measures_csv(made.plan) if form == "csv" else measures_json(made.plan)
