"""`legalgap encoders`: what turns texts into vectors, what is installed, and whether it works."""

from typing import Annotated

import typer

app = typer.Typer(help="Les codeurs : liste, essai.", no_args_is_help=True, rich_markup_mode=None)
SAMPLE = 64


@app.command("list")
def list_encoders(output_format: Annotated[str, typer.Option("--format", help="table, csv ou json.")] = "table") -> None:
    """Liste les codeurs : dimension, langues, installé ou la ligne qui l'installe."""
    from legalgap.cli.common import print_listing
    from legalgap.match.roster import KNOWN
    from legalgap.report.listing import Listing

    rows: list[tuple[str | int, ...]] = [
        (k.name, k.dimension or "celle du modèle", k.languages, "installé" if k.installed else k.install) for k in KNOWN
    ]
    print_listing(Listing(("Codeur", "Dimension", "Langues", "État"), rows), output_format)


@app.command("check")
def check(
    name: Annotated[list[str] | None, typer.Argument(help="use, quality ou sentence-transformers:NOM ; par défaut ceux installés.")] = None,
    output_format: Annotated[str, typer.Option("--format", help="table, csv ou json.")] = "table",
) -> None:
    """Essaie des codeurs : poids vérifiés par leur sha256, mêmes vecteurs deux fois, langues rapprochées, textes par seconde."""
    from legalgap.cli.common import print_listing
    from legalgap.errors import LegalgapError
    from legalgap.match.roster import KNOWN, try_out
    from legalgap.report.listing import Listing

    texts, refused = sample(), 0
    rows: list[tuple[str | int, ...]] = []
    for one in name or [k.name for k in KNOWN if k.installed and k.dimension]:
        try:
            trial = try_out(one, texts)
        except LegalgapError as error:
            typer.echo(f"legalgap : {error}", err=True)
            refused = error.code
        else:
            rows.append((one, trial.dimension, f"{trial.load_seconds:.1f}", f"{trial.texts_per_second:.1f}"))
    if rows:
        print_listing(Listing(("Codeur", "Dimension", "Chargement (s)", "Textes par seconde"), rows), output_format)
    raise typer.Exit(refused)


def sample() -> list[str]:
    """Texts of built-in law as a scan encodes them, evenly spread."""
    from datetime import date

    from legalgap.match.features import article_texts
    from legalgap.model.texts import passages
    from legalgap.store.builtin import load_corpus

    texts = article_texts(list(passages(load_corpus(), date.today())))
    return texts[:: max(1, len(texts) // SAMPLE)][:SAMPLE]
