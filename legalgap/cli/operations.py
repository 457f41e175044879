"""The operations of an amending act shown, and those that are wanted."""

from collections.abc import Sequence

import typer

from legalgap.errors import ArgumentError
from legalgap.model.texts import Lang
from legalgap.reform.difference import compare
from legalgap.reform.entries import Entry
from legalgap.reform.operations import DEED_LABEL, LAST, Doubt, Operation, Unread, apply_one
from legalgap.report.redline import Comparison, print_comparison


def show_unread(left: Sequence[Unread]) -> None:
    """The sentences that were left, on standard error, with why."""
    for unread in left:
        typer.echo(f"Laissé ({unread.clause}) : « {unread.formula} » — {unread.why}.", err=True)


def choose_operations(before: tuple[Entry, ...], sure: Sequence[Operation], act: str, lang: Lang, yes: bool) -> list[Operation]:
    """The operations wanted: each is shown with what it changes, and asked for unless `yes`.

    Raises:
        ArgumentError: none was read, or none is wanted.
    """
    if not sure:
        raise ArgumentError(
            f"Aucune modification de cet acte n'a pu être lue pour certaine dans {act}",
            todo="entrez le texte consolidé avec « legalgap corpus update », ou corrigez --id",
        )
    text, wanted = before, []
    for n, operation in enumerate(sure, 1):
        typer.echo(f"{n}. {title(operation)}")
        if not yes:
            show_change(text, operation, lang)
        if yes or typer.confirm("L'appliquer ?", default=True, err=True):
            text = tried(text, operation)
            wanted.append(operation)
    if not wanted:
        raise ArgumentError("Aucune opération retenue", todo="le dossier reste comme il était")
    return wanted


def title(operation: Operation) -> str:
    """An operation in one line."""
    rank = {None: "", LAST: ", dernier alinéa"}.get(operation.paragraph, f", alinéa {operation.paragraph}")
    return f"Article {operation.article}{rank} — {DEED_LABEL[operation.deed]} ({operation.clause})"


def tried(text: tuple[Entry, ...], operation: Operation) -> tuple[Entry, ...]:
    """The text after an operation, or as it was where a refused one made it impossible."""
    try:
        return apply_one(text, operation)
    except Doubt:
        return text


def show_change(text: tuple[Entry, ...], operation: Operation, lang: Lang) -> None:
    """The redline of one operation."""
    from rich.console import Console

    console = Console()
    comparison = Comparison("", "", "", lang, compare(text, tried(text, operation)))
    for line in list(print_comparison(comparison, plain=not console.is_terminal))[3:]:
        console.print(line, soft_wrap=not console.is_terminal)
