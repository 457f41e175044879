"""What commands share: dates, files, progress."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from legalgap.errors import ArgumentError
from legalgap.match.encoder import Progress
from legalgap.match.memory import Memory
from legalgap.model.texts import ActText
from legalgap.report.listing import Listing
from legalgap.store.dossier import Dossier, known_law, open_dossier
from legalgap.store.places import cache_root, data_root


def parse_day(text: str | None) -> date:
    """An ISO date, or today.

    Raises:
        ArgumentError: not a date.
    """
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentError(f"Date illisible : « {text} »", todo="écrivez-la AAAA-MM-JJ, par exemple 2021-02-09") from None


def open_dossier_option(folder: Path | None) -> Dossier | None:
    """The dossier of that folder, or None where none was asked."""
    return open_dossier(folder) if folder else None


def open_law(folder: Path | None) -> tuple[ActText, ...]:
    """The built-in acts, and those of the dossier in that folder."""
    return known_law(open_dossier_option(folder))


def choose_format(name: str, output: Path | None, known: Sequence[str]) -> str:
    """The format of that name, or that of the file to write when none but the table was asked.

    Raises:
        ArgumentError: none of those known.
    """
    chosen = output.suffix[1:] if name == "table" and output and output.suffix[1:] in known else name
    if chosen not in known:
        raise ArgumentError(f"Format inconnu : « {name} »", todo=f"choisissez {', '.join(known)}")
    return chosen


def print_listing(listing: Listing, form: str) -> None:
    """A listing as a table, CSV or JSON.

    Raises:
        ArgumentError: another format.
    """
    import json

    from rich.console import Console

    from legalgap.report.listing import as_csv, as_data, draw

    if form not in ("table", "csv", "json"):
        raise ArgumentError(f"Format inconnu : « {form} »", todo="choisissez table, csv ou json")
    if form == "json":
        print(json.dumps(as_data(listing), ensure_ascii=False, indent=1))
    elif form == "csv":
        print(as_csv(listing), end="")
    else:
        Console(width=None if Console().is_terminal else 200).print(draw(listing))


def open_memory() -> Memory:
    """The numbers shipped with the package and the user's cache, with a progress bar when texts must be encoded."""
    return Memory(data_root() / "vectors", cache_root(), progress_bar("Lecture des textes"))


def progress_bar(label: str) -> Progress | None:
    """A function of (done, total) that draws a bar on standard error while there is something to wait for; None outside a terminal."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    if not console.is_terminal:
        return None
    bar = Bar(console=console, transient=True)
    tasks: list[int] = []

    def show(done: int, total: int) -> None:
        if not tasks:
            bar.start()
            tasks.append(int(bar.add_task(label, total=total)))
        bar.update(tasks[0], completed=done, total=total)  # type: ignore[arg-type]
        if done >= total:
            bar.stop()
            tasks.clear()

    return show
