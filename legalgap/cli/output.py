"""Which format is asked, and where it goes."""

from collections.abc import Sequence
from pathlib import Path

import typer

from legalgap.errors import ArgumentError

ON_SCREEN = ("json", "csv")


def chosen_format(name: str | None, output: Path | None, formats: Sequence[str]) -> str:
    """The format asked for, else that of the file's name, else the first.

    Raises:
        ArgumentError: an unknown format.
    """
    suffix = output.suffix[1:].lower() if output else ""
    chosen = name or (suffix if suffix in formats else formats[0])
    if chosen not in formats:
        raise ArgumentError(f"Format inconnu : « {chosen} »", todo=f"choisissez parmi : {', '.join(formats)}")
    return chosen


def deliver(content: bytes, form: str, output: Path | None, default: Path) -> None:
    """Text to standard output where no file is named, otherwise a whole file."""
    from legalgap.store.files import write_whole

    if output is None and form in ON_SCREEN:
        typer.echo(content.decode("utf-8"), nl=False)
        return
    path = output or default
    write_whole(path, content)
    typer.echo(f"Écrit : {path}", err=True)
