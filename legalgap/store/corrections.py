"""The corrections of a dossier's acts: a log beside each act, only ever added to, replayed when the source is read again."""

import datetime
import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout
from msgspec.structs import replace

from legalgap.errors import ArgumentError
from legalgap.model.corrections import Correction
from legalgap.model.texts import ActText
from legalgap.parse.correct import Replay, corrected, live
from legalgap.parse.correct import replay as replay_all
from legalgap.store.dossier import Dossier
from legalgap.store.files import append_line, read_lines
from legalgap.store.yamlfile import read_yaml

CORRECTIONS = "corrections.jsonl"
PATIENCE = 10.0
"""Seconds that a writer waits for another one."""


def corrections_of(dossier: Dossier, law: str) -> tuple[Correction, ...]:
    """Every correction of an act, oldest first; a line that is not one is passed over."""
    found = []
    for line in read_lines(log_of(dossier, law)):
        try:
            found.append(msgspec.convert(line, Correction))
        except msgspec.ValidationError:
            continue
    return tuple(found)


def replay(dossier: Dossier, text: ActText) -> Replay:
    """An act just read, under the corrections that the dossier holds of it."""
    return replay_all(text, live(corrections_of(dossier, text.act.id)))


def seal_act(dossier: Dossier, law: str) -> str:
    """The version of an act as it is kept, to be given back with a correction."""
    return hashlib.sha256((dossier.folder(law) / "acte.yaml").read_bytes()).hexdigest()[:16]


def correct(dossier: Dossier, law: str, draft: Correction, seen: str) -> Correction:
    """Log a correction and keep the act under it; nobody else writes in between. Its id and time are set here.

    Raises:
        ArgumentError: the act changed since it was `seen`, the correction does not fit it, or the dossier cannot be written.
    """
    with alone(dossier, law, seen):
        made = stamped(draft)
        text = corrected(dossier.load(law), made)
        note(dossier, law, made)
        dossier.save(text, "correction", draft.source, draft.by)
    return made


def last_change(dossier: Dossier, law: str) -> Correction | None:
    """The last correction in force, where nothing changed the act since: the one that can be taken back."""
    held, states = live(corrections_of(dossier, law)), dossier.earlier(law)
    if not held or not states:
        return None
    try:
        return held[-1] if corrected(read_yaml(states[-1], ActText), held[-1]) == dossier.load(law) else None
    except ArgumentError:
        return None


def undo_correction(dossier: Dossier, law: str, by: str, seen: str) -> Correction:
    """Take the last correction back.

    Raises:
        ArgumentError: the act changed since it was `seen`, or otherwise than by a correction.
    """
    with alone(dossier, law, seen):
        last = last_change(dossier, law)
        if last is None:
            raise ArgumentError("Aucune correction à annuler", where=law, todo="les autres changements : « legalgap corpus undo »")
        made = stamped(Correction("", last.at, by, "undo", last.source, last.article, undoes=last.id))
        note(dossier, law, made)
        dossier.undo(law)
    return made


def undo_change(dossier: Dossier, law: str, by: str) -> bool:
    """Take the last change of an act back, a correction or another; False where there is no such act."""
    if law in dossier.laws() and last_change(dossier, law):
        undo_correction(dossier, law, by, seal_act(dossier, law))
        return True
    return dossier.undo(law)


@contextmanager
def alone(dossier: Dossier, law: str, seen: str) -> Iterator[None]:
    """An act for this writer alone, as long as it is the one that was `seen`."""
    dossier.load(law)
    lock = FileLock(dossier.folder(law) / ".corrections.lock", timeout=PATIENCE, poll_interval=0.01)
    try:
        lock.acquire()
    except (Timeout, OSError):
        raise ArgumentError("L'acte est occupé, ou ne peut pas être écrit", where=law, todo="recommencez dans un instant") from None
    try:
        if seal_act(dossier, law) != seen:
            raise ArgumentError("Cet acte a changé entre-temps", where=law, todo="relisez-le, puis recommencez la correction")
        yield
    finally:
        lock.release()


def stamped(draft: Correction) -> Correction:
    """A correction with its id and time."""
    return replace(draft, id=secrets.token_hex(6), at=datetime.datetime.now(datetime.UTC))


def note(dossier: Dossier, law: str, correction: Correction) -> None:
    """Add a line to the log of an act."""
    path = log_of(dossier, law)
    try:
        append_line(path, msgspec.to_builtins(correction))
    except OSError as error:
        where = f"{path} : {error.strerror}"
        raise ArgumentError("La correction n'a pas pu être écrite", where=where, todo="libérez de la place puis recommencez") from None


def log_of(dossier: Dossier, law: str) -> Path:
    """The log of an act's corrections."""
    return dossier.folder(law) / CORRECTIONS
