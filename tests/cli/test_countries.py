"""`legalgap scan --acts` from end to end."""

from pathlib import Path

import pytest
from countries import make_folder, make_table
from made_up import Cli, Here

DAY = ("--as-of", "2020-01-01")


def test_a_scan_of_countries_and_its_second_run(cli: Cli, tmp_path: Path) -> None:
    place = make_folder(tmp_path / "pays")
    make_table(place / "autres.csv")
    first = cli("scan", "--acts", str(place), "-o", "tables", "--jobs", "2", *DAY)
    assert first.returncode == 1
    assert "5 pays sur 5 dans tables" in first.stdout
    assert "VA, loi-99-99 laissé de côté : Le fichier n'est pas du YAML bien formé" in first.stderr
    assert sorted(p.name for p in (cli.folder / "tables").iterdir()) == [f"V{c}.parquet" for c in "ABCDE"]
    second = cli("scan", "--acts", str(place / "autres.csv"), "-o", "tables", "--jobs", "1", *DAY)
    assert (second.returncode, second.stdout.count("inchangé, gardé")) == (0, 4)


ARGUMENTS = [
    (["--law", "12-34"], "--law ne va pas avec --acts"),
    (["--format", "json"], "--format ne va pas avec --acts"),
    (["--engine", "ray"], "Moteur inconnu : « ray »"),
]


@pytest.mark.parametrize(("args", "words"), ARGUMENTS)
def test_options_that_do_not_go_together(cli: Cli, here: Here, args: list[str], words: str) -> None:
    make_table(cli.folder / "t.csv")
    done = here("scan", "--acts", "t.csv", *args)
    assert done.returncode == 2
    assert words in done.stderr


def test_engine_and_jobs_are_for_countries(here: Here) -> None:
    done = here("scan", "--jobs", "2")
    assert done.returncode == 2
    assert "vont avec --acts" in done.stderr
