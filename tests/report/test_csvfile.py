"""CSV: readable by a spreadsheet, and never run by it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matrix_readers import read_csv

from legalgap.model.findings import Row, Scan
from legalgap.report.csvfile import inert, scan_csv
from legalgap.report.edition import Edition


@pytest.mark.parametrize("cell", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", '=HYPERLINK("http://x";"y")'])
def test_a_formula_becomes_text(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Le salaire = tout", "6(1)(a)", "'déjà", 0.93, -1.5])
def test_other_cells_stay(cell: str | float) -> None:
    assert inert(cell) == cell


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_come_back(words: str) -> None:
    row = Row("id", "V01", "1", words, "t", "emploi", "lacune", 0.5, "silence", "", ())
    scan = Scan("legalgap/scan/1", date(2026, 1, 1), {}, (), (row,))
    assert read_csv(scan_csv(scan, Edition("fr")))[1][3] == inert(words)
