"""The terminal: summaries first, then a line a requirement."""

import io

import pytest
from rich.console import Console

from legalgap.model.findings import Scan
from legalgap.report.table import DISCLAIMER
from legalgap.report.terminal import NARROWEST, print_scan


def shown(scan: Scan, width: int) -> str:
    out = io.StringIO()
    print_scan(scan, Console(file=out, width=width))
    return out.getvalue()


def test_summaries_then_gaps_then_warning(scan: Scan) -> None:
    text = shown(scan, 400)
    order = [
        "Droit au 23/11/2026 · 3 exigences",
        "Par instrument",
        "Par domaine",
        "Par thème",
        "Table des écarts",
        "V02 I-3",
        "Une note",
        DISCLAIMER,
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "words",
    ["Conforme", "Contradiction", "93 %", "Le salaire est égal.", "12-34 art. 3, 12-34 art. 4", "12-34 art. 6", "—"],
)
def test_a_row_says(scan: Scan, words: str) -> None:
    assert words in shown(scan, 400).split("Table des écarts")[1]


def test_markup_in_the_data_is_shown_as_it_is(scan: Scan) -> None:
    text = shown(scan, 400)
    assert "<script>alert('dirigeant')</script> & la suite" in text
    assert "Une note <i>utile</i>." in text


@pytest.mark.parametrize("width", [NARROWEST, 120, 160])
def test_no_line_is_wider_than_the_screen(scan: Scan, width: int) -> None:
    assert max(len(line) for line in shown(scan, width).splitlines()) <= width


def test_no_colour_code_outside_a_terminal(scan: Scan) -> None:
    assert "\x1b" not in shown(scan, 160)
