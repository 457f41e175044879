"""The matrix that a jurist filled in with Excel, read back: what is new, what conflicts, what could not be read."""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from legalgap.assess.rulings import Settled
from legalgap.model.decisions import RULES, Decision
from legalgap.model.findings import STATUSES
from legalgap.model.norms import Labels
from legalgap.review.deeds import LONGEST_NAME, LONGEST_WHY, Ask, tidy
from legalgap.review.desk import Board, Desk
from legalgap.review.workbook import find_matrix


class Filled(Struct, frozen=True):
    """A row that the jurist filled in; `line` is that of the sheet, from 1; `after` a status, empty where the row is to discuss."""

    line: int
    requirement: str
    after: str
    by: str
    why: str


class Clash(Struct, frozen=True):
    """A row of the workbook against the decision that stands."""

    theirs: Filled
    ours: Decision


class Incoming(Struct, frozen=True):
    """What a workbook brings: decisions to add, conflicts to settle, rows without change, and rows left aside with the reason."""

    new: tuple[Filled, ...] = ()
    clashes: tuple[Clash, ...] = ()
    same: int = 0
    bad: tuple[str, ...] = ()


Place = Literal["new", "clash", "same"]


def compare(desk: Desk, content: bytes, by: str, labels: Mapping[str, Labels]) -> Incoming:
    """What a workbook brings to a dossier; `by` signs the rows where the workbook names nobody, `labels` are the words it may hold.

    Raises:
        InputFileError: not a workbook, or one without the columns of the matrix.
        MissingPartError: openpyxl is not installed.
    """
    board, bad = desk.board(), []
    sorted_out: dict[Place, list[Filled]] = {"new": [], "clash": [], "same": []}
    for filled in read_rows(content, by, board, labels):
        if isinstance(filled, str):
            bad.append(filled)
        else:
            sorted_out[place_of(filled, board)].append(filled)
    clashes = [Clash(f, ruling) for f in sorted_out["clash"] if (ruling := board.rows[f.requirement].ruling)]
    return Incoming(tuple(sorted_out["new"]), tuple(clashes), len(sorted_out["same"]), tuple(bad))


def place_of(filled: Filled, board: Board) -> Place:
    """Whether a row says something new, something against the decision that stands, or what the log already holds."""
    settled = board.rows[filled.requirement]
    if not filled.after:
        return "same" if settled.to_discuss else "new"
    if repeats(filled, board):
        return "same"
    ruling = settled.ruling
    if ruling is None or ruling.after == filled.after:
        return "same" if ruling and ruling.by == filled.by else "new"
    return "clash"


def take(desk: Desk, filled: Filled) -> Decision:
    """Write the decision of a row of the workbook: confirmed where it gives the status that stands."""
    stands = desk.board().rows[filled.requirement].row.status
    deed = "discuss" if not filled.after else "confirm" if stands == filled.after else "status"
    ask = Ask(deed, filled.after, why=filled.why, seen=desk.version(filled.requirement))
    return desk.decide(filled.requirement, ask, filled.by)


def read_rows(content: bytes, by: str, board: Board, labels: Mapping[str, Labels]) -> Iterator[Filled | str]:
    """The rows that hold a decision, or what is wrong with them."""
    titles = {name: spellings(labels[f"column-{name}"]) for name in ("requirement", "status", "decision", "by", "why")}
    for number, cells in find_matrix(content, titles):
        held = {name: tidy(value, LONGEST_WHY) for name, value in cells.items()}
        requirement = held.get("requirement", "")
        settled = board.rows.get(requirement)
        if settled is None:
            if requirement and held.get("decision"):
                yield f"ligne {number} : exigence inconnue « {requirement[:80]} »"
            continue
        after = decision_of(held, settled, labels)
        if after is None:
            yield f"ligne {number} : décision ou statut illisible « {(held.get('decision') or held.get('status', ''))[:60]} »"
        elif after != "-":
            yield signed(Filled(number, requirement, after, tidy(held.get("by", ""), LONGEST_NAME), held.get("why", "")), board, by)


def signed(filled: Filled, board: Board, by: str) -> Filled:
    """A row with the name of who decided: `by` where it has none, or where it still has the name and reason of the ruling it changes."""
    ruling = board.rows[filled.requirement].ruling
    left_as_written = ruling and (filled.by, filled.why) == (ruling.by, ruling.why) and filled.after != ruling.after
    if left_as_written and not repeats(filled, board):
        return replace(filled, by=by, why="")
    return filled if filled.by else replace(filled, by=by)


def repeats(filled: Filled, board: Board) -> bool:
    """Whether a row says what the log already holds, of the same person for the same reason."""
    return any(
        (d.by, d.after, d.why) == (filled.by, filled.after, filled.why) for d in board.of.get(filled.requirement, ()) if d.deed in RULES
    )


def decision_of(held: Mapping[str, str], settled: Settled, labels: Mapping[str, Labels]) -> str | None:
    """What a row decides: a status, empty to discuss, `-` for nothing, None for words that are not understood.

    A status corrected without a word in the column of decisions counts as corrected.
    """
    said, status = meaning(held.get("decision", ""), labels), meaning(held.get("status", ""), labels)
    if said in STATUSES:
        return said
    if said == "cell-discuss":
        return ""
    if said in ("cell-confirm", "cell-status"):
        return status if status in STATUSES else None
    if held.get("decision"):
        return None
    if status in STATUSES:
        return "-" if status in (settled.row.status, settled.engine.status) else status
    return None if held.get("status") else "-"


def meaning(words: str, labels: Mapping[str, Labels]) -> str:
    """The status or the kind of decision that a cell names, in any of the languages; empty for anything else."""
    said = words.strip().casefold()
    keys = (*STATUSES, "cell-confirm", "cell-status", "cell-discuss")
    return next((key for key in keys if said == key or said in spellings(labels[key])), "")


def spellings(labels: Labels) -> frozenset[str]:
    """A word in every language, as it is compared."""
    return frozenset(word.casefold() for word in (labels.fr, labels.en, labels.ar) if word)
