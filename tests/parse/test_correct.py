"""Corrections by hand: what they make of an act, and what they refuse."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from legalgap.errors import ArgumentError
from legalgap.model.corrections import Correction
from legalgap.model.texts import Act, ActText, Article, Place, Title, Version
from legalgap.parse.correct import corrected, live, replay

NOON = datetime.datetime(2026, 1, 5, 12, tzinfo=datetime.UTC)
DAY = datetime.date(2020, 3, 5)
HARBOURS = {
    "1": "Le port est ouvert.",
    "2": "Le pilote est\nexigé. Article 3. Le phare est gardé.",
    "4": "Selon l'",
    "5": "de la loi, le quai est libre.",
}


def act(**words: str) -> ActText:
    texts = {**HARBOURS, **words}
    articles = [
        Article(n, ("Titre I",), "", (Version(DAY, text=t, doubt="douteux", place=Place("a.pdf", 1, 2)),)) for n, t in texts.items()
    ]
    return ActText(Act("12-34", "/akn/vm/act/loi/2020/12-34", Title("Ports"), "loi", DAY), tuple(articles))


def mend(deed: str, article: str, **more: object) -> Correction:
    return Correction("x", NOON, "A", deed, "a.pdf", article, **more)  # type: ignore[arg-type]


def words(text: ActText) -> dict[str, str | None]:
    return {a.num: a.versions[0].text for a in text.articles}


def test_a_heading_is_corrected() -> None:
    made = corrected(act(), mend("heading", "4", num="3 bis", heading="Renvois")).articles[2]
    assert (made.num, made.heading, made.versions[0].doubt, made.versions[0].text) == ("3 bis", "Renvois", None, "Selon l'")


def test_an_article_takes_in_the_one_that_follows_with_the_words_between() -> None:
    assert (
        words(corrected(act(), mend("merge", "4", num="5", words="article 5")))["4"] == "Selon l'\narticle 5\nde la loi, le quai est libre."
    )
    assert words(corrected(act(), mend("merge", "4", num="5")))["4"] == "Selon l'\nde la loi, le quai est libre."
    assert list(words(corrected(act(), mend("merge", "4", num="5")))) == ["1", "2", "4"]


def test_an_article_is_cut_in_two() -> None:
    made = corrected(act(), mend("split", "2", num="3", heading="Phares", words="Article 3", drop=True))
    assert list(words(made)) == ["1", "2", "3", "4", "5"]
    assert (words(made)["2"], words(made)["3"]) == ("Le pilote est\nexigé.", "Le phare est gardé.")
    assert (made.articles[2].heading, made.articles[2].path, made.articles[2].versions[0].start) == ("Phares", ("Titre I",), DAY)
    kept = corrected(act(), mend("split", "2", num="3", words="Article 3"))
    assert words(kept)["3"] == "Article 3. Le phare est gardé."


REFUSED = [
    ("article absent", mend("heading", "9", num="9"), "n'a pas d'article"),
    ("numéro pris", mend("heading", "4", num="5"), "porte déjà"),
    ("numéro pris par la coupure", mend("split", "2", num="4", words="exigé"), "porte déjà"),
    ("numéro vide", mend("split", "2", words="exigé"), "numéro de l'article manque"),
    ("articles éloignés", mend("merge", "1", num="4"), "ne suit pas"),
    ("dernier article", mend("merge", "5", num="6"), "ne suit pas"),
    ("mots absents", mend("split", "2", num="3", words="navire"), "ne sont pas dans l'article"),
    ("mots vides", mend("split", "2", num="3"), "ne sont pas dans l'article"),
    ("mots répétés", mend("split", "2", num="3", words="est"), "plusieurs fois"),
    ("rien avant", mend("split", "2", num="3", words="Le pilote"), "Rien ne resterait"),
]


@pytest.mark.parametrize(("what", "correction", "says"), REFUSED)
def test_refused(what: str, correction: Correction, says: str) -> None:
    with pytest.raises(ArgumentError, match=says):
        corrected(act(), correction)


@pytest.mark.parametrize("deed", ["merge", "split"])
def test_an_article_with_several_wordings_is_left(deed: str) -> None:
    text = act()
    article = text.articles[1]
    later = replace(article, versions=(*article.versions, Version(datetime.date(2024, 1, 1), text="Autre.")))
    held = replace(text, articles=(text.articles[0], later, *text.articles[2:]))
    with pytest.raises(ArgumentError, match="plusieurs rédactions"):
        corrected(held, mend(deed, "2", num="4" if deed == "merge" else "3", words="exigé"))


def test_what_fits_no_more_is_told_and_the_rest_replayed() -> None:
    lost, good = mend("split", "2", num="9", words="navire"), mend("heading", "1", num="1", heading="Ports")
    elsewhere = replace(mend("heading", "1", num="1", heading="Autre"), source="b.pdf")
    made = replay(act(), [lost, good, elsewhere])
    assert made.text.articles[0].heading == "Ports"
    assert [(c.article, reason[:8]) for c, reason in made.unfit] == [("2", "Les mots")]


def test_what_was_taken_back_is_not_replayed() -> None:
    first, second = replace(mend("merge", "4", num="5"), id="a"), replace(mend("heading", "1", num="1"), id="b")
    assert live([first, second, replace(mend("undo", "4"), id="c", undoes="a")]) == (second,)


@given(st.integers(1, len(HARBOURS["1"]) - 1))
def test_what_was_cut_and_joined_again_has_the_same_words(at: int) -> None:
    second = HARBOURS["1"][at:].strip()
    if HARBOURS["1"].count(second) != 1 or not HARBOURS["1"][: HARBOURS["1"].index(second)].strip():
        return
    cut = corrected(act(), mend("split", "1", num="1 bis", words=second))
    joined = corrected(cut, mend("merge", "1", num="1 bis"))
    assert "".join((words(joined)["1"] or "").split()) == "".join(HARBOURS["1"].split())
    assert list(words(joined)) == list(HARBOURS)
