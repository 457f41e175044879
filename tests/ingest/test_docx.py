"""Word documents: what Word shows, in order."""

import pytest

from legalgap.errors import InputFileError
from legalgap.ingest import docx
from legalgap.ingest.lists import numeral
from legalgap.ingest.read import read_content

from .papers import W, paragraph, word, zipped


def held(content: bytes) -> list[tuple[str, str]]:
    return [(line.role, line.text) for line in read_content(content, "loi.docx").lines]


NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Article %1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def test_headings_and_contents_by_style() -> None:
    body = paragraph("Sommaire", "TM1") + paragraph("Chapitre I", "Titre1") + paragraph("La loi règle le séjour.")
    assert held(word(body)) == [("contents", "Sommaire"), ("heading", "Chapitre I"), ("body", "La loi règle le séjour.")]


def test_the_numbers_word_computes_are_read() -> None:
    steps = [("Objet", "03"), ("un titre ;", "13"), ("un port.", "13"), ("note", "23"), ("Séjour", "03"), ("un visa.", "13")]
    body = "".join(paragraph(text, number=number) for text, number in steps)
    assert [text for _, text in held(word(body, NUMBERING))] == [
        "Article 1. Objet",
        "a) un titre ;",
        "b) un port.",
        "– note",
        "Article 2. Séjour",
        "a) un visa.",
    ]


@pytest.mark.parametrize(("count", "kind", "shown"), [
    (4, "decimal", "4"), (4, "lowerRoman", "iv"), (19, "upperRoman", "XIX"), (2, "lowerLetter", "b"), (28, "upperLetter", "BB"),
    (1, "ordinal", "1er"), (3, "arabicAbjad", "ج"), (2, "arabicAlpha", "ب"), (3, "decimalZero", "03"), (0, "lowerLetter", ""),
])  # fmt: skip
def test_numbers_of_lists(count: int, kind: str, shown: str) -> None:
    assert numeral(count, kind) == shown


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    runs = "<w:r><w:t xml:space='preserve'>Le </w:t></w:r><w:del><w:r><w:delText>marin</w:delText></w:r></w:del>"
    document = read_content(word(f"<w:p>{runs}<w:ins><w:r><w:t>pêcheur</w:t></w:r></w:ins></w:p>"), "loi.docx")
    assert document.text == "Le pêcheur"
    assert "Modifications suivies" in document.remarks[0].what


def test_tables_row_by_row_and_layout_tables_as_text() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    body = f"<w:tbl>{row('Port', 'Places')}{row('Sud', '12')}</w:tbl><w:tbl>{row('Article 1')}{row('Texte')}</w:tbl>"
    assert held(word(body)) == [("table", "Port | Places"), ("table", "Sud | 12"), ("body", "Article 1"), ("body", "Texte")]


def test_content_controls_breaks_pages_and_bold() -> None:
    run = "<w:r><w:rPr><w:b/></w:rPr><w:t>Article 1</w:t><w:br/><w:t>Objet</w:t></w:r>"
    body = f"<w:sdt><w:sdtContent><w:p>{run}</w:p></w:sdtContent></w:sdt><w:p><w:r><w:lastRenderedPageBreak/><w:t>Suite</w:t></w:r></w:p>"
    lines = read_content(word(body), "loi.docx").lines
    assert [(line.text, line.page, line.bold) for line in lines] == [("Article 1", 1, True), ("Objet", 1, True), ("Suite", 2, False)]


def test_footnotes_come_after_the_body() -> None:
    note = f'<w:footnote w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">{paragraph("Voir la loi.")}</w:footnote>'
    notes = f"<w:footnotes {W}>{note}</w:footnotes>"
    assert held(word(paragraph("Texte"), footnotes=notes)) == [("body", "Texte"), ("footnote", "1 Voir la loi.")]


@pytest.mark.parametrize(("content", "said"), [
    (zipped({"word/document.xml": "<x>"}), "abîmé"),
    (word("<w:p><w:r><w:t>texte"), "abîmé"),
    (word(""), "sans texte"),
    (word(paragraph("a"), parts={"word/media/z": "0" * 30_000_000}), "démesuré"),
])  # fmt: skip
def test_damaged_empty_and_swollen_documents_are_refused(content: bytes, said: str) -> None:
    with pytest.raises(InputFileError, match=said) as refusal:
        read_content(content, "loi.docx")
    assert "loi.docx" in refusal.value.where


def test_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "MAX_ENTRIES", 3)
    with pytest.raises(InputFileError, match="démesuré"):
        read_content(word(paragraph("a")), "loi.docx")


def test_entities_fetch_and_expand_nothing() -> None:
    head = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    body = f"{head}<w:document {W}><w:body>{paragraph('Article 1 &f; &b;')}</w:body></w:document>"
    content = word("", parts={"word/document.xml": body})
    try:
        text = read_content(content, "loi.docx").text
    except InputFileError:
        return
    assert "root:" not in text
    assert "haha" not in text


@pytest.mark.parametrize(
    ("style", "role"), [("article", "article"), ("article titre", "article"), ("titre 2", "heading"), ("normal", "body")]
)
def test_styles_give_roles(style: str, role: str) -> None:
    assert docx.role_of(style) == role
