"""The deck for a tripartite workshop: one idea a slide, charts that can be edited, words for the speaker."""

import textwrap
from collections.abc import Iterator

from legalgap.model.findings import Row
from legalgap.model.measures import Measure
from legalgap.report.actormap import actor_map
from legalgap.report.blocks import Bullets, Chart, Report, Section, Series, Table, Text
from legalgap.report.brief import TINTS, WARNING, Brief, facts, reserves, status_chart
from legalgap.report.measures import CATEGORY_LABEL, LEVEL_COLOUR, name, plural, span
from legalgap.report.needs import counted
from legalgap.report.sheets import SIX
from legalgap.report.table import DOMAIN_LABEL, STATUS_LABEL, cited, count_by

SHORT, LONGEST_NAME = 180, 48
ROWS = 6
"""Lines of a table that a room can read."""


def deck(brief: Brief) -> Report:
    """The slides."""
    subtitle = f"Écarts, acteurs et mesures — droit au {brief.plan.scan.as_of:%d/%m/%Y}"
    slides = (*findings(brief), *proposals(brief), *ending(brief))
    return Report("Normes internationales et droit national", subtitle, brief.plan.scan.as_of, facts(brief), WARNING, slides)


def findings(brief: Brief) -> Iterator[Section]:
    """What was compared and found."""
    rows = brief.rows
    norms = tuple(f"{i.id} : {i.title.fr}" for i in brief.norms)
    yield Section("Ce que nous avons comparé", (Bullets((*norms, f"{len(brief.plan.scan.laws)} textes nationaux")),), notes=WARNING)
    said = f"{counted(rows, 'contradiction')} contradictions et {counted(rows, 'lacune')} lacunes sur {len(rows)} exigences"
    by_norm, by_domain = count_by(rows, lambda r: r.instrument), count_by(rows, lambda r: DOMAIN_LABEL.get(r.domain, r.domain))
    yield Section(said, (status_chart("Statuts par instrument", by_norm),), notes="Une norme non ratifiée est comparée à titre indicatif.")
    yield Section(
        "Où sont les écarts, par domaine", (status_chart("Statuts par domaine", by_domain),), notes="Les quatre domaines et le transversal."
    )
    hard = [r for r in rows if r.status == "contradiction" and r.binding]
    if hard:
        surest = sorted(hard, key=lambda r: -r.confidence)[:ROWS]
        speech = "Les plus sûres d'abord ; chacune se relit sur le texte officiel avant d'être citée."
        yield Section("Des contradictions avec des normes qui lient l'État", (hard_table(surest),), notes=speech)


def shortened(brief: Brief) -> Iterator[str]:
    """The reserves in a line or two each; the documents give them whole."""
    for block in reserves(brief):
        if isinstance(block, Bullets):
            yield from (textwrap.shorten(item, SHORT, placeholder="… (liste complète dans les documents)") for item in block.items)


def hard_table(rows: list[Row]) -> Table:
    """Contradictions in few words."""
    lines = tuple(
        (r.requirement.split("#")[0], r.claim, cited(r, "contradicts").split(" ; ")[0] or "–", STATUS_LABEL[r.status]) for r in rows
    )
    return Table(("Disposition", "Promesse", "Article contraire", "Statut"), lines, (1.6, 5.4, 1.8, 1.4), keys=True, tints=TINTS)


def proposals(brief: Brief) -> Iterator[Section]:
    """The measures, then each of the first ones."""
    measures = brief.plan.measures
    series = tuple(
        Series(
            level.capitalize(),
            colour,
            tuple(sum(m.category == c and m.feasibility.level == level for m in measures) for c in CATEGORY_LABEL),
        )
        for level, colour in LEVEL_COLOUR.items()
    )
    chart = Chart("Mesures par catégorie et faisabilité", tuple(CATEGORY_LABEL.values()), series)
    within = sum(m.feasibility.within for m in brief.proposals)
    title = f"{len(brief.proposals)} mesures, dont {within} dans les {brief.plan.months} mois du programme"
    yield Section(title, (chart,), notes="Facile : moins de la moitié du programme ; moyenne : dans le programme ; longue : au-delà.")
    if not brief.proposals:
        return
    rows = tuple((m.title, m.rank, brief_name(m), span(m), m.feasibility.level) for m in brief.proposals[:SIX])
    table = Table(
        ("Mesure", "Rang", "Pilote", "Calendrier", "Faisabilité"), rows, (4.8, 0.9, 2.2, 2.4, 1.2), keys=True, tints=dict(LEVEL_COLOUR)
    )
    yield Section(
        "Les premières mesures du classement", (table,), notes="Classées par gravité, force obligatoire, nombre d'écarts et faisabilité."
    )
    for number, m in enumerate(brief.proposals[:SIX], 1):
        clause = next((p.text for p in m.draft.pieces if p.deed == "insert"), "") if m.draft else ""
        points = (
            m.aim,
            f"Texte visé : {m.target.citation if m.target else 'texte nouveau'} ; {plural(len(m.requirements), 'écart')}",
            f"Projet de rédaction : « {clause} »" if clause else "Rédaction à écrire",
            f"Pilote : {brief_name(m)} ; {m.feasibility.level}, {span(m)}",
            f"Suivi : {m.indicator}",
        )
        yield Section(f"Proposition {number}. {m.title}", (Bullets(points),), notes=f"{m.risk} {m.gender} {m.feasibility.why}")


def brief_name(measure: Measure) -> str:
    """The pilot in a few words."""
    return textwrap.shorten(name(measure.parties.pilot), LONGEST_NAME, placeholder="…")


def ending(brief: Brief) -> Iterator[Section]:
    """Who acts, what is not verified, what comes next."""
    if brief.plan.library.actors:
        yield Section("Qui agit", (actor_map(brief.plan),), notes="Le nombre est celui des mesures où l'acteur agit.")
    yield Section("Ce qui reste à vérifier", (Bullets(tuple(shortened(brief))),), notes="À dire avant la discussion, non après.")
    steps = ("Relire et signer la matrice", "Retenir les mesures en atelier tripartite", "Désigner les pilotes et arrêter les dates")
    yield Section(
        "Et maintenant", (Bullets(steps, numbered=True), Text("Document de travail.", "small")), notes="Demander un pilote par mesure."
    )
