"""The list of solutions and tools: the retained measures with their actors, calendar and method."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from legalgap.model.library import Category
from legalgap.model.measures import Measure
from legalgap.report.blocks import Block, Bullets, Report, Section, Table, Text
from legalgap.report.brief import WARNING, Brief, closing, facts
from legalgap.report.measures import CATEGORY_LABEL, LEVEL_COLOUR, name, names, span
from legalgap.report.sheets import empty

RETAINED = 40
KIND = re.compile(r" — | : ")
"""What parts the kind of a measure from its theme and target in a title."""
HEAD = ("Mesure", "Texte visé, rang", "Pilote", "Associés", "Partenaires sociaux", "Calendrier", "Faisabilité", "Coût", "Écarts")
WIDTHS = (3.6, 1.7, 2.1, 2.6, 2, 1.7, 1.5, 1, 1)
TOOLS = (
    "Matrice de conformité (legalgap scan) : une ligne par exigence, à relire et à signer.",
    "Tableau des mesures (legalgap measures --format xlsx) : rédactions en suivi, calendrier étape par étape, filtres.",
    "Fiches détaillées (legalgap report fiches) : une page par proposition retenue.",
    "Analyse d'un projet de texte : la même matrice sur un projet de loi ou de décret, avant son adoption.",
    "Feuilles de route par domaine : jalons par rang de texte, à suivre chaque trimestre.",
)


def solutions(brief: Brief, top: int = RETAINED) -> Report:
    """The first `top` proposals by rank, by category, then the roadmaps and the tools."""
    retained = brief.proposals[:top]
    roads = tuple(m for m in brief.plan.measures if m.draft is None)
    parts = [*by_category(retained, brief), *([empty()] if not retained else [])]
    if roads:
        parts.append(Section(CATEGORY_LABEL["feuille-de-route"], tuple(category_blocks(roads, brief, "feuille-de-route")), fresh=True))
    parts.append(Section("Outils", (Bullets(TOOLS),)))
    subtitle = f"{len(retained)} mesures retenues sur {len(brief.proposals)}, dans l'ordre du classement"
    return Report(
        "Liste détaillée des solutions et des outils",
        subtitle,
        brief.plan.scan.as_of,
        facts(brief),
        WARNING,
        (*parts, *closing(brief)),
        landscape=True,
    )


def by_category(measures: Sequence[Measure], brief: Brief) -> Iterator[Section]:
    """A section a category that has measures."""
    for category, label in CATEGORY_LABEL.items():
        held = [m for m in measures if m.category == category]
        if held:
            yield Section(label, tuple(category_blocks(held, brief, category)))


def category_blocks(held: Sequence[Measure], brief: Brief, category: Category) -> Iterator[Block]:
    """What the category counts, then its table."""
    levels = Counter(m.feasibility.level for m in held)
    said = ", ".join(f"{n} {level}{'s' if n > 1 else ''}" for level, n in levels.items())
    yield Text(f"{len(held)} mesures ({CATEGORY_LABEL[category].lower()}) ; faisabilité : {said}.")
    for method in dict.fromkeys(m.method for m in held):
        alike = [m for m in held if m.method == method]
        yield Text(f"{KIND.split(alike[0].title)[0]} : méthode.", "lead")
        yield Bullets(method, numbered=True)
        yield measure_table(alike, brief)


def measure_table(held: Sequence[Measure], brief: Brief) -> Table:
    """One line a measure."""
    rows = tuple(
        (
            f"{m.title}\n{m.id}",
            f"{m.target.citation if m.target else '–'}\n{m.rank}",
            name(m.parties.pilot),
            names(m.parties.associated),
            names(m.parties.social),
            span(m),
            m.feasibility.level,
            brief.plan.library.rules.costs[m.cost].label,
            str(len(m.requirements)),
        )
        for m in held
    )
    return Table(HEAD, rows, WIDTHS, keys=True, tints=dict(LEVEL_COLOUR))
