"""`legalgap scan`: the gap table of a body of law against norms."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legalgap.model.findings import Scan

if TYPE_CHECKING:
    from legalgap.report.edition import Edition
    from legalgap.report.formats import By, Form

FORMATS = ("table", "json", "csv", "xlsx", "docx", "pdf", "html", "jsonld", "oscal", "akn", "all")
ON_SCREEN = ("json", "csv", "jsonld", "oscal", "akn")


def scan(
    norm: Annotated[list[str] | None, typer.Option("--norm", help="Norme à comparer, répétable (C97, C143, ICRMW, all).")] = None,
    law: Annotated[list[str] | None, typer.Option("--law", help="Loi à lire, répétable (65-99, 02-03…) ; toutes par défaut.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Droit en vigueur à cette date (AAAA-MM-JJ) ; aujourd'hui par défaut.")
    ] = None,
    output_format: Annotated[str, typer.Option("--format", help=f"{', '.join(FORMATS[:-1])} ou {FORMATS[-1]}.")] = "table",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Fichier à écrire (dossier avec table et all) ; sans lui, rapports/ ou l'écran.")
    ] = None,
    encoder: Annotated[str, typer.Option("--encoder", help="use, quality ou sentence-transformers:NOM.")] = "use",
    dossier: Annotated[Path | None, typer.Option("--dossier", help="Dossier de travail ; sans lui, le droit intégré.")] = None,
    by: Annotated[str, typer.Option("--by", help="Sens de lecture : norm (de la norme à la loi) ou law (de la loi aux normes).")] = "norm",
    lang: Annotated[str, typer.Option("--lang", help="Langue des rapports : fr, en ou ar.")] = "fr",
    template: Annotated[Path | None, typer.Option("--template", help="Votre gabarit Word, avec --format docx.")] = None,
    acts: Annotated[
        Path | None, typer.Option("--acts", help="Le droit de plusieurs pays : dossier pays/acte/, ou table Parquet, CSV, JSONL.")
    ] = None,
    engine: Annotated[str, typer.Option("--engine", help="Avec --acts : local, dask ou dask:ADRESSE.")] = "local",
    jobs: Annotated[int | None, typer.Option("--jobs", min=1, help="Avec --acts : nombre de processus ; un par cœur par défaut.")] = None,
) -> None:
    """Compare le droit aux normes : synthèse, table des écarts, matrices sous rapports/ ou dans le format voulu."""
    if acts:
        from legalgap.cli.common import parse_day
        from legalgap.cli.countries import scan_acts

        refuse_beside(acts, law, dossier, template, output_format)
        raise typer.Exit(scan_acts(acts, norm or [], parse_day(as_of), encoder, engine, jobs, output or Path("rapports/pays")))
    refuse_alone(engine, jobs)
    from legalgap.assess.scan import run_scan
    from legalgap.cli.common import open_dossier_option, open_memory, parse_day
    from legalgap.plan.links import linked
    from legalgap.report.edition import Edition
    from legalgap.report.labels import parse_lang
    from legalgap.report.library import Library
    from legalgap.store.norms import dossier_norms

    chosen, way, place = parse_format(output_format, output), parse_by(by), open_dossier_option(dossier)
    edition = Edition(parse_lang(lang), Library(place.texts(), dossier_norms(place)) if place else Library())
    refuse_before(chosen, way, template)
    day, memory = parse_day(as_of), open_memory()
    result = linked(run_scan(norm or [], law or [], day, encoder, memory, place))
    for note in memory.notes:
        typer.echo(note, err=True)
    if chosen == "table":
        show_table(result, output or Path("rapports"), edition, way)
    elif chosen == "all":
        deliver_all(result, output or Path("rapports"), edition, way)
    else:
        deliver(result, chosen, output, edition, way, template)


def refuse_beside(acts: Path, law: list[str] | None, dossier: Path | None, template: Path | None, output_format: str) -> None:
    """What has no meaning beside the acts of many countries."""
    from legalgap.errors import ArgumentError

    given = {"--law": law, "--dossier": dossier, "--template": template, "--format": output_format != "table"}
    for name, value in given.items():
        if value:
            raise ArgumentError(f"L'option {name} ne va pas avec --acts", where=str(acts), todo="--acts écrit une table Parquet par pays")


def refuse_alone(engine: str, jobs: int | None) -> None:
    """What has no meaning without the acts of many countries."""
    from legalgap.errors import ArgumentError

    if engine != "local" or jobs:
        raise ArgumentError("Les options --engine et --jobs vont avec --acts", todo="donnez le dossier des actes par pays : --acts DOSSIER")


def parse_format(name: str, output: Path | None = None) -> str:
    """The format of that name, or that of the file to write when none was asked; an ArgumentError lists them."""
    from legalgap.errors import ArgumentError

    if name == "table" and output and output.suffix[1:] in FORMATS:
        name = output.suffix[1:]
    if name not in FORMATS:
        raise ArgumentError(f"Format inconnu : « {name} »", todo=f"choisissez parmi : {', '.join(FORMATS)}")
    return name


def parse_by(name: str) -> "By":
    """The direction of that name; an ArgumentError lists them."""
    from legalgap.errors import ArgumentError

    if name == "norm":
        return "norm"
    if name == "law":
        return "law"
    raise ArgumentError(f"Sens de lecture inconnu : « {name} »", todo="choisissez norm ou law")


def refuse_before(chosen: str, by: "By", template: Path | None) -> None:
    """What can be refused before the scan: a direction that a format has not, a template where none can be used or that is broken."""
    from legalgap.errors import ArgumentError
    from legalgap.report.formats import FORMS, refuse_unturned

    for form in FORMS:
        if form == chosen:
            refuse_unturned(form, by)
    if template is None:
        return
    if chosen != "docx":
        raise ArgumentError("Un gabarit ne sert qu'au format Word", where=str(template), todo="ajoutez --format docx")
    from legalgap.report.wordtemplate import refuse_broken

    refuse_broken(template)


def show_table(result: Scan, folder: Path, edition: "Edition", by: "By") -> None:
    """Write the matrices, then print the summaries and the gap table."""
    from rich.console import Console

    from legalgap.report.formats import render
    from legalgap.report.terminal import print_scan
    from legalgap.store.files import write_whole

    forms: tuple[Form, ...] = ("xlsx", "html")
    made = {folder / f"matrice.{form}": render(result, form, edition, by, light=True) for form in forms}
    for path, content in made.items():
        write_whole(path, content)
    console = Console(width=None if Console().is_terminal else 160, soft_wrap=False)
    print_scan(result, console, by)
    typer.echo("Matrices : " + ", ".join(str(path) for path in made) + " ; tout le détail : --format all")


def deliver(result: Scan, chosen: str, output: Path | None, edition: "Edition", by: "By", template: Path | None) -> None:
    """One format to a file and those that go with it, or text to standard output."""
    from legalgap.report.formats import FORMS, companions, render, suffix

    form = next(f for f in FORMS if f == chosen)
    if output is None and form in ON_SCREEN:
        typer.echo(render(result, form, edition, by).decode("utf-8"), nl=False)
        return
    path = output or Path("rapports") / f"matrice{suffix(form)}"
    if template:
        from legalgap.report.wordtemplate import fill

        content = fill(template, result, edition)
    else:
        content = render(result, form, edition, by)
    write_all({path: content, **{path.with_name(name): c for name, c in companions(result, form, edition, by, path.name).items()}})


def deliver_all(result: Scan, folder: Path, edition: "Edition", by: "By") -> None:
    """Every format in a folder, the PDF typeset beside the others; those that cannot be made are said and left out."""
    from concurrent.futures import ThreadPoolExecutor

    from legalgap.errors import ArgumentError, MissingPartError
    from legalgap.report.formats import FORMS, companions, render, suffix

    made: dict[Path, bytes] = {}
    with ThreadPoolExecutor(1) as beside:
        pdf = beside.submit(render, result, "pdf", edition, by)
        for form in FORMS:
            name = f"matrice{suffix(form)}"
            try:
                made[folder / name] = pdf.result() if form == "pdf" else render(result, form, edition, by)
            except (MissingPartError, ArgumentError) as refused:
                typer.echo(f"{name} laissé de côté : {refused}", err=True)
            made |= {folder / other: content for other, content in companions(result, form, edition, by, name).items()}
    write_all(made)


def write_all(files: dict[Path, bytes]) -> None:
    """Write whole files, and say which are new and which replace an older one."""
    from legalgap.store.files import write_whole

    for path, content in files.items():
        deed = "Remplacé" if path.exists() else "Écrit"
        write_whole(path, content)
        typer.echo(f"{deed} : {path}", err=True)
