"""The needs report: coverage by domain, gaps, actors, categorised measures, the detailed proposals."""

from collections.abc import Iterator, Sequence

from legalgap.model.findings import Row, Status
from legalgap.report.actormap import actor_map, actor_table
from legalgap.report.blocks import Block, Bullets, Chart, Report, Section, Series, Table, Text
from legalgap.report.brief import WARNING, Brief, closing, facts, practice_table, status_chart, status_table
from legalgap.report.coherence import CAUTION, matrix_listing
from legalgap.report.measures import CATEGORY_LABEL, LEVEL_COLOUR, name, plural, span
from legalgap.report.sheets import SIX, empty, sheet
from legalgap.report.table import DOMAIN_LABEL, count_by, theme_label

CITED = 3
SHOWN = 12
"""Measures shown in each category; the list of solutions and the workbook hold them all."""


def needs(brief: Brief, top: int = SIX) -> Report:
    """The report, with the first `top` proposals in full."""
    proposals = [part for i, m in enumerate(brief.proposals[:top], 1) for part in sheet(brief, m, i)]
    parts = [
        Section("Ce qu'il faut retenir", tuple(summary(brief)), notes="Lire d'abord les contradictions avec les normes qui lient l'État."),
        Section("Couverture par domaine et par instrument", tuple(coverage(brief)), fresh=True),
        *coherence_sections(brief),
        *gap_sections(brief),
        Section("Cartographie des acteurs", tuple(actors(brief)), fresh=True),
        Section("Mesures par catégorie", tuple(categories(brief)), fresh=True),
    ]
    if brief.plan.library.practices:
        parts.append(Section("Bonnes pratiques d'autres pays", (practice_table(brief.plan.library.practices),), fresh=True))
    subtitle = "Cohérence du droit avec les normes, écarts, acteurs et mesures"
    body = (*parts, *(proposals or [empty()]), *closing(brief))
    return Report("Rapport sur les besoins", subtitle, brief.plan.scan.as_of, facts(brief), WARNING, body, landscape=True)


def counted(rows: Sequence[Row], status: Status) -> int:
    """The rows of a status."""
    return sum(r.status == status for r in rows)


def summary(brief: Brief) -> Iterator[Block]:
    """The figures that matter and the first measures."""
    rows, plan = brief.rows, brief.plan
    hard = [r for r in rows if r.status == "contradiction" and r.binding]
    within = sum(m.feasibility.within for m in brief.proposals)
    yield Bullets(
        (
            f"{len(rows)} exigences comparées : {counted(rows, 'contradiction')} contradictions, {counted(rows, 'lacune')} lacunes, "
            f"{counted(rows, 'partiel')} réponses partielles, {counted(rows, 'conforme')} conformes, "
            f"{counted(rows, 'a-verifier')} à vérifier, {counted(rows, 'non-applicable')} non applicables.",
            f"{len(hard)} contradictions touchent une norme qui lie l'État.",
            f"{len(brief.proposals)} mesures ferment ces écarts ; {within} tiennent dans un programme de {plan.months} mois.",
        )
    )
    yield Text("Premières mesures du classement.", "lead")
    yield Bullets(
        tuple(f"{m.title} ({plural(len(m.requirements), 'écart')}, {m.rank}, {m.feasibility.level})" for m in brief.proposals[:SIX]), True
    )


def coverage(brief: Brief) -> Iterator[Block]:
    """Statuses by domain and by instrument."""
    by_domain = count_by(brief.rows, lambda r: DOMAIN_LABEL.get(r.domain, r.domain))
    by_norm = count_by(brief.rows, lambda r: r.instrument)
    yield status_chart("Statuts par domaine", by_domain)
    yield status_table(by_domain)
    yield status_chart("Statuts par instrument", by_norm)
    yield status_table(by_norm)


def coherence_sections(brief: Brief) -> Iterator[Section]:
    """Strategies by theme, where they were compared; an empty cell is a silence."""
    if brief.coherence is None:
        return
    matrix = matrix_listing(brief.coherence)
    rows = tuple(tuple(str(cell) for cell in row) for row in matrix.rows)
    widths = (1.6, 3, *[1.0] * (len(matrix.titles) - 2))
    unheard = ", ".join(brief.coherence.themes[t].label.fr for t in brief.coherence.unheard()) or "aucun"
    blocks = (
        Text(CAUTION, "small"),
        Table(matrix.titles, rows, widths, keys=True),
        Text(f"Thèmes dont aucune stratégie ne parle : {unheard}."),
    )
    yield Section("Cohérence des stratégies avec les normes", blocks, fresh=True)


def gap_sections(brief: Brief) -> Iterator[Section]:
    """Contradictions and silences row by row; what is partly kept, counted by theme."""
    for status, title in (("contradiction", "Contradictions"), ("lacune", "Lacunes")):
        held = [r for r in brief.rows if r.status == status]
        if held:
            yield Section(f"{title} ({len(held)})", (gap_table(held),), fresh=True)
    partial = [r for r in brief.rows if r.status == "partiel"]
    if partial:
        lead = Text(f"{len(partial)} exigences ne sont tenues qu'en partie ; la matrice de conformité les donne ligne à ligne.")
        yield Section(f"Réponses partielles ({len(partial)})", (lead, nature_table(partial)), fresh=True)


def gap_table(rows: Sequence[Row]) -> Table:
    """One line a gap, binding norms first."""
    order = sorted(rows, key=lambda r: not r.binding)
    lines = tuple(
        (
            r.requirement,
            r.claim,
            "oui" if r.binding else "non",
            first_cited(r),
            f"{r.confidence:.0%}".replace("%", " %"),
            ", ".join(r.measures) or "–",
        )
        for r in order
    )
    head = ("Exigence", "Énoncé", "Lie l'État", "Articles contraires ou proches", "Conf.", "Mesure")
    return Table(head, lines, (2.4, 4.6, 0.8, 2, 0.7, 2), keys=True)


def first_cited(row: Row) -> str:
    """The first articles that contradict, or the nearest where none does."""
    against = [m.citation for m in row.matches if m.relation == "contradicts"] or [m.citation for m in row.matches]
    return " ; ".join(against[:CITED]) or "–"


def nature_table(rows: Sequence[Row]) -> Table:
    """Themes by nature of the gap."""
    natures = list(dict.fromkeys(r.nature for r in rows))
    themes: dict[str, list[Row]] = {}
    for row in rows:
        themes.setdefault(row.theme, []).append(row)
    lines = tuple(
        (theme_label(t), *[str(sum(r.nature == n for r in held) or "–") for n in natures], str(len(held)))
        for t, held in sorted(themes.items(), key=lambda item: -len(item[1]))
    )
    return Table(("Thème", *[n.capitalize() for n in natures], "Total"), lines, (3, *[1.4] * len(natures), 0.8), keys=True)


def actors(brief: Brief) -> Iterator[Block]:
    """The map and its table."""
    if not brief.plan.library.actors:
        yield Text(f"Aucun acteur n'est décrit pour l'État {brief.plan.library.state} : pilotes et associés sont à désigner.", "warning")
        return
    yield actor_map(brief.plan)
    yield actor_table(brief.plan)


def categories(brief: Brief) -> Iterator[Block]:
    """Counts by category and feasibility, then the first measures of each."""
    measures = brief.plan.measures
    series = tuple(
        Series(
            level.capitalize(),
            colour,
            tuple(sum(m.category == c and m.feasibility.level == level for m in measures) for c in CATEGORY_LABEL),
        )
        for level, colour in LEVEL_COLOUR.items()
    )
    yield Chart("Mesures par catégorie et faisabilité", tuple(CATEGORY_LABEL.values()), series)
    for category, label in CATEGORY_LABEL.items():
        held = [m for m in measures if m.category == category]
        if held:
            yield Text(f"{label} : {len(held)} mesures" + (f", les {SHOWN} premières." if len(held) > SHOWN else "."), "lead")
            rows = tuple(
                (m.title, m.rank, name(m.parties.pilot), span(m), m.feasibility.level, str(len(m.requirements))) for m in held[:SHOWN]
            )
            head = ("Mesure", "Rang", "Pilote", "Calendrier", "Faisabilité", "Écarts")
            yield Table(head, rows, (5, 1, 2.2, 1.9, 1.1, 0.8), keys=True, tints=dict(LEVEL_COLOUR))
