"""The cells of a matrix on paper: what stands in each, as lines of words, whatever the format that prints them."""

from typing import NamedTuple

from legalgap.model.findings import Match, Row, Scan
from legalgap.report.columns import ROW, Pair, features, written
from legalgap.report.edition import Edition
from legalgap.report.table import supports
from legalgap.report.views import Bearing, bearings

DUTY = ("beneficiary", "groups", "domain", "theme", "needs", "binding", "standing", "see")
VERDICT = ("confidence", "nature", "decision", "decided_by", "decided_at", "decision_why", "engine_status", "stale")
COLUMN = {c.key: c for c in ROW}


class Piece(NamedTuple):
    """Words of one look (bold, small or plain), and the article they cite, if any."""

    text: str
    look: str = ""
    cites: tuple[str, str] | None = None


Block = list[list[Piece]]
"""The lines of a cell."""


def named(row: Row, keys: tuple[str, ...], e: Edition) -> Block:
    """Fields of a row, each on a line after its title; empty ones are left out."""
    shown = ((k, written(COLUMN[k].read(row, e), COLUMN[k].form, e)) for k in keys)
    return [[Piece(e.words.columns[k] + e.words.text["colon"], "small"), Piece(text)] for k, text in shown if text]


def provision(row: Row, e: Edition) -> Block:
    """The provision and the requirement's id."""
    return [[Piece(e.code(f"{row.instrument} {row.provision}"), "bold")], [Piece(e.code(row.requirement), "small")]]


def duty(row: Row, e: Edition) -> Block:
    """What is required, for whom, and whether it binds."""
    return [[Piece(e.claim(row))], *named(row, DUTY, e)]


def verdict(row: Row, e: Edition) -> Block:
    """The status, how sure it is, and what the jurist decided."""
    return [[Piece(e.words.status[row.status], "bold")], *named(row, VERDICT, e)]


def found(row: Row, e: Edition) -> Block:
    """The articles that bear on the status, with relation, score and place; then those only related."""
    decisive = supports(row)
    lines: Block = [cited(m, e) for m in decisive]
    others = [m for m in row.matches if m not in decisive]
    if others:
        lines.append([Piece(e.say("also") + e.words.text["colon"], "small"), *linked(others, e)])
    return lines or [[Piece(e.say("none"), "small")]]


def cited(m: Match, e: Edition) -> list[Piece]:
    """An article: where it is cited from, its relation, its score, its rank and version."""
    rest = f" — {e.words.relation[m.relation]}, {e.share(m.score)} ({e.edition_of(m)})"
    return [Piece(e.cite(m), "bold", (m.law, m.article)), Piece(rest)]


def linked(matches: list[Match], e: Edition) -> list[Piece]:
    """Articles in one line, each with its score."""
    pieces: list[Piece] = []
    for m in matches:
        if pieces:
            pieces.append(Piece(e.words.text["separator"], "small"))
        pieces += [Piece(e.cite(m), "small", (m.law, m.article)), Piece(f" {e.share(m.score)}", "small")]
    return pieces


def reasons(row: Row, e: Edition) -> Block:
    """Why the status, why each relation that bears on it, and what a reform could adopt."""
    lines: Block = [[Piece(row.why, "bold")]]
    for m in row.matches:
        lines.append([Piece(f"{e.cite(m)}{e.words.text['colon']}", "bold"), Piece(m.why), Piece(f" {features(m)}", "small")])
    lines += named(row, ("model_clause", "measures"), e)
    return lines


def article(b: Bearing, e: Edition) -> Block:
    """An article: its citation, its subject, its rank, version and check."""
    m = b.match
    state = f"{e.edition_of(m)} · {e.check(m)} · {e.reading(m)}"
    return [[Piece(e.cite(m), "bold", (m.law, m.article))], [Piece(m.heading)], [Piece(state, "small")]]


def borne(pair: Pair, e: Edition) -> Block:
    """A requirement that an article bears on."""
    return [[Piece(e.code(pair.row.requirement), "bold")], [Piece(e.claim(pair.row))]]


def bearing_of(pair: Pair, e: Edition) -> Block:
    """How an article bears on a requirement."""
    place = f"{e.share(pair.match.score)} · {e.words.columns['position']} {e.code(str(pair.position))}"
    return [[Piece(e.words.relation[pair.match.relation], "bold")], [Piece(place, "small")]]


def why(pair: Pair, e: Edition) -> Block:
    """Why it bears so."""
    return [[Piece(pair.match.why), Piece(f" {features(pair.match)}", "small")]]


def sources(scan: Scan) -> dict[tuple[str, str], Match]:
    """The articles cited, in the order of the laws read, each once: its number among them is that of its note."""
    return {(b.match.law, b.match.article): b.match for b in bearings(scan)}
