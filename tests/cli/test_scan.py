"""`legalgap scan` on the made-up data."""

import json
import os
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from made_up import FIRST, Cli

MATRICES = ["rapports/matrice.html", "rapports/matrice.xlsx"]
REQUIREMENTS = ["V01/1(a)#salaire", "V01/2#adhésion", "V01/2#direction", "V01/I-3#gratuité"]


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


@pytest.fixture(scope="module")
def data(first_scan: tuple[CompletedProcess[str], Path]) -> Any:
    return json.loads(first_scan[0].stdout)


@pytest.fixture(scope="module")
def rows(data: Any) -> dict[str, Any]:
    return {r["requirement"]: r for r in data["rows"]}


def test_the_table_says_everything_and_writes_the_matrices(cli: Cli) -> None:
    done = cli("scan")
    assert (done.returncode, done.stderr) == (0, "")
    for words in (
        "4 exigences",
        "Par instrument",
        "Par domaine",
        "Par thème",
        "Table des écarts",
        "V01 I-3",
        "n'est pas un avis juridique",
    ):
        assert words in done.stdout
    assert files(cli.folder) == MATRICES
    assert all(name in done.stdout for name in MATRICES)


def test_each_requirement_once_with_ten_articles(data: Any) -> None:
    assert (data["schema"], data["laws"]) == ("legalgap/scan/1", ["12-34"])
    assert [r["requirement"] for r in data["rows"]] == REQUIREMENTS
    for row in data["rows"]:
        places = [(m["law"], m["article"]) for m in row["matches"]]
        scores = [m["score"] for m in row["matches"]]
        assert len(set(places)) == len(places) == 10
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= s <= 1 for s in scores)


@pytest.mark.parametrize(("requirement", "article"), [*zip(REQUIREMENTS, ["3", "5", "6", "8"], strict=True)])
def test_the_article_a_jurist_would_name_comes_first(rows: dict[str, Any], requirement: str, article: str) -> None:
    assert article in [m["article"] for m in rows[requirement]["matches"][:3]]


def test_a_bill_is_never_cited(rows: dict[str, Any]) -> None:
    assert {m["law"] for row in rows.values() for m in row["matches"]} == {"12-34"}


def test_an_excluded_annex_does_not_bind(rows: dict[str, Any]) -> None:
    assert [rows[name]["binding"] for name in REQUIREMENTS] == [True, True, True, False]
    assert "Annexe exclue" in rows["V01/I-3#gratuité"]["why"]


def test_the_same_scan_again_byte_for_byte(cli: Cli, first_scan: tuple[CompletedProcess[str], Path]) -> None:
    again = [cli("scan", *FIRST) for _ in range(2)]
    assert {done.stdout for done in again} == {first_scan[0].stdout}
    assert files(cli.folder) == []


def test_the_law_of_a_day(cli: Cli, data: Any) -> None:
    later = json.loads(cli("scan", "--format", "json", "--as-of", "2020-01-01").stdout)
    notes = [[n for n in found["notes"] if "vérifiés" in n] for found in (data, later)]
    assert (data["as_of"], later["as_of"]) == ("2016-01-01", "2020-01-01")
    assert notes == [[f"1 articles sur {count} n'ont pas été vérifiés sur un texte officiel."] for count in (12, 11)]
    assert "12" not in {m["article"] for row in later["rows"] for m in row["matches"]}


def test_a_bill_asked_for_is_not_among_the_laws_read_and_the_notes_say_so(cli: Cli) -> None:
    found = json.loads(cli("scan", "--format", "json", "--law", "56-78", "--law", "12-34", "--law", "56-78").stdout)
    assert found["laws"] == ["12-34"]
    assert "Projets, qui ne sont pas du droit en vigueur et ne sont pas comptés : 56-78." in found["notes"]


@pytest.mark.parametrize(
    ("name", "start"), [("xlsx", b"PK\x03\x04"), ("html", b"<!doctype html>"), ("json", b"{"), ("docx", b"PK\x03\x04"), ("pdf", b"%PDF")]
)
def test_each_format_to_a_file(cli: Cli, name: str, start: bytes) -> None:
    done = cli("scan", "--format", name, "-o", f"nouveau/dossier/m.{name}")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"Écrit : nouveau/dossier/m.{name}\n".replace("/", os.sep)
    assert files(cli.folder) == [f"nouveau/dossier/m.{name}"]
    assert (cli.folder / f"nouveau/dossier/m.{name}").read_bytes().startswith(start)


def test_csv_goes_with_its_other_table_and_their_metadata(cli: Cli) -> None:
    assert cli("scan", "--format", "csv", "-o", "m.csv").returncode == 0
    assert files(cli.folder) == ["m-articles.csv", "m.csv", "m.csv-metadata.json"]
    assert (cli.folder / "m.csv").read_bytes().startswith(b"\xef\xbb\xbfExigence;")


def test_csv_on_the_screen_is_the_file(cli: Cli) -> None:
    cli("scan", "--format", "csv", "-o", "m.csv")
    assert cli("scan", "--format", "csv").stdout.encode("utf-8") == (cli.folder / "m.csv").read_bytes()


def test_an_older_report_is_replaced(cli: Cli, first_scan: tuple[CompletedProcess[str], Path]) -> None:
    (cli.folder / "m.json").write_text("ancien", encoding="utf-8")
    cli("scan", *FIRST, "-o", "m.json")
    assert (cli.folder / "m.json").read_text(encoding="utf-8") == first_scan[0].stdout
    assert files(cli.folder) == ["m.json"]
