"""`legalgap corpus`: the acts that are held."""

from pathlib import Path
from typing import Annotated

import typer

from legalgap.cli import versions

app = typer.Typer(help="Les actes : liste, articles, export.", no_args_is_help=True, rich_markup_mode=None)
versions.register(app)
DossierOption = Annotated[Path | None, typer.Option("--dossier", help="Dossier de travail ; sans lui, le droit intégré.")]
DayOption = Annotated[str | None, typer.Option("--as-of", help="Droit en vigueur à cette date (AAAA-MM-JJ).")]


@app.command("list")
def list_corpus(
    dossier: DossierOption = None,
    as_of: DayOption = None,
    output_format: Annotated[str, typer.Option("--format", help="table, csv ou json.")] = "table",
) -> None:
    """Liste les actes : articles, lus, vérifiés sur un texte officiel, douteux."""
    from legalgap.cli.common import open_law, parse_day, print_listing
    from legalgap.report.listing import list_acts

    print_listing(list_acts(open_law(dossier), parse_day(as_of)), output_format)


@app.command("show")
def show(
    law: Annotated[str, typer.Argument(help="Acte, par exemple 65-99.")],
    num: Annotated[str, typer.Argument(help="Article, par exemple 416.")],
    dossier: DossierOption = None,
    as_of: DayOption = None,
    norm: Annotated[list[str] | None, typer.Option("--norm", help="Normes dont chercher les exigences.")] = None,
) -> None:
    """Montre un article : place, rédactions, modifications, sources, et les exigences qu'il touche."""
    from rich.console import Console

    from legalgap.assess.scan import run_scan
    from legalgap.cli.common import open_dossier_option, open_memory, parse_day
    from legalgap.errors import ArgumentError
    from legalgap.report.listing import show_article
    from legalgap.report.table import supports
    from legalgap.store.builtin import choose_laws
    from legalgap.store.dossier import known_law

    held, day = open_dossier_option(dossier), parse_day(as_of)
    (text,) = choose_laws(known_law(held), [law])
    article = next((a for a in text.articles if a.num == num), None)
    if article is None:
        near = ", ".join(a.num for a in text.articles if a.num.startswith(num[:2]))[:120] or "voir « legalgap corpus export »"
        raise ArgumentError(f"L'acte {law} n'a pas d'article « {num} »", todo=f"articles voisins : {near}")
    rows = []
    if text.act.kind != "projet" and article.at(day):
        scan = run_scan(norm or [], [], day, "use", open_memory(), held)
        rows = [r for r in scan.rows if any((m.law, m.article) == (law, num) for m in supports(r))]
    console = Console()
    for line in show_article(text, article, day, rows):
        console.print(line, soft_wrap=not console.is_terminal)


@app.command("export")
def export(
    law: Annotated[str, typer.Argument(help="Acte, par exemple 65-99.")],
    output_format: Annotated[str, typer.Option("--format", help="jsonl, csv, ou akn (Akoma Ntoso 3.0, toutes les rédactions).")] = "jsonl",
    dossier: DossierOption = None,
    as_of: DayOption = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Fichier à écrire ; à l'écran sans lui.")] = None,
) -> None:
    """Exporte les articles en vigueur d'un acte, un par ligne, avec `num` et `text`."""
    from legalgap.cli.common import open_law, parse_day
    from legalgap.errors import ArgumentError
    from legalgap.parse.akn import write_akn
    from legalgap.reform.entries import refuse_outside
    from legalgap.report.articles import FORMATS, export_act
    from legalgap.store.builtin import choose_laws
    from legalgap.store.files import write_whole

    if output_format not in (*FORMATS, "akn"):
        raise ArgumentError(f"Format inconnu : « {output_format} »", todo=f"choisissez {', '.join(FORMATS)}, akn")
    (text,) = choose_laws(open_law(dossier), [law])
    refuse_outside(text, parse_day(as_of))
    content = write_akn(text).decode() if output_format == "akn" else export_act(text, parse_day(as_of), output_format)
    if output:
        write_whole(output, content.encode())
        typer.echo(f"Écrit : {output}", err=True)
    else:
        typer.echo(content, nl=False)


@app.command("add")
def add(
    path: Annotated[Path, typer.Argument(help="Fichier (PDF, HTML, DOCX, XML Akoma Ntoso, texte, CSV, JSONL) ou dossier de fichiers.")],
    dossier: Annotated[Path, typer.Option("--dossier", help="Dossier de travail, créé s'il n'existe pas.")],
    id_: Annotated[str, typer.Option("--id", help="Numéro usuel de l'acte, par exemple 65-99 ; lu dans le titre sans lui.")] = "",
    title: Annotated[str, typer.Option("--title", help="Titre en français ; lu dans le texte sans lui.")] = "",
    lang: Annotated[str | None, typer.Option("--lang", help="fr, ar ou en ; devinée sans elle.")] = None,
    start: Annotated[str | None, typer.Option("--from", help="Date de la rédaction (AAAA-MM-JJ) ; lue dans le texte sans elle.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="loi, dahir, decret, arrete, convention… ; lu dans le titre sans lui.")] = None,
    act: Annotated[int | None, typer.Option("--act", help="Rang de l'acte dans un fichier qui en contient plusieurs.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse une lecture incomplète ou douteuse.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Ne demande rien.")] = False,
) -> None:
    """Ajoute un texte à un dossier : montre ce qui a été lu et ce qui est douteux, demande, puis enregistre."""
    from legalgap.cli.adding import Asked, add_path, parse_kind, parse_lang

    asked = Asked(id_, title, parse_lang(lang), start, parse_kind(kind), act, strict, yes)
    add_path(path, dossier, asked)


@app.command("check")
def check(
    law: Annotated[str, typer.Argument(help="Acte du dossier, par exemple 65-99.")],
    dossier: Annotated[Path, typer.Option("--dossier", help="Dossier de travail.")],
) -> None:
    """Relit la source d'un acte et montre de nouveau ce qui manque, ce qui est douteux, et ce qui ne se lit plus pareil."""
    from legalgap.report.reading import trust_lines
    from legalgap.store.adding import read_again
    from legalgap.store.dossier import open_dossier

    faults = 0
    for trust, moved in read_again(open_dossier(dossier), law):
        for line in (law, *trust_lines(trust)):
            typer.echo(line)
        if moved:
            typer.echo(f"  Gardés autrement qu'ils ne se lisent : {', '.join(moved[:20])}")
        faults += len(moved) + len(trust.doubts) + len(trust.gaps)
    raise typer.Exit(1 if faults else 0)
