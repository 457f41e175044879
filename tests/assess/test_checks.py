"""Each made-up fault is reported, with its place; a sound norm and a sound act are not."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from legalgap.assess.checks import LONGEST_DIGEST, check_all, check_corpus, check_norms, count_corpus, count_norms
from legalgap.model.norms import Instrument, Labels, Norm, Provision, Requirement
from legalgap.model.texts import Act, ActText, Article, Title, Version

from .cases import requirement

ACT = Act("12-34", "/akn/va/act/loi/2001/12-34", Title("Loi sur le travail"), "loi", date(2001, 1, 1))


def provision(*requirements: Requirement, ref: str = "1(1)", see: tuple[str, ...] = ()) -> Provision:
    return Provision(ref, Labels("Syndicats"), Labels("Syndicats."), "syndicats", requirements, see)


def norm(*provisions: Provision) -> Norm:
    return Norm(Instrument("V1", "/akn/un/act/convention/2000/v1", Title("Convention de Valdorie"), date(2000, 1, 1)), provisions)


def act(*versions: Version) -> ActText:
    return ActText(ACT, (Article("1", (), "", versions),))


def version(start: date = date(2001, 1, 1), digest: str = "Le salarié se repose le dimanche.") -> Version:
    return Version(start, digest, None)


def problems(*provisions: Provision) -> list[str]:
    return list(check_norms((norm(*provisions),), (act(version()),)))


def test_a_sound_norm_has_no_problem() -> None:
    assert problems(provision(requirement(), see=("V1/2",)), provision(requirement("V1/2(1)#x"), ref="2(1)")) == []


@dataclass
class Fault:
    """A fault put into an otherwise sound requirement, and what must be said of it."""

    name: str
    said: str
    fields: dict[str, object] = field(default_factory=dict)


CLAUSES = ("Tout adhérent peut diriger le syndicat.", "Les étrangers administrent leur syndicat.")
FAULTS = [
    Fault("an act's number in a clause", "12-34", {"satisfied": (*CLAUSES, "La loi 12-34 admet les étrangers.")}),
    Fault("an act's number in the claim", "12-34", {"claim": "L'étranger dirige un syndicat (loi 12-34)."}),
    Fault("an act's number in the wording proposed", "12-34", {"model": "La loi 12-34 est abrogée."}),
    Fault("the kind of act of one country", "dahir", {"limited": ("Un dahir fixe les conditions.",)}),
    Fault("an institution of one country", "ANAPEC", {"defeated": ("L'ANAPEC refuse les étrangers.",)}),
    Fault("a country", "marocain", {"defeated": ("Seuls les marocains dirigent.",)}),
    Fault("an article number", "article 416", {"limited": ("L'étranger dirige dans les cas de l'article 416.",)}),
    Fault("an abbreviated article number", "art. 7", {"limited": ("L'étranger dirige (art. 7).",)}),
    Fault("a clause repeated within a kind", "répétée", {"satisfied": (CLAUSES[0], CLAUSES[0])}),
    Fault("a clause repeated across kinds", "répétée", {"satisfied": CLAUSES, "defeated": (CLAUSES[1],)}),
    Fault("one clause that satisfies", "moins de deux clauses", {"satisfied": CLAUSES[:1]}),
    Fault("an identifier of another provision", "identifiant", {"name": "V1/9#direction"}),
]


@pytest.mark.parametrize("fault", FAULTS, ids=[f.name for f in FAULTS])
def test_a_fault_of_a_requirement_is_reported(fault: Fault) -> None:
    asked = requirement(**fault.fields)  # type: ignore[arg-type]
    found = problems(provision(asked))
    assert len(found) == 1
    assert found[0].startswith(asked.id)
    assert fault.said in found[0]


NOT_NAMES = [
    "Les 112-345 membres votent.",
    "Le dossier 12-345 est clos.",
    "Un article de loi fixe le nombre.",
    "La part est de 12 à 34 pour cent.",
]


@pytest.mark.parametrize("clause", NOT_NAMES)
def test_what_only_looks_like_a_name_is_left(clause: str) -> None:
    assert problems(provision(requirement(satisfied=(*CLAUSES, clause)))) == []


REFERENCES = [
    ("V1/1(1)", True),
    ("V1/1", True),
    ("V1/1(1)(a)", True),
    ("V1/2", False),
    ("V1/1(2)", False),
    ("V1/11", False),
    ("W9/1(1)", False),
]


@pytest.mark.parametrize(("reference", "alive"), REFERENCES)
def test_a_dead_cross_reference_is_reported(reference: str, alive: bool) -> None:
    found = problems(provision(requirement(), see=(reference,)))
    assert found == ([] if alive else [f"V1/1(1) : le renvoi {reference} ne mène nulle part"])


def test_a_sound_act_has_no_problem() -> None:
    assert list(check_corpus((act(version(), version(date(2005, 6, 1))),))) == []


ACTS = [
    ("no article", ActText(ACT, ()), "12-34 : aucun article"),
    ("a version older than the act", act(version(date(2000, 12, 31))), "antérieure à l'entrée en vigueur"),
    ("a digest that is a copy", act(version(digest="mot " * (LONGEST_DIGEST + 1))), "résumé de plus de"),
]


@pytest.mark.parametrize(("text", "said"), [a[1:] for a in ACTS], ids=[a[0] for a in ACTS])
def test_a_fault_of_an_act_is_reported(text: ActText, said: str) -> None:
    found = list(check_corpus((text,)))
    assert len(found) == 1
    assert said in found[0]


def test_counts() -> None:
    assert list(count_norms((norm(provision(requirement())),))) == ["V1 : 1 dispositions, 1 exigences, 4 clauses modèles"]
    checked = Version(date(2003, 1, 1), "Repos.", "journal officiel", doubt="date")
    unread = Version(date(2004, 1, 1), None, None)
    counted = list(count_corpus((act(version(), checked, unread),)))
    assert counted == ["12-34 (Loi sur le travail) : 1 articles, 2 résumés dont 1 vérifiés, 1 avec réserve"]


def test_the_built_in_data_are_read_and_counted() -> None:
    found = check_all()
    assert any(line.startswith("C97 : ") for line in found.counts)
    assert found.problems == []
