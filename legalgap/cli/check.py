"""`legalgap check`: every norm and act is well formed, complete and neutral."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from legalgap.assess.checks import Findings


def check(
    dossier: Annotated[Path | None, typer.Option("--dossier", help="Vérifie aussi les normes de ce dossier.")] = None,
) -> None:
    """Vérifie toutes les données : normes, corpus, signaux, thésaurus, poids, mesures."""
    from legalgap.assess.checks import check_all, check_dossier_norms
    from legalgap.cli.common import open_dossier_option
    from legalgap.store.library import check_library

    found, held = check_all(), open_dossier_option(dossier)
    found.problems.extend(check_library())
    if held:
        own = check_dossier_norms(held)
        found.problems.extend(own.problems)
        found.counts.extend(own.counts)
    tell(found)


def tell(found: "Findings") -> None:
    """Print what was found; the command fails where there is a fault."""
    for problem in found.problems:
        typer.echo(problem)
    for line in found.counts:
        typer.echo(line)
    if found.problems:
        typer.echo(f"{len(found.problems)} défauts.", err=True)
        raise typer.Exit(1)
    typer.echo("Tout est en ordre.")
