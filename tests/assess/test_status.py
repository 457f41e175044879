"""The rule table, as a jurist reads it: what the nearest articles do, what the engine expects, what it answers."""

from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalgap.assess.status import Reading, agree, decide
from legalgap.model.findings import Nature, Relation, Status
from legalgap.model.norms import Needs, Requirement, Silence
from legalgap.model.texts import RANK, Kind

from .cases import requirement

RELATIONS: tuple[Relation, ...] = ("full", "partial", "contradicts", "related")
FOUR: tuple[Status, ...] = ("conforme", "partiel", "lacune", "contradiction")


def article(relation: Relation, kind: Kind = "loi", signals: str = "", relevance: float = 0.9) -> Reading:
    """An article that clearly stands in one relation."""
    return Reading(relevance, {r: 0.94 if r == relation else 0.02 for r in RELATIONS}, kind, frozenset(signals.split()))


def likely(status: Status) -> dict[Status, float]:
    """Chances under which one status is nearly certain."""
    return {s: 0.94 if s == status else 0.02 for s in FOUR}


class Case(NamedTuple):
    """A line of the table."""

    name: str
    articles: list[Reading]
    chances: dict[Status, float]
    status: Status
    nature: Nature
    needs: Needs = "loi"
    silence: Silence = "lacune"


FAR = article("full", relevance=0.0)
EVEN: dict[Status, float] = dict.fromkeys(FOUR, 0.25)

TABLE = [
    Case("une loi fait ce que la norme demande", [article("full")], likely("conforme"), "conforme", "aucune"),
    Case("la constitution le fait", [article("full", "constitution")], likely("conforme"), "conforme", "aucune"),
    Case("un arrêté le fait, où il faut une loi", [article("full", "arrete")], likely("conforme"), "partiel", "rang insuffisant"),
    Case("un décret le fait, où il faut une loi", [article("full", "decret")], likely("conforme"), "partiel", "rang insuffisant"),
    Case("un décret le fait, où un décret suffit", [article("full", "decret")], likely("conforme"), "conforme", "aucune", "décret"),
    Case("un arrêté, où il faut un décret", [article("full", "arrete")], likely("conforme"), "partiel", "rang insuffisant", "décret"),
    Case("un arrêté le fait, où la pratique suffit", [article("full", "arrete")], likely("conforme"), "conforme", "aucune", "pratique"),
    Case("un arrêté et une loi le font", [article("full", "arrete"), article("full")], likely("conforme"), "conforme", "aucune"),
    Case(
        "une loi le fait, une autre le défait",
        [article("full"), article("contradicts")],
        likely("conforme"),
        "partiel",
        "condition supplémentaire",
    ),
    Case("une loi le défait", [article("contradicts")], likely("contradiction"), "contradiction", "contradiction"),
    Case(
        "une loi le fait sous condition de nationalité",
        [article("partial", signals="condition-de-nationalité")],
        likely("partiel"),
        "partiel",
        "condition supplémentaire",
    ),
    Case(
        "une loi le fait sous réserve de réciprocité",
        [article("partial", signals="réciprocité étranger")],
        likely("partiel"),
        "partiel",
        "condition supplémentaire",
    ),
    Case(
        "une loi ne le fait que pour les citoyens",
        [article("partial", signals="réservé-aux-citoyens")],
        likely("partiel"),
        "partiel",
        "champ trop étroit",
    ),
    Case("une loi exclut des catégories", [article("partial", signals="exclusion")], likely("partiel"), "partiel", "champ trop étroit"),
    Case(
        "une loi renvoie à un décret qui n'est pas là",
        [article("partial", signals="renvoi-réglementaire")],
        likely("partiel"),
        "partiel",
        "texte d'application manquant",
    ),
    Case(
        "une loi renvoie à un décret, qui est là",
        [article("partial", signals="renvoi-réglementaire"), article("related", "decret")],
        likely("partiel"),
        "partiel",
        "champ trop étroit",
    ),
    Case("des articles voisins, aucun ne règle le point", [article("related")], likely("lacune"), "lacune", "silence"),
    Case("aucun article ne s'en approche", [FAR], likely("conforme"), "lacune", "silence"),
    Case("aucun article du tout", [], likely("conforme"), "lacune", "silence"),
    Case("silence, la pratique peut suffire", [FAR], likely("lacune"), "a-verifier", "à établir", "pratique", "a-verifier"),
    Case("silence sur une faculté de l'État", [FAR], likely("lacune"), "non-applicable", "à établir", "loi", "non-applicable"),
    Case("voisins, la pratique peut suffire", [article("related")], likely("lacune"), "a-verifier", "à établir", "pratique", "a-verifier"),
    Case("voisins d'une faculté de l'État", [article("related")], likely("lacune"), "non-applicable", "à établir", "loi", "non-applicable"),
    Case("une faculté dont l'État use", [article("full")], likely("conforme"), "conforme", "aucune", "loi", "non-applicable"),
    Case(
        "une loi refuse ce que la faculté permet",
        [article("contradicts")],
        likely("contradiction"),
        "contradiction",
        "contradiction",
        "loi",
        "non-applicable",
    ),
    Case("aucune lecture ne l'emporte", [article("partial")], EVEN, "a-verifier", "à établir"),
    Case("un article lointain défait", [article("full"), article("contradicts", relevance=0.0)], likely("conforme"), "conforme", "aucune"),
]


@pytest.mark.parametrize("case", TABLE, ids=[c.name for c in TABLE])
def test_rule_table(case: Case) -> None:
    verdict = decide(requirement(needs=case.needs, silence=case.silence), case.chances, case.articles)
    assert (verdict.status, verdict.nature) == (case.status, case.nature)
    assert verdict.rule


def test_a_law_that_is_only_near_does_not_lift_the_rank_of_an_order() -> None:
    verdict = decide(requirement(), likely("conforme"), [article("full", "arrete"), article("related", "loi")])
    assert (verdict.status, verdict.nature) == ("partiel", "rang insuffisant")


@st.composite
def shares(draw: st.DrawFn, names: tuple[Any, ...]) -> dict[Any, float]:
    """Chances that sum to 1."""
    parts = [draw(st.floats(0.01, 1)) for _ in names]
    return {n: p / sum(parts) for n, p in zip(names, parts, strict=True)}


KINDS = st.sampled_from(list(RANK))
SIGNALS = st.sets(st.sampled_from(["réciprocité", "exclusion", "renvoi-réglementaire", "étranger"])).map(frozenset)
READINGS = st.builds(Reading, st.floats(0, 1), shares(RELATIONS), KINDS, SIGNALS)
REQUIREMENTS = st.builds(
    requirement, needs=st.sampled_from(["loi", "décret", "pratique"]), silence=st.sampled_from(["lacune", "a-verifier", "non-applicable"])
)
CLEAR: dict[Relation, float] = {r: 0.7 if r == "contradicts" else 0.1 for r in RELATIONS}
CLEARLY_CONTRADICTING = st.builds(Reading, st.just(0.9), st.just(CLEAR), KINDS, SIGNALS)


@given(REQUIREMENTS, shares(FOUR), st.lists(READINGS, max_size=10), CLEARLY_CONTRADICTING, st.integers(0, 2))
def test_with_a_contradicting_article_nothing_is_conforme(
    asked: Requirement, chances: dict[Status, float], readings: list[Reading], breaking: Reading, position: int
) -> None:
    readings.insert(position, breaking)
    assert decide(asked, chances, readings).status != "conforme"


@given(REQUIREMENTS, shares(FOUR), st.lists(READINGS, max_size=10))
def test_status_and_nature_go_together(asked: Requirement, chances: dict[Status, float], readings: list[Reading]) -> None:
    status, nature, _ = decide(asked, chances, readings)
    allowed: dict[Status, set[Nature]] = {
        "conforme": {"aucune"},
        "contradiction": {"contradiction"},
        "lacune": {"silence"},
        "partiel": {"champ trop étroit", "condition supplémentaire", "rang insuffisant", "texte d'application manquant"},
        "a-verifier": {"à établir"},
        "non-applicable": {"à établir"},
    }
    assert nature in allowed[status]


@given(REQUIREMENTS, shares(FOUR), st.lists(READINGS, max_size=10))
def test_a_contradiction_rests_on_an_article(asked: Requirement, chances: dict[Status, float], readings: list[Reading]) -> None:
    if decide(asked, chances, readings).status == "contradiction":
        assert any(r.relevance > 0 and r.chances["contradicts"] > 0.1 for r in readings)


@given(REQUIREMENTS, shares(FOUR), st.lists(st.builds(Reading, st.just(0.0), shares(RELATIONS), KINDS, SIGNALS), max_size=10))
def test_silence_is_what_the_requirement_says_it_is(asked: Requirement, chances: dict[Status, float], readings: list[Reading]) -> None:
    assert decide(asked, chances, readings).status == asked.silence


SHOWN = [
    ("conforme", ["related", "partial"], "full"),
    ("contradiction", ["related", "partial"], "contradicts"),
    ("partiel", ["related", "related"], "partial"),
]


@pytest.mark.parametrize(("status", "read", "promoted"), SHOWN)
def test_an_article_shows_what_the_status_rests_on(status: Status, read: list[Relation], promoted: Relation) -> None:
    readings = [article("related", relevance=0.3), Reading(0.8, dict.fromkeys(RELATIONS, 0.25), "loi", frozenset())]
    assert agree(read, readings, status) == [read[0], promoted], "the article most likely to hold the relation gets it"


@pytest.mark.parametrize("status", ["conforme", "contradiction", "partiel"])
def test_what_already_goes_with_the_status_is_left(status: Status) -> None:
    held: dict[Status, Relation] = {"conforme": "full", "contradiction": "contradicts", "partiel": "partial"}
    read: list[Relation] = ["related", held[status]]
    assert agree(read, [article(r) for r in read], status) == read


def test_a_lacune_shows_no_article_that_keeps_or_breaks_the_promise() -> None:
    read: list[Relation] = ["full", "partial", "contradicts", "related"]
    assert agree(read, [article(r) for r in read], "lacune") == ["related", "partial", "related", "related"]


@given(REQUIREMENTS, shares(FOUR), st.lists(READINGS, min_size=1, max_size=10))
def test_shown_relations_match_the_status(asked: Requirement, chances: dict[Status, float], readings: list[Reading]) -> None:
    status = decide(asked, chances, readings).status
    shown = agree([r.relation for r in readings], readings, status)
    assert len(shown) == len(readings)
    if status == "conforme":
        assert "full" in shown
    elif status == "contradiction":
        assert "contradicts" in shown
    elif status == "partiel":
        assert set(shown) & {"full", "partial", "contradicts"}
    elif status == "lacune":
        assert not set(shown) & {"full", "contradicts"}


DENIED = {
    "le sixième article contredit": [*[article("full")] * 5, article("contradicts")],
    "le deuxième contredit, à peine plus qu'autre chose": [
        article("full"),
        Reading(0.9, {"full": 0.24, "partial": 0.24, "contradicts": 0.27, "related": 0.25}, "loi", frozenset()),
    ],
}


@pytest.mark.parametrize("readings", DENIED.values(), ids=list(DENIED))
def test_nothing_shown_denies_a_conforme(readings: list[Reading]) -> None:
    status = decide(requirement(), likely("conforme"), readings).status
    shown = agree([r.relation for r in readings], readings, status)
    assert status != "conforme" or "contradicts" not in shown


def test_an_article_that_hardly_bears_on_the_matter_is_only_related() -> None:
    assert article("contradicts", relevance=0.0).relation == "related"
    assert article("contradicts").relation == "contradicts"
