"""The cells of a matrix on paper: what stands in each, as lines of words, whatever the format that prints them."""

from typing import Literal, NamedTuple

from legalgap.model.findings import Match, Row, Scan
from legalgap.report.columns import ROW, Pair, features, written
from legalgap.report.direction import from_right
from legalgap.report.edition import Edition
from legalgap.report.table import supports
from legalgap.report.views import Bearing, bearings

DUTY = ("beneficiary", "groups", "domain", "theme", "needs", "binding", "standing", "see")
VERDICT = ("draft", "confidence", "nature", "decision", "decided_by", "decided_at", "decision_why", "engine_status", "stale")
COLUMN = {c.key: c for c in ROW}


class Piece(NamedTuple):
    """Words of one look (bold, small or plain), and the article they cite, if any."""

    text: str
    look: Literal["", "bold", "small"] = ""
    cites: tuple[str, str] | None = None


SPACE = "  "
Block = list[list[Piece]]
"""The lines of a cell."""


def named(row: Row, keys: tuple[str, ...], e: Edition) -> Block:
    """Fields of a row, each on a line after its title; empty ones are left out."""
    shown = ((k, written(COLUMN[k].read(row, e), COLUMN[k].form, e)) for k in keys)
    return [
        [Piece(e.words.columns[k] + e.words.text["colon"], "small"), Piece(text if from_right(text) else e.code(text))]
        for k, text in shown
        if text
    ]


def provision(row: Row, e: Edition) -> Block:
    """The provision and the requirement's id."""
    return [[Piece(e.code(f"{row.instrument} {row.provision}"), "bold")], [Piece(e.code(row.requirement), "small")]]


def duty(row: Row, e: Edition) -> Block:
    """What is required, then for whom, of which rank, and whether it binds, in one small line."""
    details = named(row, DUTY, e)
    line = [Piece(p.text, "small") for n, d in enumerate(details) for p in ([Piece(" · ")] if n else []) + d]
    return [[Piece(e.claim(row))], *([line] if line else [])]


def verdict(row: Row, e: Edition) -> Block:
    """The status, how sure it is, and what the jurist decided."""
    return [[Piece(e.words.status[row.status], "bold")], *named(row, VERDICT, e)]


def found(row: Row, e: Edition) -> Block:
    """The articles that bear on the status, with relation, score and version; then those only related, with their score."""
    decisive = supports(row)
    others = [m for m in row.matches if m not in decisive]
    lines: Block = [[*cited(m, e), Piece(stands(m, e), "small")] for m in decisive]
    if others:
        also = [Piece(e.say("also") + e.words.text["colon"], "small")]
        lines.append(also + [p for m in others for p in (*cited(m, e), Piece(f" {e.share(m.score)}{SPACE}", "small"))])
    return lines or [[Piece(e.say("none"), "small")]]


def stands(m: Match, e: Edition) -> str:
    """The relation of an article, its score, its rank and version."""
    return f" {e.words.relation[m.relation]} {e.share(m.score)} ({e.edition_of(m)})"


def cited(m: Match, e: Edition) -> list[Piece]:
    """An article as cited, with the number of its source."""
    return [Piece(e.cite(m), "bold" if m.relation != "related" else "", (m.law, m.article))]


def reasons(row: Row, e: Edition) -> Block:
    """Why the status, and what a reform could adopt."""
    return [[Piece(row.why)], *named(row, ("model_clause", "measures"), e)]


def findings(row: Row, e: Edition) -> Block:
    """Why each article stands in its relation, and what its score is made of."""
    return [finding(m, e) for m in row.matches] or [[Piece(e.say("none"), "small")]]


def finding(m: Match, e: Edition) -> list[Piece]:
    """Why an article stands in its relation."""
    return [Piece(e.cite(m), "bold"), Piece(f" ({e.share(m.score)}){e.words.text['colon']}{m.why} "), Piece(features(m), "small")]


def article(m: Match, e: Edition) -> Block:
    """An article over the requirements it bears on: its citation, its subject, its rank, version and check."""
    state = f"{e.edition_of(m)} · {e.check(m)} · {e.reading(m)}"
    return [[*cited(m, e), Piece(f" — {m.heading} " if m.heading else " "), Piece(state, "small")]]


def borne(pair: Pair, e: Edition) -> Block:
    """A requirement that an article bears on."""
    return [[Piece(e.code(pair.row.requirement), "bold")], [Piece(e.claim(pair.row))]]


def relation(pair: Pair, e: Edition) -> Block:
    """How an article bears on a requirement, how surely, and its place among those found."""
    place = f" {e.share(pair.match.score)} · {e.words.columns['position']} {e.code(str(pair.position))}"
    return [[Piece(e.words.relation[pair.match.relation], "bold"), Piece(place, "small")]]


def also_borne(b: Bearing, e: Edition) -> Block:
    """The requirements to which an article is only related, in one line; none where it decides nothing else."""
    names = e.join(e.code(p.row.requirement) for p in b.of("related"))
    return [[Piece(e.say("also") + e.words.text["colon"], "small"), Piece(names, "small")]] if names else []


def why(pair: Pair) -> Block:
    """Why an article bears so."""
    return [[Piece(pair.match.why)]]


def clues(pair: Pair) -> Block:
    """What its score is made of."""
    return [[Piece(features(pair.match), "small")]]


def sources(scan: Scan) -> dict[tuple[str, str], Match]:
    """The articles cited, in the order of the laws read, each once: its number among them is that of its note."""
    return {(b.match.law, b.match.article): b.match for b in bearings(scan)}
