"""`legalgap impact`: what a reform does to the gaps."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from legalgap.assess.impact import Impact, Setting
    from legalgap.model.texts import Lang
    from legalgap.store.dossier import Dossier

FORMATS = ("table", "json", "html", "docx", "xlsx")


def impact(
    dossier: Annotated[Path | None, typer.Option("--dossier", help="Dossier de travail ; sans lui, le droit intégré.")] = None,
    first: Annotated[str | None, typer.Option("--from", help="Droit de départ (AAAA-MM-JJ) ; aujourd'hui pour un projet.")] = None,
    second: Annotated[str | None, typer.Option("--to", help="Droit d'arrivée (AAAA-MM-JJ).")] = None,
    draft: Annotated[list[Path] | None, typer.Option("--draft", help="Projet : loi modificative ou texte complet.")] = None,
    law: Annotated[
        list[str] | None, typer.Option("--law", help="Loi à lire, répétable ; avec --draft, l'acte que le projet change.")
    ] = None,
    norm: Annotated[list[str] | None, typer.Option("--norm", help="Norme à comparer, répétable.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Langue du projet (fr, ar, en) ; reconnue sans elle.")] = None,
    encoder: Annotated[str, typer.Option("--encoder", help="use, quality ou sentence-transformers:NOM.")] = "use",
    output_format: Annotated[str, typer.Option("--format", help="table, json, html, docx ou xlsx.")] = "table",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Fichier à écrire.")] = None,
) -> None:
    """Les conséquences d'une réforme : exigences qui bougent, articles touchés, décisions à reprendre, couverture avant et après."""
    from legalgap.assess.impact import Setting, impact_between
    from legalgap.cli.adding import parse_lang
    from legalgap.cli.common import choose_format, open_dossier_option, open_memory, parse_day
    from legalgap.errors import ArgumentError

    chosen = choose_format(output_format, output, FORMATS)
    memory, held = open_memory(), open_dossier_option(dossier)
    if draft:
        if second is not None:
            raise ArgumentError("Un projet se compare au droit d'un jour", todo="donnez --draft avec --from, sans --to")
        found = of_draft(Setting(norm or [], [], encoder, memory), draft, law or [], first, parse_lang(lang), held)
    elif first is None or second is None:
        raise ArgumentError("Deux dates sont nécessaires", todo="donnez --from et --to, ou un projet avec --draft et --law")
    else:
        found = impact_between(Setting(norm or [], law or [], encoder, memory), parse_day(first), parse_day(second), held)
    for note in memory.notes:
        typer.echo(note, err=True)
    deliver(found, chosen, output)


def of_draft(
    setting: "Setting", drafts: list[Path], laws: list[str], day: str | None, lang: "Lang | None", held: "Dossier | None"
) -> "Impact":
    """The impact of one draft on one law.

    Raises:
        ArgumentError: several drafts or laws, another language, or nothing of it applies to the law.
    """
    from legalgap.assess.impact import impact_of_draft
    from legalgap.cli.common import parse_day
    from legalgap.cli.operations import show_unread
    from legalgap.cli.sides import lang_of
    from legalgap.errors import ArgumentError
    from legalgap.reform.draft import propose
    from legalgap.reform.reading import read_act, refuse_other_language
    from legalgap.store.builtin import choose_laws
    from legalgap.store.dossier import known_law

    if len(drafts) > 1 or len(laws) != 1:
        raise ArgumentError("Un projet et un acte à la fois", todo="donnez un seul --draft et un seul --law")
    (text,) = choose_laws(known_law(held), laws)
    reading = read_act(drafts[0], lang)
    refuse_other_language(reading, lang_of(text), text.act.id)
    proposed, left = propose(text, reading, parse_day(day))
    show_unread(left)
    return impact_of_draft(setting, text, proposed, parse_day(day), drafts[0].name, held)


def deliver(found: "Impact", form: str, output: Path | None) -> None:
    """The impact in one format, to a file or to the screen."""
    from rich.console import Console

    from legalgap.report.impact import impact_json, print_impact
    from legalgap.store.files import write_whole

    if form == "table":
        console = Console(width=None if Console().is_terminal else 170)
        for part in print_impact(found):
            console.print(part)
        return
    if form == "json" and output is None:
        typer.echo(impact_json(found).decode(), nl=False)
        return
    path = output or Path("rapports") / f"impact.{form}"
    write_whole(path, render(found, form))
    typer.echo(f"Écrit : {path}", err=True)


def render(found: "Impact", form: str) -> bytes:
    """The impact in one format of file."""
    if form == "html":
        from legalgap.report.impact_html import impact_html
        from legalgap.store.places import data_root

        return impact_html(found, data_root() / "reports" / "html")
    if form == "docx":
        from legalgap.report.impact_docx import impact_docx

        return impact_docx(found)
    if form == "xlsx":
        from legalgap.report.impact_xlsx import impact_xlsx

        return impact_xlsx(found)
    from legalgap.report.impact import impact_json

    return impact_json(found)
