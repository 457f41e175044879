"""Files that a failure never leaves half-written."""

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from legalgap.errors import ArgumentError


def write_whole(path: Path, content: bytes) -> None:
    """Write through a temporary file, flushed to disk and renamed: a reader sees the old file or the new one, never a half.

    Raises:
        ArgumentError: the folder cannot be written.
    """
    part = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".legalgap-")
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(part, 0o644)
        os.replace(part, path)
    except OSError as error:
        if part:
            Path(part).unlink(missing_ok=True)
        raise ArgumentError(
            "Le fichier ne peut pas être écrit",
            where=f"{path} : {error.strerror}",
            todo="choisissez un autre emplacement, avec -o pour un rapport",
        ) from None


def append_line(path: Path, data: dict[str, Any]) -> None:
    """Add one JSON line and flush it to disk; a last line cut short by an earlier failure is closed first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    with open(path, "ab+") as out:
        out.seek(0, os.SEEK_END)
        if out.tell():
            out.seek(-1, os.SEEK_END)
            line = line if out.read(1) == b"\n" else b"\n" + line
        out.write(line)
        out.flush()
        os.fsync(out.fileno())


def read_lines(path: Path) -> Sequence[dict[str, Any]]:
    """The JSON lines of a file, oldest first; lines that a failure left half-written are passed over."""
    if not path.exists():
        return []
    found = []
    for line in path.read_bytes().splitlines():
        try:
            held = json.loads(line)
        except ValueError:
            continue
        if isinstance(held, dict):
            found.append(held)
    return found
