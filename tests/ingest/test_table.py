"""CSV and JSON lines of articles."""

import json

import pytest

from legalgap.errors import InputFileError
from legalgap.ingest.read import read_content

ROWS = [
    {"num": "1", "text": "Tout marin vote.\nIl signe.", "heading": "Objet", "path": ["Titre I", "Chapitre I"]},
    {"num": "2 bis", "text": "Le port ferme la nuit.", "heading": "", "path": ["Titre I", "Chapitre II"]},
]
EXPECTED = [
    ("heading", "Titre I"),
    ("heading", "Chapitre I"),
    ("article", "Article 1"),
    ("heading", "Objet"),
    ("body", "Tout marin vote."),
    ("body", "Il signe."),
    ("heading", "Chapitre II"),
    ("article", "Article 2 bis"),
    ("body", "Le port ferme la nuit."),
]
CSV = """num,text,heading,path
1,"Tout marin vote.
Il signe.",Objet,Titre I > Chapitre I
2 bis,Le port ferme la nuit.,,Titre I > Chapitre II
"""


def held(content: bytes, name: str = "loi") -> list[tuple[str, str]]:
    return [(line.role, line.text) for line in read_content(content, name).lines]


@pytest.mark.parametrize("content", [
    CSV.encode(),
    CSV.encode("utf-8-sig"),
    CSV.replace(",", ";").encode(),
    CSV.replace("num,text", "numéro,Texte").encode("cp1252"),
    "\n".join(json.dumps(row) for row in ROWS).encode(),
    json.dumps(ROWS, ensure_ascii=False).encode(),
], ids=["csv", "mark", "semicolon", "french", "jsonl", "json"])  # fmt: skip
def test_each_row_is_an_article(content: bytes) -> None:
    assert held(content, "loi.csv") == EXPECTED


@pytest.mark.parametrize(("num", "text", "shown"), [
    ("12", "Tout marin vote.", "Article 12"),
    ("premier", "Tout marin vote.", "Article premier"),
    ("Préambule", "Tout marin vote.", "Préambule"),
    ("Article 5", "Tout marin vote.", "Article 5"),
    ("IV", "Tout marin vote.", "Article IV"),
    ("3", "لكل بحار حق في الراحة.", "المادة 3"),
    ("المادة 3", "لكل بحار حق في الراحة.", "المادة 3"),
])  # fmt: skip
def test_numbers_are_shown_as_the_language_prints_them(num: str, text: str, shown: str) -> None:
    assert held(json.dumps({"num": num, "text": text}).encode())[0] == ("article", shown)


@pytest.mark.parametrize(("content", "said", "where"), [
    ("num,text\n", "Table sans article", "loi.csv"),
    ("num,titre\n1,a\n", "Colonne absente : text", "loi.csv"),
    ("num,text\n1,a\n,b\n", "sans numéro", "ligne 3"),
    (f"text,num\n1,{'a' * 300}\n", "démesuré", "ligne 2"),
    ('{"num": 1, "text": "a"}\n{"num": 2, "tex', "JSON illisible", "ligne 2"),
    ('{"num": 1, "text": "a"}\n[1]', "n'est pas un objet", "ligne 2"),
    ('{"num": 1, "text": "a"}\n{"num": 2}', "Colonne absente : text", "ligne 2"),
    ("[" * 100_000, "JSON illisible", "ligne 1"),
])  # fmt: skip
def test_malformed_tables_are_refused_with_the_line(content: str, said: str, where: str) -> None:
    with pytest.raises(InputFileError, match=said) as refusal:
        held(content.encode(), "loi.csv")
    assert where in refusal.value.where
