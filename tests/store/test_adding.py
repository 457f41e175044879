"""Adding an act: the same file twice, other files, choices, and a process killed at any step."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from legalgap.errors import ArgumentError, InputFileError
from legalgap.parse.convert import Labels
from legalgap.store.adding import Reading, choose_act, files_of, keep, propose, read_again, read_file, refuse_doubtful
from legalgap.store.dossier import Dossier, create_dossier, open_dossier

TEXT = "Loi n° 12-34 du 5 mars 2020 relative aux ports\n\n" + "\n".join(f"Article {n}\nLa règle {n} s'applique." for n in range(1, 9))
PHARES = "Loi n° 56-78 du 6 mars 2020 relative aux phares\n\nArticle unique\nLes phares sont gardés."
ISSUE = f"{TEXT}\nFait à Valbourg, le 5 mars 2020.\n\n{PHARES}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ports.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return create_dossier(tmp_path / "dossier", "Essai", "VM")


def state(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and ".legalgap-" not in p.name
    }


def added(dossier: Dossier, path: Path, labels: Labels | None = None) -> bool:
    reading = read_file(path, None)
    return keep(dossier, propose(reading, reading.acts[0], labels or Labels(), dossier.state))


def test_an_act_is_kept_with_its_source(dossier: Dossier, file: Path) -> None:
    assert added(dossier, file)
    text = dossier.load("12-34")
    assert [a.num for a in text.articles] == [str(n) for n in range(1, 9)]
    place = text.articles[2].versions[0].place
    assert place
    assert (place.page, place.line) == (1, 7)
    assert (dossier.folder("12-34") / "sources" / place.source).read_bytes() == file.read_bytes()


def test_the_same_file_again_changes_nothing(dossier: Dossier, file: Path) -> None:
    added(dossier, file)
    before = state(dossier.root)
    assert not added(dossier, file)
    assert state(dossier.root) == before


def test_another_title_for_the_same_file(dossier: Dossier, file: Path) -> None:
    added(dossier, file)
    assert added(dossier, file, Labels(title="Code des ports"))
    assert dossier.load("12-34").act.title.fr == "Code des ports"
    assert len(dossier.earlier("12-34")) == 1


def test_another_file_does_not_take_the_place_of_an_act(dossier: Dossier, file: Path) -> None:
    added(dossier, file)
    before = state(dossier.root)
    file.write_text(TEXT + "\nArticle 9\nFin.", encoding="utf-8")
    with pytest.raises(ArgumentError, match=r"a déjà un acte « 12-34 ».*corpus update"):
        added(dossier, file)
    assert state(dossier.root) == before


def test_an_id_that_is_no_folder_name(dossier: Dossier, file: Path) -> None:
    with pytest.raises(ArgumentError, match="Identifiant d'acte inutilisable"):
        added(dossier, file, Labels(id="../../ailleurs"))
    assert list(state(dossier.root)) == ["legalgap.toml"]


def test_choice_among_several(tmp_path: Path) -> None:
    path = tmp_path / "bulletin.txt"
    path.write_text(ISSUE, encoding="utf-8")
    reading: Reading = read_file(path, "fr")
    assert [a.number for a in reading.acts] == ["12-34", "56-78"]
    assert choose_act(reading, None, "") is None
    assert choose_act(reading, 2, "") is reading.acts[1]
    assert choose_act(reading, None, "56-78") is reading.acts[1]
    with pytest.raises(ArgumentError, match="Pas d'acte n° 3"):
        choose_act(reading, 3, "")


def test_no_act_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "lettre.txt"
    path.write_text("Une lettre.\nElle ne contient aucune règle.", encoding="utf-8")
    with pytest.raises(InputFileError, match=r"Aucun article reconnu .*lettre\.txt"):
        read_file(path, "fr")


def test_strict_refuses_a_hole(file: Path) -> None:
    file.write_text(TEXT.replace("Article 4\n", ""), encoding="utf-8")
    reading = read_file(file, None)
    with pytest.raises(InputFileError, match="7 articles sur 8 attendus"):
        refuse_doubtful(propose(reading, reading.acts[0], Labels(), "VM").trust, file)


def test_files_of_a_folder(tmp_path: Path, file: Path) -> None:
    (tmp_path / ".cache").write_text("x", encoding="utf-8")
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert [p.name for p in files_of(tmp_path)] == ["a.txt", "ports.txt"]
    assert files_of(file) == [file]
    (tmp_path / "vide").mkdir()
    for path, says in ((tmp_path / "vide", "Dossier vide"), (tmp_path / "absent", "Fichier introuvable")):
        with pytest.raises(InputFileError, match=says):
            files_of(path)


def test_a_source_read_again(dossier: Dossier, file: Path) -> None:
    added(dossier, file)
    ((trust, moved),) = read_again(dossier, "12-34")
    assert (trust.found, moved) == (8, [])
    act = dossier.folder("12-34") / "acte.yaml"
    act.write_text(act.read_text(encoding="utf-8").replace("La règle 3", "La loi 3"), encoding="utf-8")
    ((_, moved),) = read_again(dossier, "12-34")
    assert moved == ["3"]


STEPS = ("replace", "fsync", "chmod", "fdopen", "mkdir")
"""Calls of the operating system at which a process is killed."""


def killed_after(steps: int, file: Path, folder: Path, title: str) -> bool:
    """Whether a process that adds the file was killed, at that call, before it had done."""
    reading = read_file(file, "fr")
    child = os.fork()
    if not child:
        add_and_die(steps, reading, folder, title)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 9)
    return os.waitstatus_to_exitcode(status) == 9


def add_and_die(steps: int, reading: Reading, folder: Path, title: str) -> None:
    left = iter(range(steps))

    def mortal(call: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *args, **options: os._exit(9) if next(left, None) is None else call(*args, **options)

    for name in STEPS:
        setattr(os, name, mortal(getattr(os, name)))
    try:
        keep(create_dossier(folder, "Essai", "VM"), propose(reading, reading.acts[0], Labels(title=title), "VM"))
    except BaseException:
        os._exit(1)
    os._exit(0)


def acts_in(folder: Path) -> list[tuple[str, int]]:
    if not (folder / "legalgap.toml").exists():
        return []
    return [(t.act.title.fr, len(t.articles)) for t in open_dossier(folder).texts()]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="sans fork")
def test_a_process_killed_at_any_step_leaves_the_dossier_whole(tmp_path: Path, file: Path) -> None:
    seen, steps = set(), 0
    while killed_after(steps, file, folder := tmp_path / str(steps), "Ports"):
        seen.add(tuple(acts_in(folder)))
        assert not killed_after(10**6, file, folder, "Ports")
        assert acts_in(folder) == [("Ports", 8)]
        steps += 1
    assert seen == {(), (("Ports", 8),)}
    assert steps >= 8


@pytest.mark.skipif(not hasattr(os, "fork"), reason="sans fork")
def test_a_change_killed_at_any_step_keeps_the_old_act_or_the_new(tmp_path: Path, file: Path) -> None:
    steps, seen = 0, set()
    while True:
        folder = tmp_path / str(steps)
        assert not killed_after(10**6, file, folder, "Ports")
        if not killed_after(steps, file, folder, "Rades"):
            break
        (held,) = acts_in(folder)
        seen.add(held)
        steps += 1
    assert seen == {("Ports", 8), ("Rades", 8)}
