"""`legalgap bench compare`: how well texts are paired, on correspondences that others drew up."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from legalgap.bench.pairing import Figures, Result


def compare(
    sets: Annotated[Path, typer.Argument(help="Dossier de jeux de correspondances.")] = Path("../shared/bench"),
    encoder: Annotated[str, typer.Option("--encoder", help="use, quality ou sentence-transformers:NOM.")] = "use",
    output_format: Annotated[str, typer.Option("--format", help="table ou json.")] = "table",
) -> None:
    """Mesure « compare » sur des correspondances connues, à côté de BM25 seul et de chaque codeur seul."""
    import json

    import msgspec

    from legalgap.bench.pairing import bench_pairing
    from legalgap.cli.common import open_memory
    from legalgap.errors import ArgumentError
    from legalgap.match.encoder import make_encoder

    if output_format not in ("table", "json"):
        raise ArgumentError(f"Format inconnu : « {output_format} »", todo="choisissez table ou json")
    results = []
    for result in bench_pairing(sets, make_encoder(encoder), open_memory()):
        results.append(result)
        typer.echo(f"{result.name} : {result.sources} sources, {result.targets} cibles", err=True)
    if output_format == "json":
        typer.echo(json.dumps(msgspec.to_builtins(results), ensure_ascii=False, indent=1))
    else:
        print_results(results)


def print_results(results: "list[Result]") -> None:
    """One line a set, the four figures of each way in one cell, then their means."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title="Rappel@10 · rappel@100 · MRR · nDCG@10", title_justify="left")
    table.add_column("jeu", no_wrap=True)
    ways = list(results[0].figures)
    for way in ways:
        table.add_column(way, no_wrap=True)
    for r in results:
        table.add_row(r.name, *[cell([r.figures[w]]) for w in ways])
    table.add_section()
    table.add_row("moyenne des jeux", *[cell([r.figures[w] for r in results]) for w in ways])
    Console(width=None if Console().is_terminal else 200).print(table)


def cell(figures: "Sequence[Figures]") -> str:
    """The means of four figures."""
    return " ".join(f"{sum(getattr(f, name) for f in figures) / len(figures):.3f}" for name in ("recall10", "recall100", "mrr", "ndcg10"))
