"""A parsed act as a dossier keeps it: dates, title, number, places."""

import datetime

import pytest

from legalgap.model.texts import Act, ActText, Place
from legalgap.parse.acts import parse_document
from legalgap.parse.convert import Labels, to_act_text
from parse.documents import document

TODAY = datetime.date(2026, 11, 23)
BODY = "Article 1\nLe port est libre.\nArticle 2\nAbrogé."


def kept(text: str, labels: Labels | None = None, lang: str = "fr", name: str = "Les ports (1).txt") -> ActText:
    read = document(text, lang, name)  # type: ignore[arg-type]
    return to_act_text(parse_document(read)[0], read, labels or Labels(), "abc.txt", "VM", TODAY)


def dates(text: ActText) -> tuple[datetime.date, datetime.date]:
    return text.act.in_force, text.articles[0].versions[0].start


def test_number_kind_and_dates_from_the_title() -> None:
    text = kept(f"Décret n° 2-20-9 du 5 mars 2020 relatif aux ports\n\n{BODY}")
    assert (text.act.id, text.act.kind, text.act.uri) == ("2-20-9", "decret", "/akn/vm/act/decret/2020/2-20-9")
    assert dates(text) == (datetime.date(2020, 3, 5), datetime.date(2020, 3, 5))


def test_a_consolidated_text_is_read_from_its_own_day() -> None:
    text = kept(f"Version consolidée en date du 26 octobre 2021\nDécret n° 2-20-9 du 5 mars 2020 relatif aux ports\n\n{BODY}")
    assert dates(text) == (datetime.date(2020, 3, 5), datetime.date(2021, 10, 26))


def test_what_the_jurist_says_comes_first() -> None:
    asked = Labels("P-1", "Code des ports", "loi", datetime.date(2022, 1, 1))
    text = kept(f"Décret n° 2-20-9 du 5 mars 2020 relatif aux ports\n\n{BODY}", asked)
    assert (text.act.id, text.act.title.fr, text.act.kind) == ("P-1", "Code des ports", "loi")
    assert dates(text) == (datetime.date(2020, 3, 5), datetime.date(2022, 1, 1))


def test_nothing_known() -> None:
    text = kept(BODY)
    assert (text.act.id, text.act.title.fr) == ("Les-ports-1", "Les ports (1).txt")
    assert dates(text) == (TODAY, TODAY)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_title_in_two_languages(lang: str) -> None:
    printed = "قانون رقم 12.34 يتعلق بالموانئ" if lang == "ar" else "Act No. 12-34 concerning ports"
    act: Act = kept(f"{printed}\n\n{'المادة 1' if lang == 'ar' else 'Article 1'}\nالميناء حر.", Labels(title="Code des ports"), lang).act
    assert (act.title.fr, getattr(act.title, lang), act.lang, act.id) == ("Code des ports", printed, lang, "12-34")


def test_places_and_repeal() -> None:
    first, second = (a.versions[0] for a in kept(BODY).articles)
    assert first.place == Place("abc.txt", 1, 1)
    assert (first.text, first.repealed) == ("Le port est libre.", False)
    assert (second.text, second.repealed) == (None, True)
