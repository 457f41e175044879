"""Made-up laws of Valdorie, laid out as reference texts are, and the articles they must be split into."""

from datetime import date
from pathlib import Path

import pytest

from legalgap.bench.official import FILES, LONGEST, official_passages, read_articles
from legalgap.errors import InputFileError
from legalgap.model.texts import Act, ActText, Article, Passage, Title, Version

FRENCH = """Loi n° 12-34 sur le travail
Vu l'Article 3 de la loi précédente,

Article premier
Le salarié se repose un jour par semaine, sauf dans les cas prévus à
l'Article 4
ci-dessous.

Article 2
Le contrat visé à l'article 3 est écrit.

   Article 3
Nul ne peut être renvoyé sans motif. Article 4
L'inspecteur visite les ateliers.

Article 7
Le décret fixe les modalités.
"""

ARABIC = """قانون رقم 12.34
تصدير
تلتزم فالدورية بحقوق العمال.
المادة الأولى
يستريح العامل يوما في الأسبوع مع مراعاة أحكام المادة 3 أدناه.
المادة 2
يكون العقد مكتوبا.
المادة 3
لا يفصل العامل دون سبب.
"""

SPELLED = """المادة األولى
تسري أحكام هذا القرار على الأجانب.
المادة الثانية
يودع الطلب لدى الإدارة.
المادة الثالثة
ينشر هذا القرار.
"""


def split(folder: Path, content: str) -> list[Passage]:
    path = folder / "text.txt"
    path.write_text(content, encoding="utf-8")
    return list(read_articles(path, "12-34", "loi"))


def test_french_text(tmp_path: Path) -> None:
    found = {p.num: p.text for p in split(tmp_path, FRENCH)}
    assert list(found) == ["1", "2", "3", "4", "7"]
    assert found["1"].startswith("Le salarié se repose")
    assert found["1"].endswith("ci-dessous."), "a cross-reference alone on its line is not a heading"
    assert found["2"] == "Le contrat visé à l'article 3 est écrit."
    assert found["3"] == "Nul ne peut être renvoyé sans motif.", "the heading glued to the line is the next one"
    assert found["4"] == "L'inspecteur visite les ateliers.", "numbers 5 and 6 are missing: 7 still begins where it stands"
    assert found["7"] == "Le décret fixe les modalités."


def test_arabic_text_with_a_preamble(tmp_path: Path) -> None:
    found = {p.num: p.text for p in split(tmp_path, ARABIC)}
    assert list(found) == ["préambule", "1", "2", "3"]
    assert found["préambule"].endswith("تلتزم فالدورية بحقوق العمال.")
    assert found["1"].endswith("المادة 3 أدناه.")
    assert found["3"] == "لا يفصل العامل دون سبب."


def test_ordinals_in_letters(tmp_path: Path) -> None:
    found = {p.num: p.text for p in split(tmp_path, SPELLED)}
    assert found == {"1": "تسري أحكام هذا القرار على الأجانب.", "2": "يودع الطلب لدى الإدارة.", "3": "ينشر هذا القرار."}


@pytest.mark.parametrize(("content", "lang"), [(FRENCH, "fr"), (ARABIC, "ar")])
def test_passages_carry_act_kind_and_language(tmp_path: Path, content: str, lang: str) -> None:
    assert {(p.law, p.kind, p.lang) for p in split(tmp_path, content)} == {("12-34", "loi", lang)}


def test_a_text_without_articles_gives_none(tmp_path: Path) -> None:
    assert split(tmp_path, "Circulaire sur le travail.\nElle renvoie à l'Article premier de la loi.\n") == []


def test_what_follows_the_last_article_is_cut(tmp_path: Path) -> None:
    (only,) = split(tmp_path, "Article premier\n" + "Tableau annexe. " * LONGEST)
    assert len(only.text) == LONGEST


DAY = date(2020, 1, 1)


def act(number: str, *articles: str) -> ActText:
    held = tuple(Article(a, (), "", (Version(date(2001, 1, 1), "Résumé.", None),)) for a in articles)
    return ActText(Act(number, "/akn/va/act/loi/2001/x", Title("Loi"), "loi", date(2001, 1, 1)), held)


def test_only_numbers_that_both_hold_are_kept(tmp_path: Path) -> None:
    path = tmp_path / FILES["02-03"]
    path.parent.mkdir(parents=True)
    path.write_text(ARABIC, encoding="utf-8")
    assert [p.num for p in official_passages(tmp_path, (act("02-03", "1", "3", "50"),), DAY)] == ["1", "3"]


def test_a_text_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="Texte officiel de 02-03 introuvable"):
        official_passages(tmp_path, (act("02-03", "1"),), DAY)


def test_an_act_without_official_text_keeps_its_digests(tmp_path: Path) -> None:
    assert [(p.num, p.text) for p in official_passages(tmp_path, (act("12-34", "1", "2"),), DAY)] == [("1", "Résumé."), ("2", "Résumé.")]
