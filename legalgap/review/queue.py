"""The order in which rows are gone through, what is left aside, and how far the work has come."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from legalgap.assess.rulings import Settled, State
from legalgap.model.findings import Status
from legalgap.review.desk import Board
from legalgap.review.search import plain

STATES = ("stale", "discuss", "disagreement", "open", "decided")
RANK: dict[State, int] = {"stale": 0, "discuss": 1, "open": 2, "decided": 3}
GRAVITY: dict[Status, int] = {"contradiction": 0, "a-verifier": 1, "lacune": 2, "partiel": 3, "conforme": 4, "non-applicable": 5}
"""Statuses from the one that most wants a jurist."""


class Filters(Struct, frozen=True):
    """What the jurist chose to see; an empty value takes everything. `order` is `matrix` for the order of the norms."""

    q: str = ""
    instrument: str = ""
    status: str = ""
    theme: str = ""
    state: str = ""
    binding: str = ""
    order: str = ""

    def query(self) -> dict[str, str]:
        """The choices made, for an address."""
        return {name: value for name in self.__struct_fields__ if (value := getattr(self, name))}


class Progress(NamedTuple):
    """Rows of a group, and how many are decided and not stale."""

    group: str
    done: int
    total: int


def in_order(board: Board, filters: Filters) -> list[Settled]:
    """The rows that pass the filters, those that matter most first."""
    held = list(board.rows.values())
    if filters.state == "disagreement":
        held = [s for s in held if s.row.requirement in board.differ]
    elif filters.state:
        held = [s for s in held if s.state == filters.state]
    for name in ("instrument", "status", "theme"):
        if want := getattr(filters, name):
            held = [s for s in held if getattr(s.row, name) == want]
    if filters.binding:
        held = [s for s in held if s.row.binding == (filters.binding == "yes")]
    for word in plain(filters.q).split():
        held = [s for s in held if word in plain(haystack(s))]
    return held if filters.order == "matrix" else sorted(held, key=lambda s: urgency(s, board))


def urgency(settled: Settled, board: Board) -> tuple[int, bool, int, float]:
    """Stale first, then to discuss or disputed, open, decided; in each: binding, gravest status, least sure."""
    row = settled.row
    rank = RANK[settled.state]
    if row.requirement in board.differ:
        rank = min(rank, 1)
    return rank, not row.binding, GRAVITY[row.status], row.confidence


def haystack(settled: Settled) -> str:
    """The words in which a row is searched."""
    row = settled.row
    return f"{row.requirement} {row.instrument} {row.provision} {row.claim} {' '.join(m.citation for m in row.matches)}"


def neighbours(rows: list[Settled], requirement: str) -> tuple[str, str, int]:
    """The rows before and after one in a list, and its place from 1; empty names at the ends, 0 where it is not in the list."""
    names = [s.row.requirement for s in rows]
    if requirement not in names:
        return "", names[0] if names else "", 0
    at = names.index(requirement)
    return names[at - 1] if at else "", names[at + 1] if at + 1 < len(names) else "", at + 1


def next_to_do(rows: Sequence[Settled], requirement: str) -> str:
    """The first row after one that asks for something, then those before it; empty where nothing else does."""
    at = next((i for i, s in enumerate(rows) if s.row.requirement == requirement), -1)
    others = [*rows[at + 1 :], *rows[: max(at, 0)]]
    return next((s.row.requirement for s in others if s.state != "decided"), "")


def by_instrument(rows: Mapping[str, Settled]) -> list[Progress]:
    """How far each instrument is, in the order of the matrix."""
    groups: dict[str, list[bool]] = {}
    for settled in rows.values():
        groups.setdefault(settled.row.instrument, []).append(settled.state == "decided")
    return [Progress(name, sum(done), len(done)) for name, done in groups.items()]


def by_person(board: Board) -> list[Progress]:
    """How many rows each person has ruled on last, out of all rows; most first."""
    count: dict[str, int] = {}
    for settled in board.rows.values():
        if settled.ruling:
            count[settled.ruling.by] = count.get(settled.ruling.by, 0) + 1
    return [Progress(who, done, len(board.rows)) for who, done in sorted(count.items(), key=lambda c: (-c[1], c[0]))]
