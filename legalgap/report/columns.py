"""The table model that every format writes: the columns of a requirement, and those of an article found for it."""

from collections.abc import Callable
from typing import Generic, Literal, NamedTuple, TypeVar

from legalgap.model.findings import Match, Relation, Row, Ruling
from legalgap.report.direction import bare
from legalgap.report.edition import Edition, Value

T = TypeVar("T")
Form = Literal["text", "code", "list", "share", "number", "day"]
"""How a value is written: words, an identifier, a list, a share of one, a number, a date."""


class Pair(NamedTuple):
    """An article found for a requirement, and its place among those found, from 1."""

    row: Row
    position: int
    match: Match


class Column(NamedTuple, Generic[T]):
    """A column: its key in labels.yaml, its width in characters, its form, and how it is read."""

    key: str
    width: int
    form: Form
    read: Callable[[T, Edition], Value]


def articles_of(relation: Relation) -> Callable[[Row, Edition], str]:
    """Reads the articles of one relation, best first, each with its rank and version."""
    return lambda r, e: e.join(f"{e.cite(m)} ({e.edition_of(m)})" for m in r.matches if m.relation == relation)


def decision(row: Row, e: Edition) -> str:
    """What the jurist decided, empty where nothing was."""
    return e.words.decision["confirm" if row.ruling.engine_status == row.status else "status"] if row.ruling else ""


def of_ruling(read: Callable[[Ruling, Edition], Value]) -> Callable[[Row, Edition], Value]:
    """Reads the decision taken on a row; empty where there is none."""
    return lambda r, e: read(r.ruling, e) if r.ruling else ""


def features(match: Match) -> str:
    """What each family of clues brought to an article's score."""
    return " ; ".join(f"{name} {value:g}" for name, value in match.features.items())


ROW: tuple[Column[Row], ...] = (
    Column("requirement", 24, "code", lambda r, e: e.code(r.requirement)),
    Column("instrument", 9, "code", lambda r, e: e.code(r.instrument)),
    Column("provision", 11, "code", lambda r, e: e.code(r.provision)),
    Column("claim", 48, "text", lambda r, e: e.claim(r)),
    Column("status", 14, "text", lambda r, e: e.words.status[r.status]),
    Column("confidence", 10, "share", lambda r, e: r.confidence),
    Column("nature", 17, "text", lambda r, e: e.words.nature[r.nature]),
    Column("why", 48, "text", lambda r, e: r.why),
    Column("full", 32, "list", articles_of("full")),
    Column("partial", 32, "list", articles_of("partial")),
    Column("contradicts", 32, "list", articles_of("contradicts")),
    Column("decision", 16, "text", decision),
    Column("decided_by", 18, "text", of_ruling(lambda d, e: d.by)),
    Column("decision_why", 40, "text", of_ruling(lambda d, e: d.why)),
    Column("decided_at", 17, "text", of_ruling(lambda d, e: e.code(d.at.isoformat()))),
    Column("related", 80, "list", articles_of("related")),
    Column("engine_status", 15, "text", of_ruling(lambda d, e: e.words.status[d.engine_status])),
    Column("stale", 18, "text", of_ruling(lambda d, e: e.say("stale_yes" if d.stale else "stale_no"))),
    Column("binding", 14, "text", lambda r, e: e.say("binding_yes" if r.binding else "binding_no")),
    Column("standing", 30, "text", lambda r, e: r.standing),
    Column("beneficiary", 20, "text", lambda r, e: e.words.beneficiary.get(r.beneficiary, r.beneficiary)),
    Column("domain", 18, "text", lambda r, e: e.words.domain.get(r.domain, r.domain)),
    Column("theme", 26, "text", lambda r, e: e.theme(r.theme)),
    Column("groups", 20, "list", lambda r, e: e.join(map(e.group, r.groups))),
    Column("needs", 10, "text", lambda r, e: e.words.needs.get(r.needs, r.needs)),
    Column("see", 24, "list", lambda r, e: e.join(map(e.code, r.see))),
    Column("model_clause", 60, "text", lambda r, e: e.model_clause(r)),
    Column("measures", 18, "list", lambda r, e: e.join(map(e.code, r.measures))),
    Column("draft", 20, "text", lambda r, e: e.say("draft_yes") if r.draft else ""),
)
ARTICLE: tuple[Column[Match], ...] = (
    Column("law", 12, "code", lambda m, e: e.code(m.law)),
    Column("article", 11, "code", lambda m, e: e.code(m.article)),
    Column("heading", 34, "text", lambda m, e: m.heading),
    Column("kind", 14, "text", lambda m, e: e.words.kind.get(m.kind, m.kind)),
    Column("version", 12, "day", lambda m, e: m.version),
    Column("checked", 26, "text", lambda m, e: e.check(m)),
    Column("official", 18, "text", lambda m, e: e.reading(m)),
)
"""What is true of an article whatever the requirement."""
FOUND: tuple[Column[Pair], ...] = (
    Column("relation", 20, "text", lambda p, e: e.words.relation[p.match.relation]),
    Column("score", 9, "share", lambda p, e: p.match.score),
    Column("match_why", 80, "text", lambda p, e: p.match.why),
    Column("features", 40, "text", lambda p, e: features(p.match)),
)
"""What is true of an article for one requirement."""
REQUIREMENT: Column[Pair] = Column("requirement", 28, "code", lambda p, e: e.code(p.row.requirement))
POSITION: Column[Pair] = Column("position", 6, "number", lambda p, e: p.position)


def of_match(column: Column[Match]) -> Column[Pair]:
    """A column of articles read from a pair."""
    return Column(column.key, column.width, column.form, lambda p, e: column.read(p.match, e))


def of_row(column: Column[Row]) -> Column[Pair]:
    """A column of requirements read from a pair."""
    return Column(column.key, column.width, column.form, lambda p, e: column.read(p.row, e))


PAIR: tuple[Column[Pair], ...] = (REQUIREMENT, POSITION, *map(of_match, ARTICLE), *FOUND)
"""An article under its requirement."""
SHARED = ("claim", "status", "confidence", "nature")
BEARING: tuple[Column[Pair], ...] = (
    *map(of_match, ARTICLE[:3]),
    REQUIREMENT,
    *(of_row(c) for c in ROW if c.key in SHARED),
    *FOUND,
    POSITION,
    *map(of_match, ARTICLE[3:]),
)
"""A requirement under its article."""


def datum(column: Column[T], item: T, e: Edition) -> Value:
    """A value for a cell of its own, where an identifier stays in order without isolates."""
    value = column.read(item, e)
    return bare(value) if column.form == "code" and isinstance(value, str) else value


def written(value: Value, form: Form, e: Edition) -> str:
    """A value in words, for formats that hold text only."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float | int):
        return e.share(value) if form == "share" else e.code(f"{value:g}")
    return e.day(value)


def titles(columns: tuple[Column[T], ...], e: Edition) -> list[str]:
    """The columns' titles."""
    return [e.words.columns[c.key] for c in columns]
