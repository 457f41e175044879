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
        table: Table = {}
        if self.shipped:
            table = self.read(table_file(self.shipped, name), "les calculs livrés avec le paquet sont abîmés : refaits")
        new = missing_from(table, texts)
        if new and self.cache:
            kept = self.read(table_file(self.cache, name), "le cache était abîmé : il a été refait")
            table |= kept
            new = missing_from(table, texts)
            if new:
                added = dict(zip(map(text_key, new), compute(new), strict=True))
                table |= added
                if not write_table(table_file(self.cache, name), kept | added):
                    self.notes.append(f"Le cache n'a pas pu être écrit ({self.cache}) : le prochain passage recalculera.")
        elif new:
            table |= dict(zip(map(text_key, new), compute(new), strict=True))
        return np.array([table[text_key(t)] for t in texts])

    def read(self, path: Path, damaged: str) -> Table:
        """A table of the disk; a damaged one is noted and read as empty."""
        table, sound = read_table(path)
        if not sound:
            self.notes.append(f"Attention, {damaged} ({path}).")
        return table
