"""CSV: readable by a spreadsheet, and never run by it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalgap.model.findings import Row, Scan
from legalgap.report.csvfile import inert, scan_csv
from legalgap.report.table import MATRIX


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_one_line_a_requirement_under_the_titles(scan: Scan) -> None:
    lines = read(scan_csv(scan))
    assert lines[0] == [c.title for c in MATRIX]
    assert [line[0] for line in lines[1:]] == [r.requirement for r in scan.rows]
    assert {len(line) for line in lines} == {len(MATRIX)}


def test_the_byte_order_mark_stands_once_and_first(scan: Scan) -> None:
    content = scan_csv(scan)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\xef\xbb\xbf") == 1
    assert content == scan_csv(scan)


@pytest.mark.parametrize("cell", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", '=HYPERLINK("http://x";"y")'])
def test_a_formula_becomes_text(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Le salaire = tout", "6(1)(a)", "'déjà", 0.93, -1.5])
def test_other_cells_stay(cell: str | float) -> None:
    assert inert(cell) == cell


def test_no_cell_of_a_scan_is_a_formula(scan: Scan) -> None:
    cells = [cell for line in read(scan_csv(scan)) for cell in line]
    assert not [c for c in cells if c.startswith(("=", "+", "-", "@"))]
    assert {"'=1+1", "'@école", "'+33", "'-clause"} <= set(cells)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_come_back(words: str) -> None:
    row = Row("id", "V01", "1", words, "t", "emploi", "lacune", 0.5, "silence", "", ())
    scan = Scan("legalgap/scan/1", __import__("datetime").date(2026, 1, 1), {}, (), (row,))
    assert read(scan_csv(scan))[1][3] == inert(words)
