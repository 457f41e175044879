"""XLSX, read back by another library: sheets, filters, words, no formula."""

import io
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from legalgap.model.findings import Scan
from legalgap.report.table import DISCLAIMER, MATRIX
from legalgap.report.xlsx import scan_xlsx


@pytest.fixture
def book(scan: Scan) -> Any:
    return load_workbook(io.BytesIO(scan_xlsx(scan)))


def test_sheets(book: Any) -> None:
    assert book.sheetnames == ["Synthèse", "Matrice", "Articles"]


def test_the_matrix_holds_every_cell(book: Any, scan: Scan) -> None:
    lines = [[cell or "" for cell in line] for line in book["Matrice"].iter_rows(values_only=True)]
    assert lines == [[c.title for c in MATRIX], *[[c.read(row) for c in MATRIX] for row in scan.rows]]


def test_the_articles_hold_every_match_with_its_rank(book: Any) -> None:
    lines = list(book["Articles"].iter_rows(min_row=2, values_only=True))
    assert [line[:3] for line in lines] == [
        ("V01/1(a)#salaire", 1, "12-34 art. 3"),
        ("V01/1(a)#salaire", 2, "12-34 art. 4"),
        ("V01/1(a)#salaire", 3, "Constitution préambule"),
        ("V01/2#direction", 1, "12-34 art. 6"),
        ("V01/2#direction", 2, "Constitution préambule"),
    ]
    assert [line[4] for line in lines] == ["satisfait", "satisfait en partie", "en rapport", "contredit", "en rapport"]
    assert [line[7] for line in lines] == ["journal officiel", "non vérifié", "non vérifié", "journal officiel", "non vérifié"]


def test_filters_and_frozen_header(book: Any) -> None:
    assert book["Matrice"].auto_filter.ref == "A1:P4"
    assert book["Articles"].auto_filter.ref == "A1:H6"
    assert (book["Matrice"].freeze_panes, book["Articles"].freeze_panes) == ("D2", "B2")


def test_a_status_can_be_chosen_from_a_list(book: Any) -> None:
    [choice] = book["Matrice"].data_validations.dataValidation
    assert (choice.type, str(choice.sqref)) == ("list", "H2:H4")
    assert choice.formula1 == '"Conforme,Partiel,Lacune,Contradiction,À vérifier,Non applicable"'


def test_the_summary_says_what_was_compared_and_counts(book: Any) -> None:
    lines = [[cell for cell in line if cell is not None] for line in book["Synthèse"].iter_rows(values_only=True)]
    words = [cell for line in lines for cell in line]
    assert {"Droit au 23/11/2026 · lois : 12-34, constitution", DISCLAIMER, "Une note <i>utile</i>."} <= set(words)
    assert ["V01", 1, 0, 0, 1, 0, 0, 2] in lines
    assert ["V02", 0, 1, 0, 0, 0, 0, 1] in lines


def test_no_cell_is_a_formula_or_a_link(book: Any) -> None:
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {'=HYPERLINK("http://x")', "=1+1", "@école", "+33", "-clause"} <= {c.value for c in cells}
    assert {c.data_type for c in cells} == {"s", "n"}
    assert not [c for c in cells if c.hyperlink]


def test_same_bytes_twice(scan: Scan) -> None:
    assert scan_xlsx(scan) == scan_xlsx(scan)


def test_a_scan_without_rows_can_be_opened(scan: Scan) -> None:
    book = load_workbook(io.BytesIO(scan_xlsx(replace(scan, rows=()))))
    assert book["Matrice"].max_row == 1
