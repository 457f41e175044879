"""`legalgap report` on the made-up data."""

import json

import pytest
from made_up import Cli, Here

DAY = ("--as-of", "2016-01-01")
STARTS = {"docx": b"PK", "pptx": b"PK", "pdf": b"%PDF", "html": b"<!doctype html>", "svg": b"<svg"}
LINE = {"name": "moteur", "rows": 4, "hit5": 0.625, "hit10": 0.75, "recall10": 0.5}


@pytest.mark.parametrize(
    ("name", "form"),
    [("note", "docx"), ("besoins", "pdf"), ("fiches", "html"), ("liste", "docx"), ("diaporama", "pptx"), ("cartographie", "svg")],
)
def test_each_deliverable_to_a_file(here: Here, cli: Cli, name: str, form: str) -> None:
    done = here("report", name, *DAY, "--format", form, "-o", f"livrables/{name}.{form}")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert [p.name for p in (cli.folder / "livrables").iterdir()] == [f"{name}.{form}"]
    assert (cli.folder / f"livrables/{name}.{form}").read_bytes().startswith(STARTS[form])


def test_the_default_place_and_format(here: Here, cli: Cli) -> None:
    assert here("report", "cartographie", *DAY).returncode == 0
    assert (cli.folder / "rapports/cartographie.html").is_file()


def test_the_measured_quality_is_that_of_the_file(here: Here, cli: Cli) -> None:
    bench = {"lines": [LINE], "scan_seconds": 2.5, "scan_peak_mb": 300.0, "statuses": ["conforme"]}
    (cli.folder / "mesure.json").write_text(json.dumps(bench), encoding="utf-8")
    done = here("report", "note", *DAY, "--bench", "mesure.json", "-o", "note.html")
    assert done.returncode == 0, done.stderr
    page = (cli.folder / "note.html").read_text(encoding="utf-8")
    assert "0.625" in page
    assert "mesure.json" in page


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["note", "--bench", "absent.json"], 3, "Mesures illisibles"),
        (["note", "--bench", "texte.json"], 3, "Mesures illisibles"),
        (["note", "--format", "odt"], 2, "Format inconnu : « odt »"),
        (["note", "--format", "svg"], 2, "Format inconnu : « svg »"),
        (["fiches", "--measure", "M-0"], 2, "Mesure inconnue : « M-0 »"),
        (["liste", "--months", "900"], 2, "Durée de programme impossible"),
        (["note", "-o", "texte.json/n.docx"], 2, "ne peut pas être écrit"),
    ],
)
def test_a_refusal_is_one_message_and_no_file(here: Here, cli: Cli, args: list[str], code: int, words: str) -> None:
    (cli.folder / "texte.json").write_text("ceci n'est pas une mesure", encoding="utf-8")
    done = here("report", args[0], *DAY, *args[1:])
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1), done.stderr
    assert words in done.stderr
    assert [p.name for p in cli.folder.rglob("*")] == ["texte.json"]
