"""`legalgap coherence`: strategies beside the norms and the law."""

from pathlib import Path
from typing import Annotated

import typer

FORMATS = ("table", "json", "csv", "xlsx", "html")


def coherence(
    strategy: Annotated[list[str] | None, typer.Option("--strategy", help="Stratégie, répétable (SNIA, SNMDM…) ; toutes sans lui.")] = None,
    norm: Annotated[list[str] | None, typer.Option("--norm", help="Normes, répétable ; les trois principales sans lui.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Droit en vigueur à cette date (AAAA-MM-JJ).")] = None,
    output_format: Annotated[str, typer.Option("--format", help="table, json, csv, xlsx ou html.")] = "table",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Fichier à écrire ; sans lui, json et csv vont à l'écran.")] = None,
    dossier: Annotated[Path | None, typer.Option("--dossier", help="Dossier de travail.")] = None,
) -> None:
    """Matrice de cohérence : mesures des stratégies × domaines × thèmes des normes, et les silences."""
    from rich.console import Console

    from legalgap.cli.common import open_dossier_option, open_law, open_memory, parse_day
    from legalgap.errors import ArgumentError
    from legalgap.match.encoder import make_encoder
    from legalgap.model.norms import promises
    from legalgap.model.texts import passages
    from legalgap.plan.coherence import compare_strategies
    from legalgap.report import coherence as report
    from legalgap.store.builtin import choose_norms, choose_strategies, load_strategies, load_themes
    from legalgap.store.files import write_whole
    from legalgap.store.lexicon import load_lexicon
    from legalgap.store.norms import known_norms
    from legalgap.store.places import data_root

    if output_format not in FORMATS:
        raise ArgumentError(f"Format inconnu : « {output_format} »", todo=f"choisissez parmi : {', '.join(FORMATS)}")
    day, themes = parse_day(as_of), load_themes()
    asked, law = (
        promises(choose_norms(known_norms(open_dossier_option(dossier)), norm or []), themes),
        list(passages(open_law(dossier), day)),
    )
    chosen = choose_strategies(load_strategies(), strategy or [])
    found = compare_strategies(chosen, asked, law, themes, day, load_lexicon(), open_memory(), make_encoder("use"))
    if output_format == "table":
        report.print_coherence(found, Console(width=None if Console().is_terminal else 160))
        return
    makers = {"json": report.coherence_json, "csv": report.coherence_csv, "xlsx": report.coherence_xlsx}
    content = makers[output_format](found) if output_format in makers else report.coherence_html(found, data_root() / "reports" / "html")
    if output is None and output_format in ("json", "csv"):
        typer.echo(content.decode("utf-8-sig"), nl=False)
        return
    path = output or Path("rapports") / f"coherence.{output_format}"
    write_whole(path, content)
    typer.echo(f"Écrit : {path}", err=True)
