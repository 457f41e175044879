"""A Word document: paragraphs with the numbers Word shows before them, headings by style, tables, footnotes."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from legalgap.errors import InputFileError
from legalgap.ingest.draft import Draft
from legalgap.ingest.limits import MAX_INFLATED, MAX_RATIO
from legalgap.ingest.plain import cut_line
from legalgap.ingest.wordlist import Numbering
from legalgap.model.documents import Line, Remark, Role

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BROKEN = (W + "del", W + "moveFrom", MARKUP + "Fallback")
MAX_ENTRIES = 10_000


def read_docx(content: bytes, name: str) -> Draft:
    """The lines of a document; changes that were tracked are read as accepted.

    Raises:
        InputFileError: damaged, or a zip bomb.
    """
    refuse_bomb(content, name)
    import docx

    try:
        document = docx.Document(io.BytesIO(content))
        reader = BodyReader(document)
        reader.read(document.element.body)
        reader.read_notes(document.part)
    except Exception as error:
        raise InputFileError(
            "Document Word abîmé",
            where=f"{name} : {type(error).__name__}",
            todo="ouvrez-le dans Word et réenregistrez-le, ou donnez un PDF",
        ) from None
    tracked = any(True for _ in document.element.body.iter(W + "ins", W + "del"))
    remarks = (Remark("Modifications suivies : lues comme acceptées"),) if tracked else ()
    return Draft("docx", "python-docx " + docx.__version__, reader.lines, reader.page, remarks)


def refuse_bomb(content: bytes, name: str) -> None:
    """Refuse an archive that swells beyond measure.

    Raises:
        InputFileError: too many parts, or parts that are too large.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    swollen = sum(part.file_size for part in parts)
    odd = any(part.flag_bits & 1 for part in parts)
    if odd:
        raise InputFileError("Document Word protégé par un mot de passe", where=name, todo="enlevez la protection et recommencez")
    if len(parts) > MAX_ENTRIES or swollen > MAX_INFLATED or swollen > MAX_RATIO * max(len(content), 100_000):
        raise InputFileError(
            f"Document Word démesuré une fois décompressé ({swollen // 2**20} Mio)", where=name, todo="réenregistrez-le depuis Word"
        )


class BodyReader:
    """Goes through the body of a document, in order."""

    def __init__(self, document: Any) -> None:
        self.lines: list[Line] = []
        self.page = 1
        self.numbering = Numbering(document)
        self.names = {style.style_id: (style.name or "").lower() for style in document.styles}

    def read(self, body: Any) -> None:
        """Paragraphs and tables, those in content controls too."""
        for element in blocks(body):
            if element.tag == W + "tbl":
                self.read_table(element)
            else:
                self.read_paragraph(element)

    def read_paragraph(self, paragraph: Any) -> None:
        """A paragraph as one line, or several where it is broken by hand."""
        style = self.names.get(self.numbering.style_of(paragraph), "")
        number = self.numbering.next(paragraph)
        self.page += sum(1 for _ in paragraph.iter(W + "lastRenderedPageBreak"))
        text = number + paragraph_text(paragraph)
        role = role_of(style)
        for line in text.split("\n"):
            self.lines += [Line(part, self.page, 1, bold=is_bold(paragraph), role=role) for part in cut_line(line.strip()) if part]

    def read_table(self, table: Any) -> None:
        """A table, one line a row; a table of one cell a row is running text."""
        rows = [[cell for cell in row if cell.tag == W + "tc"] for row in table.iter(W + "tr")]
        if max((len(row) for row in rows), default=0) < 2:
            for paragraph in table.iter(W + "p"):
                self.read_paragraph(paragraph)
            return
        for row in rows:
            texts = [" ".join(" ".join(paragraph_text(p) for p in cell.iter(W + "p")).split()) for cell in row]
            if any(texts):
                self.lines += [Line(part, self.page, 1, role="table") for part in cut_line(" | ".join(texts))]

    def read_notes(self, part: Any) -> None:
        """The footnotes, after the body."""
        from lxml import etree

        for relation in part.rels.values():
            if relation.reltype.endswith("/footnotes") and not relation.is_external:
                parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
                root = etree.fromstring(relation.target_part.blob, parser)
                texts = [" ".join(paragraph_text(p) for p in note.iter(W + "p")) for note in root if note.get(W + "type") is None]
                self.lines += [
                    Line(f"{i} {text.strip()}", self.page, 1, role="footnote") for i, text in enumerate(texts, 1) if text.strip()
                ]


def blocks(body: Any) -> Iterator[Any]:
    """Paragraphs and tables in order; a table is not entered."""
    stack = list(reversed(body))
    while stack:
        element = stack.pop()
        if element.tag in (W + "p", W + "tbl"):
            yield element
        elif element.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml", W + "smartTag"):
            stack.extend(reversed(element))


def paragraph_text(paragraph: Any) -> str:
    """The words of a paragraph as they read once tracked changes are accepted; the calls of notes are left out."""
    found: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == W + "t":
            found.append(element.text or "")
        elif element.tag == W + "tab":
            found.append(" ")
        elif element.tag in (W + "br", W + "cr"):
            found.append("\n")
        elif element.tag == W + "noBreakHyphen":
            found.append("-")
        elif element.tag not in BROKEN:
            stack.extend(reversed(element))
    return "".join(found)


def is_bold(paragraph: Any) -> bool:
    """Whether every run with words is bold."""
    runs = [run for run in paragraph.iter(W + "r") if any(t.text and t.text.strip() for t in run.iter(W + "t"))]
    return bool(runs) and all(
        any(b.get(W + "val") not in ("0", "false") for p in run.findall(W + "rPr") for b in p.findall(W + "b")) for run in runs
    )


def role_of(style: str) -> Role:
    """The role that a style gives."""
    if style.startswith(("heading", "titre", "title", "subtitle")):
        return "heading"
    if style.startswith("article"):
        return "article"
    return "contents" if style.startswith("toc ") else "body"
