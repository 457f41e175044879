"""The cache gives back what was put in it, or nothing."""

import multiprocessing
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from legalgap.match.memory import Memory
from legalgap.store import cache
from legalgap.store.cache import HEAD, add_rows, read_table, table_file, text_key

TEXTS = ["salaire égal", "congé annuel", "نقابة"]
KEYS = [text_key(t) for t in TEXTS]
NUMBERS = np.array([[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]], dtype=np.float16)
RECORD = 16 + 4 + 8
ROWS = arrays(np.float16, st.tuples(st.integers(1, 6), st.integers(1, 5)), elements=st.floats(-1, 1, width=16))


def found(path: Path, keys: list[bytes]) -> tuple[list[list[float] | None], bool]:
    """The row of each key, None where there is none, and whether all that was met is sound."""
    table = read_table(path)
    places = table.find(keys)
    return [table.rows[p].tolist() if p >= 0 else None for p in places], table.sound


def a_file(folder: Path) -> Path:
    path = table_file(folder, "vectors")
    assert add_rows(path, KEYS, NUMBERS)
    return path


@given(ROWS | arrays(np.uint8, st.tuples(st.integers(1, 6), st.integers(1, 5))), st.integers(0, 6))
def test_round_trip_in_one_go_or_two(rows: NDArray[Any], cut: int) -> None:
    keys = [text_key(str(i)) for i in range(len(rows))]
    with tempfile.TemporaryDirectory() as folder:
        path = table_file(Path(folder), "vectors")
        assert add_rows(path, keys[:cut], rows[:cut])
        assert add_rows(path, keys[cut:], rows[cut:])
        assert found(path, keys) == (rows.tolist(), True)
        assert read_table(path).rows.dtype == rows.dtype


def test_no_file_is_sound_and_empty(tmp_path: Path) -> None:
    assert found(tmp_path / "absent.rows", KEYS) == ([None] * 3, True)
    (tmp_path / "file").touch()
    assert found(tmp_path / "file" / "below.rows", KEYS) == ([None] * 3, True)


def test_the_last_row_of_a_key_counts(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    add_rows(path, KEYS[:1], NUMBERS[2:])
    assert found(path, KEYS)[0][0] == NUMBERS[2].tolist()


@given(st.data())
def test_one_changed_byte_is_never_read_as_a_row(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = a_file(Path(folder))
        content = bytearray(path.read_bytes())
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
        path.write_bytes(content)
        rows, _ = found(path, KEYS)
    assert all(row in (None, right) for row, right in zip(rows, NUMBERS.tolist(), strict=True))
    assert sum(row is None for row in rows) in (1, 3)


@given(st.data())
def test_a_tail_cut_short_is_passed_over_and_closed(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = a_file(Path(folder))
        size = data.draw(st.integers(HEAD, path.stat().st_size - 1))
        path.write_bytes(path.read_bytes()[:size])
        whole = (size - HEAD) // RECORD
        assert found(path, KEYS) == ([*NUMBERS[:whole].tolist(), *[None] * (3 - whole)], True)
        add_rows(path, KEYS[whole:], NUMBERS[whole:])
        assert found(path, KEYS) == (NUMBERS.tolist(), True)


DAMAGE = {
    "vide": lambda p: p.write_bytes(b""),
    "tête coupée": lambda p: p.write_bytes(p.read_bytes()[: HEAD - 1]),
    "texte": lambda p: p.write_text("ceci n'est pas un cache", encoding="utf-8"),
    "zip": lambda p: p.write_bytes(b"PK\x05\x06" + bytes(80)),
    "autre largeur annoncée": lambda p: p.write_bytes(p.read_bytes().replace(b"<f2 4", b"<f2 8")),
    "dossier": lambda p: (p.unlink(), p.mkdir()),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_what_is_no_table_is_seen(tmp_path: Path, kind: str) -> None:
    path = a_file(tmp_path)
    DAMAGE[kind](path)
    assert found(path, KEYS) == ([None] * 3, False)


@pytest.mark.parametrize("kind", [k for k in DAMAGE if k != "dossier"])
def test_a_damaged_cache_is_rebuilt_and_said(tmp_path: Path, kind: str) -> None:
    path = table_file(tmp_path, "longueurs")
    add_rows(path, KEYS, NUMBERS)
    DAMAGE[kind](path)
    memory = Memory(None, tmp_path)
    assert memory.recall("longueurs", TEXTS, lengths).tolist() == [[12], [12], [5]]
    assert [("abîmé" in n, str(path) in n) for n in memory.notes] == [(True, True)]
    again = Memory(None, tmp_path)
    assert again.recall("longueurs", TEXTS, refuse).tolist() == [[12], [12], [5]]
    assert again.notes == []


def lengths(texts: Any) -> NDArray[Any]:
    return np.array([[len(t)] for t in texts], dtype=np.float16)


def refuse(texts: Any) -> NDArray[Any]:
    raise AssertionError(f"computed again: {texts}")


def test_only_new_texts_are_computed(tmp_path: Path) -> None:
    Memory(None, tmp_path).recall("longueurs", TEXTS[:2], lengths)
    asked: list[str] = []
    Memory(None, tmp_path).recall("longueurs", [*TEXTS, TEXTS[2]], lambda new: (asked.extend(new), lengths(new))[1])
    assert asked == [TEXTS[2]]


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file" / "cache", tmp_path / ("x" * 300)):
        assert not add_rows(table_file(folder, "longueurs"), KEYS, NUMBERS)
        memory = Memory(None, folder)
        assert memory.recall("longueurs", TEXTS, lengths).tolist() == [[12], [12], [5]]
        assert "n'a pas pu être écrit" in memory.notes[-1]


def test_a_full_disk_leaves_the_table_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_file(tmp_path)
    before = path.read_bytes()

    class Full:
        """A file on a disk that takes ten bytes more, then no more."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            self.file = open(*args, **kwargs)  # noqa: SIM115
            self.left = 10

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

        def write(self, content: bytes) -> int:
            if not self.left:
                raise OSError(28, "No space left on device")
            taken, self.left = self.left, 0
            return int(self.file.write(content[:taken]))

        def __getattr__(self, name: str) -> Any:
            return getattr(self.file, name)

    monkeypatch.setattr(cache, "open", Full, raising=False)
    assert not add_rows(path, [text_key("autre")], NUMBERS[:1])
    assert path.read_bytes() == before


def add_many(path: Path, who: int) -> None:
    for i in range(30):
        assert add_rows(path, [text_key(f"{who} {i}")], np.full((1, 4), who * 100 + i, dtype=np.float16))


def test_what_two_processes_add_at_once_is_all_kept(tmp_path: Path) -> None:
    path, spawn = table_file(tmp_path, "vectors"), multiprocessing.get_context("fork")
    processes = [spawn.Process(target=add_many, args=(path, who)) for who in (1, 2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    names = [(who, i) for who in (1, 2) for i in range(30)]
    rows, sound = found(path, [text_key(f"{who} {i}") for who, i in names])
    assert sound
    assert rows == [[float(who * 100 + i)] * 4 for who, i in names]
    assert [p.exitcode for p in processes] == [0, 0]
