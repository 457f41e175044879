"""`legalgap norms`: the instruments that are held."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Les normes : liste, dispositions, exigences, ajout.", no_args_is_help=True, rich_markup_mode=None)
DossierOption = Annotated[Path | None, typer.Option("--dossier", help="Dossier de travail ; sans lui, les normes intégrées.")]


@app.command("list")
def list_instruments(
    state: Annotated[str | None, typer.Option("--state", help="État dont montrer la ratification (deux lettres).")] = None,
    output_format: Annotated[str, typer.Option("--format", help="table, csv ou json.")] = "table",
    dossier: DossierOption = None,
) -> None:
    """Liste les instruments : ratification, dispositions, exigences, ébauches, clauses modèles."""
    from legalgap.cli.common import open_dossier_option, print_listing
    from legalgap.report.listing import list_norms
    from legalgap.store.dossier import HOME
    from legalgap.store.norms import known_norms

    held = open_dossier_option(dossier)
    print_listing(list_norms(known_norms(held), state or (held.state if held else HOME)), output_format)


@app.command("show")
def show(
    reference: Annotated[str, typer.Argument(help="Disposition, par exemple C97/6(1)(b) ; ou un instrument.")],
    dossier: DossierOption = None,
) -> None:
    """Montre une disposition : résumé, exigences, clauses modèles, renvois."""
    from rich.console import Console

    from legalgap.cli.common import open_dossier_option
    from legalgap.report.provisions import find_provisions, show_provision
    from legalgap.store.norms import known_norms

    console = Console()
    for norm, provision in find_provisions(known_norms(open_dossier_option(dossier)), reference):
        for line in show_provision(norm, provision):
            console.print(line, soft_wrap=not console.is_terminal)


@app.command("add")
def add(
    path: Annotated[Path, typer.Argument(help="Fichier (PDF, HTML, DOCX, XML Akoma Ntoso, texte, CSV, JSONL) ou dossier de fichiers.")],
    dossier: Annotated[Path, typer.Option("--dossier", help="Dossier de travail, créé s'il n'existe pas.")],
    id_: Annotated[str, typer.Option("--id", help="Sigle de l'instrument, par exemple C190 ; lu dans le titre sans lui.")] = "",
    title: Annotated[str, typer.Option("--title", help="Titre en français ; lu dans le texte sans lui.")] = "",
    lang: Annotated[str | None, typer.Option("--lang", help="fr, ar ou en ; devinée sans elle.")] = None,
    date: Annotated[str | None, typer.Option("--date", help="Date d'adoption (AAAA-MM-JJ) ; lue dans le texte sans elle.")] = None,
    act: Annotated[int | None, typer.Option("--act", help="Rang de l'instrument dans un fichier qui en contient plusieurs.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse une lecture incomplète ou douteuse.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Ne demande rien.")] = False,
) -> None:
    """Ajoute un instrument à un dossier : ses dispositions, et une ébauche d'exigence pour chacune, à compléter par un juriste."""
    from legalgap.cli.adding import Asked, add_path, parse_lang
    from legalgap.cli.drafting import add_instrument

    add_path(path, dossier, Asked(id_, title, parse_lang(lang), date, None, act, strict, yes), add_instrument)


@app.command("check")
def check(dossier: Annotated[Path, typer.Option("--dossier", help="Dossier de travail.")]) -> None:
    """Vérifie les normes d'un dossier, et dit combien d'ébauches restent à compléter."""
    from legalgap.assess.checks import check_dossier_norms
    from legalgap.cli.check import tell
    from legalgap.store.dossier import open_dossier

    tell(check_dossier_norms(open_dossier(dossier)))
