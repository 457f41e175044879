"""What each page shows, put together from the desk."""

from typing import Any, NamedTuple

from markupsafe import Markup

from legalgap.assess.agreement import agreements, disagreements
from legalgap.assess.ground import where
from legalgap.errors import ArgumentError
from legalgap.match.memory import Memory
from legalgap.model.decisions import Decision
from legalgap.model.findings import Row
from legalgap.model.norms import Lexicon, Requirement
from legalgap.review.deeds import Ask, ConflictError
from legalgap.review.desk import Board, Desk, Scanned
from legalgap.review.door import Session
from legalgap.review.highlight import Highlighter
from legalgap.review.incoming import Incoming
from legalgap.review.pages import Pages
from legalgap.review.queue import Filters, by_instrument, by_person, in_order, neighbours
from legalgap.review.search import ArticleIndex
from legalgap.store.signoffs import sign_offs

SHOWN = 50
"""Rows of the queue on a page."""


class Done(NamedTuple):
    """The decision just made, whether it still stands, and the version of its row."""

    decision: Decision
    stands: bool
    seen: str


class Tools(NamedTuple):
    """What finds and marks words in the articles of a scan."""

    scan: Scanned
    articles: ArticleIndex
    highlighter: Highlighter


class Studio:
    """The pages of a desk."""

    def __init__(self, desk: Desk, pages: Pages, lexicon: Lexicon, memory: Memory) -> None:
        self.desk, self.pages, self.lexicon, self.memory = desk, pages, lexicon, memory
        self._tools = self.sharpen(desk.scanned)

    def sharpen(self, scan: Scanned) -> Tools:
        """What finds and marks words in the articles of a scan."""
        index = ArticleIndex(scan.case.ground.passages.values())
        return Tools(scan, index, Highlighter(self.lexicon, index, self.memory))

    @property
    def tools(self) -> Tools:
        """The tools of the last scan."""
        if self._tools.scan is not self.desk.scanned:
            self._tools = self.sharpen(self.desk.scanned)
        return self._tools

    def page(self, name: str, session: Session, here: str, **context: Any) -> str:
        """A page with what all of them show; `here` is the entry of the menu it stands under."""
        board = self.desk.board()
        decided = sum(s.state == "decided" for s in board.rows.values())
        context |= {"scan": self.desk.case.scan, "damaged": board.damaged, "moved": self.desk.texts_moved()}
        return self.pages.render(name, session, here=here, decided=decided, total=len(board.rows), **context)

    def queue(self, session: Session, filters: Filters, number: int, done: str = "") -> str:
        """The queue, a page of it."""
        board = self.desk.board()
        rows = in_order(board, filters)
        last = max(1, -(-len(rows) // SHOWN))
        number = min(max(number, 1), last)
        shown = rows[(number - 1) * SHOWN : number * SHOWN]
        scan = self.desk.case.scan
        return self.page(
            "queue.html.j2",
            session,
            "queue",
            rows=shown,
            count=len(rows),
            number=number,
            last=last,
            filters=filters,
            differ=board.differ,
            instruments=list(dict.fromkeys(r.instrument for r in scan.rows)),
            themes=list(dict.fromkeys(r.theme for r in scan.rows)),
            done=self.just_done(board, done),
        )

    def row(self, session: Session, name: str, filters: Filters, find: str = "", done: str = "", article: str = "") -> str:
        """A requirement beside its articles."""
        board = self.desk.board()
        settled = board.rows.get(name)
        if settled is None:
            raise ArgumentError(f"Exigence inconnue : « {name[:80]} »", todo="choisissez-la dans la file")
        queue = in_order(board, filters)
        before, after, at = neighbours(queue, name)
        decisions = board.of.get(name, ())
        alive = {d.id for d in settled.deeds}
        return self.page(
            "row.html.j2",
            session,
            "queue",
            settled=settled,
            promise=self.desk.case.ground.promises[name],
            words={where(m): self.words(settled.row, where(m)) for m in settled.row.matches},
            passages=self.desk.case.ground.passages,
            filters=filters,
            before=before,
            after=after,
            at=at,
            count=len(queue),
            decisions=decisions[::-1],
            alive=alive,
            last_alive=next((d for d in reversed(settled.deeds)), None),
            seen=self.desk.version(name),
            differing=disagreements(decisions),
            done=self.just_done(board, done),
            find=find,
            found=self.tools.articles.find(find) if find else [],
            opened=article,
        )

    def words(self, row: Row, article: str) -> Markup:
        """The words of an article, those that speak of the requirement marked; nothing where it is not in force."""
        passage = self.desk.case.ground.passages.get(article)
        return self.tools.highlighter.marked(self.requirement(row.requirement), passage) if passage else Markup()

    def requirement(self, name: str) -> Requirement:
        """What the norms say of a requirement."""
        return self.desk.case.ground.promises[name].requirement

    def just_done(self, board: Board, key: str) -> Done | None:
        """The decision of that id, if any."""
        made = next((d for d in reversed(board.decisions) if d.id == key), None) if key else None
        if made is None:
            return None
        held = board.rows.get(made.requirement)
        return Done(made, held is not None and made in held.deeds, self.desk.version(made.requirement))

    def progress(self, session: Session) -> str:
        """How far the work has come, by instrument and by person."""
        board = self.desk.board()
        return self.page("progress.html.j2", session, "progress", instruments=by_instrument(board.rows), persons=by_person(board))

    def disagreements(self, session: Session) -> str:
        """Where persons differ, and how far they agree."""
        board = self.desk.board()
        found = [d for d in disagreements(board.decisions) if d.requirement in board.rows]
        pairs = agreements(board.decisions)
        return self.page("disagreements.html.j2", session, "disagreements", found=found, rows=board.rows, pairs=pairs, filters=Filters())

    def sign_off(self, session: Session) -> str:
        """The signed versions, and what is left to do before signing another."""
        board = self.desk.board()
        left = {state: sum(s.state == state for s in board.rows.values()) for state in ("open", "stale", "discuss")}
        signed = sign_offs(self.desk.dossier, board.decisions)
        return self.page("signoff.html.j2", session, "sign-off", left={**left, "disagreement": len(board.differ)}, signed=signed)

    def exchange(self, session: Session, incoming: Incoming | None = None, count: int | None = None) -> str:
        """Files in and out, and what a workbook brings."""
        return self.page("exchange.html.j2", session, "exchange", incoming=incoming, imported=count, rows=self.desk.board().rows)

    def conflict(self, session: Session, name: str, filters: Filters, ask: Ask, error: ConflictError) -> str:
        """Two decisions on one row, the one saved and the one that came after."""
        settled = self.desk.board().rows[name]
        return self.page(
            "conflict.html.j2", session, "queue", settled=settled, ask=ask, other=error.other, seen=self.desk.version(name), filters=filters
        )
