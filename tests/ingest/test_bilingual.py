"""A text printed in two scripts side by side."""

from types import SimpleNamespace

import pytest

from legalgap.ingest.bidi import as_printed
from legalgap.ingest.pdfium import Word
from legalgap.ingest.read import read_content
from legalgap.model.documents import Document
from legalgap.model.texts import Lang
from legalgap.parse.acts import parse_document

from .papers import Put, lines, pdf, visual

FRENCH = ["Article 1", "Le port de la ville est ouvert aux navires.", "Article 2", "Le marin reçoit le pain et le sel du jour.", "Article 3",
          "Nul marin ne peut être chassé du navire."]  # fmt: skip
ARABIC = [
    "المادة 1",
    "يفتح الميناء في وجه جميع السفن",
    "المادة 2",
    "يتقاضى البحار الخبز والملح كل يوم",
    "المادة 3",
    "لا يطرد أي بحار من السفينة",
]


def page() -> list[Put]:
    return [*lines(FRENCH, 50), *lines([visual(text) for text in ARABIC], 330, font="A")]


def read(lang: Lang, pages: int = 1) -> Document:
    return read_content(pdf([page()] * pages), "loi.pdf", lang)


@pytest.mark.parametrize(("lang", "first"), [("fr", FRENCH[1]), ("ar", ARABIC[1])])
def test_one_script_is_read_and_the_other_said(lang: Lang, first: str) -> None:
    document = read(lang)
    (act,) = parse_document(document)
    assert [a.num for a in act.articles] == ["1", "2", "3"]
    assert act.articles[0].text == first
    assert "Texte imprimé en deux langues sur 1 page(s)" in document.remarks[0].what


def test_a_few_foreign_lines_are_no_second_version() -> None:
    some = [*lines(FRENCH, 50), *lines([visual(text) for text in ARABIC[:2]], 330, font="A")]
    document = read_content(pdf([some]), "loi.pdf", "fr")
    assert not any("deux langues" in remark.what for remark in document.remarks)


def test_scripts_that_share_their_lines_stay_together() -> None:
    some = [*lines(FRENCH, 50), *lines([visual(text) for text in ARABIC], 50, 500, font="A")]
    assert not any("deux langues" in r.what for r in read_content(pdf([some]), "loi.pdf", "fr").remarks)


@pytest.mark.parametrize(
    ("read", "places", "printed"),
    [(",égal", (50, 10, 20, 30, 40), "égal,"), ("°n", (20, 10), "n°"), ("l'eau", (1, 2, 3, 4, 5), "l'eau"), ("mot", (3, 2, 1), "mot")],
)
def test_signs_that_pdfium_moved_go_back_where_they_are_printed(read: str, places: tuple[int, ...], printed: str) -> None:
    page = SimpleNamespace(sides=lambda i: (places[i], 0, 0, 0))
    assert as_printed(Word(read, 0, 60, 0, 10), page).text == printed  # type: ignore[arg-type]
