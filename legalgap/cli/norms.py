"""`legalgap norms`: the instruments that are held."""

from typing import Annotated

import typer

app = typer.Typer(help="Les normes : liste, dispositions, exigences.", no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_instruments(
    state: Annotated[str, typer.Option("--state", help="État dont montrer la ratification (deux lettres).")] = "MA",
    output_format: Annotated[str, typer.Option("--format", help="table, csv ou json.")] = "table",
) -> None:
    """Liste les instruments : ratification, dispositions, exigences, clauses modèles."""
    from legalgap.cli.common import print_listing
    from legalgap.report.listing import list_norms
    from legalgap.store.builtin import load_norms

    print_listing(list_norms(load_norms(), state), output_format)


@app.command("show")
def show(reference: Annotated[str, typer.Argument(help="Disposition, par exemple C97/6(1)(b) ; ou un instrument.")]) -> None:
    """Montre une disposition : résumé, exigences, clauses modèles, renvois."""
    from rich.console import Console

    from legalgap.report.provisions import find_provisions, show_provision
    from legalgap.store.builtin import load_norms

    console = Console()
    for norm, provision in find_provisions(load_norms(), reference):
        for line in show_provision(norm, provision):
            console.print(line, soft_wrap=not console.is_terminal)
