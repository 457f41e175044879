"""`legalgap decisions`: what jurists decided in a dossier."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from legalgap.review.incoming import Clash

app = typer.Typer(help="Les décisions des juristes : liste, export, import, fusion.", no_args_is_help=True, rich_markup_mode=None)
DossierOption = Annotated[Path, typer.Option("--dossier", help="Dossier de travail.")]
NormOption = Annotated[list[str] | None, typer.Option("--norm", help="Norme à comparer, répétable (C97, C143, ICRMW, all).")]


@app.command("list")
def list_all(
    dossier: DossierOption,
    requirement: Annotated[str, typer.Option("--requirement", help="Seulement cette exigence.")] = "",
    by: Annotated[str, typer.Option("--by", help="Seulement cette personne.")] = "",
    output_format: Annotated[str, typer.Option("--format", help="table, csv ou json.")] = "table",
) -> None:
    """Liste les décisions, de la plus ancienne à la plus récente, annulées comprises."""
    from legalgap.cli.common import print_listing
    from legalgap.report.listing import Listing
    from legalgap.review.outgoing import list_decisions
    from legalgap.store.decisions import open_log
    from legalgap.store.dossier import open_dossier

    record = open_log(open_dossier(dossier)).read()
    listing = list_decisions(record.decisions)
    kept = [row for row in listing.rows if (not requirement or row[2] == requirement) and (not by or row[1] == by)]
    print_listing(Listing(listing.titles, kept), output_format)
    warn_damaged(record.damaged)


@app.command("export")
def export(
    dossier: DossierOption,
    output_format: Annotated[str, typer.Option("--format", help="xlsx, csv, json ou jsonl.")] = "xlsx",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Fichier à écrire ; decisions.FORMAT sans lui.")] = None,
) -> None:
    """Exporte les décisions dans un fichier."""
    from legalgap.review.outgoing import export as write
    from legalgap.store.decisions import open_log
    from legalgap.store.dossier import open_dossier
    from legalgap.store.files import write_whole

    record = open_log(open_dossier(dossier)).read()
    path = output or Path(f"decisions.{output_format}")
    write_whole(path, write(record.decisions, None, output_format))
    typer.echo(f"Écrit : {path} ({len(record.decisions)} décisions)", err=True)
    warn_damaged(record.damaged)


@app.command("merge")
def merge(
    other: Annotated[Path, typer.Argument(help="Autre journal de décisions (.jsonl), ou un dossier.")],
    dossier: DossierOption,
) -> None:
    """Ajoute les décisions d'un autre journal ; rien ne se perd, les désaccords sont listés."""
    from legalgap.assess.agreement import disagreements
    from legalgap.errors import InputFileError
    from legalgap.store.decisions import open_log, parse
    from legalgap.store.dossier import DECISIONS, open_dossier

    log = open_log(open_dossier(dossier))
    path = other / DECISIONS if other.is_dir() else other
    try:
        record = parse(path.read_bytes())
    except OSError as error:
        raise InputFileError("Journal illisible", where=f"{path} : {error.strerror}", todo="donnez un fichier decisions.jsonl") from None
    if record.damaged and not record.decisions:
        raise InputFileError("Ce fichier n'est pas un journal de décisions", where=str(path), todo="donnez un fichier decisions.jsonl")
    new = log.merge(record.decisions)
    typer.echo(f"{len(new)} décisions ajoutées, {len(record.decisions) - len(new)} déjà présentes.")
    for found in disagreements(log.read().decisions):
        said = ", ".join(f"{d.by} : {d.after}" for d in found.rulings)
        typer.echo(f"Désaccord — {found.requirement} — {said}")
    warn_damaged(record.damaged)


@app.command("import")
def import_workbook(
    workbook: Annotated[Path, typer.Argument(help="Matrice XLSX remplie par le juriste.")],
    dossier: DossierOption,
    by: Annotated[str, typer.Option("--by", help="Nom à donner aux lignes où « Décidé par » est vide.")] = "",
    take: Annotated[str, typer.Option("--conflicts", help="ask (un par un), keep (le dossier) ou take (le classeur).")] = "ask",
    norm: NormOption = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Droit en vigueur à cette date (AAAA-MM-JJ).")] = None,
) -> None:
    """Reprend les décisions d'une matrice remplie dans Excel ; les conflits sont montrés un par un."""
    from legalgap.cli.common import open_memory
    from legalgap.cli.review import open_desk
    from legalgap.errors import ArgumentError, InputFileError
    from legalgap.review.incoming import compare
    from legalgap.review.incoming import take as write
    from legalgap.review.pages import read_labels
    from legalgap.store.dossier import open_dossier, user

    if take not in ("ask", "keep", "take"):
        raise ArgumentError(f"Choix inconnu : « {take} »", todo="choisissez ask, keep ou take")
    open_dossier(dossier)
    try:
        content = workbook.read_bytes()
    except OSError as error:
        raise InputFileError("Classeur illisible", where=f"{workbook} : {error.strerror}", todo="vérifiez son emplacement") from None
    desk = open_desk(dossier, norm or [], as_of, open_memory())
    incoming = compare(desk, content, by or user() or "juriste", read_labels())
    chosen, left = settle(incoming.clashes, take)
    for filled in (*incoming.new, *[clash.theirs for clash in chosen]):
        write(desk, filled)
    typer.echo(f"{len(incoming.new) + len(chosen)} décisions importées, {incoming.same} sans changement, {len(left)} conflits laissés.")
    for line in incoming.bad:
        typer.echo(f"Non reprise, {line}", err=True)
    if left and take == "ask":
        raise typer.Exit(1)


def settle(clashes: "tuple[Clash, ...]", take: str) -> "tuple[list[Clash], list[Clash]]":
    """The conflicts in which the workbook wins, and those left: asked one by one at a terminal, only shown elsewhere."""
    import sys

    chosen: list[Clash] = []
    left: list[Clash] = []
    for n, clash in enumerate(clashes, 1):
        ours, theirs = clash.ours, clash.theirs
        typer.echo(f"\nConflit {n} sur {len(clashes)} — {theirs.requirement}")
        typer.echo(f"  dossier  : {ours.after}, {ours.by}, {ours.at:%d/%m/%Y} {ours.why}".rstrip())
        typer.echo(f"  classeur : {theirs.after}, {theirs.by}, ligne {theirs.line} {theirs.why}".rstrip())
        wins = take == "take" or (take == "ask" and sys.stdin.isatty() and typer.confirm("  Prendre celle du classeur ?"))
        (chosen if wins else left).append(clash)
    return chosen, left


def warn_damaged(lines: tuple[int, ...]) -> None:
    """Say which lines of a log could not be read."""
    if lines:
        typer.echo(f"Lignes illisibles, laissées de côté : {', '.join(map(str, lines))}.", err=True)
