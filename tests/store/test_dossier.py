"""A dossier keeps acts, their earlier states and its history; nothing is ever half-written."""

from datetime import date
from pathlib import Path

import pytest

from legalgap.errors import ArgumentError
from legalgap.model.texts import Act, ActText, Article, Place, Title, Version
from legalgap.store import files
from legalgap.store.dossier import create_dossier, known_law, open_dossier

START = date(2010, 5, 1)


def act(words: str, law: str = "12-34") -> ActText:
    version = Version(START, text=words, place=Place("loi.pdf", 3, 12, (1.0, 2.0, 3.0, 4.0)))
    held = Act(law, f"/akn/zz/act/loi/2010/{law}", Title("Loi de Valmérie"), "loi", START)
    return ActText(held, (Article("1", ("Titre I",), "", (version,)),))


def test_an_act_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    dossier = create_dossier(tmp_path / "d", "Étude", "ZZ")
    assert dossier.save(act("Tout salarié : « a droit » au repos.\nIl le prend chaque semaine."), "ajout", "loi.pdf", "A. Juriste")
    again = open_dossier(tmp_path / "d")
    assert (again.state, again.laws()) == ("ZZ", ["12-34"])
    assert again.load("12-34") == act("Tout salarié : « a droit » au repos.\nIl le prend chaque semaine.")
    assert [(h["what"], h["law"], h["source"], h["by"]) for h in again.history()] == [("ajout", "12-34", "loi.pdf", "A. Juriste")]


def test_saving_the_same_act_twice_changes_nothing(tmp_path: Path) -> None:
    dossier = create_dossier(tmp_path)
    assert dossier.save(act("a"), "ajout")
    assert not dossier.save(act("a"), "ajout")
    assert len(dossier.history()) == 1


def test_undo_gives_back_each_earlier_state_then_nothing(tmp_path: Path) -> None:
    dossier = create_dossier(tmp_path)
    for words in ("a", "b", "c"):
        dossier.save(act(words), "mise à jour")
    assert dossier.undo("12-34")
    assert dossier.load("12-34") == act("b")
    assert dossier.undo("12-34")
    assert dossier.load("12-34") == act("a")
    assert dossier.undo("12-34")
    assert dossier.laws() == []
    assert not dossier.undo("12-34")


def test_a_source_is_kept_once_under_its_hash(tmp_path: Path) -> None:
    dossier = create_dossier(tmp_path)
    first = dossier.keep_source("12-34", "../../Loi du travail.PDF", b"%PDF")
    assert first == dossier.keep_source("12-34", "autre.pdf", b"%PDF")
    assert first.endswith(".pdf")
    assert (dossier.folder("12-34") / "sources" / first).read_bytes() == b"%PDF"


@pytest.mark.parametrize("law", ["", "..", "a/b", "../x", ".x", "x" * 65, "a\x00b", "a."])
def test_an_id_that_could_leave_the_dossier_is_refused(tmp_path: Path, law: str) -> None:
    with pytest.raises(ArgumentError, match="Identifiant d'acte inutilisable"):
        create_dossier(tmp_path).folder(law)


def test_a_folder_that_is_no_dossier_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="n'est pas un dossier legalgap"):
        open_dossier(tmp_path)


def test_an_act_of_the_dossier_takes_the_place_of_the_built_in_one(tiny: Path, tmp_path: Path) -> None:
    dossier = create_dossier(tmp_path / "d")
    dossier.save(act("Nouveau texte."), "ajout")
    held = {t.act.id: t for t in known_law(dossier)}
    assert held["12-34"].articles[0].versions[0].text == "Nouveau texte."
    assert {t.act.id for t in known_law(None)} <= set(held)


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    files.write_whole(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "replace", fail)
    with pytest.raises(ArgumentError, match="ne peut pas être écrit"):
        files.write_whole(path, b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["x"]
    assert path.read_bytes() == b"old"


def test_a_line_cut_by_a_power_failure_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    files.append_line(path, {"n": 1})
    with open(path, "ab") as out:
        out.write(b'{"n": 2, "cut')
    files.append_line(path, {"n": 3})
    assert list(files.read_lines(path)) == [{"n": 1}, {"n": 3}]
