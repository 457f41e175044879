"""The `legalgap` command: its sub-commands, and how a refusal is shown."""

import sys
from typing import Annotated

import typer

from legalgap import __version__
from legalgap.cli import (
    bench,
    bench_compare,
    bench_cost,
    bench_reform,
    bench_speed,
    check,
    coherence,
    compare,
    corpus,
    decisions,
    encoders,
    impact,
    match,
    measures,
    norms,
    report,
    review,
    scan,
    template,
)
from legalgap.errors import LegalgapError

app = typer.Typer(
    name="legalgap",
    help="Compare le droit d'un pays aux normes internationales, exigence par exigence. Un score n'est pas un avis juridique.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
app.command("scan")(scan.scan)
app.command("match")(match.match)
app.command("compare")(compare.compare)
app.add_typer(corpus.app, name="corpus")
app.add_typer(norms.app, name="norms")
app.add_typer(encoders.app, name="encoders")
app.command("measures")(measures.measures)
report.app.add_typer(template.app, name="template")
app.add_typer(report.app, name="report")
app.command("review")(review.review)
app.add_typer(decisions.app, name="decisions")
app.command("check")(check.check)
app.command("coherence")(coherence.coherence)
app.command("impact")(impact.impact)
bench.app.command("compare")(bench_compare.compare)
bench.app.command("speed")(bench_speed.speed)
bench.app.command("cost")(bench_cost.cost)
bench.app.command("reform")(bench_reform.reform)
app.add_typer(bench.app, name="bench")


@app.callback(invoke_without_command=True)
def version_option(version: Annotated[bool, typer.Option("--version", help="Affiche la version et s'arrête.")] = False) -> None:
    """Version."""
    if version:
        typer.echo(f"legalgap {__version__}")
        raise typer.Exit


def run() -> None:
    """Entry point: a LegalgapError becomes one message on standard error and its exit code."""
    try:
        app()
    except LegalgapError as error:
        typer.echo(f"legalgap : {error}", err=True)
        sys.exit(error.code)
    except KeyboardInterrupt:
        typer.echo("legalgap : interrompu ; rien n'a été écrit à moitié.", err=True)
        sys.exit(130)


if __name__ == "__main__":
    run()
