"""What a reform does to a scan: both states are scanned whole, then compared row by row.

Scores are standardised over all articles, so a changed article shifts every row a little: only a full scan of each state is right.
What was read of unchanged articles is remembered, so the second scan encodes the touched ones alone.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct

from legalgap.assess.scan import run_scan
from legalgap.errors import ArgumentError
from legalgap.match.memory import Memory
from legalgap.model.findings import Match, Row, Scan
from legalgap.model.texts import ActText
from legalgap.reform.difference import Difference, compare
from legalgap.reform.entries import Entry, entries_of
from legalgap.store.builtin import choose_laws
from legalgap.store.dossier import Dossier, known_law

What = Literal["status", "relation", "confidence"]
FAINT = 0.05
"""A confidence that moves by less is counted, not listed."""


class Shift(Struct, frozen=True):
    """A requirement whose row moved: in what, and the touched articles that it cites (`65-99/32`), before or after."""

    before: Row
    after: Row
    what: tuple[What, ...]
    touched: tuple[str, ...] = ()

    @property
    def faint(self) -> bool:
        """Whether only the confidence moved, and little."""
        return self.what == ("confidence",) and round(abs(self.after.confidence - self.before.confidence), 2) < FAINT


class Impact(Struct, frozen=True):
    """Two scans, what changed in the law between them, and what that does to the requirements."""

    before: Scan
    after: Scan
    names: tuple[str, str]
    laws: dict[str, Difference]
    shifts: tuple[Shift, ...]

    @property
    def listed(self) -> tuple[Shift, ...]:
        """The shifts that count: statuses first, then relations, then confidence."""
        return tuple(sorted((s for s in self.shifts if not s.faint), key=rank))

    @property
    def stale(self) -> tuple[Row, ...]:
        """The rows whose decision was taken on words that have moved since."""
        held = {r.requirement for r in self.before.rows if r.ruling and r.ruling.stale}
        return tuple(r for r in self.after.rows if r.ruling and r.ruling.stale and r.requirement not in held)

    @property
    def fulfilled(self) -> tuple[str, ...]:
        """The measures that have no gap left to close, and had one before."""
        before, after = (met_measures(scan.rows) for scan in (self.before, self.after))
        return tuple(sorted(after - before))


class Proposed(Dossier):
    """A dossier as it would be with one act in another state; nothing is written."""

    def __init__(self, held: Dossier | None, text: ActText) -> None:
        super().__init__(held.root if held else Path(), held.settings if held else {})
        self.held, self.proposed = held, text

    def texts(self) -> tuple[ActText, ...]:
        """The acts held, with the proposed one in its place."""
        own = self.held.texts() if self.held else ()
        return (*(t for t in own if t.act.id != self.proposed.act.id), self.proposed)


class Setting(Struct, frozen=True):
    """What is compared and how: norms, laws (all where none), the encoder and its memory."""

    norms: list[str]
    laws: list[str]
    encoder: str
    memory: Memory


def impact_between(setting: Setting, first: date, second: date, dossier: Dossier | None) -> Impact:
    """What changed from one day to another.

    Raises:
        ArgumentError: the days are the wrong way round, or no law was in force on one of them.
    """
    if first > second:
        raise ArgumentError(f"La première date ({first:%d/%m/%Y}) suit la seconde ({second:%d/%m/%Y})", todo="échangez --from et --to")
    laws = choose_laws(known_law(dossier), setting.laws)
    scans = [run_scan(setting.norms, setting.laws, day, setting.encoder, setting.memory, dossier) for day in (first, second)]
    return build(scans[0], scans[1], (f"droit au {first:%d/%m/%Y}", f"droit au {second:%d/%m/%Y}"), laws, laws)


def impact_of_draft(setting: Setting, text: ActText, proposed: ActText, day: date, name: str, dossier: Dossier | None) -> Impact:
    """What a draft would change in the law of `day`."""
    new = Proposed(dossier, proposed)
    before = run_scan(setting.norms, setting.laws, day, setting.encoder, setting.memory, dossier)
    after = run_scan(setting.norms, setting.laws, day, setting.encoder, setting.memory, new)
    return build(before, after, (f"droit au {day:%d/%m/%Y}", f"avec {name}"), (text,), (proposed,))


def build(before: Scan, after: Scan, names: tuple[str, str], old: Sequence[ActText], new: Sequence[ActText]) -> Impact:
    """The comparison of two scans."""
    laws = changed_laws(old, new, before.as_of, after.as_of)
    touched = {f"{law}/{e.num}" for law, d in laws.items() for line in d.changes for e in (line.old, line.new) if e}
    rows = {r.requirement: r for r in before.rows}
    shifts = [s for r in after.rows if r.requirement in rows and (s := shift_of(rows[r.requirement], r, touched))]
    return Impact(before, after, names, laws, tuple(shifts))


def changed_laws(old: Sequence[ActText], new: Sequence[ActText], first: date, second: date) -> dict[str, Difference]:
    """What changed in each act that changed."""
    found = {}
    for a, b in zip(old, new, strict=True):
        before, after = in_force(a, first), in_force(b, second)
        if before != after and (difference := compare(before, after)).changes:
            found[a.act.id] = difference
    return found


def in_force(text: ActText, day: date) -> tuple[Entry, ...]:
    """The articles that a scan of that day reads."""
    act = text.act
    late = act.in_force > day or (act.repealed is not None and act.repealed <= day)
    return () if late or act.kind == "projet" else entries_of(text, day)


def shift_of(before: Row, after: Row, touched: set[str]) -> Shift | None:
    """What moved in a row; None where nothing did."""
    moved: dict[What, bool] = {
        "status": before.status != after.status,
        "relation": relations(before) != relations(after),
        "confidence": before.confidence != after.confidence,
    }
    what = tuple(w for w, true in moved.items() if true)
    cited = dict.fromkeys(name(m) for m in (*after.matches, *before.matches))
    return Shift(before, after, what, tuple(c for c in cited if c in touched)) if what else None


def relations(row: Row) -> dict[str, str]:
    """The articles that bear on the status, and how."""
    return {name(m): m.relation for m in row.matches if m.relation != "related"}


def name(match: Match) -> str:
    """An article as `65-99/32`."""
    return f"{match.law}/{match.article}"


def rank(shift: Shift) -> tuple[int, bool, float, str]:
    """Statuses first, then relations; those that cite a touched article first; the widest moves first."""
    level = 0 if "status" in shift.what else 1 if "relation" in shift.what else 2
    return level, not shift.touched, -abs(shift.after.confidence - shift.before.confidence), shift.after.requirement


def met_measures(rows: Sequence[Row]) -> set[str]:
    """The measures all of whose requirements are met."""
    named: dict[str, list[bool]] = {}
    for row in rows:
        for measure in row.measures:
            named.setdefault(measure, []).append(row.status in ("conforme", "non-applicable"))
    return {measure for measure, met in named.items() if all(met)}
