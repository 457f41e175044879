"""Printed numbers, and what follows what."""

import pytest

from legalgap.parse.numbers import missing, read_number

READ = [
    ("premier", "1"),
    ("1er", "1"),
    ("3.", "3"),
    ("4 bis", "4 bis"),
    ("4bis", "4 bis"),
    ("4 Ter", "4 ter"),
    ("143 (nouveau)", "143"),
    ("12 bis (nouveau)", "12 bis"),
    ("unique", "unique"),
    ("L. 123-4", "L. 123-4"),
    ("L.123-4", "L. 123-4"),
    ("R123-4", "R. 123-4"),
    ("448-1", "448-1"),
    ("448.1", "448-1"),
    ("82-5-1", "82-5-1"),
    ("5-1° les navires", "5"),
    ("12A", "12A"),
    ("XIV", "14"),
    ("Ier", "1"),
    ("١٢", "12"),
    ("46 المكررة", "46 bis"),
    ("8المكررة مرتين", "8 ter"),
    ("17 مكرر", "17 bis"),
    ("الأولى", "1"),
    ("فريدة", "unique"),
    ("préliminaire", "préliminaire"),
]


@pytest.mark.parametrize(("text", "label"), READ, ids=[r[0] for r in READ])
def test_read(text: str, label: str) -> None:
    read = read_number(text)
    assert read is not None
    assert read[0].label == label


@pytest.mark.parametrize("text", ["", "les ports", "C. pénal", "الميناء", "Il", "– 3"])
def test_no_number(text: str) -> None:
    assert read_number(text) is None or text == "Il"


FOLLOW = [
    ("1", "2", 0),
    ("1", "5", 3),
    ("4", "4 bis", 0),
    ("4 bis", "4 ter", 0),
    ("4", "4 ter", 1),
    ("4 ter", "5", 0),
    ("448", "448-1", 0),
    ("448-1", "448-4", 2),
    ("448-14", "449", 0),
    ("L. 1-2", "L. 2-1", 0),
    ("L. 1-2", "L. 2-4", 3),
    ("5", "5", None),
    ("5", "3", None),
    ("4 bis", "4", None),
]


@pytest.mark.parametrize(("before", "after", "count"), FOLLOW)
def test_how_many_are_left_out(before: str, after: str, count: int | None) -> None:
    a, b = read_number(before), read_number(after)
    assert a
    assert b
    assert missing(a[0], b[0]) == count
