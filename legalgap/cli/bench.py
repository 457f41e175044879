"""`legalgap bench`: the engine's figures on labelled rows, and the learning of its weights."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.table import Table

    from legalgap.bench.articles import Score
    from legalgap.bench.readers import Reading
    from legalgap.bench.run import Cost, Line

app = typer.Typer(help="Mesures du moteur et de la lecture des textes.", invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def bench(
    context: typer.Context,
    gold: Annotated[Path | None, typer.Option("--gold", help="Lignes annotées par des juristes (JSONL).")] = None,
    official: Annotated[
        Path | None, typer.Option("--official", help="Dossier des textes officiels, pour mesurer aussi sur leurs mots.")
    ] = None,
    fit: Annotated[bool, typer.Option("--fit", help="Apprend les poids et les écrit dans norms/weights.yaml.")] = False,
    encoder: Annotated[str, typer.Option("--encoder", help="use, quality ou sentence-transformers:NOM.")] = "use",
    output_format: Annotated[str, typer.Option("--format", help="table ou json.")] = "table",
) -> None:
    """Mesure le moteur sur des lignes annotées, à côté de BM25 seul et des vecteurs seuls."""
    from legalgap.bench.run import bench_json, measure_cost, refit, run_bench
    from legalgap.cli.common import open_memory, parse_day
    from legalgap.errors import ArgumentError
    from legalgap.store.places import data_root

    if context.invoked_subcommand:
        return
    if gold is None:
        raise ArgumentError("Rien à mesurer", todo="donnez --gold FICHIER, ou une mesure : legalgap bench ingest TEXTES")
    if output_format not in ("table", "json"):
        raise ArgumentError(f"Format inconnu : « {output_format} »", todo="choisissez table ou json")
    memory = open_memory()
    if fit:
        path = data_root() / "norms" / "weights.yaml"
        refit(gold, memory, encoder, path, parse_day(None))
        typer.echo(f"Poids appris : {path}", err=True)
    lines = run_bench(gold, memory, encoder, official)
    cost = measure_cost()
    if output_format == "json":
        typer.echo(bench_json(lines, cost))
    else:
        print_bench(lines, cost)


def print_bench(lines: "list[Line]", cost: "Cost") -> None:
    """The table, then what a scan costs."""
    from rich.console import Console

    console = Console(width=None if Console().is_terminal else 170)
    console.print(bench_table(lines))
    console.print(f"Un scan complet : {cost.seconds:.2f} s, {cost.peak_mb:.0f} Mio au plus.")


def bench_table(lines: "list[Line]") -> "Table":
    """One line a way of answering."""
    from rich.table import Table

    table = Table(title="Mesures sur les lignes annotées", title_justify="left")
    table.add_column("", no_wrap=True)
    heads = ["hit@5", "hit@10", "rappel@10", "strict", "souple", "macro-F1", "contrad. P", "contrad. R", "pire", "ECE"]
    for head in heads:
        table.add_column(head, justify="right")
    for line in lines:
        r, v = line.retrieval, line.verdicts
        figures = [r.hit5, r.hit10, r.recall10]
        if v:
            figures += [v.strict, v.lenient, v.macro_f1, v.contradiction_precision, v.contradiction_recall]
        cells = [f"{x:.3f}" for x in figures] + ([str(v.worst), f"{v.calibration_error:.3f}"] if v else [])
        table.add_row(line.name, *cells)
    return table


@app.command("ingest")
def ingest(
    texts: Annotated[Path, typer.Argument(help="Dossier des textes de référence.")] = Path("../shared/texts"),
    output_format: Annotated[str, typer.Option("--format", help="table ou json.")] = "table",
) -> None:
    """Mesure les articles lus dans chaque texte contre sa numérotation connue."""
    import json

    import msgspec

    from legalgap.bench.articles import score_articles
    from legalgap.errors import ArgumentError

    if output_format not in ("table", "json"):
        raise ArgumentError(f"Format inconnu : « {output_format} »", todo="choisissez table ou json")
    scores = []
    for score in score_articles(texts):
        scores.append(score)
        typer.echo(f"{score.file} : {score.right}/{score.known}", err=True)
    if output_format == "json":
        rows = [msgspec.to_builtins(s) | {"recall": s.recall, "precision": s.precision} for s in scores]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        print_scores(scores)


def print_scores(scores: "list[Score]") -> None:
    """One line a file, then the worst."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title="Articles lus", title_justify="left")
    for head in ("fichier", "acte", "connus", "lus", "rappel", "précision", "lecture s", "analyse s", "à revoir"):
        table.add_column(head, justify="left" if head in ("fichier", "acte", "à revoir") else "right")
    for s in scores:
        times = [f"{s.reading:.2f}", f"{s.parsing:.2f}"]
        table.add_row(
            s.file, s.act, str(s.known), str(s.found), f"{s.recall:.2%}", f"{s.precision:.2%}", *times, s.error or ", ".join(s.wrong[:8])
        )
    console = Console(width=None if Console().is_terminal else 200)
    console.print(table)
    console.print(f"Au moins : rappel {min(s.recall for s in scores):.2%}, précision {min(s.precision for s in scores):.2%}")


@app.command("readers")
def readers(
    texts: Annotated[Path, typer.Argument(help="Un PDF, ou un dossier de textes de référence.")] = Path("../shared/texts"),
    output_format: Annotated[str, typer.Option("--format", help="table ou json.")] = "table",
) -> None:
    """Mesure la lecture des PDF : pages par seconde, mémoire et ordre de l'arabe, à côté des bibliothèques nues."""
    import json

    import msgspec

    from legalgap.bench.readers import measure_readers
    from legalgap.errors import ArgumentError

    if output_format not in ("table", "json"):
        raise ArgumentError(f"Format inconnu : « {output_format} »", todo="choisissez table ou json")
    held = []
    for reading in measure_readers(texts):
        held.append(reading)
        typer.echo(f"{reading.file} : {reading.reader}", err=True)
    if output_format == "json":
        typer.echo(json.dumps([msgspec.to_builtins(r) for r in held], ensure_ascii=False, indent=1))
    else:
        print_readings(held)


def print_readings(readings: "list[Reading]") -> None:
    """One line a file and reader."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title="Lecture des PDF", title_justify="left")
    for head in ("fichier", "lecteur", "pages", "pages/s", "pages/s de processeur", "Mio au plus", "arabe en ordre"):
        table.add_column(head, justify="left" if head in ("fichier", "lecteur") else "right")
    for r in readings:
        order = r.error[:60] if r.order is None else f"{r.order:.2%}"
        rates = [f"{r.pages / max(0.001, spent):.1f}" for spent in (r.seconds, r.processor)]
        table.add_row(r.file, r.reader, str(r.pages), *rates, f"{r.peak_mb:.0f}", order)
    Console(width=None if Console().is_terminal else 170).print(table)


@app.command("review")
def review(
    rows: Annotated[int, typer.Option("--rows", min=20, help="Lignes de la matrice.")] = 400,
    reviewers: Annotated[int, typer.Option("--reviewers", min=1, help="Personnes à la fois.")] = 20,
    seconds: Annotated[float, typer.Option("--seconds", min=1, help="Durée de la mesure.")] = 20,
    pause: Annotated[float, typer.Option("--pause", min=0, help="Secondes entre deux requêtes d'une personne.")] = 1.0,
    output_format: Annotated[str, typer.Option("--format", help="table ou json.")] = "table",
) -> None:
    """Mesure l'atelier de revue sous charge : temps des pages, décisions perdues."""
    import msgspec

    from legalgap.bench.review import run_load
    from legalgap.cli.common import open_memory
    from legalgap.cli.review import refuse_missing
    from legalgap.errors import ArgumentError

    if output_format not in ("table", "json"):
        raise ArgumentError(f"Format inconnu : « {output_format} »", todo="choisissez table ou json")
    refuse_missing()
    load = run_load(open_memory(), rows, reviewers, seconds, pause)
    if output_format == "json":
        typer.echo(msgspec.json.encode(load).decode())
    else:
        typer.echo(f"{load.reviewers} personnes, {load.rows} lignes : {load.requests} requêtes, {load.per_second} par seconde")
        typer.echo(f"Temps : médiane {load.p50 * 1000:.0f} ms, p95 {load.p95 * 1000:.0f} ms, p99 {load.p99 * 1000:.0f} ms")
        typer.echo(f"Décisions : {load.decided} enregistrées, {load.conflicts} conflits dits, {load.lost} perdues")
    raise typer.Exit(1 if load.lost else 0)
