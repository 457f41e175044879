import bm25s
import numpy as np
import pytest

from legalgap.match.lexical import WordIndex, bm25_scores, tokens
from legalgap.model.texts import Lang

STEMS: list[tuple[Lang, str, str]] = [
    ("fr", "les travailleurs migrants", "le travailleur migrant"),
    ("fr", "main-d’œuvre SALARIEE", "main d'oeuvre salariée"),
    ("en", "foreign workers", "the foreign worker"),
    ("ar", "األجراء", "الأجراء"),
]

POOL = [
    "L'employeur délivre un certificat de travail au salarié.",
    "Le syndicat admet les étrangers parmi ses membres.",
    "La pension de vieillesse est servie chaque mois.",
]


@pytest.mark.parametrize(("lang", "one", "other"), STEMS)
def test_forms_of_a_word_have_one_stem(lang: Lang, one: str, other: str) -> None:
    assert tokens(one, lang) == tokens(other, lang) != []


def test_stop_words_and_single_letters_are_left_out() -> None:
    assert tokens("Le salarié a droit à la pension et au repos", "fr") == tokens("salarié droit pension repos", "fr")
    assert tokens("de la, et à l'", "fr") == []


def test_the_passage_that_shares_words_comes_first() -> None:
    scores = bm25_scores(["certificats de travail", "adhésion des étrangers au syndicat", "pensions"], POOL, "fr")
    assert scores.shape == (3, 3)
    assert scores.argmax(axis=1).tolist() == [0, 1, 2]


@pytest.mark.parametrize("query", ["", "de la", "xylophone"])
def test_a_query_without_known_words_scores_nothing(query: str) -> None:
    assert not bm25_scores([query], POOL, "fr").any()


def test_a_passage_without_words_scores_nothing() -> None:
    scores = bm25_scores(["pension"], ["", "de la", *POOL], "fr")[0]
    assert scores[:2].tolist() == [0, 0]
    assert scores.argmax() == 4


def test_scores_are_those_of_the_library() -> None:
    index = bm25s.BM25()
    index.index([tokens(p, "fr") for p in POOL], show_progress=False)
    query = "Le certificat, le syndicat et le certificat de travail des étrangers"
    assert bm25_scores([query], POOL, "fr")[0] == pytest.approx(index.get_scores(tokens(query, "fr")), abs=1e-5)


def test_each_query_is_scored_on_its_own() -> None:
    together = bm25_scores(["pension", "syndicat"], POOL, "fr")
    alone = np.vstack([bm25_scores(["pension"], POOL, "fr"), bm25_scores(["syndicat"], POOL, "fr")])
    assert np.array_equal(together, alone)


def test_arabic_passages() -> None:
    scores = bm25_scores(["نقابة األجراء"], ["يؤدى المعاش كل شهر.", "ينخرط الأجراء في النقابة."], "ar")[0]
    assert scores[1] > scores[0] == 0


def test_coverage_is_the_share_of_the_rare_words_held() -> None:
    index = WordIndex([tokens(p, "fr") for p in ("travail pension", "travail syndicat", "travail congé")])
    held = index.coverage([tokens(q, "fr") for q in ("pension de travail", "pension, syndicat", "travail", "xylophone")])
    assert held[0].tolist() == pytest.approx([1, 0, 0])
    assert held[1].tolist() == pytest.approx([0.5, 0.5, 0])
    assert not held[2:].any()


def test_a_heading_is_explained_by_the_words_of_a_requirement() -> None:
    headings = WordIndex([tokens(h, "fr") for h in ("Repos hebdomadaire", "Repos et pension", "Registre")])
    explained = headings.explained([tokens("Le repos hebdomadaire des salariés", "fr"), tokens("Xylophone", "fr")])
    assert explained[0].tolist() == pytest.approx([1, explained[0][1], 0])
    assert 0 < explained[0][1] < 0.5
    assert not explained[1].any()
