"""Texts of every format, read by the project's readers, to articles."""

from pathlib import Path

import docx
import pytest

from legalgap.ingest.read import read_document
from legalgap.parse.acts import parse_document
from legalgap.parse.result import ParsedAct

HTML = """<html><body><h1>Loi n° 12-34 du 5 mars 2020 relative aux ports</h1><h2>Titre premier : Des ports</h2>
<h3>Article 1er — Principe</h3><p>Le port est libre :</p><ul><li>le jour ;</li><li>la nuit.</li></ul>
<h3>Article 2</h3><p>La pêche est ouverte.</p></body></html>"""
CSV = 'num,text,heading,path\n1,"Le port est libre.\nToujours.",Ports,Livre I > Accès\n2 bis,Annexe,,Livre I > Accès\nA,La pêche.,,Fin\n'


def read(path: Path) -> ParsedAct:
    (act,) = parse_document(read_document(path, "fr"))
    return act


def told(act: ParsedAct) -> list[tuple[str, tuple[str, ...], str, str]]:
    return [(a.num, a.path, a.heading, a.text) for a in act.articles]


def test_a_web_page(tmp_path: Path) -> None:
    (path := tmp_path / "a.html").write_text(HTML, encoding="utf-8")
    act = read(path)
    assert (act.number, act.title) == ("12-34", "Loi n° 12-34 du 5 mars 2020 relative aux ports")
    first, second = told(act)
    assert first[:3] == ("1", ("Titre I",), "Principe")
    assert [line.lstrip("–- ") for line in first[3].split("\n")] == ["Le port est libre :", "le jour ;", "la nuit."]
    assert second == ("2", ("Titre I",), "", "La pêche est ouverte.")


def test_a_word_document_with_styles(tmp_path: Path) -> None:
    made = docx.Document()
    for words, level in (("Loi n° 12-34 relative aux ports", 0), ("Chapitre premier", 1), ("Des ports", 2), ("Article 1", 3)):
        made.add_heading(words, level)
    made.add_paragraph("Le port est libre, selon l'article 2.")
    made.add_heading("Dispositions du soir", 2)
    made.add_heading("Article 2", 3)
    made.add_paragraph("La pêche est ouverte.")
    made.save(str(path := tmp_path / "a.docx"))
    assert told(read(path)) == [
        ("1", ("Chapitre I",), "", "Le port est libre, selon l'article 2."),
        ("2", ("Dispositions du soir",), "", "La pêche est ouverte."),
    ]


def test_a_table_says_itself_what_each_article_is(tmp_path: Path) -> None:
    (path := tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    act = read(path)
    assert act.title == "a.csv"
    assert told(act) == [
        ("1", ("Livre I",), "Ports", "Le port est libre.\nToujours."),
        ("2 bis", ("Livre I",), "", "Annexe"),
        ("A", ("Livre I", "Fin"), "", "La pêche."),
    ]


@pytest.mark.parametrize("end", ["", " Fait à Valbourg."])
def test_an_act_on_one_line(tmp_path: Path, end: str) -> None:
    line = (
        "Loi n° 12-34 relative aux ports. Article premier. - Le port est libre, sous réserve de l'article 3. "
        f"Article 2. - La pêche est ouverte. Article 3. - Les filets sont contrôlés.{end}"
    )
    (path := tmp_path / "a.txt").write_text(line, encoding="utf-8")
    act = read(path)
    assert act.title == "Loi n° 12-34 relative aux ports."
    assert [a.num for a in act.articles] == ["1", "2", "3"]
    assert act.articles[0].text == "Le port est libre, sous réserve de l'article 3."
