"""Plain text in any encoding."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalgap.ingest.limits import MAX_LINE
from legalgap.ingest.plain import cut_line
from legalgap.ingest.read import read_content

FRENCH = "Article premier\nLe salarié étranger de Valmérie bénéficie des congés payés prévus à l'article 4, où qu'il réside.\n" * 6
ARABIC = "المادة الأولى\nيستفيد كل أجير أجنبي من العطلة السنوية المنصوص عليها في هذا القانون.\n" * 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1", "mac_roman"])
def test_french_in_any_encoding(encoding: str) -> None:
    document = read_content(FRENCH.encode(encoding), "loi.txt")
    assert [line.text for line in document.lines[:2]] == FRENCH.splitlines()[:2]
    assert (document.lang, document.format, document.pages) == ("fr", "plain", 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16", "cp1256"])
def test_arabic_in_any_encoding(encoding: str) -> None:
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    document = read_content(mark + ARABIC.encode(encoding), "loi.txt")
    assert [line.text for line in document.lines[:2]] == ARABIC.splitlines()[:2]
    assert document.lang == "ar"


def test_line_numbers_are_those_of_the_file_and_form_feeds_are_pages() -> None:
    document = read_content(b"Titre\r\n\r\nArticle 1\fArticle 2\nTexte\n", "loi.txt")
    held = [(line.text, line.page, line.number) for line in document.lines if line.text]
    assert held == [("Titre", 1, 1), ("Article 1", 1, 3), ("Article 2", 2, 1), ("Texte", 2, 2)]


def test_the_document_says_what_was_read() -> None:
    content = b"Article 1\nThe seafarer shall be paid for the work of the day.\n"
    document = read_content(content, "law.txt")
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert (document.reader, document.lang, document.name) == ("texte utf-8", "en", "law.txt")


def test_an_endless_line_is_cut_at_spaces_and_said() -> None:
    text = "mot " * (MAX_LINE // 2)
    document = read_content(text.encode(), "loi.txt")
    assert max(len(line.text) for line in document.lines) <= MAX_LINE
    assert " ".join(line.text for line in document.lines).split() == text.split()
    assert "coupée" in document.remarks[0].what


def test_invisible_characters_go_and_spaces_are_one() -> None:
    document = read_content("Arti\u00adcle\u00a012\u200f :  \u2066le\u2069\x07 port\n".encode(), "loi.txt")
    assert document.text == "Article 12 : le port\n"


def test_unreadable_characters_are_said_with_their_line() -> None:
    document = read_content("Article 1\nLe salari\ufffd\n".encode(), "loi.txt")
    assert [(r.page, r.line) for r in document.remarks] == [(1, 2)]


@given(st.text(alphabet="ab é\u0627", max_size=200), st.integers(1, 3))
def test_cutting_a_line_loses_no_word(text: str, times: int) -> None:
    line = text * times * 100
    assert "".join(part.replace(" ", "") for part in cut_line(line)) == line.replace(" ", "")
