"""`legalgap check`: every built-in norm and act is well formed, complete and neutral."""

import typer


def check() -> None:
    """Vérifie toutes les données : normes, corpus, signaux, thésaurus, poids, mesures."""
    from legalgap.assess.checks import check_all
    from legalgap.store.library import check_library

    found = check_all()
    found.problems.extend(check_library())
    for problem in found.problems:
        typer.echo(problem)
    for line in found.counts:
        typer.echo(line)
    if found.problems:
        typer.echo(f"{len(found.problems)} défauts.", err=True)
        raise typer.Exit(1)
    typer.echo("Tout est en ordre.")
