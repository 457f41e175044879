"""`legalgap coherence` on the made-up data: every item in every format."""

import csv
import io
import json

import pytest
from made_up import Cli
from openpyxl import load_workbook

DAY = ("--as-of", "2016-01-01")


def read(cli: Cli, *args: str) -> dict:
    done = cli("coherence", "--format", "json", *DAY, *args)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_silences_are_themes_without_items(cli: Cli) -> None:
    data = read(cli)
    silent = {c["theme"] for c in data["cells"] if not c["items"]}
    assert set(data["silent"]["PTV"]) == set(data["unheard"]) == silent
    assert silent


@pytest.mark.parametrize("form", ["csv", "xlsx", "html", "table"])
def test_each_format_shows_every_item(cli: Cli, form: str) -> None:
    done = cli("coherence", "--format", form, *DAY, *(() if form == "table" else ("-o", f"c.{form}")))
    assert done.returncode == 0
    if form == "xlsx":
        book = load_workbook(cli.folder / "c.xlsx")
        assert [row[1].value for row in book["Mesures"].iter_rows(min_row=2)] == ["1", "2"]
        return
    shown = done.stdout if form == "table" else (cli.folder / f"c.{form}").read_text(encoding="utf-8-sig")
    assert "Syndicats ouverts à tous" in shown
    assert "Routes" in shown
    if form == "csv":
        assert [r["Vérifié"] for r in csv.DictReader(io.StringIO(shown))] == ["bulletin imaginaire", "non"]


def test_an_unknown_strategy_is_refused(cli: Cli) -> None:
    done = cli("coherence", "--strategy", "XYZ")
    assert done.returncode == 2
    assert "Stratégie inconnue : « XYZ »" in done.stderr
    assert "PTV" in done.stderr
