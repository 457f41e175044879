"""Gaps that one measure would close: same article aimed at, same theme, same nature, same rank of text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from legalgap.model.findings import Match, Nature, Relation, Row, Status
from legalgap.model.library import RANKS, Rank

SEVERITY: tuple[Status, ...] = ("contradiction", "lacune", "partiel")
"""Statuses that call for a measure, gravest first."""
AIMED: dict[Status, tuple[Relation, ...]] = {"contradiction": ("contradicts",), "partiel": ("partial", "full")}
"""The relations that make an article the one to change; a silence has none."""
ABOVE_LAW = ("constitution", "convention")
RANK_OF_KIND: dict[str, Rank] = {
    "constitution": "constitution",
    "convention": "ratification",
    "loi-cadre": "loi",
    "loi": "loi",
    "dahir": "loi",
    "decret": "décret",
    "arrete": "arrêté",
}
RANK_OF_NEEDS: dict[str, Rank] = {"loi": "loi", "décret": "décret", "pratique": "circulaire"}
BOUND_TO_ARTICLE: tuple[Nature, ...] = ("contradiction", "condition supplémentaire")
"""Natures that only a text of the article's own rank can mend."""


class Key(NamedTuple):
    """What gaps have in common; `law` and `article` are empty where nothing is written yet."""

    law: str
    article: str
    theme: str
    nature: Nature
    rank: Rank


class Gap(NamedTuple):
    """The rows that one measure would close, gravest first, and the article aimed at."""

    key: Key
    rows: tuple[Row, ...]
    match: Match | None

    @property
    def lead(self) -> Row:
        """The row that speaks for the group."""
        return self.rows[0]


def group_gaps(rows: Iterable[Row]) -> list[Gap]:
    """The gaps grouped, in order of first appearance."""
    held: dict[Key, list[Row]] = {}
    for row in rows:
        if row.status in SEVERITY:
            held.setdefault(key_of(row), []).append(row)
    return [make_gap(key, group) for key, group in held.items()]


def make_gap(key: Key, rows: list[Row]) -> Gap:
    """A group with its rows in order of gravity, binding norms first."""
    order = sorted(rows, key=lambda r: (SEVERITY.index(r.status), not r.binding, -r.confidence))
    match = aimed(order[0]) if key.article else nearest_act(order)
    return Gap(key, tuple(order), match)


def key_of(row: Row) -> Key:
    """Where a row's gap stands."""
    match = aimed(row)
    rank = rank_of(row, match)
    return Key(match.law if match else "", match.article if match else "", row.theme, row.nature, rank)


def aimed(row: Row) -> Match | None:
    """The article to change: the first that contradicts, or that satisfies in part, ordinary acts before the constitution."""
    bearing = [m for m in row.matches if m.relation in AIMED.get(row.status, ())]
    below = [m for m in bearing if m.kind not in ABOVE_LAW]
    if row.status == "contradiction":
        return next(iter(below or bearing), None)
    return next(iter(below), None)


def rank_of(row: Row, match: Match | None) -> Rank:
    """The lightest text that would do: the article's own rank where it must change itself, else what the norm asks for."""
    wanted = RANK_OF_NEEDS.get(row.needs, "loi")
    if row.nature == "texte d'application manquant":
        return lighter(wanted, "décret")
    if match is None or row.nature == "rang insuffisant":
        return wanted
    own = RANK_OF_KIND.get(match.kind, "loi")
    return own if row.nature in BOUND_TO_ARTICLE else lighter(own, wanted)


def lighter(one: Rank, other: Rank) -> Rank:
    """The lower of two ranks."""
    return min(one, other, key=RANKS.index)


def nearest_act(rows: Sequence[Row]) -> Match | None:
    """The article beside which a new one would stand, or that a new text would apply: in the law most often near."""
    near = [m for row in rows for m in row.matches if m.kind not in ABOVE_LAW]
    fitting = [m for m in near if RANK_OF_KIND.get(m.kind) == "loi"] or near
    if not fitting:
        return None
    weight: Counter[str] = Counter()
    for match in fitting:
        weight[match.law] += round(1000 * match.score)
    law = max(weight, key=lambda name: (weight[name], name))
    return max((m for m in fitting if m.law == law), key=lambda m: m.score)
