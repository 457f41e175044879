"""What jurists decided, put over what the engine found: the last deed wins, and a decision whose words moved is said to be stale."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, cast

from msgspec import Struct
from msgspec.structs import replace

from legalgap.assess.decided import decided, read_articles
from legalgap.assess.ground import Ground, Move, moves, seal, where
from legalgap.model.decisions import EVERYTHING, READS, RULES, Decision
from legalgap.model.findings import Relation, Row, Scan

FIRST = 3
State = Literal["stale", "discuss", "open", "decided"]


class Settled(Struct, frozen=True):
    """A row as it stands: what reports show, what the engine found, the deeds in force, and why they should be looked at again."""

    row: Row
    engine: Row
    deeds: tuple[Decision, ...] = ()
    ruling: Decision | None = None
    moved: tuple[Move, ...] = ()
    to_discuss: bool = False

    @property
    def state(self) -> State:
        """What the row asks of a jurist."""
        if self.moved:
            return "stale"
        if self.to_discuss:
            return "discuss"
        return "decided" if self.ruling else "open"


def by_requirement(decisions: Iterable[Decision]) -> dict[str, tuple[Decision, ...]]:
    """The decisions of each requirement, in order."""
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        found.setdefault(decision.requirement, []).append(decision)
    return {name: tuple(held) for name, held in found.items()}


def live(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The deeds in force, oldest first: those taken back are left out, unless the taking back was itself taken back."""
    gone: set[str] = set()
    held = []
    for decision in reversed(decisions):
        if decision.id in gone:
            continue
        if decision.deed == "undo":
            gone.add(decision.undoes or "")
        else:
            held.append(decision)
    return tuple(reversed(held))


def settle(engine: Row, decisions: Sequence[Decision], ground: Ground, whole: bool = True) -> Settled:
    """The row under its decisions; where the scan did not read the `whole` law, articles newly found are not held against a decision."""
    deeds = live(decisions)
    if not deeds:
        return Settled(engine, engine)
    ruling = next((d for d in reversed(deeds) if d.deed in RULES), None)
    matches = read_articles(engine, deeds, ground)
    bearing = basis(replace(engine, matches=matches)) if whole else {}
    moved = what_moved(deeds, ruling, ground, [a for a, relation in bearing.items() if relation != "related"])
    after = deeds[deeds.index(ruling) + 1 :] if ruling else deeds
    row = decided(replace(engine, matches=matches), ruling, bool(moved))
    return Settled(row, engine, deeds, ruling, moved, any(d.deed == "discuss" for d in after))


def what_moved(deeds: Sequence[Decision], ruling: Decision | None, ground: Ground, bearing: Sequence[str]) -> tuple[Move, ...]:
    """What moved under the last decision on the status, which had the readings before it in view, and under the readings made since."""
    found: list[Move] = []
    after = deeds
    if ruling:
        after = deeds[deeds.index(ruling) + 1 :]
        known = {d.article for d in after}
        found += moves(ruling.on, ground, ruling.requirement, [a for a in bearing if a not in known])
    last = {d.article: d for d in after if d.deed in READS}
    for deed in last.values():
        found += moves(deed.on, ground, deed.requirement, ())
    return tuple(dict.fromkeys(found))


def basis(row: Row) -> dict[str, Relation]:
    """The articles that a decision on a row rests on, with their relations: those that are more than related, or the first three."""
    held = [m for m in row.matches if m.relation != "related"] or row.matches[:FIRST]
    return {where(m): m.relation for m in held}


def seal_row(settled: Settled, ground: Ground) -> str:
    """What a decision on the status of a row is taken on: its articles, and those that jurists have read otherwise."""
    read = {d.article: cast(Relation, d.after) for d in settled.deeds if d.deed in READS and d.article and d.after}
    gone: dict[str, Relation] = {d.article: "related" for d in settled.deeds if d.deed == "remove-article" and d.article}
    return seal(ground, settled.row.requirement, {**gone, **read, **basis(settled.row)})


def seal_article(settled: Settled, article: str, ground: Ground) -> str:
    """What a decision on one article is taken on."""
    held = {where(m): m.relation for m in settled.row.matches}
    return seal(ground, settled.row.requirement, {article: held.get(article, "related")})


def apply(scan: Scan, decisions: Sequence[Decision], ground: Ground, whole: bool = True) -> Scan:
    """The scan under the decisions, with notes on those to look at again and those whose requirement is no more."""
    held = by_requirement(d for d in decisions if d.requirement != EVERYTHING)
    if not held:
        return scan
    rows = [settle(row, held.get(row.requirement, ()), ground, whole) for row in scan.rows]
    notes = tuple(notes_of(rows, [name for name in held if name not in ground.promises]))
    return replace(scan, rows=tuple(s.row for s in rows), notes=scan.notes + notes)


def notes_of(rows: Sequence[Settled], lost: Sequence[str]) -> Iterator[str]:
    """What the reader of a report must know of the decisions."""
    count = sum(s.ruling is not None for s in rows)
    if count:
        yield f"{count} exigences sur {len(rows)} ont été décidées par des juristes."
    stale = [s.row.requirement for s in rows if s.moved]
    if stale:
        yield f"Décisions à revoir, un texte a changé depuis : {', '.join(stale)}."
    if lost:
        yield f"Décisions sur des exigences qui n'existent plus : {', '.join(lost)}."
