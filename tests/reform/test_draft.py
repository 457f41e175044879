"""A draft applied to the law of one day."""

from datetime import date
from pathlib import Path

import pytest

from legalgap.errors import ArgumentError
from legalgap.reform.draft import propose
from legalgap.reform.entries import entries_on
from legalgap.reform.formulas import refuse_amending
from legalgap.reform.reading import Reading, read_act, refuse_other_language
from reform.valmerie import AMENDING, ARTICLES, LAW, act

DAY = date(2022, 1, 1)


def reading(text: str, folder: Path) -> Reading:
    path = folder / "projet.txt"
    path.write_text(text, encoding="utf-8")
    return read_act(path)


def test_a_draft_that_amends_is_applied(tmp_path: Path) -> None:
    after, left = propose(act(), reading(AMENDING, tmp_path), DAY)
    held = {e.num: e.text for e in entries_on(after, DAY)}
    assert list(held) == ["2", "3", "4", "4 bis", "5"]
    assert [u.why for u in left] == ["vise un autre acte (5-90)", "l'acte n'a pas d'article 7"]


def test_a_whole_draft_takes_the_place_of_the_text(tmp_path: Path) -> None:
    after, left = propose(act(), reading(LAW.replace("cinquième", "troisième"), tmp_path), DAY)
    assert {e.num: e.text for e in entries_on(after, DAY)}["2"] == ARTICLES["2"].replace("cinquième", "troisième")
    assert left == []


def test_a_draft_on_another_act_is_refused(tmp_path: Path) -> None:
    other = AMENDING.replace("n° 7-08", "n° 8-08")
    with pytest.raises(ArgumentError, match="Aucune modification de l'acte 7-08"):
        propose(act(), reading(other, tmp_path), DAY)


def test_a_draft_of_which_nothing_applies_is_refused(tmp_path: Path) -> None:
    text = "Loi n° 9-21 modifiant la loi n° 7-08\n\nArticle premier\nEst abrogé l'article 99 de la loi n° 7-08."
    text += "\n\nArticle 2\nLa présente loi est publiée."
    with pytest.raises(ArgumentError, match="Rien de ce projet"):
        propose(act(), reading(text, tmp_path), DAY)


def test_an_amending_law_is_no_consolidated_text(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="corpus amend"):
        refuse_amending(reading(AMENDING, tmp_path), act())
    refuse_amending(reading(LAW, tmp_path), act())


def test_another_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="est en français, et l'acte 7-08 en arabe"):
        refuse_other_language(reading(LAW, tmp_path), "ar", "7-08")
