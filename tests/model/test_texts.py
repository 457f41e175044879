"""Which wording of an article holds on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalgap.model.texts import RANK, Act, ActText, Article, Kind, Title, Version, passages

ARTICLE = Article(
    "4",
    (),
    "Salaire",
    (
        Version(date(2005, 6, 1), "premier texte", None),
        Version(date(2015, 1, 1), "deuxième texte", None),
        Version(date(2018, 1, 1), None, None, repealed=True),
        Version(date(2020, 1, 1), "texte rétabli", None),
        Version(date(2023, 1, 1), None, None),
    ),
)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2005-05-31", None),
        ("2005-06-01", "premier texte"),
        ("2014-12-31", "premier texte"),
        ("2015-01-01", "deuxième texte"),
        ("2017-12-31", "deuxième texte"),
        ("2018-01-01", None),
        ("2019-12-31", None),
        ("2020-01-01", "texte rétabli"),
        ("2022-12-31", "texte rétabli"),
    ],
)
def test_wording_on_a_day(day: str, text: str | None) -> None:
    version = ARTICLE.at(date.fromisoformat(day))
    assert (version.digest if version else None) == text


def test_unknown_wording_is_a_version_without_digest() -> None:
    version = ARTICLE.at(date(2023, 1, 1))
    assert version is not None
    assert version.digest is None


def an_act(kind: Kind = "loi", in_force: date = date(2005, 6, 1), repealed: date | None = None) -> ActText:
    return ActText(Act("12-34", "/akn/zz", Title("Code"), kind, in_force, repealed=repealed), (ARTICLE,))


def read(text: ActText, day: str) -> list[str]:
    return [p.text for p in passages((text,), date.fromisoformat(day))]


@pytest.mark.parametrize(
    ("what", "text", "day", "expected"),
    [
        ("acte en vigueur", an_act(), "2016-01-01", ["deuxième texte"]),
        ("jour de l'entrée en vigueur", an_act(in_force=date(2006, 1, 1)), "2006-01-01", ["premier texte"]),
        ("acte pas encore en vigueur", an_act(in_force=date(2006, 1, 1)), "2005-12-31", []),
        ("acte abrogé ce jour", an_act(repealed=date(2016, 1, 1)), "2016-01-01", []),
        ("acte abrogé le lendemain", an_act(repealed=date(2016, 1, 2)), "2016-01-01", ["deuxième texte"]),
        ("article abrogé", an_act(), "2019-01-01", []),
        ("rédaction non lue", an_act(), "2024-01-01", []),
        ("projet de loi", an_act(kind="projet"), "2016-01-01", []),
        ("arrêté", an_act(kind="arrete"), "2016-01-01", ["deuxième texte"]),
    ],
)
def test_what_is_read_on_a_day(what: str, text: ActText, day: str, expected: list[str]) -> None:
    assert read(text, day) == expected, what


def test_a_passage_carries_its_law_number_heading_and_check() -> None:
    article = Article("7", (), "Objet", (Version(date(2000, 1, 1), "mots", "journal"),))
    act = Act("9-99", "/akn/zz", Title("Décret"), "decret", date(2000, 1, 1))
    [passage] = passages((ActText(act, (article,)),), date(2001, 1, 1))
    assert (passage.law, passage.num, passage.kind, passage.heading, passage.checked) == ("9-99", "7", "decret", "Objet", "journal")


@given(st.lists(st.dates(), min_size=1, unique=True), st.dates())
def test_the_version_held_is_the_last_that_began(starts: list[date], day: date) -> None:
    versions = tuple(Version(s, s.isoformat(), None) for s in sorted(starts))
    version = Article("1", (), "", versions).at(day)
    begun = [s for s in starts if s <= day]
    assert (version.start if version else None) == (max(begun) if begun else None)


def test_hierarchy_of_norms() -> None:
    order: list[Kind] = ["projet", "arrete", "decret", "loi", "convention", "constitution"]
    assert sorted(order, key=lambda k: RANK[k]) == order
    assert RANK["loi"] == RANK["dahir"] == RANK["loi-cadre"]
