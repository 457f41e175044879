"""The order of a second reader, played here by one who likes short texts."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from legalgap.match.compare import Paired, reread_pairs
from legalgap.match.hub import reread
from legalgap.store.sides import Side


class Brief:
    def score(self, asked: str, texts: Sequence[str]) -> NDArray[np.float64]:
        return np.array([1 / (1 + len(text)) for text in texts])


def test_the_best_for_the_second_reader_comes_first_and_ties_keep_their_order() -> None:
    assert [found for found, _ in reread("?", [("a", "xxx"), ("b", "x"), ("c", "y"), ("d", "")], Brief())] == ["d", "b", "c", "a"]


def test_each_source_has_its_targets_read_again_and_the_best_kept() -> None:
    sources, targets = Side(("1", "2"), ("un", "deux")), Side(("x", "y", "z"), ("long texte", "court", "bref"))
    found = reread_pairs(sources, targets, [Paired("1", [("x", 0.9), ("y", 0.5)]), Paired("2", [("z", 0.9), ("x", 0.8)])], Brief(), 1)
    assert [(p.source, [t for t, _ in p.targets]) for p in found] == [("1", ["y"]), ("2", ["z"])]
