"""A difference as a Word document with tracked changes: a jurist may print it, accept them or refuse them."""

import io
from datetime import datetime
from typing import Any

from legalgap.errors import MissingPartError
from legalgap.model.texts import Lang
from legalgap.reform.difference import Line
from legalgap.reform.redline import Segment
from legalgap.report.redline import Comparison, counts, line_kinds, line_segments, line_title, paragraphs, quiet_articles

AUTHOR = "legalgap"
STAMP = datetime(2000, 1, 1)
"""A fixed date: the same comparison gives the same document."""
TAG = {"+": "w:ins", "-": "w:del"}


def comparison_docx(comparison: Comparison) -> bytes:
    """The document's bytes.

    Raises:
        MissingPartError: python-docx is not installed.
    """
    document = open_document()
    document.core_properties.title = comparison.title
    document.core_properties.author = AUTHOR
    document.core_properties.created = document.core_properties.modified = STAMP
    document.add_heading(comparison.title, level=0)
    document.add_paragraph(f"De : {comparison.old}\nÀ : {comparison.new}")
    document.add_paragraph(counts(comparison))
    marks = Marks(comparison.lang)
    for line in comparison.difference.changes:
        write_line(document, line, marks)
    if comparison.quiet:
        document.add_paragraph(quiet_articles(comparison))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def open_document() -> Any:
    """An empty document."""
    try:
        import docx
    except ImportError:
        raise MissingPartError("L'écriture de documents Word n'est pas installée", todo="pip install python-docx") from None
    return docx.Document()


def write_line(document: Any, line: Line, marks: "Marks") -> None:
    """One article: its title, what happened to it, its marked words."""
    document.add_heading(line_title(line), level=2)
    document.add_paragraph(line_kinds(line)).runs[0].italic = True
    for parts, mark in paragraphs(line_segments(line)):
        marks.write(document.add_paragraph(), parts, mark)


class Marks:
    """Writes marked words; each tracked change has its own number."""

    def __init__(self, lang: Lang, count: int = 0) -> None:
        self.lang, self.count = lang, count

    def change(self, tag: str) -> Any:
        """An element that tracks a change."""
        from docx.oxml.ns import qn
        from docx.oxml.parser import OxmlElement

        self.count += 1
        element = OxmlElement(tag)
        for name, value in (("w:id", str(self.count)), ("w:author", AUTHOR), ("w:date", f"{STAMP:%Y-%m-%dT%H:%M:%SZ}")):
            element.set(qn(name), value)
        return element

    def write(self, paragraph: Any, parts: list[Segment], mark: str) -> None:
        """A paragraph of marked words; `mark` says what happened to the line end that closes it."""
        from docx.oxml.parser import OxmlElement

        properties = paragraph._p.get_or_add_pPr()
        if self.lang == "ar":
            properties.append(OxmlElement("w:bidi"))
        if mark in TAG:
            of_end = OxmlElement("w:rPr")
            of_end.append(self.change(TAG[mark]))
            properties.append(of_end)
        for part in parts:
            run = self.run(part)
            if part.mark in TAG:
                holder = self.change(TAG[part.mark])
                holder.append(run)
                run = holder
            paragraph._p.append(run)

    def run(self, part: Segment) -> Any:
        """A run of words, kept as they stand, spaces included."""
        from docx.oxml.ns import qn
        from docx.oxml.parser import OxmlElement

        run = OxmlElement("w:r")
        if self.lang == "ar":
            properties = OxmlElement("w:rPr")
            properties.append(OxmlElement("w:rtl"))
            run.append(properties)
        text = OxmlElement("w:delText" if part.mark == "-" else "w:t")
        text.set(qn("xml:space"), "preserve")
        text.text = part.text
        run.append(text)
        return run
