"""Vectors and traits of texts, remembered: first what travels with the package, then the user's cache, then computed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from legalgap.match.encoder import Encoder, Progress, Vectors, encode_all
from legalgap.match.traits import READING, TraitReader, Traits, pack, unpack
from legalgap.store.cache import Table, add_rows, read_table, table_file, text_key

Compute = Callable[[Sequence[str]], NDArray[Any]]
SLICE = 1024
"""Texts computed before they are put on disk: what an interrupted run keeps, and the most held in memory besides the result."""

CACHE_DAMAGED = "le cache était abîmé : il a été refait"


class Memory:
    """Remembered numbers of texts. `shipped` is read only; `cache` is added to when something new was computed."""

    def __init__(self, shipped: Path | None, cache: Path | None, progress: Progress | None = None) -> None:
        self.shipped, self.cache, self.progress = shipped, cache, progress
        self.notes: list[str] = []
        self._tables: dict[Path, Table] = {}
        self._unwritten: dict[str, list[Table]] = {}

    def vectors(self, encoder: Encoder, texts: Sequence[str]) -> Vectors:
        """Unit vectors of the texts, shape (texts, dimension)."""
        rows = self.recall(f"vectors-{encoder.name}", texts, lambda new: encode_all(encoder, new).astype(np.float16))
        return rows.astype(np.float32)

    def traits(self, reader: TraitReader, texts: Sequence[str]) -> Traits:
        """Traits of the texts, shape (texts, traits)."""
        packed = self.recall(f"traits-{reader.lexicon.digest}-{READING}", texts, lambda new: pack(reader.read_all(new)))
        return unpack(packed, len(reader.signals) + len(reader.notions))

    def remember(self, encoder: Encoder, texts: Sequence[str], vectors: Vectors) -> None:
        """Vectors made elsewhere, held until the end of the process and not put on disk."""
        self._unwritten.setdefault(f"vectors-{encoder.name}", []).append(Table([text_key(t) for t in texts], vectors.astype(np.float16)))

    def remember_traits(self, reader: TraitReader, texts: Sequence[str], traits: Traits) -> None:
        """Traits read elsewhere, the same way."""
        name = f"traits-{reader.lexicon.digest}-{READING}"
        self._unwritten.setdefault(name, []).append(Table([text_key(t) for t in texts], pack(traits)))

    def recall(self, name: str, texts: Sequence[str], compute: Compute) -> NDArray[Any]:
        """Rows of the texts in order, computing and keeping those unknown."""
        keys = [text_key(t) for t in texts]
        source, place = self.find(name, keys)
        if (source < 0).any():
            new = {keys[i]: texts[i] for i in np.flatnonzero(source < 0).tolist()}
            self.learn(name, new, compute)
            source, place = self.find(name, keys)
        tables = self.tables(name)
        found = [tables[s].rows for s in np.unique(source)]
        out = np.empty((len(keys), found[0].shape[1] if found else 0), dtype=found[0].dtype if found else np.float16)
        for s in np.unique(source):
            out[source == s] = tables[s].rows[place[source == s]]
        return out

    def find(self, name: str, keys: Sequence[bytes]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """For each key, the number of the table that holds it (-1 for none) and its place there; the first table counts."""
        source, place = np.full(len(keys), -1, dtype=np.intp), np.full(len(keys), -1, dtype=np.intp)
        for number, table in enumerate(self.tables(name)):
            open_keys = np.flatnonzero(source < 0)
            if not open_keys.size:
                break
            found = table.find([keys[i] for i in open_keys.tolist()])
            source[open_keys[found >= 0]] = number
            place[open_keys] = found
        self.note_damage()
        return source, place

    def learn(self, name: str, new: dict[bytes, str], compute: Compute) -> None:
        """Compute what is new, slice by slice, and keep it: in the user's cache, or in memory where that cannot be written."""
        keys, texts = list(new), list(new.values())
        path = table_file(self.cache, name) if self.cache else None
        for start in range(0, len(keys), SLICE):
            mine, rows = keys[start : start + SLICE], compute(texts[start : start + SLICE])
            if path is None or not add_rows(path, mine, rows):
                self._unwritten.setdefault(name, []).append(Table(mine, rows))
            if self.progress:
                self.progress(min(start + SLICE, len(keys)), len(keys))
        if path is not None:
            self._tables.pop(path, None)
            if self._unwritten.get(name):
                self.note(f"Le cache n'a pas pu être écrit ({self.cache}) : le prochain passage recalculera.")

    def tables(self, name: str) -> list[Table]:
        """Where rows of that name are looked for, in order; those of the disk are opened once."""
        paths = [table_file(folder, name) for folder in (self.shipped, self.cache) if folder]
        for path in paths:
            if path not in self._tables:
                self._tables[path] = read_table(path)
        return [*(self._tables[path] for path in paths), *self._unwritten.get(name, [])]

    def note_damage(self) -> None:
        """Note the tables of the disk in which something damaged was met."""
        for path, table in self._tables.items():
            if not table.sound:
                what = "les calculs livrés avec le paquet sont abîmés : refaits" if path.parent == self.shipped else CACHE_DAMAGED
                self.note(f"Attention, {what} ({path}).")

    def note(self, text: str) -> None:
        """Keep a note for the user, once."""
        if text not in self.notes:
            self.notes.append(text)
