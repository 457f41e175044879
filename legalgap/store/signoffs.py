"""Signed versions of the matrix: frozen files in the dossier's reports, written once."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, NamedTuple

from legalgap.errors import ArgumentError
from legalgap.model.decisions import Decision
from legalgap.store.dossier import REPORTS, Dossier
from legalgap.store.files import write_whole

SCHEMA = "legalgap/sign-off/1"


class SignOff(NamedTuple):
    """A sign-off of the log, and whether its file is still the one that was signed."""

    decision: Decision
    state: Literal["intact", "changed", "absent"]


def freeze(dossier: Dossier, stamp: str, content: dict[str, Any]) -> tuple[str, str]:
    """Write a signed matrix under `rapports/`; returns the file's name and its sha256.

    Raises:
        ArgumentError: a matrix was signed in the same second, or the folder cannot be written.
    """
    name = f"matrice-signee-{stamp}.json"
    path = dossier.root / REPORTS / name
    if path.exists():
        raise ArgumentError("Une matrice vient d'être signée", where=str(path), todo="attendez une seconde puis recommencez")
    data = json.dumps({"schema": SCHEMA, **content}, ensure_ascii=False, indent=1).encode() + b"\n"
    write_whole(path, data)
    return name, seal_file(path)


def seal_file(path: Path) -> str:
    """The sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sign_offs(dossier: Dossier, decisions: Iterable[Decision]) -> list[SignOff]:
    """The sign-offs of the log, last first."""
    found = [SignOff(d, state_of(dossier, d)) for d in decisions if d.deed == "sign-off"]
    return found[::-1]


def state_of(dossier: Dossier, decision: Decision) -> Literal["intact", "changed", "absent"]:
    """Whether the file of a sign-off is there, as it was signed."""
    path = dossier.root / REPORTS / Path(decision.after or "").name
    if not path.is_file():
        return "absent"
    return "intact" if seal_file(path) == decision.on else "changed"
