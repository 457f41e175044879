"""A dossier under review: the scan made once, the rows as they stand now, and the writing of decisions."""

import datetime
import json
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from legalgap.assess.agreement import disagreements
from legalgap.assess.rulings import Settled, apply, by_requirement, settle
from legalgap.assess.scan import Case
from legalgap.errors import ArgumentError
from legalgap.model.decisions import EVERYTHING, Decision
from legalgap.model.findings import Row, Scan
from legalgap.report.jsonfile import scan_json
from legalgap.review.deeds import LONGEST_NAME, LONGEST_WHY, Ask, Bench, draft, tidy, version
from legalgap.store.decisions import open_log
from legalgap.store.dossier import Dossier
from legalgap.store.signoffs import freeze


class Board(Struct, frozen=True):
    """Every row as it stands after some decisions."""

    rows: Mapping[str, Settled]
    decisions: Sequence[Decision]
    of: Mapping[str, tuple[Decision, ...]]
    differ: frozenset[str]
    damaged: tuple[int, ...]


class Scanned(Struct, frozen=True):
    """A scan with what it read, its rows by requirement, and when each act of the dossier had last been written."""

    case: Case
    engine: Mapping[str, Row]
    read_at: Mapping[str, int]


EMPTY = Board({}, (), {}, frozenset(), ())


class Desk:
    """What the pages and commands of review ask; safe from several threads. `scan_again` reads the dossier anew."""

    def __init__(self, dossier: Dossier, case: Case, scan_again: Callable[[], Case] | None = None) -> None:
        self.dossier, self.scan_again = dossier, scan_again
        self.log = open_log(dossier)
        self.scanned = scanned(case, stamps(dossier))
        self._known: tuple[object, Scanned, Board] = (None, self.scanned, EMPTY)

    @property
    def case(self) -> Case:
        """The scan as it was last made."""
        return self.scanned.case

    def renew(self) -> None:
        """Scan again, where texts moved: decisions taken on words that changed come back as stale."""
        if self.scan_again:
            before = stamps(self.dossier)
            self.scanned = scanned(self.scan_again(), before)

    def board(self) -> Board:
        """The rows as they stand now: those with new decisions are settled again, the others kept."""
        record = self.log.read()
        now = self.scanned
        seen, scan, board = self._known
        if record is not seen or scan is not now:
            old = board if scan is now else EMPTY
            of = by_requirement(record.decisions)
            rows = {n: kept(n, old, of.get(n, ())) or settled_on(now, n, of.get(n, ())) for n in now.engine}
            differ = frozenset(d.requirement for d in disagreements(record.decisions))
            board = Board(rows, record.decisions, of, differ, record.damaged)
            self._known = (record, now, board)
        return board

    def decide(self, requirement: str, ask: Ask, by: str) -> Decision:
        """Write the decision that an ask makes; nobody else writes between the reading of the row and this.

        Raises:
            ConflictError: the row changed since the jurist saw it.
            ArgumentError: the ask does not fit the row, or the log cannot be written.
        """
        now = self.scanned
        if requirement not in now.engine:
            raise ArgumentError(f"Exigence inconnue : « {requirement[:80]} »", todo="choisissez-la dans la liste")

        def make(held: Sequence[Decision]) -> Decision:
            own = tuple(d for d in held if d.requirement == requirement)
            return draft(ask, by, Bench(settled_on(now, requirement, own), own, now.case.ground))

        return self.log.append(make)

    def version(self, requirement: str) -> str:
        """The version of a row, to be given back with an ask."""
        board = self.board()
        settled = board.rows.get(requirement)
        return version(Bench(settled, board.of.get(requirement, ()), self.case.ground)) if settled else ""

    def texts_moved(self) -> bool:
        """Whether an act of the dossier was added, changed or taken away since the scan."""
        return stamps(self.dossier) != self.scanned.read_at

    def scan(self) -> Scan:
        """The scan under the decisions."""
        return apply(self.case.scan, self.log.read().decisions, self.case.ground, self.case.whole)

    def sign(self, by: str, why: str) -> Decision:
        """Freeze the matrix as it stands in a file of the dossier's reports, and log who signed it."""
        who, words = tidy(by, LONGEST_NAME), tidy(why, LONGEST_WHY)
        if not who:
            raise ArgumentError("Le nom de la personne qui signe manque", todo="donnez votre nom")

        def make(held: Sequence[Decision]) -> Decision:
            now = datetime.datetime.now(datetime.UTC)
            scan = apply(self.case.scan, held, self.case.ground, self.case.whole)
            signed = {"signed_by": who, "at": now.isoformat(timespec="seconds"), "why": words, "decisions": len(held)}
            name, seal = freeze(self.dossier, f"{now:%Y-%m-%d-%H%M%S}", {**signed, "scan": json.loads(scan_json(scan))})
            return Decision("", now, who, EVERYTHING, "sign-off", seal, after=name, why=words)

        return self.log.append(make)


def scanned(case: Case, read_at: Mapping[str, int]) -> Scanned:
    """A scan ready for the board."""
    return Scanned(case, {r.requirement: r for r in case.scan.rows}, read_at)


def kept(name: str, old: Board, decisions: tuple[Decision, ...]) -> Settled | None:
    """A row of a board, where its decisions did not change."""
    return old.rows.get(name) if old.of.get(name, ()) == decisions else None


def settled_on(scan: Scanned, name: str, decisions: Sequence[Decision]) -> Settled:
    """A row under some decisions."""
    return settle(scan.engine[name], decisions, scan.case.ground, scan.case.whole)


def stamps(dossier: Dossier) -> dict[str, int]:
    """When each act of a dossier was last written."""
    return {law: path.stat().st_mtime_ns for law in dossier.laws() if (path := dossier.folder(law) / "acte.yaml").exists()}
