"""`legalgap compare`: any two bodies of text, each text with those that answer it."""

from pathlib import Path
from typing import Annotated

import typer


def compare(
    source: Annotated[str, typer.Argument(metavar="A", help="Acte (65-99), instrument (C97) ou fichier csv, jsonl avec id et text.")],
    target: Annotated[str, typer.Argument(metavar="B", help="De même ; la langue peut être une autre.")],
    count: Annotated[int, typer.Option("-k", min=1, help="Nombre de textes de B pour chaque texte de A.")] = 10,
    encoder: Annotated[str, typer.Option("--encoder", help="use, quality ou sentence-transformers:NOM.")] = "use",
    rerank: Annotated[str | None, typer.Option("--rerank", help="Second lecteur des premiers résultats : modèle de reclassement.")] = None,
    dossier: Annotated[Path | None, typer.Option("--dossier", help="Dossier dont lire aussi les actes.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Droit en vigueur à cette date (AAAA-MM-JJ).")] = None,
    output_format: Annotated[str, typer.Option("--format", help="table ou json.")] = "table",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Fichier à écrire ; à l'écran sans lui.")] = None,
) -> None:
    """Rapproche deux lois, deux normes, une stratégie et une loi, deux fichiers : pour chaque texte de A, les plus proches de B."""
    from legalgap.cli.common import open_dossier_option, open_law, open_memory, parse_day
    from legalgap.errors import ArgumentError
    from legalgap.match.compare import compare as pair
    from legalgap.match.compare import open_parts, reread_pairs
    from legalgap.match.encoder import make_encoder
    from legalgap.match.hub import REREAD, open_reranker
    from legalgap.report.pairs import FORMATS
    from legalgap.store.files import write_whole
    from legalgap.store.norms import known_norms
    from legalgap.store.sides import open_side

    if output_format not in FORMATS:
        raise ArgumentError(f"Format inconnu : « {output_format} »", todo=f"choisissez {' ou '.join(FORMATS)}")
    laws, norms, day, memory = open_law(dossier), known_norms(open_dossier_option(dossier)), parse_day(as_of), open_memory()
    a, b = (open_side(name, laws, norms, day) for name in (source, target))
    parts = open_parts(a, b, make_encoder(encoder), memory)
    reranker = open_reranker(rerank)
    pairs = list(pair(a, b, parts, max(count, REREAD) if reranker else count))
    if reranker:
        pairs = reread_pairs(a, b, pairs, reranker, count)
    for note in (*a.notes, *b.notes, *memory.notes):
        typer.echo(note, err=True)
    content = FORMATS[output_format](pairs, {p.name: p.weight for p in parts})
    if output:
        write_whole(output, content.encode())
        typer.echo(f"Écrit : {output}", err=True)
    else:
        typer.echo(content, nl=False)
