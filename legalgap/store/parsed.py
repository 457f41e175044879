"""Data files as they were last read, kept in the user's cache: YAML takes thirty times longer than what it says.

A copy is used only for the very text, the very type and the very version of the program it was made with.
"""

import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from legalgap import __version__
from legalgap.store.places import cache_root

T = TypeVar("T")
SEAL = 16
SMALLEST = 2000
"""Characters under which a file is read again as fast as its copy."""


def recall(path: Path, text: str, kind: type[T]) -> T | None:
    """What `text`, the content of `path`, was read as; None where there is no sound copy of it."""
    if len(text) < SMALLEST:
        return None
    try:
        held = place(path, kind).read_bytes()
    except OSError:
        return None
    source, seal, body = held[:SEAL], held[SEAL : 2 * SEAL], held[2 * SEAL :]
    if source != mark(text.encode(), kind) or seal != mark(body, kind):
        return None
    try:
        return msgspec.msgpack.decode(body, type=kind)
    except msgspec.MsgspecError:
        return None


def keep(path: Path, text: str, kind: type[object], value: Any) -> None:
    """Keep what `text` was read as; nothing happens where the cache cannot be written."""
    if len(text) < SMALLEST:
        return
    body, target, part = msgspec.msgpack.encode(value), place(path, kind), ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=target.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(mark(text.encode(), kind) + mark(body, kind) + body)
        os.replace(part, target)
    except OSError:
        Path(part).unlink(missing_ok=True) if part else None


def place(path: Path, kind: type[object]) -> Path:
    """Where the copy of a file is kept."""
    return cache_root() / "lu" / mark(str(path.resolve()).encode(), kind).hex()


def mark(content: bytes, kind: Any) -> bytes:
    """Digest of a content, of the type it is read as and of the program."""
    return hashlib.blake2b(content, digest_size=SEAL, key=shape(kind)).digest()


@cache
def shape(kind: type[object]) -> bytes:
    """Digest of a type with all its fields, and of the program's version."""
    return hashlib.blake2b(f"{__version__} {msgspec.inspect.type_info(kind)}".encode(), digest_size=SEAL).digest()
