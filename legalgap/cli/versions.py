"""`legalgap corpus update | history | undo | diff | amend`: the law in time."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from legalgap.report.redline import Comparison

LawArgument = Annotated[str, typer.Argument(help="Acte, par exemple 65-99.")]
FolderOption = Annotated[Path, typer.Option("--dossier", help="Dossier de travail.")]
YesOption = Annotated[bool, typer.Option("--yes", help="Ne pose aucune question.")]
LangOption = Annotated[str | None, typer.Option("--lang", help="Langue du fichier (fr, ar, en) ; reconnue sans elle.")]
ActOption = Annotated[str, typer.Option("--act", help="Loi qui modifie, par exemple « loi 02-21 ».")]
FORMATS = ("table", "json", "html", "docx")


def register(app: typer.Typer) -> None:
    """Add these commands to `legalgap corpus`."""
    for command in (update, amend, history, undo, diff):
        app.command(command.__name__)(command)


def update(
    law: LawArgument,
    file: Annotated[Path, typer.Argument(help="Texte consolidé.")],
    dossier: FolderOption,
    since: Annotated[str, typer.Option("--from", help="Date d'effet de cette rédaction (AAAA-MM-JJ).")],
    act: ActOption = "",
    lang: LangOption = None,
    yes: YesOption = False,
) -> None:
    """Entre un texte consolidé comme nouvelle rédaction datée ; les articles inchangés gardent la leur."""
    from legalgap.cli.adding import parse_lang
    from legalgap.cli.common import parse_day, progress_bar
    from legalgap.reform.formulas import refuse_amending
    from legalgap.reform.reading import read_act, refuse_other_language
    from legalgap.reform.versions import placed, update_act
    from legalgap.report.redline import Comparison
    from legalgap.store.dossier import open_dossier

    held, day = open_dossier(dossier), parse_day(since)
    text = held.load(law)
    reading = read_act(file, parse_lang(lang), law, progress_bar("Lecture du fichier"))
    refuse_other_language(reading, text.act.lang, law)
    refuse_amending(reading, text)
    after, difference = update_act(text, reading.entries, day, act)
    show(Comparison(f"Mise à jour de l'acte {law} au {day:%d/%m/%Y}", "rédaction du dossier", file.name, text.act.lang, difference))
    if not difference.changes:
        typer.echo("Aucun mot ne change : le dossier reste comme il était.", err=True)
        return
    confirm("Entrer cette rédaction dans le dossier ?", yes)
    source = held.keep_source(law, file.name, file.read_bytes())
    held.save(placed(after, reading.places(source), day), f"mise à jour au {day}", file.name)
    typer.echo(f"Entré dans {dossier} ; « legalgap corpus undo {law} --dossier {dossier} » revient en arrière.", err=True)


def amend(
    file: Annotated[Path, typer.Argument(help="Loi modificative.")],
    dossier: FolderOption,
    law: Annotated[str, typer.Option("--id", help="Acte modifié.")],
    since: Annotated[str | None, typer.Option("--from", help="Date d'effet (AAAA-MM-JJ) ; demandée sans elle.")] = None,
    act: ActOption = "",
    lang: LangOption = None,
    yes: YesOption = False,
) -> None:
    """Lit une loi modificative, montre chaque opération, et l'applique à l'acte ; ce qui n'est pas certain est laissé et listé."""
    from legalgap.cli.adding import parse_lang
    from legalgap.cli.common import parse_day, progress_bar
    from legalgap.cli.operations import choose_operations, show_unread
    from legalgap.reform.formulas import read_amendments
    from legalgap.reform.operations import apply_all
    from legalgap.reform.reading import read_act, refuse_other_language
    from legalgap.reform.versions import state_before, update_act
    from legalgap.report.redline import Comparison
    from legalgap.store.dossier import open_dossier

    held = open_dossier(dossier)
    text = held.load(law)
    reading = read_act(file, parse_lang(lang), progress=progress_bar("Lecture du fichier"))
    refuse_other_language(reading, text.act.lang, law)
    day = parse_day(ask_day(since, yes))
    before = state_before(text, day)
    read = read_amendments(reading, text.act, act)
    _, sure, refused = apply_all(before, read.operations)
    left = [*read.unread, *refused]
    show_unread(left)
    wanted = choose_operations(before, sure, read.act, text.act.lang, yes)
    after, done, late = apply_all(before, wanted)
    show_unread(late)
    clauses = {operation.article: operation.clause for operation in done}
    amended, difference = update_act(text, after, day, read.act, clauses)
    show(Comparison(f"Acte {law} modifié par {read.act} au {day:%d/%m/%Y}", "rédaction du dossier", file.name, text.act.lang, difference))
    confirm("Entrer cette rédaction consolidée dans le dossier ?", yes)
    held.keep_source(law, file.name, file.read_bytes())
    what = f"modification par {read.act} au {day} : opérations {len(done)}, phrases laissées {len(left) + len(late)}"
    held.save(amended, what, file.name)
    typer.echo(f"Entré dans {dossier} ; « legalgap corpus undo {law} --dossier {dossier} » revient en arrière.", err=True)


def ask_day(given: str | None, yes: bool) -> str:
    """The date that was given, or the one typed; never guessed.

    Raises:
        ArgumentError: none was given and no question may be asked.
    """
    from legalgap.errors import ArgumentError

    if given is None and yes:
        raise ArgumentError("La date d'effet de la réforme n'est pas donnée", todo="ajoutez --from AAAA-MM-JJ")
    return given if given is not None else str(typer.prompt("Date d'effet (AAAA-MM-JJ)", err=True))


def history(
    law: LawArgument,
    dossier: FolderOption,
    output_format: Annotated[str, typer.Option("--format", help="table, csv ou json.")] = "table",
) -> None:
    """L'histoire d'un acte du dossier : qui a changé quoi, quand, d'après quel fichier, et ses dates de rédaction."""
    from legalgap.cli.common import print_listing
    from legalgap.report.history import list_history
    from legalgap.store.dossier import open_dossier

    held = open_dossier(dossier)
    lines = [line for line in held.history() if line.get("law") == law]
    text = held.load(law) if law in held.laws() or not lines else None
    print_listing(list_history(text, lines), output_format)


def undo(law: LawArgument, dossier: FolderOption) -> None:
    """Reprend la dernière entrée d'un acte : l'état d'avant revient, rien d'autre ne bouge."""
    from legalgap.errors import ArgumentError
    from legalgap.store.corrections import undo_change
    from legalgap.store.dossier import open_dossier, user

    held = open_dossier(dossier)
    if not undo_change(held, law, user()):
        raise ArgumentError(
            f"Le dossier n'a pas d'acte « {law} »", where=str(dossier), todo="« legalgap corpus list --dossier … » les donne"
        )
    state = "revient à son état d'avant" if law in held.laws() else "n'est plus dans le dossier"
    typer.echo(f"L'acte {law} {state}.", err=True)


def diff(
    what: Annotated[list[str], typer.Argument(help="ID DATE1 DATE2, ou deux textes (fichier ou acte) : l'ancien, puis le nouveau.")],
    dossier: Annotated[Path | None, typer.Option("--dossier", help="Dossier de travail ; sans lui, le droit intégré.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Date à laquelle lire les actes comparés.")] = None,
    lang: LangOption = None,
    output_format: Annotated[str, typer.Option("--format", help="table, json, html ou docx (suivi des modifications).")] = "table",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Fichier à écrire.")] = None,
) -> None:
    """Ce qui change d'une date à l'autre, ou d'un texte à l'autre, article par article et mot à mot."""
    from legalgap.cli.adding import parse_lang
    from legalgap.cli.common import choose_format, open_law, parse_day
    from legalgap.cli.sides import compare_dates, compare_texts
    from legalgap.errors import ArgumentError

    chosen = choose_format(output_format, output, FORMATS)
    if len(what) not in (2, 3):
        raise ArgumentError(f"{len(what)} textes donnés", todo="donnez ID DATE1 DATE2, ou deux fichiers ou actes")
    known = open_law(dossier)
    if len(what) == 3:
        comparison = compare_dates(known, what[0], parse_day(what[1]), parse_day(what[2]))
    else:
        comparison = compare_texts(known, what[0], what[1], parse_day(as_of), parse_lang(lang))
    deliver(comparison, chosen, output)


def confirm(question: str, yes: bool) -> None:
    """Go on only if told so."""
    if not yes and not typer.confirm(question, default=False, err=True):
        typer.echo("Rien n'a été écrit.", err=True)
        raise typer.Exit(1)


def show(comparison: "Comparison") -> None:
    """The comparison in the terminal."""
    from rich.console import Console

    from legalgap.report.redline import print_comparison

    console = Console()
    for line in print_comparison(comparison, plain=not console.is_terminal):
        console.print(line, soft_wrap=not console.is_terminal)


def deliver(comparison: "Comparison", form: str, output: Path | None) -> None:
    """The comparison in one format, to a file or to standard output."""
    from legalgap.store.files import write_whole

    if form == "table" and output is None:
        show(comparison)
        return
    content = render(comparison, form)
    if form == "json" and output is None:
        typer.echo(content.decode(), nl=False)
        return
    path = output or Path("rapports") / f"differences.{form}"
    write_whole(path, content)
    typer.echo(f"Écrit : {path}", err=True)


def render(comparison: "Comparison", form: str) -> bytes:
    """The comparison in one format."""
    from legalgap.report.redline import comparison_json, print_comparison

    if form == "json":
        return comparison_json(comparison)
    if form == "docx":
        from legalgap.report.redline_docx import comparison_docx

        return comparison_docx(comparison)
    if form == "html":
        from legalgap.report.redline_html import comparison_html
        from legalgap.store.places import data_root

        return comparison_html(comparison, data_root() / "reports" / "html")
    return "".join(f"{line.plain}\n" for line in print_comparison(comparison, plain=True)).encode()
