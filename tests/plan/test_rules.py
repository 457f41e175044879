"""Conditions of the library."""

import pytest
from plan_cases import match, row

from legalgap.model.library import Library, When
from legalgap.plan.gaps import group_gaps
from legalgap.plan.rules import first, suits

[GAP] = group_gaps(
    [
        row("a", "lacune", "silence", match("6"), groups=("femmes",), beneficiary="saisonnier", claim="Le titre est renouvelé."),
        row("b", "lacune", "silence", match("6"), groups=("famille",)),
    ]
)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(), True),
        (When(themes=("droits-syndicaux",)), True),
        (When(themes=("santé",)), False),
        (When(themes=("santé", "droits-syndicaux"), natures=("silence",)), True),
        (When(themes=("droits-syndicaux",), natures=("contradiction",)), False),
        (When(groups=("femmes",)), True),
        (When(groups=("enfants",)), False),
        (When(beneficiaries=("saisonnier",)), True),
        (When(ranks=("loi",), needs=("loi",), domains=("emploi",), statuses=("lacune",)), True),
        (When(words=(r"\brenouvel",)), True),
        (When(words=(r"\bexpuls",)), False),
        (When(themes=("santé",), words=(r"\brenouvel",)), False),
    ],
)
def test_every_criterion_must_be_met(when: When, expected: bool) -> None:
    assert suits(when, GAP) is expected


def test_the_first_entry_that_fits_is_taken_and_the_last_fits_all(library: Library) -> None:
    kind = first(library.types, GAP)
    assert kind is not None
    assert kind.id == "combler-par-la-loi"
    assert suits(library.types[-1].when, GAP)
    assert suits(library.effects[-1].when, GAP)


def test_nothing_fits_an_empty_list() -> None:
    assert first([], GAP) is None
