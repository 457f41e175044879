"""`legalgap bench cost`: what the law of many countries would cost to scan."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from legalgap.bench.cost import Cost, Rates

HYPOTHESIS = 0.05


def cost(
    acts: Annotated[int, typer.Option("--acts", min=1, help="Nombre d'actes.")] = 65000,
    countries: Annotated[int, typer.Option("--countries", min=1, help="Nombre de pays.")] = 190,
    per_act: Annotated[float | None, typer.Option("--per-act", min=1, help="Articles par acte ; ceux du droit intégré par défaut.")] = None,
    price: Annotated[float, typer.Option("--price", min=0, help="Euros par heure d'un cœur : une hypothèse.")] = HYPOTHESIS,
    cores: Annotated[int, typer.Option("--cores", min=1, help="Cœurs qui travaillent ensemble.")] = 16,
    encoder: Annotated[str, typer.Option("--encoder", help="use, quality ou sentence-transformers:NOM.")] = "use",
    output_format: Annotated[str, typer.Option("--format", help="table ou json.")] = "table",
) -> None:
    """Mesure un cœur de cette machine, puis calcule les heures, les vecteurs et les euros du droit de nombreux pays."""
    import json

    import msgspec

    from legalgap.bench.cost import articles_per_act, estimate, measure_rates
    from legalgap.errors import ArgumentError

    if output_format not in ("table", "json"):
        raise ArgumentError(f"Format inconnu : « {output_format} »", todo="choisissez table ou json")
    rates = measure_rates(encoder)
    whole = estimate(rates, acts, countries, per_act or articles_per_act(), price)
    if output_format == "json":
        typer.echo(json.dumps({"rates": msgspec.to_builtins(rates), "cost": msgspec.to_builtins(whole)}, indent=1))
    else:
        print_cost(rates, whole, price, cores)


def print_cost(rates: "Rates", whole: "Cost", price: float, cores: int) -> None:
    """What was measured, then what follows from it."""
    from legalgap.cli.common import print_listing
    from legalgap.report.listing import Listing

    measured: list[tuple[str | int, ...]] = [
        ("Articles essayés", rates.articles),
        ("Mots par article", f"{rates.words_per_article:.0f}"),
        ("Textes par article", f"{rates.texts_per_article:.2f}"),
        ("Textes codés par seconde", f"{rates.texts_per_second:.0f}"),
        (f"Articles comparés par seconde à {rates.requirements} exigences", f"{rates.scanned_articles_per_second:.0f}"),
        ("Octets de cache par texte", f"{rates.bytes_per_text:.0f}"),
        ("Octets de table par pays", rates.bytes_per_country),
    ]
    computed: list[tuple[str | int, ...]] = [
        ("Pays, actes", f"{whole.countries}, {whole.acts}"),
        ("Articles", whole.articles),
        ("Textes codés (vecteurs)", whole.texts),
        ("Heures de lecture, un cœur", f"{whole.reading_hours:.1f}"),
        ("Heures de comparaison, un cœur", f"{whole.scanning_hours:.1f}"),
        (f"Heures à {cores} cœurs", f"{whole.core_hours / cores:.1f}"),
        ("Gio de cache", f"{whole.vectors_gib:.1f}"),
        ("Gio de tables", f"{whole.tables_gib:.2f}"),
        (f"Euros, à {price:.3f} € l'heure d'un cœur", f"{whole.euros:.2f}"),
    ]
    print_listing(Listing(("Mesuré ici, sur un cœur", ""), measured), "table")
    print_listing(Listing(("Calculé", ""), computed), "table")
