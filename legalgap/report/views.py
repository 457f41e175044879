"""A scan from several sides: counts by instrument, law, theme and domain, the heat map, and the law with the requirements it bears on."""

import re
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from legalgap.model.findings import Match, Relation, Row, Scan, Status
from legalgap.report.columns import Pair
from legalgap.report.edition import Edition
from legalgap.report.table import Count, count_by

SIDES = ("instrument", "domain", "theme")
SIGN: dict[Status, str] = {
    "contradiction": "✕",
    "lacune": "○",
    "partiel": "◐",
    "conforme": "●",
    "a-verifier": "?",
    "non-applicable": "–",
}
"""A mark that tells a status without its colour."""


class View(NamedTuple):
    """A summary: its name in labels.yaml, and its counts."""

    side: str
    counts: list[Count]


class Bearing(NamedTuple):
    """An article and what it bears on; `match` holds what is true of it whatever the requirement."""

    match: Match
    pairs: list[Pair]

    def of(self, relation: Relation) -> list[Pair]:
        """The requirements to which it stands in one relation."""
        return [p for p in self.pairs if p.match.relation == relation]


class Shade(NamedTuple):
    """A cell of the heat map: requirements, those kept, and those contradicted."""

    total: int
    kept: int
    against: int

    @property
    def share(self) -> float:
        """The share of requirements kept, of those that apply."""
        return self.kept / self.total if self.total else 0.0


def side_of(row: Row, side: str, e: Edition) -> str:
    """The group in which a row stands on one side."""
    if side == "instrument":
        return e.code(row.instrument)
    return e.words.domain.get(row.domain, row.domain) if side == "domain" else e.theme(row.theme)


def views(scan: Scan, e: Edition) -> list[View]:
    """The counts by instrument, by domain and by theme."""
    return [View(side, count_by(scan.rows, partial(side_of, side=side, e=e))) for side in SIDES]


def pairs(rows: Iterable[Row]) -> list[Pair]:
    """Every article found, requirement after requirement, the nearest first."""
    return [Pair(row, n, m) for row in rows for n, m in enumerate(row.matches, 1)]


def bearings(scan: Scan) -> list[Bearing]:
    """The articles in the order of the laws read, each with the requirements it bears on: those it decides first, then by score."""
    held: dict[tuple[str, str], Bearing] = {}
    for pair in pairs(scan.rows):
        m = pair.match
        held.setdefault((m.law, m.article), Bearing(m, [])).pairs.append(pair)
    for bearing in held.values():
        bearing.pairs.sort(key=lambda p: (p.match.relation == "related", -p.match.score))
    order = {law: n for n, law in enumerate(scan.laws)}
    return sorted(held.values(), key=lambda b: (order.get(b.match.law, len(order)), b.match.law, natural(b.match.article)))


def natural(number: str) -> list[tuple[int, int, str]]:
    """A key for article numbers in the order of the law: 2 before 10, 26 before 26-1, numbers before words."""
    parts = re.findall(r"\d+|\D+", number)
    return [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts]


def heat(scan: Scan) -> tuple[list[str], list[tuple[str, list[Shade]]]]:
    """The instruments, then for each theme a shade an instrument."""
    instruments = list(dict.fromkeys(r.instrument for r in scan.rows))
    themes = list(dict.fromkeys(r.theme for r in scan.rows))
    held: dict[tuple[str, str], list[Row]] = {}
    for row in scan.rows:
        held.setdefault((row.theme, row.instrument), []).append(row)
    return instruments, [(t, [shade(held.get((t, i), [])) for i in instruments]) for t in themes]


def shade(rows: list[Row]) -> Shade:
    """The shade of some rows; those not applicable are left out."""
    asked = [r for r in rows if r.status != "non-applicable"]
    return Shade(len(asked), sum(r.status == "conforme" for r in asked), sum(r.status == "contradiction" for r in asked))
