"""Decisions over a scan, told as a jurist would: what was done, and what stands then."""

import datetime
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from valmerie import JOIN, LEAD, PAY, ROWS, SCAN, ground

from legalgap.assess.ground import Move
from legalgap.assess.rulings import Settled, apply, live, seal_article, seal_row, settle
from legalgap.model.decisions import Decision
from legalgap.model.findings import Row

START = datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC)
ENGINE = {row.requirement: row for row in ROWS}


def deed(number: int, kind: str, after: str | None = None, article: str | None = None, **fields: Any) -> Decision:
    at = START + datetime.timedelta(minutes=number)
    made = Decision(str(number), at, "A. Juriste", LEAD, kind, "", None, after, article)  # type: ignore[arg-type]
    return msgspec.structs.replace(made, **fields)


def sealed(deeds: Sequence[Decision], name: str = LEAD) -> list[Decision]:
    """Each deed taken on the row as those before it left it."""
    done: list[Decision] = []
    for d in deeds:
        now = settle(ENGINE[name], done, ground())
        on = seal_article(now, d.article, ground()) if d.article else seal_row(now, ground())
        done.append(msgspec.structs.replace(d, on=on, requirement=name))
    return done


def settled(*deeds: Decision, name: str = LEAD, **texts: str) -> Settled:
    return settle(ENGINE[name], sealed(deeds, name), ground(**texts))


def relations(row: Row) -> dict[str, str]:
    return {m.article: m.relation for m in row.matches}


PARTLY, GAP = deed(1, "status", "partiel"), deed(2, "status", "lacune")
STORIES = [
    ("rien", [], "contradiction", "open"),
    ("confirmé", [deed(1, "confirm", "contradiction")], "contradiction", "decided"),
    ("changé", [deed(1, "status", "partiel")], "partiel", "decided"),
    ("le dernier l'emporte", [PARTLY, GAP], "lacune", "decided"),
    ("annulé", [deed(1, "status", "partiel"), deed(2, "undo", undoes="1")], "contradiction", "open"),
    (
        "annulé, l'autre reste",
        [PARTLY, GAP, deed(3, "undo", undoes="2")],
        "partiel",
        "decided",
    ),
    ("annulation annulée", [PARTLY, deed(2, "undo", undoes="1"), deed(3, "undo", undoes="2")], "partiel", "decided"),
    ("à discuter", [deed(1, "discuss")], "contradiction", "discuss"),
    ("discuté puis décidé", [deed(1, "discuss"), deed(2, "status", "partiel")], "partiel", "decided"),
    ("décidé puis à discuter", [deed(1, "status", "partiel"), deed(2, "discuss")], "partiel", "discuss"),
    ("commenté", [deed(1, "comment", why="Voir.")], "contradiction", "open"),
    ("relation seule", [deed(1, "relation", "partial", "12-34/6")], "contradiction", "open"),
]


@pytest.mark.parametrize(("what", "deeds", "status", "state"), STORIES)
def test_stories(what: str, deeds: list[Decision], status: str, state: str) -> None:
    found = settled(*deeds)
    assert (found.row.status, found.state) == (status, state)
    assert (found.row.ruling is not None) == (state == "decided" or "décidé" in what)


READINGS = [
    ("relation", [deed(1, "relation", "partial", "12-34/6")], {"6": "partial", "5": "partial", "7": "related"}),
    ("ajout", [deed(1, "add-article", "full", "12-34/3")], {"3": "full", "6": "contradicts", "5": "partial", "7": "related"}),
    ("retrait", [deed(1, "remove-article", None, "12-34/6")], {"5": "partial", "7": "related"}),
    ("retrait annulé", [deed(1, "remove-article", None, "12-34/6"), deed(2, "undo", undoes="1")], relations(ENGINE[LEAD])),
    ("ajout puis relation", [deed(1, "add-article", "full", "12-34/3"), deed(2, "relation", "related", "12-34/3")], {"3": "related"}),
    ("retrait puis ajout", [deed(1, "remove-article", None, "12-34/6"), deed(2, "add-article", "related", "12-34/6")], {"6": "related"}),
    ("relation d'un article que le moteur ne trouve plus", [deed(1, "relation", "full", "12-34/4")], {"4": "full"}),
]


@pytest.mark.parametrize(("what", "deeds", "expected"), READINGS)
def test_readings_of_articles(what: str, deeds: list[Decision], expected: dict[str, str]) -> None:
    found = settled(*deeds).row
    assert {a: r for a, r in relations(found).items() if a in expected} == expected
    assert len(relations(found)) == len(expected) or len(expected) == 1
    assert [m.score for m in found.matches] == sorted((m.score for m in found.matches), reverse=True)


def test_a_decided_row_says_by_whom_why_and_what_the_engine_said() -> None:
    row = settled(deed(1, "status", "partiel", why="Le décret ouvre la direction.")).row
    assert row.why == "Décidé par A. Juriste le 20/11/2026 : Le décret ouvre la direction. Moteur : contradiction. Motif."
    assert (row.confidence, row.nature) == (1.0, "condition supplémentaire")
    assert row.ruling
    assert (row.ruling.by, row.ruling.engine_status, row.ruling.stale) == ("A. Juriste", "contradiction", False)


RULED = PARTLY
TAKEN_OUT = deed(0, "remove-article", None, "12-34/6")
MOVES = [
    ("rien ne bouge", [RULED], {}, ()),
    ("un article sur lequel elle repose", [RULED], {"a6": "Tout adhérent dirige."}, (Move("changed", "12-34/6"),)),
    ("un article seulement en rapport", [RULED], {"a7": "نص آخر"}, ()),
    ("un article d'ailleurs", [RULED], {"a3": "Autre."}, ()),
    (
        "un article retiré avant la décision",
        [TAKEN_OUT, RULED],
        {"a6": "Autre."},
        (Move("changed", "12-34/6"),),
    ),
    ("un article ajouté", [RULED, deed(2, "add-article", "full", "12-34/3")], {"a3": "Autre."}, (Move("changed", "12-34/3"),)),
    ("une relation seule", [deed(1, "relation", "full", "12-34/7")], {"a7": "نص آخر"}, (Move("changed", "12-34/7"),)),
    ("un commentaire ne vieillit pas", [deed(1, "comment", why="x")], {"a6": "Autre."}, ()),
]


@pytest.mark.parametrize(("what", "deeds", "texts", "moved"), MOVES)
def test_a_decision_goes_stale_when_its_words_move(
    what: str, deeds: list[Decision], texts: dict[str, str], moved: tuple[Move, ...]
) -> None:
    found = settled(*deeds, **texts)
    assert found.moved == moved
    assert (found.state == "stale") == bool(moved)


def test_a_stale_decision_is_neither_dropped_nor_kept_silently() -> None:
    found = settled(RULED, a6="Tout adhérent dirige.")
    assert found.row.status == "partiel"
    assert found.row.ruling
    assert found.row.ruling.stale
    assert found.row.confidence == ENGINE[LEAD].confidence
    assert found.row.why.startswith("À revoir, un texte a changé depuis.")


def test_deciding_again_on_the_new_words_settles_it() -> None:
    first = sealed([RULED])
    texts = {"a6": "Tout adhérent dirige."}
    stale = settle(ENGINE[LEAD], first, ground(**texts))
    again = deed(9, "confirm", "partiel", on=seal_row(stale, ground(**texts)))
    assert settle(ENGINE[LEAD], [*first, again], ground(**texts)).state == "decided"


def test_a_gap_confirmed_comes_back_when_the_engine_finds_an_article() -> None:
    held = sealed([deed(1, "confirm", "lacune")], JOIN)
    match = msgspec.structs.replace(ENGINE[JOIN].matches[0], article="7", relation="full")
    found = msgspec.structs.replace(ENGINE[JOIN], status="conforme", matches=(match,))
    assert settle(found, held, ground()).moved == (Move("new", "12-34/7"),)
    assert settle(found, held, ground(), whole=False).moved == ()


def test_a_scan_under_decisions() -> None:
    deeds = [*sealed([deed(1, "status", "partiel")], PAY), deed(2, "confirm", "lacune", requirement="V09/1#autre")]
    found = apply(SCAN, deeds, ground())
    assert [r.status for r in found.rows] == ["partiel", "lacune", "contradiction"]
    assert found.notes == (
        "1 exigences sur 3 ont été décidées par des juristes.",
        "Décisions sur des exigences qui n'existent plus : V09/1#autre.",
    )
    assert apply(SCAN, [], ground()) == SCAN
    assert apply(SCAN, [deed(1, "sign-off", requirement="*")], ground()) == SCAN


def test_the_notes_name_what_to_look_at_again() -> None:
    found = apply(SCAN, sealed([RULED]), ground(a6="Autre."))
    assert found.notes[-1] == f"Décisions à revoir, un texte a changé depuis : {LEAD}."


KINDS = st.sampled_from(["confirm", "comment", "discuss", "undo"])


@given(st.lists(st.tuples(KINDS, st.integers(0, 11)), max_size=12))
def test_undoing_everything_leaves_nothing(story: list[tuple[str, int]]) -> None:
    deeds = [deed(n, kind, "lacune", undoes=str(back) if kind == "undo" else None) for n, (kind, back) in enumerate(story)]
    alive = live(deeds)
    assert {d.id for d in alive} <= {d.id for d in deeds if d.deed != "undo"}
    undone = [deed(100 + n, "undo", undoes=d.id) for n, d in enumerate(alive)]
    assert live([*deeds, *undone]) == ()
