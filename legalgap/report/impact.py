"""The consequences of a reform, as every format shows them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from rich.table import Table
from rich.text import Text

from legalgap.assess.impact import Impact, Shift
from legalgap.model.findings import STATUSES, Row, Scan, Status
from legalgap.reform.difference import KINDS, Difference, Line
from legalgap.report.jsonfile import row_data
from legalgap.report.redline import COUNT_LABEL, line_data
from legalgap.report.table import DISCLAIMER, DOMAIN_LABEL, RELATION_LABEL, STATUS_LABEL, Count, count_by

SCHEMA = "legalgap/impact/1"
MOST = 12
"""Articles named of each kind before the list is cut."""
TITLE = "Conséquences d'une réforme"
HEADS = (
    "Exigence",
    "Obligation",
    "Statut avant",
    "Statut après",
    "Confiance",
    "Relations",
    "Articles touchés",
    "Motif avant",
    "Motif après",
)


class Coverage(NamedTuple):
    """The statuses of one domain before and after."""

    domain: str
    before: Count
    after: Count


def coverage(impact: Impact) -> list[Coverage]:
    """The statuses before and after, by domain, then over all."""
    before, after = ({c.group: c for c in count_by(scan.rows, domain)} for scan in (impact.before, impact.after))
    lines = [Coverage(d, before[d], after[d]) for d in before if d in after]
    return [*lines, Coverage("Ensemble", total(impact.before), total(impact.after))]


def domain(row: Row) -> str:
    """A row's domain, for display."""
    return DOMAIN_LABEL.get(row.domain, row.domain)


def total(scan: Scan) -> Count:
    """All rows by status."""
    (count,) = count_by(scan.rows, lambda _: "Ensemble")
    return count


def share(count: Count) -> float:
    """The share of a domain's requirements that the law meets, those not applicable left out."""
    asked = count.total - count.counts["non-applicable"]
    return count.counts["conforme"] / asked if asked else 0.0


def cells(shift: Shift) -> tuple[str, ...]:
    """The cells of a shift, under HEADS."""
    before, after = shift.before, shift.after
    return (
        after.requirement,
        after.claim,
        STATUS_LABEL[before.status],
        STATUS_LABEL[after.status],
        f"{percent(before.confidence)} → {percent(after.confidence)}",
        " ; ".join(relation_moves(shift)) or "—",
        ", ".join(shift.touched).replace("/", " art. ") or "aucun : effet de l'ensemble",
        before.why,
        after.why,
    )


def percent(part: float) -> str:
    """A share as a percentage."""
    return f"{part:.0%}".replace("%", "\u202f%")


def relation_moves(shift: Shift) -> Iterator[str]:
    """The articles whose relation to the requirement is no longer the same."""
    before, after = ({m.citation: m.relation for m in row.matches} for row in (shift.before, shift.after))
    for article in dict.fromkeys((*before, *after)):
        old, new = before.get(article), after.get(article)
        if old != new and {old, new} - {None, "related"}:
            yield f"{article} : {RELATION_LABEL[old] if old else 'absent'} → {RELATION_LABEL[new] if new else 'absent'}"


def heads(impact: Impact) -> list[str]:
    """What the reader must know first, in lines."""
    listed = impact.listed
    moved = sum("status" in s.what for s in listed)
    closed, opened = (sum(gap_moves(s, better) for s in listed) for better in (True, False))
    faint = len(impact.shifts) - len(listed)
    return [
        f"De : {impact.names[0]} — À : {impact.names[1]}",
        f"Articles touchés : {sum(len(d.changes) for d in impact.laws.values())} ; exigences dont le statut change : {moved} "
        f"(écarts fermés : {closed}, ouverts : {opened}) ; relation ou confiance seules : {len(listed) - moved}.",
        f"{faint} exigences ne bougent que de moins de cinq points de confiance : les scores se mesurent à l'ensemble des articles."
        if faint
        else "",
    ]


def gap_moves(shift: Shift, better: bool) -> bool:
    """Whether a gap closed (`better`) or opened."""
    before, after = (row.status == "conforme" for row in (shift.before, shift.after))
    return (after and not before) if better else (before and not after)


def touched_lines(impact: Impact) -> list[tuple[str, Line]]:
    """Each article touched, under its law."""
    return [(law, line) for law, difference in impact.laws.items() for line in difference.changes]


def touched_summary(difference: Difference) -> str:
    """What happened to the articles of a law, in one line; long lists are cut."""
    found = []
    for kind in KINDS:
        numbers = [e.num for line in difference.changes if kind in line.kinds and (e := line.new or line.old)]
        more = f"… ({len(numbers)})" if len(numbers) > MOST else ""
        found += [f"{COUNT_LABEL[kind]} : {', '.join(numbers[:MOST])}{more}"] if numbers else []
    return " ; ".join(found)


def impact_json(impact: Impact) -> bytes:
    """UTF-8 JSON: what changed in the law, the rows that moved whole, coverage; the same bytes for the same scans."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "from": {"name": impact.names[0], "as_of": impact.before.as_of.isoformat()},
        "to": {"name": impact.names[1], "as_of": impact.after.as_of.isoformat()},
        "engine": impact.after.engine,
        "articles": [{"law": law, **line_data(line)} for law, line in touched_lines(impact)],
        "coverage": [{"domain": c.domain, "before": c.before.counts, "after": c.after.counts} for c in coverage(impact)],
        "stale": [{"requirement": r.requirement, "by": r.ruling.by, "at": r.ruling.at} for r in impact.stale if r.ruling],
        "fulfilled": impact.fulfilled,
        "rows": [
            {
                "requirement": s.after.requirement,
                "what": s.what,
                "touched": s.touched,
                "before": row_data(s.before),
                "after": row_data(s.after),
            }
            for s in impact.shifts
        ],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def print_impact(impact: Impact) -> Iterator[Text | Table]:
    """The consequences for the terminal."""
    yield Text(TITLE, style="bold")
    yield from (Text(line) for line in heads(impact) if line)
    for law, difference in impact.laws.items():
        yield Text(f"· {law} — {touched_summary(difference)}", style="dim")
    yield coverage_table(impact)
    yield shift_table(impact)
    yield from (Text(line) for line in follow_up(impact))
    yield Text(DISCLAIMER, style="italic")


def follow_up(impact: Impact) -> list[str]:
    """Decisions to take again, measures fulfilled."""
    stale = [f"{r.requirement} ({r.ruling.by}, {r.ruling.at:%d/%m/%Y})" for r in impact.stale if r.ruling]
    lines = [f"Décisions à reprendre, les mots ont bougé depuis : {', '.join(stale)}."] if stale else []
    return [*lines, f"Mesures réalisées : {', '.join(impact.fulfilled)}."] if impact.fulfilled else lines


def coverage_table(impact: Impact) -> Table:
    """Statuses by domain, before → after."""
    table = Table(title="Couverture avant → après", title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 1))
    table.add_column("")
    for status in STATUSES:
        table.add_column(STATUS_LABEL[status], justify="right")
    table.add_column("Conformes", justify="right")
    for line in coverage(impact):
        shares = f"{percent(share(line.before))} → {percent(share(line.after))}"
        table.add_row(line.domain, *[arrow(line, s) for s in STATUSES], shares)
    return table


def arrow(line: Coverage, status: Status) -> str:
    """A count before and after; one figure where it stays."""
    before, after = line.before.counts[status], line.after.counts[status]
    return str(before) if before == after else f"{before} → {after}"


def shift_table(impact: Impact) -> Table:
    """One line a requirement that moved."""
    table = Table(title="Exigences qui bougent", title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 1))
    for title, ratio in (("Exigence", 3), ("Statut", 3), ("Confiance", 2), ("Articles touchés", 3), ("Relations", 4), ("Motif après", 6)):
        table.add_column(title, ratio=ratio, overflow="fold")
    for shift in impact.listed:
        name, _, before, after, sure, moves, touched, _, why = cells(shift)
        table.add_row(*map(Text, (name, before if before == after else f"{before} → {after}", sure, touched, moves, why)))
    return table
