from datetime import date

import pytest

from legalgap.assess.reasons import match_reason, row_reason
from legalgap.assess.status import Verdict
from legalgap.model.findings import Match, Relation
from legalgap.model.norms import Adhesion, Labels, Lexicon, Signal

from .cases import RATIFIED, promise

LEXICON = Lexicon(
    {
        "toute-personne": Signal("for", Labels("vise toute personne"), {}),
        "condition-de-nationalité": Signal("against", Labels("condition de nationalité"), {}),
        "gratuité": Signal("for", Labels("gratuité"), {}),
        "étranger": Signal("neutral", Labels("vise les étrangers"), {}),
    },
    {},
    "made up",
)


def match(article: str, relation: Relation, law: str = "V-12") -> Match:
    return Match(law, article, relation, 0.9, "")


def reason(verdict: Verdict, *matches: Match, adhesion: Adhesion | None = RATIFIED, provision: str = "1(1)") -> str:
    return row_reason(verdict, matches, promise(adhesion, provision))


def test_a_relation_says_its_clause_and_the_expected_signals_first() -> None:
    held = ["étranger", "gratuité", "condition-de-nationalité"]
    said = match_reason("contradicts", "Seuls les nationaux dirigent.", "defeated", held, promise(), LEXICON)
    clause, _, traits = said.partition(" ; ")
    assert clause == "Contredit : proche de la clause qui contredirait « Seuls les nationaux dirigent. »"
    assert traits == "traits lus : condition de nationalité, gratuité."


def test_a_relation_without_signal_names_only_its_clause() -> None:
    said = match_reason("full", "Tout adhérent peut diriger.", "satisfied", ["étranger"], promise(), LEXICON)
    assert said == "Satisfait : proche de la clause qui satisferait « Tout adhérent peut diriger. »."


RULE = "la règle"
ROWS = [
    (
        "contradiction",
        Verdict("contradiction", "contradiction", RULE),
        [match("4", "contradicts"), match("9", "full"), match("7", "contradicts")],
        "Contredit par V-12 art. 4, V-12 art. 7 (la règle).",
    ),
    (
        "conforme",
        Verdict("conforme", "aucune", RULE),
        [match("2", "full"), match("3", "related")],
        "Satisfait par V-12 art. 2 (la règle).",
    ),
    (
        "partiel",
        Verdict("partiel", "champ trop étroit", RULE),
        [match("2", "partial")],
        "Satisfait en partie par V-12 art. 2 (la règle).",
    ),
    (
        "partiel, avec un article qui s'y oppose",
        Verdict("partiel", "condition supplémentaire", RULE),
        [match("2", "full"), match("5", "contradicts")],
        "Satisfait en partie par V-12 art. 2, mais V-12 art. 5 s'y oppose (la règle).",
    ),
    (
        "partiel, par la seule réserve d'un article",
        Verdict("partiel", "condition supplémentaire", RULE),
        [match("5", "contradicts")],
        "Réserve de V-12 art. 5 (la règle).",
    ),
    (
        "lacune",
        Verdict("lacune", "silence", RULE),
        [match("8", "related"), match("2", "partial")],
        "Le plus proche : V-12 art. 2 (la règle).",
    ),
    ("lacune sans article", Verdict("lacune", "silence", RULE), [], "Aucun article proche (la règle)."),
]


@pytest.mark.parametrize(("verdict", "matches", "expected"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_a_row_names_the_articles_that_bear_its_status(verdict: Verdict, matches: list[Match], expected: str) -> None:
    assert reason(verdict, *matches) == expected


STANDING = [
    ("ratifiée", RATIFIED, "1(1)", ""),
    ("annexe exclue", RATIFIED, "II-3(1)", "Annexe exclue de la ratification : comparaison indicative."),
    ("annexe retenue", RATIFIED, "I-3(1)", ""),
    ("signée", Adhesion("signed", None, date(2001, 1, 1)), "1(1)", "Norme signée, non ratifiée : comparaison prospective."),
    ("inconnue", None, "1(1)", "Norme non ratifiée : comparaison prospective."),
]


@pytest.mark.parametrize(("adhesion", "provision", "expected"), [s[1:] for s in STANDING], ids=[s[0] for s in STANDING])
def test_a_row_says_where_the_state_is_not_bound(adhesion: Adhesion | None, provision: str, expected: str) -> None:
    said = reason(Verdict("conforme", "aucune", RULE), match("2", "full"), adhesion=adhesion, provision=provision)
    assert said == f"Satisfait par V-12 art. 2 (la règle). {expected}".strip()
