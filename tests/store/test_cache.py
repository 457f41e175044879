"""The cache gives back what was put in it, or nothing."""

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
from legalgap.store.cache import Table, missing_from, read_table, table_file, text_key, write_table

TEXTS = ["salaire égal", "congé annuel", "نقابة"]
ROWS = arrays(np.float16, st.tuples(st.integers(1, 6), st.integers(1, 5)), elements=st.floats(-1, 1, width=16))


def a_table() -> Table:
    return {text_key(t): np.full(4, i, dtype=np.float16) for i, t in enumerate(TEXTS)}


def same(left: Table, right: Table) -> bool:
    return list(left) == list(right) and all(np.array_equal(left[k], right[k]) and left[k].dtype == right[k].dtype for k in left)


@given(ROWS | arrays(np.uint8, st.tuples(st.integers(1, 6), st.integers(1, 5))))
def test_round_trip(rows: NDArray[Any]) -> None:
    table = {text_key(str(i)): row for i, row in enumerate(rows)}
    with tempfile.TemporaryDirectory() as folder:
        path = table_file(Path(folder), "vectors")
        assert write_table(path, table)
        found, sound = read_table(path)
        assert [p.name for p in Path(folder).iterdir()] == [path.name]
    assert sound
    assert same(found, table)


def test_no_file_is_sound_and_empty(tmp_path: Path) -> None:
    assert read_table(tmp_path / "absent.npz") == ({}, True)
    (tmp_path / "file").touch()
    assert read_table(tmp_path / "file" / "below.npz") == ({}, True)


@given(st.data())
def test_one_changed_byte_is_seen_or_changes_nothing(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = table_file(Path(folder), "vectors")
        write_table(path, a_table())
        content = bytearray(path.read_bytes())
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
        path.write_bytes(content)
        found, sound = read_table(path)
    assert same(found, a_table()) if sound else found == {}


@given(st.data())
def test_a_truncated_file_is_unsound(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = table_file(Path(folder), "vectors")
        write_table(path, a_table())
        content = path.read_bytes()
        path.write_bytes(content[: data.draw(st.integers(0, len(content) - 1))])
        assert read_table(path) == ({}, False)


def save(path: Path, **parts: Any) -> None:
    with path.open("wb") as out:
        np.savez(out, **parts)


KEYS, NUMBERS, SEAL = np.zeros((2, 16), np.uint8), np.zeros((2, 4), np.float16), np.zeros(16, np.uint8)
DAMAGE = {
    "vide": lambda p: p.write_bytes(b""),
    "texte": lambda p: p.write_text("ceci n'est pas un cache", encoding="utf-8"),
    "zip sans table": lambda p: p.write_bytes(b"PK\x05\x06" + bytes(18)),
    "pickle": lambda p: p.write_bytes(b"\x80\x04N."),
    "objets": lambda p: save(p, keys=KEYS, rows=np.array([[None], ["x"]], dtype=object), seal=SEAL),
    "tableau nu": lambda p: p.write_bytes(
        b"\x93NUMPY\x01\x00v\x00{'descr': '<f2', 'fortran_order': False, 'shape': (1,), }".ljust(128) + b"\x00\x00"
    ),
    "sceau absent": lambda p: save(p, keys=KEYS, rows=NUMBERS),
    "sceau faux": lambda p: save(p, keys=KEYS, rows=NUMBERS, seal=SEAL),
    "lignes en moins": lambda p: save(p, keys=KEYS, rows=NUMBERS[:1], seal=SEAL),
    "une dimension": lambda p: save(p, keys=KEYS, rows=NUMBERS[:, 0], seal=SEAL),
    "dossier": lambda p: p.mkdir(),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_seen(tmp_path: Path, kind: str) -> None:
    path = table_file(tmp_path, "vectors")
    DAMAGE[kind](path)
    assert read_table(path) == ({}, False)


@pytest.mark.parametrize("kind", [k for k in DAMAGE if k != "dossier"])
def test_a_damaged_cache_is_rebuilt_and_said(tmp_path: Path, kind: str) -> None:
    path = table_file(tmp_path, "longueurs")
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
        assert not write_table(table_file(folder, "longueurs"), a_table())
        memory = Memory(None, folder)
        assert memory.recall("longueurs", TEXTS, lengths).tolist() == [[12], [12], [5]]
        assert "n'a pas pu être écrit" in memory.notes[-1]


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    path = table_file(tmp_path, "longueurs")
    path.mkdir()
    (path / "inside").touch()
    assert not write_table(path, a_table())
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@given(st.lists(st.text(), max_size=8), st.lists(st.text(), max_size=8))
def test_missing_texts_each_once_in_order(known: list[str], asked: list[str]) -> None:
    table = {text_key(t): np.zeros(1) for t in known}
    found = missing_from(table, asked)
    assert found == [t for i, t in enumerate(asked) if t not in known and t not in asked[:i]]
