"""Corrections in a dossier: logged, replayed when the source is read again, taken back, by one writer at a time."""

import multiprocessing
import os
from pathlib import Path
from typing import Any

import pytest

from legalgap.errors import ArgumentError
from legalgap.model.corrections import Correction
from legalgap.parse.convert import Labels
from legalgap.review.deeds import UNSET
from legalgap.store.adding import keep, propose, read_again, read_file
from legalgap.store.corrections import CORRECTIONS, correct, corrections_of, replay, seal_act, undo_change, undo_correction
from legalgap.store.dossier import Dossier, create_dossier, open_dossier

LAW = "12-34"
TEXT = "Loi n° 12-34 du 5 mars 2020 relative aux ports\n\n" + "\n".join(
    f"Article {n}\nLa règle {n} vaut. La suite aussi." for n in range(1, 6)
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ports.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def dossier(tmp_path: Path, file: Path) -> Dossier:
    made = create_dossier(tmp_path / "dossier", "Essai", "VM")
    assert add(made, file)
    return made


def add(dossier: Dossier, path: Path) -> bool:
    reading = read_file(path, None)
    return keep(dossier, propose(reading, reading.acts[0], Labels(), dossier.state))


def mend(dossier: Dossier, deed: str, article: str, **more: Any) -> Correction:
    place = dossier.load(LAW).articles[0].versions[0].place
    assert place
    draft = Correction("", UNSET, "A. Juriste", deed, place.source, article, **more)  # type: ignore[arg-type]
    return correct(dossier, LAW, draft, seal_act(dossier, LAW))


def state(dossier: Dossier) -> dict[str, str | None]:
    return {f"{a.num} {a.heading}".strip(): a.versions[0].text for a in dossier.load(LAW).articles}


def corrected(dossier: Dossier) -> None:
    mend(dossier, "heading", "1", num="1", heading="Ports", why="Vu sur la page.")
    mend(dossier, "merge", "2", num="3")
    mend(dossier, "split", "4", num="4 bis", words="La suite")


def test_corrections_are_replayed_when_the_source_is_added_again(dossier: Dossier, file: Path) -> None:
    corrected(dossier)
    made = state(dossier)
    assert list(made) == ["1 Ports", "2", "4", "4 bis", "5"]
    assert not add(dossier, file)
    assert state(dossier) == made
    assert [moved for _, moved in read_again(dossier, LAW)] == [[]]
    assert next((c.deed, c.by, c.why) for c in corrections_of(dossier, LAW)) == ("heading", "A. Juriste", "Vu sur la page.")


def test_corrections_are_taken_back_one_after_the_other(dossier: Dossier) -> None:
    before = state(dossier)
    corrected(dossier)
    for _ in range(3):
        undo_correction(dossier, LAW, "B", seal_act(dossier, LAW))
    assert state(dossier) == before
    with pytest.raises(ArgumentError, match="Aucune correction"):
        undo_correction(dossier, LAW, "B", seal_act(dossier, LAW))
    assert len(corrections_of(dossier, LAW)) == 6


def test_the_undo_of_the_terminal_takes_a_correction_back_too(dossier: Dossier, file: Path) -> None:
    mend(dossier, "merge", "2", num="3")
    assert undo_change(dossier, LAW, "B")
    add(dossier, file)
    assert list(state(dossier)) == ["1", "2", "3", "4", "5"]
    assert undo_change(dossier, LAW, "B")
    assert dossier.laws() == []
    assert not undo_change(dossier, LAW, "B")


def test_who_saw_an_earlier_state_is_told(dossier: Dossier) -> None:
    seen = seal_act(dossier, LAW)
    mend(dossier, "merge", "2", num="3")
    with pytest.raises(ArgumentError, match="changé entre-temps"):
        correct(dossier, LAW, Correction("", UNSET, "B", "heading", "", "1", num="1", heading="X"), seen)
    assert len(corrections_of(dossier, LAW)) == 1


def test_a_correction_that_does_not_fit_leaves_all_as_it_was(dossier: Dossier) -> None:
    before = state(dossier)
    with pytest.raises(ArgumentError):
        mend(dossier, "split", "4", num="5", words="La suite")
    assert (state(dossier), corrections_of(dossier, LAW)) == (before, ())


def test_a_line_cut_short_is_passed_over_and_the_next_one_is_whole(dossier: Dossier) -> None:
    mend(dossier, "merge", "2", num="3")
    path = dossier.folder(LAW) / CORRECTIONS
    path.write_bytes(path.read_bytes() + b'{"id": "zz", "at"')
    mend(dossier, "heading", "1", num="1", heading="Ports")
    assert [c.deed for c in corrections_of(dossier, LAW)] == ["merge", "heading"]


def die_before_saving(root: Path) -> None:
    dossier = open_dossier(root)
    dossier.save = lambda *_: os._exit(9)  # type: ignore[method-assign, assignment]
    mend(dossier, "merge", "2", num="3")


def test_killed_between_the_log_and_the_act_the_correction_is_told_and_comes_back(dossier: Dossier, file: Path) -> None:
    process = multiprocessing.get_context("fork").Process(target=die_before_saving, args=(dossier.root,))
    process.start()
    process.join(30)
    assert process.exitcode == 9
    assert list(state(dossier)) == ["1", "2", "3", "4", "5"]
    assert [moved for _, moved in read_again(dossier, LAW)] == [["2", "3"]]
    assert add(dossier, file)
    assert list(state(dossier)) == ["1", "2", "4", "5"]


def test_corrections_of_a_source_that_reads_otherwise_are_told(dossier: Dossier, file: Path) -> None:
    mend(dossier, "split", "4", num="4 bis", words="La suite")
    reading = read_file(file, None)
    text = propose(reading, reading.acts[0], Labels(), "VM").text
    better = replay(dossier, type(text)(text.act, tuple(a for a in text.articles if a.num != "4")))
    assert [(c.article, reason) for c, reason in better.unfit] == [("4", "L'acte n'a pas d'article « 4 »")]
