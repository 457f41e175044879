"""Tables of numbers on disk: added to, never rewritten; what is damaged is passed over."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

import legalgap
from legalgap.store.cache import HEAD, add_rows, read_table, text_key

KEYS = [text_key(t) for t in "abc"]
ROWS = np.arange(12, dtype=np.float16).reshape(3, 4)


@given(rows=arrays(np.float16, st.tuples(st.integers(1, 8), st.integers(1, 6)), elements=st.floats(-9, 9, width=16)))
def test_rows_come_back_as_they_were_added(rows: NDArray[Any]) -> None:
    keys = [text_key(str(i)) for i in range(len(rows))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.rows"
        assert add_rows(path, keys, rows)
        table = read_table(path)
        assert np.array_equal(table.rows[table.find(keys)], rows)
        assert table.sound


def test_rows_are_added_after_those_held(tmp_path: Path) -> None:
    path = tmp_path / "t.rows"
    add_rows(path, KEYS[:1], ROWS[:1])
    add_rows(path, KEYS[1:], ROWS[1:])
    table = read_table(path)
    assert np.array_equal(table.rows[table.find(KEYS)], ROWS)
    assert table.find([text_key("z")]).tolist() == [-1]


def test_an_absent_file_is_sound_and_empty(tmp_path: Path) -> None:
    table = read_table(tmp_path / "t.rows")
    assert table.sound
    assert table.find(KEYS).tolist() == [-1, -1, -1]


@pytest.mark.parametrize("content", [b"", b"bonjour", b"x" * 500])
def test_a_file_that_is_no_table_is_not_sound_and_is_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.rows"
    path.write_bytes(content)
    assert not read_table(path).sound
    assert add_rows(path, KEYS, ROWS)
    assert read_table(path).find(KEYS).tolist() == [0, 1, 2]


@pytest.mark.parametrize("place", range(3))
def test_a_damaged_record_is_passed_over(tmp_path: Path, place: int) -> None:
    path = tmp_path / "t.rows"
    add_rows(path, KEYS, ROWS)
    content = bytearray(path.read_bytes())
    step = (len(content) - HEAD) // 3
    content[HEAD + step * (place + 1) - 1] ^= 1
    path.write_bytes(bytes(content))
    table = read_table(path)
    assert [p >= 0 for p in table.find(KEYS)] == [i != place for i in range(3)]
    assert not table.sound


def test_a_tail_cut_short_is_closed_by_the_next_addition(tmp_path: Path) -> None:
    path = tmp_path / "t.rows"
    add_rows(path, KEYS, ROWS)
    path.write_bytes(path.read_bytes()[:-5])
    assert (read_table(path).find(KEYS) >= 0).tolist() == [True, True, False]
    add_rows(path, KEYS[2:], ROWS[2:])
    table = read_table(path)
    assert np.array_equal(table.rows[table.find(KEYS)], ROWS)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert not add_rows(tmp_path / "file" / "t.rows", KEYS, ROWS)


ADD = """
import sys, numpy as np
from pathlib import Path
from legalgap.store.cache import add_rows, text_key
for i in range(20):
    add_rows(Path(sys.argv[1]), [text_key(f"{sys.argv[2]}{i}")], np.full((1, 4), i, dtype=np.float16))
"""


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    root = str(Path(legalgap.__file__).parents[1])
    running = [subprocess.Popen([sys.executable, "-c", ADD, str(tmp_path / "t.rows"), name], cwd=root) for name in "xy"]
    assert [p.wait(120) for p in running] == [0, 0]
    table = read_table(tmp_path / "t.rows")
    assert (table.find([text_key(f"{name}{i}") for name in "xy" for i in range(20)]) >= 0).all()
