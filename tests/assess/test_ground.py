"""Fingerprints: what a decision was taken on, and what moved since."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from valmerie import LEAD, ground

from legalgap.assess.ground import Ground, Move, mark, moves, read_seal, seal
from legalgap.model.findings import RELATIONS, Relation

READ: dict[str, Relation] = {"12-34/6": "contradicts", "12-34/46 bis": "related"}

CHANGES = [
    ("rien", {}, [], []),
    ("des espaces", {"a6": "Les membres de la direction du  syndicat\ndoivent avoir la nationalité du pays."}, [], []),
    ("un article", {"a6": "Autre texte."}, [], [Move("changed", "12-34/6")]),
    ("un article qui n'y est pas", {"a3": "Autre texte."}, [], []),
    ("un article nouveau", {}, ["12-34/6", "12-34/5"], [Move("new", "12-34/5")]),
]


@pytest.mark.parametrize(("what", "texts", "bearing", "expected"), CHANGES)
def test_what_moved(what: str, texts: Mapping[str, str], bearing: list[str], expected: list[Move]) -> None:
    on = seal(ground(), LEAD, READ)
    assert moves(on, ground(**texts), LEAD, bearing) == expected


def test_a_norm_reworded_and_an_article_gone_are_told() -> None:
    on, now = seal(ground(), LEAD, READ), ground()
    promise = now.promises[LEAD]
    bare = Ground([], [p for p in now.passages.values() if p.num != "6"])
    assert moves(on, bare, LEAD, []) == [Move("norm"), Move("gone", "12-34/6")]
    assert promise.requirement.id == LEAD


def test_a_seal_says_what_it_is_on() -> None:
    norm, articles = read_seal(seal(ground(), LEAD, READ))
    assert norm == ground().of_requirement(LEAD)
    assert articles == {name: (relation, ground().of_article(name)) for name, relation in READ.items()}


def test_a_seal_written_otherwise_makes_the_decision_stale() -> None:
    assert moves("md5:0123", ground(), LEAD, []) == [Move("norm")]


@given(st.dictionaries(st.text("a1é/;=% -", min_size=1, max_size=12).filter(str.strip), st.sampled_from(RELATIONS), max_size=5))
def test_any_name_of_article_is_read_back(readings: dict[str, Relation]) -> None:
    _, articles = read_seal(seal(Ground([], []), "X", readings))
    assert {name: relation for name, (relation, _) in articles.items()} == readings


@given(st.text("ab \n", max_size=9), st.text("ab \n", max_size=9))
def test_words_have_one_mark(one: str, other: str) -> None:
    assert (mark(one) == mark(other)) == (one.split() == other.split())
