"""`legalgap scan`: the gap table of a body of law against norms."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from legalgap.model.findings import Scan


class Format(StrEnum):
    """Formats of a scan."""

    table = "table"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"
    html = "html"


def scan(
    norm: Annotated[list[str] | None, typer.Option("--norm", help="Norme à comparer, répétable (C97, C143, ICRMW, all).")] = None,
    law: Annotated[list[str] | None, typer.Option("--law", help="Loi à lire, répétable (65-99, 02-03…) ; toutes par défaut.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Droit en vigueur à cette date (AAAA-MM-JJ) ; aujourd'hui par défaut.")
    ] = None,
    output_format: Annotated[str, typer.Option("--format", help="table, json, csv, xlsx ou html.")] = "table",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Fichier à écrire ; sans lui, json et csv vont à l'écran.")] = None,
    encoder: Annotated[str, typer.Option("--encoder", help="use, quality ou sentence-transformers:NOM.")] = "use",
    dossier: Annotated[Path | None, typer.Option("--dossier", help="Dossier de travail ; sans lui, le droit intégré.")] = None,
) -> None:
    """Compare le droit aux normes : synthèse, table des écarts, matrices XLSX et HTML sous rapports/."""
    from legalgap.assess.scan import run_scan
    from legalgap.cli.common import open_dossier_option, open_memory, parse_day

    chosen = parse_format(output_format, output)
    day, memory = parse_day(as_of), open_memory()
    result = run_scan(norm or [], law or [], day, encoder, memory, open_dossier_option(dossier))
    for note in memory.notes:
        typer.echo(note, err=True)
    if chosen is Format.table:
        show_table(result, output or Path("rapports"))
    else:
        deliver(result, chosen, output)


def parse_format(name: str, output: Path | None = None) -> Format:
    """The format of that name, or that of the file to write when none was asked; an ArgumentError lists them."""
    from legalgap.errors import ArgumentError

    if name == "table" and output and output.suffix[1:] in Format.__members__:
        name = output.suffix[1:]
    if name not in Format.__members__:
        raise ArgumentError(f"Format inconnu : « {name} »", todo=f"choisissez parmi : {', '.join(Format)}")
    return Format(name)


def show_table(result: Scan, folder: Path) -> None:
    """Write the matrices, then print the summaries and the gap table."""
    from rich.console import Console

    from legalgap.report.terminal import print_scan
    from legalgap.store.files import write_whole

    paths = [folder / "matrice.xlsx", folder / "matrice.html"]
    for path in paths:
        write_whole(path, render(result, Format(path.suffix[1:])))
    console = Console(width=None if Console().is_terminal else 160, soft_wrap=False)
    print_scan(result, console)
    typer.echo("Matrice complète : " + ", ".join(str(p) for p in paths))


def deliver(result: Scan, chosen: Format, output: Path | None) -> None:
    """One format to a file, or text to standard output."""
    from legalgap.store.files import write_whole

    content = render(result, chosen)
    if output is None and chosen in (Format.json, Format.csv):
        typer.echo(content.decode("utf-8"), nl=False)
        return
    path = output or Path("rapports") / f"matrice.{chosen}"
    write_whole(path, content)
    typer.echo(f"Écrit : {path}", err=True)


def render(result: Scan, chosen: Format) -> bytes:
    """The scan in one format."""
    if chosen is Format.json:
        from legalgap.report.jsonfile import scan_json

        return scan_json(result)
    if chosen is Format.csv:
        from legalgap.report.csvfile import scan_csv

        return scan_csv(result)
    if chosen is Format.xlsx:
        from legalgap.report.xlsx import scan_xlsx

        return scan_xlsx(result)
    from legalgap.report.html import scan_html
    from legalgap.store.places import data_root

    return scan_html(result, data_root() / "reports" / "html")
