"""Tables of numbers computed from texts, keyed by each text's hash; a damaged file is rebuilt, never trusted."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Table = dict[bytes, NDArray[Any]]


def text_key(text: str) -> bytes:
    """The 16-byte key of a text."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def table_file(folder: Path, name: str) -> Path:
    """Where the table of that name is kept in `folder`."""
    return folder / f"{name}.npz"


def read_table(path: Path) -> tuple[Table, bool]:
    """The rows in `path` and whether the file is sound; an absent file is sound and empty."""
    try:
        with np.load(path, allow_pickle=False) as held:
            keys, rows, seal = held["keys"], held["rows"], held["seal"].tobytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}, True
    except Exception:  # damaged bytes make the readers of zip and npy raise nearly anything
        return {}, False
    if keys.ndim != 2 or rows.ndim != 2 or len(keys) != len(rows) or seal != checksum(keys, rows):
        return {}, False
    return {k.tobytes(): v for k, v in zip(keys, rows, strict=True)}, True


def write_table(path: Path, table: Table) -> bool:
    """Write the whole table through a temporary file; False where the folder cannot be written."""
    keys = np.frombuffer(b"".join(table), dtype=np.uint8).reshape(len(table), 16)
    rows = np.array(list(table.values()))
    seal = np.frombuffer(checksum(keys, rows), dtype=np.uint8)
    part = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as out:
            np.savez(out, keys=keys, rows=rows, seal=seal)
        os.replace(part, path)
    except OSError:
        if part:
            Path(part).unlink(missing_ok=True)
        return False
    return True


def checksum(keys: NDArray[Any], rows: NDArray[Any]) -> bytes:
    """Seal of a table's content."""
    seal = hashlib.blake2b(keys.tobytes(), digest_size=16)
    seal.update(f"{rows.dtype}{rows.shape}".encode())
    seal.update(np.ascontiguousarray(rows).tobytes())
    return seal.digest()


def missing_from(table: Table, texts: Sequence[str]) -> list[str]:
    """The texts that `table` lacks, each once, in order."""
    return [t for t in dict.fromkeys(texts) if text_key(t) not in table]
