"""`legalgap match`: the articles nearest to a free text."""

from pathlib import Path
from typing import Annotated

import typer


def match(
    text: Annotated[str, typer.Argument(help="Texte libre : une obligation, une clause, une question.")],
    count: Annotated[int, typer.Option("-k", min=1, help="Nombre d'articles.")] = 10,
    law: Annotated[list[str] | None, typer.Option("--law", help="Loi à lire, répétable.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Droit en vigueur à cette date (AAAA-MM-JJ).")] = None,
    rerank: Annotated[str | None, typer.Option("--rerank", help="Second lecteur des premiers résultats : modèle de reclassement.")] = None,
    output_format: Annotated[str, typer.Option("--format", help="table ou json.")] = "table",
    dossier: Annotated[Path | None, typer.Option("--dossier", help="Dossier de travail ; sans lui, le droit intégré.")] = None,
) -> None:
    """Trouve les articles les plus proches d'un texte libre."""
    import json

    from legalgap.cli.common import open_law, open_memory, parse_day
    from legalgap.errors import ArgumentError
    from legalgap.match.free import nearest
    from legalgap.match.hub import REREAD, open_reranker, reread
    from legalgap.match.pool import article_words
    from legalgap.model.texts import passages
    from legalgap.store.builtin import choose_laws
    from legalgap.store.lexicon import load_lexicon

    if output_format not in ("table", "json"):
        raise ArgumentError(f"Format inconnu : « {output_format} »", todo="choisissez table ou json")
    if not text.strip():
        raise ArgumentError("Le texte à rapprocher est vide", todo="écrivez une phrase entre guillemets")
    day, memory = parse_day(as_of), open_memory()
    pool = list(passages(choose_laws(open_law(dossier), law or []), day))
    if not pool:
        raise ArgumentError(
            f"Aucun article en vigueur au {day:%d/%m/%Y} dans les lois choisies", todo="choisissez une date plus récente ou d'autres lois"
        )
    reranker = open_reranker(rerank)
    found = nearest(text, pool, load_lexicon(), memory)
    if reranker:
        found = reread(text, [(p, article_words(p)) for p, _ in found[: max(count, REREAD)]], reranker)
    found = found[:count]
    for note in memory.notes:
        typer.echo(note, err=True)
    if output_format == "json":
        rows = [{"law": p.law, "article": p.num, "score": round(score, 4)} for p, score in found]
        typer.echo(json.dumps({"matches": rows}, ensure_ascii=False, indent=1))
        return
    for p, score in found:
        typer.echo(f"{score:.2f}  {p.law} art. {p.num} — {p.heading}\n      {p.text}")
