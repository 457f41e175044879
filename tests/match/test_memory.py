from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from legalgap.match.encoder import Vectors, unit
from legalgap.match.memory import Memory
from legalgap.match.traits import TraitReader
from legalgap.store.cache import HEAD, add_rows, table_file, text_key

TEXTS = ["Tout salarié a droit au repos.", "Le juge statue.", "Tout salarié a droit au repos."]


class LetterEncoder:
    """Counts letters; keeps the texts it was asked for."""

    name = "letters"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return unit(np.array([[t.count(c) + 1 for c in "aeiou"] for t in texts], dtype=np.float32))


def saved(folder: Path) -> Path:
    return table_file(folder, "vectors-letters")


def test_each_text_is_computed_once_and_kept_in_order(tmp_path: Path) -> None:
    encoder = LetterEncoder()
    vectors = Memory(None, tmp_path).vectors(encoder, TEXTS)
    assert sorted(encoder.asked) == sorted(set(TEXTS))
    assert np.array_equal(vectors[0], vectors[2])
    assert np.allclose(vectors, LetterEncoder().encode(TEXTS), atol=1e-3)


def test_what_was_computed_is_remembered(tmp_path: Path) -> None:
    first = Memory(None, tmp_path).vectors(LetterEncoder(), TEXTS)
    again = LetterEncoder()
    second = Memory(None, tmp_path).vectors(again, TEXTS)
    assert again.asked == []
    assert np.array_equal(first, second)


def test_only_new_texts_are_computed(tmp_path: Path) -> None:
    Memory(None, tmp_path).vectors(LetterEncoder(), TEXTS)
    encoder = LetterEncoder()
    Memory(None, tmp_path).vectors(encoder, ["Nul ne peut être expulsé.", *TEXTS])
    assert encoder.asked == ["Nul ne peut être expulsé."]
    last = LetterEncoder()
    Memory(None, tmp_path).vectors(last, ["Nul ne peut être expulsé.", *TEXTS])
    assert last.asked == []


def test_without_a_cache_nothing_outlives_the_memory() -> None:
    encoder, memory = LetterEncoder(), Memory(None, None)
    assert np.array_equal(memory.vectors(encoder, TEXTS), memory.vectors(encoder, TEXTS))
    assert len(encoder.asked) == 2, "one memory computes a text once"
    Memory(None, None).vectors(encoder, TEXTS)
    assert len(encoder.asked) == 4, "another memory computes it again"


def test_shipped_numbers_come_first(tmp_path: Path) -> None:
    shipped, cache = tmp_path / "shipped", tmp_path / "cache"
    marked = np.array([1, 0, 0, 0, 0], dtype=np.float16)
    add_rows(saved(shipped), [text_key(TEXTS[0])], marked[None])
    add_rows(saved(cache), [text_key(TEXTS[1])], marked[None, ::-1])
    encoder = LetterEncoder()
    vectors = Memory(shipped, cache).vectors(encoder, TEXTS)
    assert encoder.asked == []
    assert np.array_equal(vectors, [marked, marked[::-1], marked])


def test_shipped_numbers_are_never_written_to(tmp_path: Path) -> None:
    shipped, cache = tmp_path / "shipped", tmp_path / "cache"
    Memory(None, shipped).vectors(LetterEncoder(), TEXTS[:1])
    before = saved(shipped).read_bytes()
    Memory(shipped, cache).vectors(LetterEncoder(), TEXTS)
    assert saved(shipped).read_bytes() == before
    assert saved(cache).exists()


@pytest.mark.parametrize("place", ["shipped", "cache"])
@pytest.mark.parametrize("damage", ["one bit of a row", "one bit of the head", "not a table", "empty"])
def test_a_damaged_file_is_noted_and_rebuilt(tmp_path: Path, place: str, damage: str) -> None:
    sound = Memory(None, tmp_path / place).vectors(LetterEncoder(), TEXTS)
    path = saved(tmp_path / place)
    content = bytearray(path.read_bytes())
    if damage.startswith("one bit"):
        content[{"one bit of a row": len(content) - 1, "one bit of the head": HEAD - 1}[damage]] ^= 1
    path.write_bytes({"not a table": b"bonjour", "empty": b""}.get(damage, bytes(content)))
    encoder, memory = LetterEncoder(), Memory(tmp_path / "shipped", tmp_path / "cache")
    assert np.array_equal(memory.vectors(encoder, TEXTS), sound)
    assert len(encoder.asked) == (1 if damage == "one bit of a row" else 2)
    assert len(memory.notes) == 1
    assert str(path) in memory.notes[0]
    healed = LetterEncoder()
    Memory(tmp_path / "shipped", tmp_path / "cache").vectors(healed, TEXTS)
    assert healed.asked == []


def test_a_cache_that_cannot_be_written_is_noted(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("this is not a folder")
    memory = Memory(None, blocked / "cache")
    assert len(memory.vectors(LetterEncoder(), TEXTS)) == 3
    assert "n'a pas pu être écrit" in memory.notes[0]


def test_traits_are_those_of_the_reader(tmp_path: Path, reader: TraitReader) -> None:
    texts = ["L'étranger peut former un recours.", "يحق لكل أجير الطعن في القرار."]
    for memory in (Memory(None, tmp_path), Memory(None, tmp_path), Memory(None, None)):
        assert np.array_equal(memory.traits(reader, texts), reader.read_all(texts))
