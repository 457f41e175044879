"""`legalgap report`: the deliverables, each in the format that is asked."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legalgap.cli.plan import Asked, DayOption, DossierOption, EncoderOption, LawOption, MonthsOption, NormOption, StartOption

if TYPE_CHECKING:
    from legalgap.cli.plan import Planned
    from legalgap.plan.coherence import Coherence
    from legalgap.report.blocks import Report
    from legalgap.report.brief import Bench, Brief

app = typer.Typer(
    help="Les livrables : note, besoins, fiches, liste, diaporama, cartographie.", no_args_is_help=True, rich_markup_mode=None
)
DOCUMENT, DECK, MAP = ("docx", "pdf", "html", "pptx"), ("pptx", "pdf", "html", "docx"), ("html", "svg", "pdf", "docx", "pptx")
HELP = {
    "note": ("Note méthodologique : démarche, outils, qualité mesurée, références, plan de travail.", DOCUMENT),
    "besoins": ("Rapport sur les besoins : couverture, écarts, acteurs, mesures, propositions.", DOCUMENT),
    "fiches": ("Fiches de propositions détaillées : six par défaut, par rang.", DOCUMENT),
    "liste": ("Liste détaillée des solutions et des outils : quarante mesures par défaut.", DOCUMENT),
    "diaporama": ("Diaporama pour un atelier tripartite, avec les notes de l'orateur.", DECK),
    "cartographie": ("Cartographie des acteurs : dessin et tableau.", MAP),
}
TopOption = Annotated[int | None, typer.Option("--top", min=1, help="Nombre de mesures retenues (fiches, liste, besoins).")]
MeasureOption = Annotated[list[str] | None, typer.Option("--measure", help="Fiche de cette mesure, répétable (fiches).")]
BenchOption = Annotated[Path | None, typer.Option("--bench", help="Sortie de « legalgap bench --format json », pour la qualité mesurée.")]


def command(name: str, formats: tuple[str, ...]) -> Callable[..., None]:
    """The command of one deliverable."""

    def make(
        norm: NormOption = None,
        law: LawOption = None,
        as_of: DayOption = None,
        dossier: DossierOption = None,
        months: MonthsOption = 12,
        start: StartOption = None,
        top: TopOption = None,
        measure: MeasureOption = None,
        bench: BenchOption = None,
        output_format: Annotated[str | None, typer.Option("--format", help=", ".join(formats) + ".")] = None,
        output: Annotated[Path | None, typer.Option("-o", "--output", help="Fichier à écrire.")] = None,
        encoder: EncoderOption = "use",
    ) -> None:
        from legalgap.cli.output import chosen_format, deliver
        from legalgap.cli.plan import planned
        from legalgap.report.catalogue import compose

        form = chosen_format(output_format, output, formats)
        held = read_bench(bench) if bench else None
        made = planned(Asked(norm, law, as_of, dossier, months, start, encoder))
        compared = compare(made, norm, encoder) if name == "besoins" else None
        brief = brief_of(made, compared, held, bench.name if bench else "")
        content = drawn(brief) if form == "svg" else written(compose(name, brief, top, measure or ()), form)
        folder = made.dossier.root if made.dossier else Path()
        deliver(content, form, output, folder / "rapports" / f"{name}.{form}")

    return make


for deliverable, (about, held_formats) in HELP.items():
    app.command(deliverable, help=about)(command(deliverable, held_formats))


def compare(made: "Planned", norms: list[str] | None, encoder: str) -> "Coherence | None":
    """The state's strategies beside the norms and the law; None where none is described."""
    from legalgap.cli.common import open_memory
    from legalgap.match.encoder import make_encoder
    from legalgap.model.norms import promises
    from legalgap.model.texts import passages
    from legalgap.plan.coherence import compare_strategies
    from legalgap.store.builtin import choose_norms, load_strategies, load_themes
    from legalgap.store.dossier import known_law
    from legalgap.store.lexicon import load_lexicon
    from legalgap.store.norms import known_norms

    state, day, themes = made.plan.library.state, made.plan.scan.as_of, load_themes()
    chosen = [s for s in load_strategies() if s.state == state]
    if not chosen:
        return None
    asked = promises(choose_norms(known_norms(made.dossier), norms or []), themes, state)
    law = [p for p in passages(known_law(made.dossier), day) if p.law in made.plan.scan.laws]
    return compare_strategies(chosen, asked, law, themes, day, load_lexicon(), open_memory(), make_encoder(encoder))


def brief_of(made: "Planned", compared: "Coherence | None" = None, bench: "Bench | None" = None, bench_name: str = "") -> "Brief":
    """What the deliverables draw on."""
    from legalgap.assess.weights import load_weights
    from legalgap.report.brief import Brief
    from legalgap.store.dossier import known_law
    from legalgap.store.norms import known_instruments

    return Brief(
        made.plan, known_law(made.dossier), known_instruments(made.dossier), load_weights().learned_on, compared, bench, bench_name
    )


def read_bench(path: Path) -> "Bench":
    """The figures of a bench.

    Raises:
        InputFileError: unreadable, or not what `legalgap bench --format json` prints.
    """
    import msgspec

    from legalgap.errors import InputFileError
    from legalgap.report.brief import Bench

    try:
        return msgspec.json.decode(path.read_bytes(), type=Bench)
    except (OSError, msgspec.MsgspecError) as error:
        todo = "donnez la sortie de « legalgap bench --format json »"
        raise InputFileError(f"Mesures illisibles ({error})", where=str(path), todo=todo) from None


def written(report: "Report", form: str) -> bytes:
    """A deliverable in one format."""
    if form == "docx":
        from legalgap.report.word import word

        return word(report)
    if form == "pptx":
        from legalgap.report.slides import pptx

        return pptx(report)
    if form == "pdf":
        from legalgap.report.typeset import pdf

        return pdf(report)
    from legalgap.report.page import html

    return html(report)


def drawn(brief: "Brief") -> bytes:
    """The actor map alone."""
    from legalgap.report.actormap import actor_map
    from legalgap.report.drawing import svg

    return svg(actor_map(brief.plan)).encode("utf-8")
