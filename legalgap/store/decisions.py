"""The log of decisions: JSON lines that are only ever added to, by several people at once, and merged with git."""

import datetime
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec
from filelock import FileLock, Timeout

from legalgap.errors import ArgumentError, InputFileError
from legalgap.model.decisions import READS, RULES, Decision
from legalgap.model.findings import RELATIONS, STATUSES
from legalgap.store.dossier import DECISIONS, Dossier
from legalgap.store.files import append_line, write_whole

PATIENCE = 10.0
"""Seconds that a writer waits for another one."""
MERGE = "decisions.jsonl merge=union\n"
"""What tells git to keep the lines of both sides."""
Draft = Callable[[Sequence[Decision]], Decision]
"""Makes a decision once the others are known; raises to refuse."""


class Record(NamedTuple):
    """What a log holds: its decisions, oldest first, and the numbers of the lines that could not be read."""

    decisions: tuple[Decision, ...] = ()
    damaged: tuple[int, ...] = ()


NOTHING = Record()


class DecisionLog:
    """The decisions of a dossier, in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: tuple[tuple[int, ...], Record] = ((), NOTHING)
        self._mutex = threading.Lock()

    def read(self) -> Record:
        """Every decision, oldest first, each id once; the file is read again only when it changed."""
        try:
            held = self.path.stat()
        except FileNotFoundError:
            return NOTHING
        now = (held.st_ino, held.st_size, held.st_mtime_ns)
        seen, record = self._known
        if now != seen:
            record = parse(self.path.read_bytes())
            self._known = (now, record)
        return record

    def append(self, draft: Draft) -> Decision:
        """Add the decision that `draft` makes of those held; no other writer comes between. Its id and time are set here.

        Raises:
            ArgumentError: another writer holds the log for too long, or the file cannot be written.
        """
        with self.locked():
            held = self.read().decisions
            made = msgspec.structs.replace(draft(held), id=secrets.token_hex(6), at=moment(held))
            self.write(made)
        return made

    def merge(self, others: Sequence[Decision]) -> list[Decision]:
        """Add the decisions of another log that this one lacks, in one write that is whole or not at all; returns them, oldest first.

        Raises:
            InputFileError: a decision of the other log has the id of one held here and says something else.
        """
        with self.locked():
            held = {d.id: d for d in self.read().decisions}
            clash = [o.id for o in others if held.get(o.id, o) != o]
            if clash:
                raise InputFileError(
                    "Deux décisions différentes portent le même identifiant",
                    where=", ".join(clash[:3]),
                    todo="l'un des deux journaux a été modifié à la main : rétablissez-le",
                )
            new = [o for o in others if o.id not in held]
            if new:
                old = self.path.read_bytes() if held else b""
                parted = b"\n" if old and not old.endswith(b"\n") else b""
                write_whole(self.path, old + parted + b"".join(msgspec.json.encode(d) + b"\n" for d in new))
        return new

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The log for this writer alone: a thread waits for the others of this program, then the program for other programs."""
        with self._mutex:
            lock = FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=PATIENCE, poll_interval=0.01)
            try:
                lock.acquire()
            except Timeout:
                raise ArgumentError(
                    "Le journal des décisions est occupé", where=str(self.path), todo="recommencez dans un instant"
                ) from None
            except OSError as error:
                raise ArgumentError(
                    "Le journal des décisions ne peut pas être écrit", where=f"{self.path} : {error.strerror}", todo="vérifiez ce dossier"
                ) from None
            try:
                yield
            finally:
                lock.release()

    def write(self, decision: Decision) -> None:
        """Add a line, flushed to disk; the first line of a log also tells git how to merge it."""
        attributes = self.path.with_name(".gitattributes")
        if not self.path.exists() and not attributes.exists():
            write_whole(attributes, MERGE.encode())
        try:
            append_line(self.path, msgspec.to_builtins(decision))
        except OSError as error:
            raise ArgumentError(
                "La décision n'a pas pu être écrite", where=f"{self.path} : {error.strerror}", todo="libérez de la place puis recommencez"
            ) from None


def open_log(dossier: Dossier) -> DecisionLog:
    """The log of a dossier; it exists once something was decided."""
    return DecisionLog(dossier.root / DECISIONS)


def parse(content: bytes) -> Record:
    """The decisions of a log's bytes; a line that is not one is passed over, and its number kept."""
    found: dict[str, Decision] = {}
    damaged = []
    for number, line in enumerate(content.split(b"\n"), 1):
        if line.strip():
            try:
                decision = read_line(line)
                found.setdefault(decision.id, decision)
            except (msgspec.DecodeError, ValueError):
                damaged.append(number)
    return Record(tuple(sorted(found.values(), key=order)), tuple(damaged))


def order(decision: Decision) -> tuple[datetime.datetime, str]:
    """Decisions by time; those of one instant by id, so that every copy of a log gives the same order."""
    return decision.at, decision.id


def read_line(line: bytes) -> Decision:
    """A decision that can be applied, its time in a zone (universal where none is said); raises ValueError for anything else."""
    made = msgspec.json.decode(line, type=Decision)
    if made.deed in RULES and made.after not in STATUSES:
        raise ValueError(f"no status: {made.after}")
    if made.deed in READS and (not made.article or (made.deed != "remove-article" and made.after not in RELATIONS)):
        raise ValueError(f"no relation: {made.after}")
    return made if made.at.tzinfo else msgspec.structs.replace(made, at=made.at.replace(tzinfo=datetime.UTC))


def moment(held: Sequence[Decision]) -> datetime.datetime:
    """Now, or just after the last decision where the clock went back."""
    now = datetime.datetime.now(datetime.UTC)
    return max(now, held[-1].at + datetime.timedelta(microseconds=1)) if held else now
