"""The map of actors: one band a level, one column a domain, laid out by hand; as a drawing and as a table."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence

from legalgap.model.library import Actor
from legalgap.model.measures import UNNAMED, Measure, Plan
from legalgap.report.blocks import ActorMap, Box, Label, Table
from legalgap.report.brief import UNCHECKED
from legalgap.report.table import DOMAIN_LABEL

LEVELS = {"national": "Niveau national", "local": "Niveau local", "international": "Niveau international"}
SEVERAL = "transversal"
NARROW = {"formation-professionnelle": "Formation prof."}
"""Names that a single place is too narrow for."""
COLUMNS = ("emploi", "éducation", "formation-professionnelle", "protection-sociale", SEVERAL)
PALETTE = ("#1F3A5F", "#2E7D4F", "#8A5A00", "#7A2E5C", "#4A6785", "#6B4E9B", "#A33B1F", "#3D6B6B", "#5C5C5C")
"""Dark enough for white words on them."""
WIDTH, BOX_WIDTH, BOX_HEIGHT, GAP, MARGIN, TOP = 1400.0, 176.0, 70.0, 8.0, 20.0, 100.0
CAPTION = (
    "Par niveau et par domaine ; un acteur de plusieurs domaines est en colonne transversale. Le nombre est celui des mesures où il agit."
)
TEXT_WIDTH, TEXT_LINES = 22, 3
TALLEST, WIDEST = 5, 4
"""Boxes of one band above which a column is given another place beside, and how many places at the most."""


def actor_map(plan: Plan) -> ActorMap:
    """The drawing; empty where no actor is described."""
    actors, counts = tuple(plan.library.actors.values()), duties(plan.measures)
    colours = kind_colours(actors)
    places = {c: min(WIDEST, max(1, -(-crowd(actors, c) // TALLEST))) for c in COLUMNS}
    lefts, left = {}, MARGIN
    for column in COLUMNS:
        lefts[column] = left
        left += places[column] * (BOX_WIDTH + GAP) + 2 * GAP
    labels = [Label(lefts[c], TOP - 14, NARROW.get(c, DOMAIN_LABEL[c])) for c in COLUMNS]
    boxes: list[Box] = []
    y = TOP
    for level, title in LEVELS.items():
        labels.append(Label(MARGIN, y + 16, title, True))
        bottom = y + 28
        for column in COLUMNS:
            held = [a for a in actors if a.level == level and column_of(a) == column]
            placed = [place(a, i, lefts[column], y + 28, places[column], colours, counts) for i, a in enumerate(held)]
            boxes += placed
            bottom = max([bottom, *[b.y + b.height + GAP for b in placed]])
        y = bottom + GAP
    others = [("autres", PALETTE[-1])] if any(a.kind not in colours for a in actors) else []
    legend = (*colours.items(), *others)
    return ActorMap("Cartographie des acteurs", CAPTION, max(left, WIDTH), y, tuple(boxes), tuple(labels), legend)


def place(actor: Actor, i: int, left: float, top: float, columns: int, colours: dict[str, str], counts: Counter[str]) -> Box:
    """The i-th box of a band's column."""
    x, y = left + (i % columns) * (BOX_WIDTH + GAP), top + (i // columns) * (BOX_HEIGHT + GAP)
    lines = tuple(textwrap.wrap(actor.name.fr, TEXT_WIDTH, max_lines=TEXT_LINES, placeholder="…"))
    return Box(x, y, BOX_WIDTH, BOX_HEIGHT, lines, colours.get(actor.kind, PALETTE[-1]), actor.level, actor.name.fr, counts[actor.id])


def column_of(actor: Actor) -> str:
    """The domain of an actor that has one, the transversal column otherwise."""
    return actor.domains[0] if len(actor.domains) == 1 else SEVERAL


def crowd(actors: Sequence[Actor], column: str) -> int:
    """The most boxes that one band of a column holds."""
    return max(Counter(a.level for a in actors if column_of(a) == column).values(), default=0)


def kind_colours(actors: Iterable[Actor]) -> dict[str, str]:
    """A colour for each of the commonest kinds of actor; the last colour is that of all others."""
    kinds = [k for k, _ in Counter(a.kind for a in actors).most_common()]
    own = kinds if len(kinds) <= len(PALETTE) else kinds[: len(PALETTE) - 1]
    return dict(zip(own, PALETTE, strict=False))


def duties(measures: Iterable[Measure]) -> Counter[str]:
    """In how many measures each actor leads or joins; roadmaps, made of other measures, are not counted."""
    single = [m for m in measures if m.draft is not None]
    return Counter(a.id for m in single for a in {a.id: a for a in acting(m)}.values())


def acting(measure: Measure) -> list[Actor]:
    """Who leads, joins or supports."""
    held = measure.parties
    return [*([held.pilot] if held.pilot else []), *held.associated, *held.partners]


def actor_table(plan: Plan) -> Table:
    """The same actors in a table, with what each does and what it was checked against."""
    counts = duties(plan.measures)
    led = Counter(m.parties.pilot.id for m in plan.measures if m.parties.pilot and m.draft is not None)
    rows = [
        (
            a.name.fr,
            LEVELS[a.level].removeprefix("Niveau "),
            ", ".join(DOMAIN_LABEL[d] for d in a.domains),
            a.role or a.mandate or UNNAMED,
            a.legal_basis or "–",
            f"{led[a.id]} / {counts[a.id]}",
            a.checked or UNCHECKED,
        )
        for a in plan.library.actors.values()
    ]
    head = ("Acteur", "Niveau", "Domaines", "Rôle sur les migrations", "Fondement", "Pilote / agit", "Vérifié sur")
    return Table(head, tuple(rows), (2.4, 1.1, 1.6, 3.4, 1.8, 0.9, 1.5), keys=True)
