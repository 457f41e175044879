"""`legalgap bench speed`: what each stage takes, and how it grows."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from legalgap.bench.speed import Pass


def speed(
    sizes: Annotated[list[int] | None, typer.Argument(help="Nombres d'articles ; 3000 et 10000 par défaut.")] = None,
    codes: Annotated[bool, typer.Option("--codes", help="Mesure aussi sur les codes français, demandés à npm.")] = False,
    requirements: Annotated[int, typer.Option("--requirements", min=1, help="Nombre d'exigences comparées.")] = 400,
    output_format: Annotated[str, typer.Option("--format", help="table ou json.")] = "table",
) -> None:
    """Mesure chaque étape d'un premier et d'un second scan, à côté de bm25s seul et d'une boucle de vecteurs."""
    import json

    import msgspec

    from legalgap.bench.speed import STAGES, bench_speed
    from legalgap.errors import ArgumentError

    if output_format not in ("table", "json"):
        raise ArgumentError(f"Format inconnu : « {output_format} »", todo="choisissez table ou json")
    chosen = [] if codes and not sizes else sizes or [3000, 10000]
    if any(size < 1 for size in chosen):
        raise ArgumentError("Un nombre d'articles est au moins de 1", todo="par exemple : legalgap bench speed 3000 30000")
    passes = []
    for one in bench_speed(chosen, codes, requirements):
        passes.append(one)
        typer.echo(f"{one.way}, {one.articles} articles : {one.total.wall:.1f} s", err=True)
    if output_format == "json":
        typer.echo(json.dumps([msgspec.to_builtins(p) for p in passes], ensure_ascii=False, indent=1))
    else:
        print_passes(passes, STAGES)


def print_passes(passes: "list[Pass]", stages: tuple[str, ...]) -> None:
    """One line a pass: seconds on the clock, and of processor between parentheses."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title="Secondes (processeur)", title_justify="left")
    for head in ("", "articles", *stages, "total", "Mio"):
        table.add_column(head, justify="right" if head else "left", no_wrap=True)
    for p in passes:
        cells = [f"{t.wall:.1f} ({t.cpu:.1f})" if t else "" for t in (*(p.stages.get(s) for s in stages), p.total)]
        table.add_row(p.way, str(p.articles), *cells, f"{p.peak_mb:.0f}")
    Console(width=None if Console().is_terminal else 200).print(table)
