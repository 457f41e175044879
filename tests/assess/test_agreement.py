"""Disagreements and Cohen's kappa."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalgap.assess.agreement import agreements, disagreements, kappa
from legalgap.model.decisions import Decision

START = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
FIFTY = [("oui", "oui")] * 20 + [("oui", "non")] * 5 + [("non", "oui")] * 10 + [("non", "non")] * 15


def said(number: int, by: str, requirement: str, after: str | None, deed: str = "status", undoes: str | None = None) -> Decision:
    at = START + datetime.timedelta(minutes=number)
    return Decision(str(number), at, by, requirement, deed, "", None, after, undoes=undoes)  # type: ignore[arg-type]


KAPPAS = [
    ("exemple des cinquante dossiers", FIFTY, 0.4),
    ("accord parfait", [("a", "a"), ("b", "b")], 1.0),
    ("accord du hasard", [("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
    ("opposition parfaite", [("a", "b"), ("b", "a")], -1.0),
    ("un seul statut", [("a", "a")] * 5, None),
]


@pytest.mark.parametrize(("what", "pairs", "expected"), KAPPAS)
def test_kappa(what: str, pairs: list[tuple[str, str]], expected: float | None) -> None:
    assert kappa(pairs) == (None if expected is None else pytest.approx(expected))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_kappa_does_not_depend_on_who_comes_first(pairs: list[tuple[str, str]]) -> None:
    one, other = kappa(pairs), kappa([(b, a) for a, b in pairs])
    assert one == (None if other is None else pytest.approx(other))
    assert one is None or one <= 1


def test_persons_differ_by_their_last_word() -> None:
    story = [
        said(1, "A", "X", "lacune"),
        said(2, "B", "X", "partiel"),
        said(3, "A", "Y", "lacune"),
        said(4, "B", "Y", "conforme"),
        said(5, "B", "Y", "lacune"),
        said(6, "C", "Z", "lacune"),
        said(7, "A", "X", None, "comment"),
    ]
    assert [(d.requirement, [r.by for r in d.rulings]) for d in disagreements(story)] == [("X", ["A", "B"])]
    assert agreements(story) == [("A", "B", 2, 1, pytest.approx(0.0))]


def test_a_word_taken_back_is_no_longer_held_against_another() -> None:
    story = [said(1, "A", "X", "lacune"), said(2, "B", "X", "partiel"), said(3, "B", "X", None, "undo", "2")]
    assert disagreements(story) == []
    assert agreements(story) == []
