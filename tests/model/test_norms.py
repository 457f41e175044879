"""Which promises bind the state."""

from datetime import date

import pytest

from legalgap.model.norms import (
    Adhesion,
    Duty,
    Expected,
    Instrument,
    Labels,
    Norm,
    Promise,
    Provision,
    RatificationStatus,
    Requirement,
    Theme,
    promises,
)
from legalgap.model.texts import Title


def a_requirement(name: str = "V01/1#a", branches: tuple[str, ...] = ()) -> Requirement:
    duty = Duty("état", "tous", "obligation")
    return Requirement(name, Labels("promesse"), duty, ("a",), ("b",), ("c",), Expected(), "loi", "lacune", Labels(""), branches)


@pytest.mark.parametrize(
    ("provision", "status", "excludes", "bound"),
    [
        ("6(1)(a)(ii)", "ratified", (), True),
        ("6(1)(a)(ii)", "ratified", ("I", "II"), True),
        ("I-3(3)", "ratified", ("I",), False),
        ("II-12", "ratified", ("I",), True),
        ("III-1", "ratified", ("I", "II"), True),
        ("III-1", "ratified", ("I", "II", "III"), False),
        ("6(1)", "signed", (), False),
        ("6(1)", "approved", (), False),
        ("6(1)", "not-ratified", (), False),
        ("6(1)", "unverified", (), False),
    ],
)
def test_binding(provision: str, status: RatificationStatus, excludes: tuple[str, ...], bound: bool) -> None:
    adhesion = Adhesion(status, None, excludes=excludes)
    assert Promise("V01", provision, "égalité", "transversal", a_requirement(), adhesion=adhesion).binding is bound


@pytest.mark.parametrize(
    ("branches", "excludes", "bound"),
    [
        ((), ("h",), True),
        (("h",), ("h",), False),
        (("g",), ("h",), True),
        (("a", "b"), ("b", "h"), True),
        (("a", "b"), ("a", "b", "h"), False),
    ],
    ids=["toutes les branches", "branche exclue", "autre branche", "une sur deux exclue", "les deux exclues"],
)
def test_a_branch_not_accepted_does_not_bind(branches: tuple[str, ...], excludes: tuple[str, ...], bound: bool) -> None:
    adhesion = Adhesion("ratified", None, excludes=excludes)
    asked = a_requirement(branches=branches)
    assert Promise("V01", "3(1)", "chômage", "protection-sociale", asked, adhesion=adhesion).binding is bound


def test_a_state_that_said_nothing_is_not_bound() -> None:
    assert not Promise("V01", "1", "égalité", "transversal", a_requirement()).binding


def test_promises_keep_order_domain_and_the_adhesion_of_the_state_asked() -> None:
    ours, theirs = Adhesion("ratified", "journal"), Adhesion("signed", None)
    instrument = Instrument("V01", "/akn/v01", Title("V"), date(2001, 1, 1), states={"AA": ours, "BB": theirs})
    provisions = (
        Provision("2", Labels("Deux"), Labels("résumé deux"), "santé", (a_requirement("V01/2#a"), a_requirement("V01/2#b"))),
        Provision("1", Labels("Un"), Labels("résumé un"), "scolarité", (a_requirement("V01/1#a"),)),
    )
    themes = {"santé": Theme("protection-sociale", Labels("Santé")), "scolarité": Theme("éducation", Labels("École"))}
    found = promises((Norm(instrument, provisions),), themes, "BB")
    assert [(p.requirement.id, p.provision, p.domain, p.heading) for p in found] == [
        ("V01/2#a", "2", "protection-sociale", "Deux"),
        ("V01/2#b", "2", "protection-sociale", "Deux"),
        ("V01/1#a", "1", "éducation", "Un"),
    ]
    assert {p.adhesion for p in found} == {theirs}
    assert {p.adhesion for p in promises((Norm(instrument, provisions),), themes, "CC")} == {None}


def test_clauses_of_each_kind() -> None:
    requirement = a_requirement()
    assert (requirement.clauses("satisfied"), requirement.clauses("limited"), requirement.clauses("defeated")) == (("a",), ("b",), ("c",))
