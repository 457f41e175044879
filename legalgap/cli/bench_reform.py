"""`legalgap bench reform`: how far reforms are found in real texts."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from legalgap.bench.reform import Found

TITLES = ("Mesure", "Connues", "Trouvées", "Rappel", "Fausses", "Part fausse", "Retouches", "Articles", "Secondes", "À revoir")


def reform(
    texts: Annotated[Path, typer.Argument(help="Dossier des textes de référence.")] = Path("../shared/texts"),
    output_format: Annotated[str, typer.Option("--format", help="table, csv ou json.")] = "table",
) -> None:
    """Mesure les modifications retrouvées entre deux éditions d'une loi et dans les notes des textes consolidés, et un nouveau scan."""
    from legalgap.bench.reform import bench_reform, measure_rescan
    from legalgap.cli.common import open_memory, print_listing
    from legalgap.report.listing import Listing

    rows: list[tuple[str | int, ...]] = []
    for found in bench_reform(texts):
        typer.echo(f"{found.what} : {len(found.found)}/{len(found.known)}", err=True)
        rows.append(row_of(found))
    encoding, scanning, same = measure_rescan(open_memory())
    print_listing(Listing(TITLES, rows), output_format)
    equal = "égal octet pour octet à un scan entier" if same else "DIFFÉRENT d'un scan entier"
    typer.echo(f"Un article changé : {encoding:.2f} s de lecture en plus, scan {scanning:.2f} s, {equal}.", err=True)


def row_of(found: "Found") -> tuple[str | int, ...]:
    """The cells of one measure."""
    missed = [n for n in found.known if n not in found.found]
    doubts = [f"manque {', '.join(missed)}"] * bool(missed) + [f"faux {', '.join(found.false[:20])}"] * bool(found.false)
    return (
        found.what,
        len(found.known),
        len(found.found),
        f"{found.recall:.1%}",
        len(found.false),
        f"{found.falsity:.2%}",
        len(found.minor),
        found.articles,
        f"{found.seconds:.2f}",
        " ; ".join(doubts),
    )
