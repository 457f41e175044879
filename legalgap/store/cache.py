"""Tables of numbers computed from texts, keyed by each text's hash: one file a table, added to and never rewritten.

```
head     64 bytes: mark of the format, type and width of the rows, checksum
record   key of the text (16 bytes), checksum (4), row
```
A file is read through a memory map and grows under a lock, so that two processes may work at once. What a power failure or a bad
disk damaged is passed over: a record whose checksum is wrong, and a tail that is not a whole record.
"""

import hashlib
import os
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[Any]
MARK = b"legalgap table 1\n"
HEAD, KEY = 64, 16
PATIENCE = 60
"""Seconds that a process waits for another one to finish writing."""


class Table:
    """Rows found by key; of two records of one key the last counts. `sound` turns False once something damaged was met."""

    def __init__(self, keys: Sequence[bytes] = (), rows: Rows | None = None, sums: Rows | None = None, sound: bool = True) -> None:
        self.places = {key: i for i, key in enumerate(keys)}
        self.rows: Rows = np.zeros((0, 0)) if rows is None else rows
        self.sound = sound
        self._sums = sums
        self._verified = np.zeros(len(keys), dtype=np.bool_)

    def find(self, keys: Sequence[bytes]) -> NDArray[np.intp]:
        """The place of each key's row, -1 where it is not held or is damaged."""
        places = np.array([self.places.get(k, -1) for k in keys], dtype=np.intp)
        if self._sums is not None:
            fresh = np.unique(places[places >= 0])
            fresh = fresh[~self._verified[fresh]]
            names = {self.places[k]: k for k in keys if k in self.places}
            wrong = [i for i in fresh.tolist() if checksum(names[i], self.rows[i]) != self._sums[i]]
            self._verified[fresh] = True
            for i in wrong:
                del self.places[names[i]]
            places[np.isin(places, wrong)] = -1
            self.sound &= not wrong
        return places


def text_key(text: str) -> bytes:
    """The 16-byte key of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY).digest()


def table_file(folder: Path, name: str) -> Path:
    """Where the table of that name is kept in `folder`."""
    return folder / f"{name}.rows"


def read_table(path: Path) -> Table:
    """The table in `path`; an absent file is sound and empty, one that is not a table is empty and not sound."""
    try:
        with open(path, "rb") as held:
            kind = read_head(held.read(HEAD))
            size = os.fstat(held.fileno()).st_size
        if kind is None:
            return Table(sound=False)
        count = (size - HEAD) // kind.itemsize
        if not count:
            return Table()
        records = np.memmap(path, kind, "r", HEAD, (count,))
    except (FileNotFoundError, NotADirectoryError):
        return Table()
    except OSError:
        return Table(sound=False)
    keys = np.ascontiguousarray(records["key"]).tobytes()
    return Table([keys[i : i + KEY] for i in range(0, len(keys), KEY)], records["row"], records["sum"])


def add_rows(path: Path, keys: Sequence[bytes], rows: Rows) -> bool:
    """Add records to the table in `path` under a lock; False, and nothing half-written, where it cannot be.

    A tail cut short is closed first; a file that is no such table is replaced.
    """
    from filelock import FileLock

    kind = record_type(rows.dtype, rows.shape[1])
    records = np.zeros(len(keys), kind)
    records["key"] = np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(-1, KEY)
    records["sum"] = [checksum(k, r) for k, r in zip(keys, rows, strict=True)]
    records["row"] = rows
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock"), timeout=PATIENCE):
            if not holds(path, kind):
                start_table(path, kind)
            append(path, records.tobytes(), kind.itemsize)
    except OSError:
        return False
    return True


def append(path: Path, content: bytes, step: int) -> None:
    """Write after the last whole record; where the disk is full the file is left as it was."""
    with open(path, "r+b", buffering=0) as out:
        end = out.seek(0, os.SEEK_END)
        end -= (end - HEAD) % step
        out.truncate(end)
        out.seek(end)
        try:
            written = out.write(content)
            while written < len(content):
                written += out.write(content[written:])
        except OSError:
            out.truncate(end)
            raise


def start_table(path: Path, kind: np.dtype[Any]) -> None:
    """A table without records in the place of what was there, in one step: those who read the old file keep it."""
    part = path.with_suffix(".part")
    part.write_bytes(write_head(kind))
    os.replace(part, path)


def holds(path: Path, kind: np.dtype[Any]) -> bool:
    """Whether `path` is a table of that type of records."""
    if not path.exists():
        return False
    with open(path, "rb") as held:
        return read_head(held.read(HEAD)) == kind


def record_type(of: np.dtype[Any], width: int) -> np.dtype[Any]:
    """The type of a record whose row has `width` numbers."""
    return np.dtype([("key", np.uint8, (KEY,)), ("sum", np.uint32), ("row", of, (width,))])


def write_head(kind: np.dtype[Any]) -> bytes:
    """The first bytes of a file, closed by their own checksum."""
    row = kind["row"]
    head = (MARK + f"{row.base.str} {row.shape[0]}\n".encode()).ljust(HEAD - 4, b"\0")
    return head + zlib.crc32(head).to_bytes(4, "little")


def read_head(head: bytes) -> np.dtype[Any] | None:
    """The type of the records that follow, or None where this is not the head of a table."""
    if len(head) < HEAD or not head.startswith(MARK) or zlib.crc32(head[:-4]) != int.from_bytes(head[-4:], "little"):
        return None
    of, width = head[len(MARK) :].split(b"\n")[0].decode().split()
    return record_type(np.dtype(of), int(width))


def checksum(key: bytes, row: Rows) -> int:
    """CRC of a record."""
    return zlib.crc32(row.tobytes(), zlib.crc32(key))
