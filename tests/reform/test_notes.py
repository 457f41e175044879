"""A publisher's footnotes that tell of amendments."""

from legalgap.model.documents import Document, Line, Role
from legalgap.parse.result import ParsedAct, ParsedArticle
from legalgap.reform.notes import read_notes


def told(*lines: tuple[str, Role], articles: dict[str, tuple[int, str]]) -> list[tuple[str, str]]:
    held = tuple(Line(text, 1, n, role=role) for n, (text, role) in enumerate(lines, 1))
    document = Document("loi.txt", "0" * 64, "plain", "essai", "fr", 1, held)
    parsed = tuple(ParsedArticle(num, (), "", text, 1, line) for num, (line, text) in articles.items())
    return [(n.article, n.act) for n in read_notes(document, ParsedAct("Loi", "loi", "7-08", None, "fr", parsed))]


def test_a_note_names_its_article_and_the_amending_law() -> None:
    note = "2 - L'article 3 ci-dessus a été modifié par l'article premier de la loi n° 9-21 complétant la loi n° 7-08."
    assert told((note, "footnote"), articles={}) == [("3", "9-21")]
    arabic = "-2 تم تغيير وتتميم المادة 3 أعلاه، بمقتضى المادة الأولى من القانون رقم 9.21 بتغيير القانون رقم 7.08."
    assert told((arabic, "footnote"), articles={}) == [("3", "9-21")]


def test_a_note_without_its_article_is_that_of_its_call() -> None:
    note = "5 - Abrogé par l'article unique de la loi n° 9-21."
    assert told(("Article 2", "body"), ("5", "footnote"), (note, "footnote"), articles={"1": (1, "a"), "2": (1, "b")}) == [("2", "9-21")]
    assert told(("x", "body"), ("x", "body"), (note, "footnote"), articles={"1": (1, "a"), "2": (2, "Il paie 5 ;")}) == [("2", "9-21")]
    assert told(("x", "body"), ("x", "body"), (note, "footnote"), articles={"1": (1, "a"), "2": (2, "b")}) == [("", "9-21")]


def test_a_dahir_named_again_stands_for_the_law_it_promulgated() -> None:
    first = "-1 تم تغيير المادة 3 أعلاه، بمقتضى الظهير الشريف رقم 1.21.5 بتنفيذ القانون رقم 9.21."
    second = "-2 تم نسخ المادة 4 أعلاه، بمقتضى الظهير الشريف رقم 1.21.5 السالف الذكر."
    assert told((first, "footnote"), (second, "footnote"), articles={}) == [("3", "9-21"), ("4", "9-21")]


def test_a_note_that_cites_an_act_as_amended_tells_of_nothing() -> None:
    assert told(("3 - Loi n° 5-90, telle qu'elle a été modifiée et complétée par la loi n° 6-95.", "footnote"), articles={}) == []
