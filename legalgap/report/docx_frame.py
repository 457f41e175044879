"""The Word document around a matrix: landscape page, styles, headings, contents, page numbers, in the edition's direction."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import IO, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from legalgap.report.edition import Edition
from legalgap.report.paper import Cell, Look, Run
from legalgap.report.wordxml import NAMESPACE, paragraph_xml, run_xml, table_xml

FONT, ARABIC_FONT = "Calibri", "Arial"
LAST = 2**31 - 1
"""Bookmarks of headings are numbered down from here, those of sources up from 0."""


class WordFrame:
    """A document being written."""

    def __init__(self, e: Edition) -> None:
        self.e = e
        self.file: Any = docx.Document()
        self.marks = 0
        self.headings: list[tuple[str, int, str]] = []
        self.place: Any = None
        self.set_page()
        self.set_styles()

    def set_page(self) -> None:
        """A4 landscape, narrow margins, page numbers in the footer."""
        section = self.file.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = Mm(12.5)
        section.top_margin = section.bottom_margin = Mm(15)
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for code in ("PAGE", "NUMPAGES"):
            if code == "NUMPAGES":
                footer.add_run(" / ")
            field = parse_xml(f'<w:fldSimple {NAMESPACE} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
            footer._p.append(field)

    def set_styles(self) -> None:
        """Small type, close lines, a font for Arabic."""
        normal = self.file.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(7.5)
        normal.paragraph_format.space_after = Pt(1)
        properties = normal.element.get_or_add_rPr()
        properties.rFonts.set(qn("w:cs"), ARABIC_FONT)
        properties.append(parse_xml(f'<w:szCs {NAMESPACE} w:val="16"/>'))
        lang = {"fr": "fr-FR", "en": "en-GB", "ar": "ar-MA"}[self.e.lang]
        language = f'w:val="{"fr-FR" if self.e.rtl else lang}"' + (f' w:bidi="{lang}"' if self.e.rtl else "")
        properties.append(parse_xml(f"<w:lang {NAMESPACE} {language}/>"))

    def add(self, xml: str) -> None:
        """Put an element at the end of the body."""
        self.file.element.body.insert_element_before(parse_xml(xml), "w:sectPr")

    def heading(self, text: str, level: int) -> None:
        """A heading; level 0 is the title, the others go to the contents."""
        made = self.file.add_heading(level=level)
        mark = f"_Toc{len(self.headings) + 1:06}"
        start = f'<w:bookmarkStart w:id="{LAST - len(self.headings)}" w:name="{mark}"/><w:bookmarkEnd w:id="{LAST - len(self.headings)}"/>'
        for child in parse_xml(f"<w:p {NAMESPACE}>{start}{run_xml(Run(text))}</w:p>"):
            made._p.append(child)
        if self.e.rtl:
            made._p.get_or_add_pPr().append(parse_xml(f"<w:bidi {NAMESPACE}/>"))
        if level:
            self.headings.append((text, level, mark))

    def paragraph(self, text: str, look: Look = "") -> None:
        """A paragraph of words of one look."""
        self.add(paragraph_xml([Run(text, look)], self.e.rtl).replace("<w:p>", f"<w:p {NAMESPACE}>", 1))

    def contents(self) -> None:
        """Where the table of contents will stand."""
        self.paragraph(self.e.say("contents"), "bold")
        self.place = parse_xml(f"<w:p {NAMESPACE}/>")
        self.file.element.body.insert_element_before(self.place, "w:sectPr")
        self.file.add_page_break()

    def write_contents(self) -> None:
        """A field that Word fills with page numbers when the document is opened; until then, the headings as links."""
        begin = f'{field_mark("begin", dirty=True)}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
        lines = [begin + field_mark("separate"), *map(self.contents_line, self.headings), field_mark("end")]
        way = "<w:pPr><w:bidi/></w:pPr>" if self.e.rtl else ""
        for line in lines:
            self.place.addprevious(parse_xml(f"<w:p {NAMESPACE}>{way}{line}</w:p>"))
        self.place.getparent().remove(self.place)

    def contents_line(self, heading: tuple[str, int, str]) -> str:
        """A heading as a link."""
        text, level, mark = heading
        return run_xml(Run("    " * (level - 1) + text, "", mark))

    def table(self, heads: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Cell]]) -> None:
        """A table, and the line that parts it from what follows."""
        held = list(rows)
        self.add(table_xml(heads, widths, held, self.e.rtl, self.marks))
        self.marks += len(held) + 1
        self.add(f"<w:p {NAMESPACE}/>")

    def save(self, out: IO[bytes], stamp: datetime) -> None:
        """Write the file, its date set to `stamp`."""
        self.write_contents()
        about = self.file.core_properties
        about.title, about.author, about.comments = self.e.say("title"), "legalgap", self.e.say("disclaimer")
        about.created = about.modified = stamp
        self.file.save(out)


def field_mark(kind: str, dirty: bool = False) -> str:
    """The begin, middle or end of a field; a dirty one is built again when the document is opened."""
    again = ' w:dirty="true"' if dirty else ""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"{again}/></w:r>'
