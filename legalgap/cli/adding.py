"""The conversation of `corpus add`: what was read, which act, yes or no."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast, get_args

import typer
from msgspec import Struct

from legalgap.cli.common import parse_day, progress_bar
from legalgap.errors import ArgumentError, LegalgapError
from legalgap.model.texts import Kind, Lang
from legalgap.parse.convert import Labels
from legalgap.parse.result import ParsedAct
from legalgap.report.reading import menu_lines, reading_lines
from legalgap.store.adding import Proposal, Reading, choose_act, files_of, keep, propose, read_file, refuse_doubtful
from legalgap.store.corrections import replay
from legalgap.store.dossier import SETTINGS, Dossier, create_dossier, open_dossier

Add = Callable[[Path, Path, "Asked"], None]
"""Adds one file to the dossier in a folder."""


class Asked(Struct, frozen=True):
    """The options of the command."""

    id: str
    title: str
    lang: Lang | None
    start: str | None
    kind: Kind | None
    act: int | None
    strict: bool
    yes: bool


def parse_lang(text: str | None) -> Lang | None:
    """A language of texts.

    Raises:
        ArgumentError: another.
    """
    if text is not None and text not in get_args(Lang):
        raise ArgumentError(f"Langue inconnue : « {text} »", todo="choisissez fr, ar ou en")
    return cast(Lang | None, text)


def parse_kind(text: str | None) -> Kind | None:
    """A kind of act.

    Raises:
        ArgumentError: another.
    """
    if text is not None and text not in get_args(Kind):
        raise ArgumentError(f"Nature d'acte inconnue : « {text} »", todo=f"choisissez parmi : {', '.join(get_args(Kind))}")
    return cast(Kind | None, text)


def add_path(path: Path, folder: Path, asked: Asked, add: "Add | None" = None) -> None:
    """Add a file, or every file of a folder, as acts unless told how: a refusal does not stop the others, and the command then fails.

    Raises:
        LegalgapError: the file is refused; with several, the first refusal once all have been tried.
    """
    files = files_of(path)
    if len(files) > 1 and (asked.id or asked.title or asked.act):
        raise ArgumentError(
            "--id, --title et --act ne valent que pour un fichier", where=str(path), todo="ajoutez les fichiers un à un, ou sans elles"
        )
    refused: list[LegalgapError] = []
    for file in files:
        try:
            (add or add_file)(file, folder, asked)
        except LegalgapError as error:
            if len(files) == 1:
                raise
            typer.echo(f"Refusé : {error}", err=True)
            refused.append(error)
    if refused:
        typer.echo(f"{len(refused)} fichier(s) refusé(s) sur {len(files)}.", err=True)
        raise refused[0]


def add_file(path: Path, folder: Path, asked: Asked) -> None:
    """Add the acts of one file that are asked for.

    Raises:
        LegalgapError: the file or the options are refused.
    """
    labels = Labels(asked.id, asked.title, asked.kind, parse_day(asked.start) if asked.start else None)
    reading = read_file(path, asked.lang, progress_bar(f"Lecture de {path.name}"))
    state = open_dossier(folder).state if (folder / SETTINGS).exists() else "MA"
    for parsed in chosen_acts(reading, asked):
        proposal = propose(reading, parsed, labels, state)
        show(proposal)
        if asked.strict:
            refuse_doubtful(proposal.trust, path)
        if not asked.yes and not confirmed("Ajouter cet acte au dossier ?"):
            typer.echo("Rien n'a été ajouté.")
            continue
        dossier = create_dossier(folder)
        said(proposal, keep(dossier, proposal), dossier)
        for correction, reason in replay(dossier, proposal.text).unfit:
            typer.echo(f"Correction de {correction.by} non reprise, article {correction.article} : {reason}", err=True)


def chosen_acts(reading: Reading, asked: Asked) -> list[ParsedAct]:
    """The act asked for, or those picked in the list of a file that holds several.

    Raises:
        ArgumentError: several acts, and nobody to ask.
    """
    found = choose_act(reading, asked.act, asked.id)
    if found:
        return [found]
    typer.echo(f"{reading.path.name} contient {len(reading.acts)} actes :")
    for line in menu_lines(reading.acts):
        typer.echo(line)
    if asked.yes or not sys.stdin.isatty():
        raise ArgumentError("Plusieurs actes dans ce fichier", where=str(reading.path), todo="choisissez-en un avec --act N")
    answer = typer.prompt("Lequel (son rang, ou Entrée pour aucun)", default="", show_default=False)
    if not answer.strip():
        return []
    picked = choose_act(reading, int(answer) if answer.strip().isdigit() else 0, "")
    return [picked] if picked else []


def show(proposal: Proposal) -> None:
    """What was read, on the screen."""
    for line in reading_lines(proposal):
        typer.echo(line)


def confirmed(question: str) -> bool:
    """Whether the jurist says yes; no where nobody can answer."""
    try:
        return typer.confirm(question, default=False)
    except typer.Abort:
        return False


def said(proposal: Proposal, changed: bool, dossier: Dossier) -> None:
    """What was done."""
    law = proposal.text.act.id
    if changed:
        typer.echo(f"Ajouté : {law}, {len(proposal.text.articles)} articles → {dossier.folder(law)}")
        typer.echo(f"Ensuite : legalgap scan --dossier {dossier.root} --law {law}")
    else:
        typer.echo(f"Déjà dans le dossier, inchangé : {law}")
