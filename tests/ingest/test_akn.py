"""Akoma Ntoso as lines, and hostile XML."""

import pytest

from legalgap.errors import InputFileError
from legalgap.ingest.read import read_content

from .papers import AKN


def test_an_act_is_read_with_the_roles_its_elements_give() -> None:
    assert [(line.role, line.text) for line in read_content(AKN.encode(), "loi.xml").lines] == [
        ("heading", "Chapitre I"),
        ("heading", "Du séjour"),
        ("article", "Article premier"),
        ("heading", "Objet"),
        ("body", "La loi règle le séjour."),
        ("article", "Article 2"),
        ("body", "a)"),
        ("body", "un titre ;"),
    ]


BOMB = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.mark.parametrize("head", [
    '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
    f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{BOMB}]>',
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://localhost:1/x.dtd"> %p;]>',
])  # fmt: skip
def test_documents_that_declare_entities_are_refused(head: str) -> None:
    with pytest.raises(InputFileError, match="entités"):
        read_content((head + AKN).encode(), "loi.xml")


def test_malformed_xml_is_refused_with_the_place() -> None:
    with pytest.raises(InputFileError, match=r"mal formé.*line"):
        read_content(AKN.replace("</article>", "", 1).encode(), "loi.xml")


def test_an_external_dtd_is_not_fetched() -> None:
    text = read_content(('<!DOCTYPE akomaNtoso SYSTEM "http://localhost:1/x.dtd">' + AKN).encode(), "loi.xml").text
    assert "La loi règle le séjour." in text
