"""Vectors and traits of texts, remembered: first what travels with the package, then the user's cache, then computed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from legalgap.match.encoder import Encoder, Progress, Vectors, encode_all
from legalgap.match.traits import READING, TraitReader, Traits, pack, unpack
from legalgap.store.cache import Table, missing_from, read_table, table_file, text_key, write_table


class Memory:
    """Remembered numbers of texts. `shipped` is read only; `cache` is written when something new was computed."""

    def __init__(self, shipped: Path | None, cache: Path | None, progress: Progress | None = None) -> None:
        self.shipped, self.cache, self.progress = shipped, cache, progress
        self.notes: list[str] = []
        self._known: dict[str, Table] = {}
        self._kept: dict[str, Table] = {}

    def vectors(self, encoder: Encoder, texts: Sequence[str]) -> Vectors:
        """Unit vectors of the texts, shape (texts, dimension)."""
        rows = self.recall(f"vectors-{encoder.name}", texts, lambda new: encode_all(encoder, new, self.progress).astype(np.float16))
        return rows.astype(np.float32)

    def traits(self, reader: TraitReader, texts: Sequence[str]) -> Traits:
        """Traits of the texts, shape (texts, traits)."""
        packed = self.recall(f"traits-{reader.lexicon.digest}-{READING}", texts, lambda new: pack(reader.read_all(new)))
        return unpack(packed, len(reader.signals) + len(reader.notions))

    def recall(self, name: str, texts: Sequence[str], compute: Callable[[Sequence[str]], NDArray[Any]]) -> NDArray[Any]:
        """Rows of the texts in order, computing and keeping those unknown."""
        table = self.shipped_table(name)
        if missing_from(table, texts):
            table |= self.kept_table(name)
        new = missing_from(table, texts)
        if new:
            added = dict(zip(map(text_key, new), compute(new), strict=True))
            table |= added
            self.keep(name, added)
        return np.array([table[text_key(t)] for t in texts])

    def shipped_table(self, name: str) -> Table:
        """What travels with the package, read once; what is learned later in this process is added to it."""
        if name not in self._known:
            where = table_file(self.shipped, name) if self.shipped else None
            self._known[name] = self.read(where, "les calculs livrés avec le paquet sont abîmés : refaits") if where else {}
        return self._known[name]

    def kept_table(self, name: str) -> Table:
        """The user's cache, read once."""
        if name not in self._kept:
            where = table_file(self.cache, name) if self.cache else None
            self._kept[name] = self.read(where, "le cache était abîmé : il a été refait") if where else {}
        return self._kept[name]

    def keep(self, name: str, added: Table) -> None:
        """Add to the user's cache; a note where it cannot be written."""
        self._kept[name] = self.kept_table(name) | added
        if self.cache and not write_table(table_file(self.cache, name), self._kept[name]):
            self.notes.append(f"Le cache n'a pas pu être écrit ({self.cache}) : le prochain passage recalculera.")

    def read(self, path: Path, damaged: str) -> Table:
        """A table of the disk; a damaged one is noted and read as empty."""
        table, sound = read_table(path)
        if not sound:
            self.notes.append(f"Attention, {damaged} ({path}).")
        return table
