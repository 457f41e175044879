"""`legalgap corpus update, amend, history, undo, diff`, from a file to the dossier and back."""

import json
from pathlib import Path

import pytest
from made_up import Cli, Here
from reform.valmerie import AMENDING, AMENDING_ARABIC, ARTICLES, LAW, act

from legalgap.store.dossier import create_dossier, open_dossier

BASE = ("--dossier", "d")


@pytest.fixture
def folder(cli: Cli) -> Path:
    create_dossier(cli.folder / "d", "Étude", "ZZ").save(act(), "ajout", "loi.txt")
    for name, text in {
        "2021.txt": LAW.replace("cinquième", "troisième"),
        "même.txt": LAW.replace("'", "’"),
        "modif.txt": AMENDING,
        "arabe.txt": AMENDING_ARABIC,
        "vide.txt": "",
    }.items():
        (cli.folder / name).write_text(text, encoding="utf-8")
    return cli.folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted((folder / "d").rglob("*")) if p.is_file()}


def test_a_consolidated_text_becomes_a_version(folder: Path, here: Here) -> None:
    assert here("corpus", "update", "7-08", "2021.txt", *BASE, "--from", "2021-02-01", "--yes").returncode == 0
    held = open_dossier(folder / "d").load("7-08")
    assert [len(a.versions) for a in held.articles] == [1, 2, 1, 1, 1]
    assert held.articles[1].versions[1].place
    shown = json.loads(here("corpus", "diff", "7-08", "2020-01-01", "2022-01-01", *BASE, "--format", "json").stdout)
    assert [a["new"]["num"] for a in shown["articles"]] == ["2"]
    old = here("corpus", "export", "7-08", *BASE, "--as-of", "2020-01-01").stdout
    assert [json.loads(line)["text"] for line in old.splitlines()] == list(ARTICLES.values())


def test_an_amending_law_is_applied_and_undone(folder: Path, here: Here) -> None:
    before = files(folder)["d/textes/7-08/acte.yaml"]
    done = here("corpus", "amend", "modif.txt", *BASE, "--id", "7-08", "--from", "2021-02-01", "--yes")
    assert done.returncode == 0
    assert "Article 4 bis — article ajouté (loi 9-21, art. 2)" in done.stdout
    assert "Laissé (loi 9-21, art. 3) : « Sont abrogés les articles 1 et 7 de la même loi. » — l'acte n'a pas d'article 7." in done.stderr
    held = {a.num: a for a in open_dossier(folder / "d").load("7-08").articles}
    assert [c.clause for c in held["5"].versions[-1].changes] == ["loi 9-21, art. 3", "loi 9-21, art. 3"]
    assert "modification par loi 9-21" in here("corpus", "history", "7-08", *BASE).stdout
    assert here("corpus", "undo", "7-08", *BASE).returncode == 0
    assert files(folder)["d/textes/7-08/acte.yaml"] == before


def test_the_same_text_printed_otherwise_changes_nothing(folder: Path, here: Here) -> None:
    before = files(folder)
    done = here("corpus", "update", "7-08", "même.txt", *BASE, "--from", "2021-02-01", "--yes")
    assert (done.returncode, files(folder)) == (0, before)
    assert "Aucun mot ne change" in done.stderr


def test_nothing_is_written_without_a_yes(folder: Path, cli: Cli) -> None:
    before = files(folder)
    done = cli("corpus", "update", "7-08", "2021.txt", *BASE, "--from", "2021-02-01")
    assert done.returncode == 1
    assert files(folder) == before


@pytest.mark.parametrize("form", ["html", "docx", "json", "table"])
def test_two_files_are_compared_in_each_format(folder: Path, here: Here, form: str) -> None:
    done = here("corpus", "diff", "même.txt", "2021.txt", "--format", form, "-o", f"ecarts.{form}")
    assert done.returncode == 0
    assert (folder / f"ecarts.{form}").stat().st_size > 200


def test_a_draft_is_compared_with_the_law_and_two_acts_together(folder: Path, here: Here) -> None:
    assert "modifiés : 1" in here("corpus", "diff", "7-08", "2021.txt", *BASE).stdout
    assert "abrogés" in here("corpus", "diff", "12-34", "7-08", *BASE, "--as-of", "2016-01-01").stdout


REFUSED = [
    (("update", "7-08", "2021.txt", *BASE, "--from", "2001-01-01", "--yes"), "précède l'entrée en vigueur"),
    (("update", "7-08", "modif.txt", *BASE, "--from", "2021-01-01", "--yes"), "corpus amend"),
    (("update", "7-08", "arabe.txt", *BASE, "--from", "2021-01-01", "--yes"), "est en arabe, et l'acte 7-08 en français"),
    (("update", "7-08", "vide.txt", *BASE, "--from", "2021-01-01", "--yes"), "vide"),
    (("update", "9-99", "2021.txt", *BASE, "--from", "2021-01-01", "--yes"), "n'a pas d'acte « 9-99 »"),
    (("update", "7-08", "2021.txt", *BASE, "--from", "demain", "--yes"), "Date illisible"),
    (("update", "7-08", "2021.txt", *BASE, "--from", "2008-03-03", "--yes"), "déjà une autre rédaction"),
    (("amend", "modif.txt", *BASE, "--id", "7-08", "--yes"), "n'est pas donnée"),
    (("amend", "2021.txt", *BASE, "--id", "7-08", "--from", "2021-01-01", "--yes"), "Aucune modification de cet acte"),
    (("amend", "arabe.txt", *BASE, "--id", "7-08", "--from", "2021-01-01", "--yes"), "est en arabe"),
    (("diff", "7-08", "2022-01-01", "2020-01-01", *BASE), "suit la seconde"),
    (("diff", "7-08", "2000-01-01", "2020-01-01", *BASE), "n'est connue au 01/01/2000"),
    (("diff", "2021.txt", "arabe.txt"), "pas dans la même langue"),
    (("diff", "2021.txt"), "1 textes donnés"),
    (("diff", "2021.txt", "même.txt", "--format", "odt"), "Format inconnu"),
    (("diff", "2021.txt", "même.txt", "--lang", "de"), "Langue inconnue"),
    (("export", "7-08", *BASE, "--as-of", "2000-01-01"), "antérieur à ce qui est connu"),
    (("undo", "9-99", *BASE), "n'a pas d'acte « 9-99 »"),
    (("history", "9-99", *BASE), "n'a pas d'acte « 9-99 »"),
]


@pytest.mark.parametrize(("args", "message"), REFUSED)
def test_what_cannot_be_done_is_said_and_nothing_is_lost(folder: Path, here: Here, args: tuple[str, ...], message: str) -> None:
    before = files(folder)
    done = here("corpus", *args)
    assert done.returncode in (2, 3)
    assert message in done.stderr
    assert files(folder) == before
