"""The redline in each format: what Word would keep is the new text, what it would give back is the old one."""

import io
import json

import docx
import pytest
from reform.valmerie import ARABIC, ARTICLES, entries

from legalgap.model.texts import Lang
from legalgap.reform.difference import compare
from legalgap.report.redline import Comparison, comparison_json, print_comparison, quiet_articles
from legalgap.report.redline_docx import comparison_docx
from legalgap.report.redline_html import comparison_html
from legalgap.store.places import data_root

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NEW = {n: t for n, t in ARTICLES.items() if n != "1"} | {
    "2": "Le salaire est versé chaque mois, au plus tard le troisième jour ouvré.",
    "5": ARTICLES["5"].replace("'", "’"),
    "6": "Tout salarié a droit au repos.\nIl le prend <chaque> semaine.",
}


def comparison(old: dict[str, str] = ARTICLES, new: dict[str, str] = NEW, lang: Lang = "fr") -> Comparison:
    return Comparison("Comparaison", "avant", "après", lang, compare(entries(old), entries(new)))


def test_articles_whose_typography_alone_differs_are_said_as_runs() -> None:
    old = {str(n): f"L'agent numéro {n} prête l'un des serments prévus à l'article {n + 40}." for n in range(1, 9)}
    new = {n: t.replace("'", "’") if n != "4" else t for n, t in old.items()}
    assert quiet_articles(comparison(old, new)) == "Typographie ou ponctuation seules (7 articles) : 1 à 3, 5 à 8."
    assert "1 à 3, 5 à 8" in "\n".join(t.plain for t in print_comparison(comparison(old, new)))


def kept(content: bytes, dropped: str) -> str:
    """The words of a document once every change of one kind is dropped and the other accepted."""
    out = ""
    for paragraph in docx.Document(io.BytesIO(content)).element.body.iter(f"{W}p"):
        gone = {t for change in paragraph.iter(f"{W}{dropped}") for t in change.iter()}
        out += "".join(t.text for t in paragraph.iter(f"{W}t", f"{W}delText") if t not in gone)
        out += "" if any(c.getparent().tag == f"{W}rPr" for c in paragraph.iter(f"{W}{dropped}")) else "\n"
    return out


def test_word_tracks_the_changes() -> None:
    content = comparison_docx(comparison())
    accepted, refused = kept(content, "del"), kept(content, "ins")
    for words in ("au plus tard le troisième jour ouvré.", "Tout salarié a droit au repos."):
        assert words in accepted
        assert words not in refused
    for words in (ARTICLES["1"], "au plus tard le cinquième jour.", "Il est constaté par un bulletin remis au salarié."):
        assert words in refused
        assert words not in accepted


def test_each_tracked_change_has_its_number_and_the_same_comparison_the_same_words() -> None:
    body = docx.Document(io.BytesIO(comparison_docx(comparison()))).element.body
    ids = [e.get(f"{W}id") for e in body.iter(f"{W}ins", f"{W}del")]
    assert len(ids) == len(set(ids)) > 5


def test_arabic_goes_from_right_to_left() -> None:
    made = comparison(ARABIC, ARABIC | {"2": "يؤدى الأجر كل أسبوع."}, "ar")
    assert "".join(p.tag for p in docx.Document(io.BytesIO(comparison_docx(made))).element.body.iter(f"{W}bidi", f"{W}rtl"))
    assert b'dir="rtl" lang="ar"' in comparison_html(made, data_root() / "reports" / "html")


def test_the_page_marks_words_and_trusts_none() -> None:
    page = comparison_html(comparison(), data_root() / "reports" / "html").decode()
    assert "<del>cinquième</del><ins>troisième</ins> jour" in page
    assert "&lt;chaque&gt;" in page
    assert "http" not in page


def test_json_says_what_happened() -> None:
    data = json.loads(comparison_json(comparison()))
    assert data["schema"] == "legalgap/diff/1"
    counts = {kind: n for kind, n in data["counts"].items() if n}
    assert counts == {"added": 1, "repealed": 1, "amended": 1, "unchanged": 3}
    assert data["typography"] == ["5"]
    by_num = {(a["new"] or a["old"])["num"]: a["redline"] for a in data["articles"]}
    assert by_num["2"][1:3] == [["-", "cinquième"], ["+", "troisième"]]


@pytest.mark.parametrize(
    "words", ["abrogés : 1 · modifiés : 1", "[-cinquième-]{+troisième+}", "Article 6 — ajouté", "ponctuation seules (1 article) : 5."]
)
def test_the_terminal_shows_it_without_colour(words: str) -> None:
    assert words in "\n".join(line.plain for line in print_comparison(comparison(), plain=True))
