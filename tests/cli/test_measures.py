"""`legalgap measures` on the made-up data."""

import csv
import io
import json
from pathlib import Path

import pytest
from made_up import Cli, Edit, Here

DAY = ("--as-of", "2016-01-01")


def test_the_table_says_who_when_and_what_is_a_draft(cli: Cli) -> None:
    done = cli("measures", *DAY)
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("Combler par la loi un silence", "à désigner", "Aucun acteur n'est décrit", "relire par un juriste"):
        assert words in done.stdout


def test_json_twice_byte_for_byte(here: Here) -> None:
    first, second = here("measures", *DAY, "--format", "json"), here("measures", *DAY, "--format", "json")
    assert (first.returncode, first.stdout) == (0, second.stdout)
    data = json.loads(first.stdout)
    assert data["schema"] == "legalgap/measures/1"
    held = {r for m in data["measures"] for r in m["requirements"]}
    assert "V01/2#direction" in held
    [measure] = [m for m in data["measures"] if "V01/2#direction" in m["requirements"] and m["draft"]]
    assert measure["target"]["law"] == "12-34"
    assert "Tout adhérent peut être élu à la direction du syndicat." in measure["draft"]["after"]
    assert "juriste" in measure["draft"]["status"]


@pytest.mark.parametrize("name", ["csv", "xlsx", "docx", "json"])
def test_each_format_to_a_file(here: Here, cli: Cli, name: str) -> None:
    done = here("measures", *DAY, "-o", f"sortie/m.{name}")
    assert (done.returncode, done.stdout) == (0, "")
    content = (cli.folder / f"sortie/m.{name}").read_bytes()
    assert content.startswith({"csv": b"\xef\xbb\xbf", "json": b"{"}.get(name, b"PK"))
    if name == "csv":
        assert len(list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))) > 1


def test_a_longer_programme_makes_more_feasible(here: Here) -> None:
    def within(*args: str) -> int:
        return sum(m["feasibility"]["within"] for m in json.loads(here("measures", *DAY, "--format", "json", *args).stdout)["measures"])

    assert within("--months", "2") <= within("--months", "12") <= within("--months", "60")
    assert within("--months", "2") < within("--months", "60")


def test_a_dossier_brings_its_actors(here: Here, cli: Cli) -> None:
    dossier = cli.folder / "dossier"
    (dossier / "mesures").mkdir(parents=True)
    (dossier / "legalgap.toml").write_text('name = "Valmérie"\nstate = "ZZ"\n', encoding="utf-8")
    actor = "- {id: travail, name: {fr: Ministère du labeur}, level: national, kind: ministère, domains: [emploi]}\n"
    (dossier / "acteurs.yaml").write_text(actor, encoding="utf-8")
    (dossier / "mesures/roles.yaml").write_text("ZZ: {social: [], roles: [{when: {}, pilot: travail}]}", encoding="utf-8")
    data = json.loads(here("measures", *DAY, "--format", "json", "--dossier", str(dossier)).stdout)
    assert data["state"] == "ZZ"
    assert {m["parties"]["pilot"]["name"]["fr"] for m in data["measures"]} == {"Ministère du labeur"}


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["--months", "0"], 2, "Durée de programme impossible : 0 mois"),
        (["--start", "demain"], 2, "Date illisible : « demain »"),
        (["--format", "odt"], 2, "Format inconnu : « odt »"),
        (["--law", "99-99"], 2, "Loi inconnue"),
        (["--dossier", "absent"], 2, "n'est pas un dossier legalgap"),
        (["-o", "plein/m.xlsx"], 2, "ne peut pas être écrit"),
    ],
)
def test_a_refusal_is_one_message_and_no_file(here: Here, cli: Cli, args: list[str], code: int, words: str) -> None:
    (cli.folder / "plein").write_text("un fichier", encoding="utf-8")
    done = here("measures", *DAY, *args)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1)
    assert words in done.stderr
    assert [p.name for p in cli.folder.rglob("*")] == ["plein"]


def test_a_bad_library_is_bad_data(here: Here, edit: Edit, cli: Cli) -> None:
    edit("reports/measures/poids.yaml", "many: 5", "many: 0")
    done = here("measures", *DAY, "-o", "m.json")
    assert done.returncode == 4
    assert "poids.yaml" in done.stderr
    assert list(Path(cli.folder).iterdir()) == []
