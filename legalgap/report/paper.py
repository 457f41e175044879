"""A matrix on paper, whatever prints it: the parts of the document in order, its tables, the notes that lead to the sources."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple, Protocol

from legalgap.model.findings import STATUSES, Row, Scan, Status
from legalgap.report import matrixcells as cells
from legalgap.report.edition import Edition
from legalgap.report.matrixcells import Block, Piece
from legalgap.report.table import STATUS_GROUND
from legalgap.report.views import Bearing, bearings, views

BY_NORM = (1800, 4600, 1700, 4300, 3000)
BY_LAW = (5200, 1400, 1800, 5000, 2000)
REASONS = (2200, 13200)
SOURCE = (700, 2600, 4900, 2400, 4800)
COUNTED = (4000, *[1600] * (len(STATUSES) + 1))
LEGEND = (3000, 12400)
"""Widths of the columns, in twentieths of a point; a landscape page has 15,400 of them."""
WHOLE = 6
"""Paragraphs of the longest cell that is never cut between two pages."""
Look = Literal["", "bold", "small", "head", "white"]


class Run(NamedTuple):
    """Words of one look; `to` is the bookmark they lead to."""

    text: str
    look: Look = ""
    to: str = ""


class Cell(NamedTuple):
    """Paragraphs on a ground (a colour such as B3261E); `mark` is the bookmark set on it, `span` the columns it takes."""

    paragraphs: Sequence[Sequence[Run]]
    fill: str = ""
    mark: str = ""
    span: int = 1


class Frame(Protocol):
    """What prints a document."""

    def heading(self, text: str, level: int) -> None:
        """A heading; level 0 is the title."""

    def paragraph(self, text: str) -> None:
        """A paragraph of plain words."""

    def contents(self) -> None:
        """The table of contents."""

    def table(self, heads: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Cell]]) -> None:
        """A table, its heading repeated on each page."""


def write_paper(frame: Frame, scan: Scan, e: Edition, by: str) -> None:
    """The whole document, the matrix by norm or by law."""
    writer = Writer(frame, scan, e)
    writer.opening()
    writer.summary()
    if by == "law":
        writer.law()
    writer.matrix(e.say("requirements" if by == "law" else "matrix"))
    writer.reasons()
    writer.sources()


class Writer:
    """Writes the parts of the document in order."""

    def __init__(self, frame: Frame, scan: Scan, e: Edition) -> None:
        self.frame, self.scan, self.e = frame, scan, e
        self.held = cells.sources(scan)
        self.number = {key: n for n, key in enumerate(self.held, 1)}

    def opening(self) -> None:
        """Title, what was compared, the warning, the notes, the contents."""
        e = self.e
        self.frame.heading(e.say("title"), 0)
        for line in [*e.heads(self.scan), e.say("disclaimer"), *self.scan.notes]:
            self.frame.paragraph(line)
        self.frame.contents()

    def summary(self) -> None:
        """The counts, then how the matrix was made and what each status means."""
        e, words = self.e, self.e.words
        self.frame.heading(e.say("summary"), 1)
        if not self.scan.rows:
            self.frame.paragraph(e.say("empty"))
        for view in views(self.scan, e) if self.scan.rows else ():
            heads = [words.view[view.side], *(words.status[s] for s in STATUSES), e.say("total")]
            rows = [[c.group, *(str(c.counts[s]) for s in STATUSES), str(c.total)] for c in view.counts]
            self.frame.table(heads, COUNTED, ([plain(t) for t in row] for row in rows))
        self.frame.heading(e.say("method"), 1)
        for line in words.method.values():
            self.frame.paragraph(line)
        legend = ([status_cell([[Piece(words.status[s], "bold")]], s), plain(words.status_means[s])] for s in STATUSES)
        self.frame.table([words.columns["status"], e.say("meaning")], LEGEND, legend)

    def matrix(self, title: str) -> None:
        """A table an instrument."""
        e = self.e
        self.frame.heading(title, 1)
        heads = [e.words.columns[k] for k in ("provision", "claim", "status")] + [e.say("articles"), e.words.columns["why"]]
        for instrument, rows in groupby(self.scan.rows, lambda r: r.instrument):
            self.frame.heading(e.instrument(instrument), 2)
            self.frame.table(heads, BY_NORM, map(self.row, rows))
        if not self.scan.rows:
            self.frame.paragraph(e.say("empty"))

    def row(self, row: Row) -> list[Cell]:
        """A requirement."""
        e = self.e
        verdict = status_cell(cells.verdict(row, e), row.status)
        held = [self.cell(part(row, e)) for part in (cells.provision, cells.duty, cells.found, cells.reasons)]
        return [*held[:2], verdict, *held[2:]]

    def reasons(self) -> None:
        """Why each article stands in its relation, requirement after requirement."""
        e = self.e
        self.frame.heading(e.words.columns["match_why"], 1)
        heads = [e.words.columns["requirement"], e.words.columns["match_why"]]
        rows = ([self.cell(part(row, e)) for part in (cells.provision, cells.findings)] for row in self.scan.rows)
        self.frame.table(heads, REASONS, rows)

    def law(self) -> None:
        """A table an act: under each article, the requirements it bears on."""
        e = self.e
        self.frame.heading(e.say("title_law"), 1)
        heads = [e.words.columns[k] for k in ("requirement", "status", "relation", "match_why", "features")]
        for law, group in groupby(bearings(self.scan), lambda b: b.match.law):
            self.frame.heading(e.act(law), 2)
            self.frame.table(heads, BY_LAW, self.borne(group))

    def borne(self, group: Iterable[Bearing]) -> Iterator[list[Cell]]:
        """Under a row that names the article, a row a requirement it decides, then a row of those it is only related to."""
        e = self.e
        for b in group:
            yield [self.band(cells.article(b.match, e), len(BY_LAW))]
            for p in b.pairs:
                if p.match.relation != "related":
                    verdict = status_cell([[Piece(e.words.status[p.row.status], "bold")]], p.row.status)
                    rest = (cells.relation(p, e), cells.why(p), cells.clues(p))
                    yield [self.cell(cells.borne(p, e)), verdict, *map(self.cell, rest)]
            if also := cells.also_borne(b, e):
                yield [self.cell(also)._replace(span=len(BY_LAW))]

    def band(self, block: Block, columns: int) -> Cell:
        """A row that names what follows it."""
        return self.cell(block)._replace(fill="E3E9F1", span=columns)

    def sources(self) -> None:
        """The articles that the notes lead to, with what they were checked against; then the acts and where they were published."""
        e = self.e
        self.frame.heading(e.say("sources"), 1)
        heads = [e.words.columns[k] for k in ("position", "article", "heading", "version", "checked")]
        rows = (
            [
                Cell([[Run(str(n), "bold")]], mark=mark(n)),
                *map(plain, (e.cite(m), m.heading, e.edition_of(m), f"{e.check(m)} ({e.reading(m)})")),
            ]
            for n, m in enumerate(self.held.values(), 1)
        )
        self.frame.table(heads, SOURCE, rows)
        for line in e.publications(self.scan):
            self.frame.paragraph(line)

    def cell(self, block: Block) -> Cell:
        """A cell of the model, its citations leading to their source."""
        return Cell([[run for piece in line for run in self.runs(piece)] for line in block])

    def runs(self, piece: Piece) -> list[Run]:
        """A piece, and the number of its source."""
        words = Run(piece.text, piece.look)
        if piece.cites is None:
            return [words]
        n = self.number[piece.cites]
        return [words, Run(self.e.code(f" [{n}]"), "small", mark(n))]


def mark(number: int) -> str:
    """The bookmark of a source."""
    return f"source{number}"


def plain(text: str) -> Cell:
    """A cell of plain words."""
    return Cell([[Run(text)]])


def status_cell(block: Block, status: Status) -> Cell:
    """A cell that begins with a status, on its ground."""
    white = status == "contradiction"
    looks: tuple[Look, Look] = ("head", "white") if white else ("bold", "small")
    return Cell([[Run(p.text, looks[n > 0]) for p in line] for n, line in enumerate(block)], STATUS_GROUND[status][1:])
