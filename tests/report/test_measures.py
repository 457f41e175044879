"""Measures as CSV, JSON, workbook and terminal table: no format drops a field."""

import csv
import io
import json

import pytest
from briefs import make_brief
from openpyxl import load_workbook
from plan_cases import match, row
from rich.console import Console

from legalgap.report.measures import MEASURES, closing_lines, measures_csv, measures_json, measures_table
from legalgap.report.measures_xlsx import measures_xlsx

PLAN = make_brief().plan
HOSTILE = make_brief((row("a", "contradiction", "contradiction", match("6", "contradicts"), claim="=1+1", model_clause="=CMD()"),)).plan
TITLES = [c.title for c in MEASURES]


def test_csv_holds_every_column_of_every_measure() -> None:
    content = measures_csv(PLAN)
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert content.startswith(b"\xef\xbb\xbf")
    assert lines[0] == TITLES
    assert lines[1:] == [[str(c.read(m, PLAN.library)) for c in MEASURES] for m in PLAN.measures]


def test_json_is_the_public_contract() -> None:
    data = json.loads(measures_json(PLAN))
    assert (data["schema"], data["state"], data["months"], data["start"]) == ("legalgap/measures/1", "MA", 12, "2026-01-05")
    assert [m["id"] for m in data["measures"]] == [m.id for m in PLAN.measures]
    first = data["measures"][0]
    assert first["target"]["citation"] == "12-34 art. 6"
    assert first["draft"]["before"].startswith("Les membres de la direction")
    assert first["draft"]["after"].endswith("Clause direction. Clause élection.")
    assert {p["deed"] for p in first["draft"]["pieces"]} == {"keep", "strike", "insert"}
    assert {"start", "end", "weeks", "source"} <= set(first["calendar"][0])
    assert data["measures"][-1]["draft"] is None


def test_the_workbook_says_the_same() -> None:
    book = load_workbook(io.BytesIO(measures_xlsx(PLAN)))
    assert book.sheetnames == ["Lire d'abord", "Mesures", "Calendrier", "Pratiques"]
    lines = list(book["Mesures"].values)
    assert list(lines[0]) == TITLES
    for measure, line in zip(PLAN.measures, lines[1:], strict=True):
        for column, cell in zip(MEASURES, line, strict=True):
            if column.title != "Rédaction proposée (projet)":
                assert (cell or "") == column.read(measure, PLAN.library)
    steps = sum(len(m.calendar) for m in PLAN.measures)
    assert book["Calendrier"].max_row == steps + 1
    assert [r[0] for r in book["Pratiques"].values] == ["Pays", "Valdorie", "Valombrie"]


def test_the_redline_strikes_and_underlines() -> None:
    book = load_workbook(io.BytesIO(measures_xlsx(PLAN)), rich_text=True)
    cell = book["Mesures"].cell(2, TITLES.index("Rédaction proposée (projet)") + 1).value
    looks = {(bool(part.font.strike), part.font.u) for part in cell if hasattr(part, "font")}
    assert {(True, None), (False, "single")} <= looks


@pytest.mark.parametrize("make", [measures_xlsx, measures_csv, measures_json])
def test_the_same_bytes_twice(make: object) -> None:
    assert make(PLAN) == make(PLAN)  # type: ignore[operator]


def test_no_text_becomes_a_formula() -> None:
    book = load_workbook(io.BytesIO(measures_xlsx(HOSTILE)))
    assert {c.data_type for line in book["Mesures"].iter_rows() for c in line} <= {"s", "n"}
    assert ";'=1+1;" in measures_csv(HOSTILE).decode("utf-8-sig")


def test_the_terminal_shows_who_and_when() -> None:
    console = Console(width=200, record=True, file=io.StringIO())
    console.print(measures_table(PLAN))
    shown = console.export_text()
    assert "Ministère du travail de Valmérie" in shown
    assert "M-12-34-6-" in shown
    assert any("tiennent dans un programme de 12 mois" in line for line in closing_lines(PLAN))


def test_without_actors_the_columns_say_to_be_designated() -> None:
    lines = measures_csv(make_brief(people=False).plan).decode("utf-8-sig")
    assert "à désigner" in lines
    assert "None" not in lines
