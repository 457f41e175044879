"""`legalgap report template`: the jurist's own Word template."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Votre gabarit Word : en créer un, le vérifier.", no_args_is_help=True, rich_markup_mode=None)
LangOption = Annotated[str, typer.Option("--lang", help="Langue : fr, en ou ar.")]


@app.command("check")
def check(
    template: Annotated[Path, typer.Argument(help="Gabarit Word (.docx).")],
    lang: LangOption = "fr",
) -> None:
    """Vérifie les balises d'un gabarit : chaque défaut avec son emplacement."""
    from legalgap.report.edition import Edition
    from legalgap.report.labels import parse_lang
    from legalgap.report.trial import trial_scan
    from legalgap.report.wordtemplate import check as find_faults

    faults, count = find_faults(template, trial_scan(), Edition(parse_lang(lang)))
    for fault in faults:
        typer.echo(str(fault))
    if faults:
        raise typer.Exit(1)
    typer.echo(f"Gabarit en ordre : {count} balises.")


@app.command("new")
def new(
    output: Annotated[Path, typer.Option("-o", "--output", help="Fichier à écrire.")] = Path("gabarit.docx"),
    lang: LangOption = "fr",
) -> None:
    """Écrit un gabarit de départ, avec ses balises, à habiller dans Word."""
    from legalgap.errors import ArgumentError
    from legalgap.report.edition import Edition
    from legalgap.report.labels import parse_lang
    from legalgap.report.templatesample import sample
    from legalgap.store.files import write_whole

    if output.exists():
        raise ArgumentError("Le fichier existe déjà", where=str(output), todo="choisissez un autre nom avec -o")
    write_whole(output, sample(Edition(parse_lang(lang))))
    typer.echo(f"Écrit : {output}", err=True)
