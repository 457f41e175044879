"""A deliverable as a Word file: A4, repeated table heads, table of contents, page numbers, redlines struck and underlined."""

import datetime
import io
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from legalgap.report.blocks import ActorMap, Bullets, Chart, Redline, Report, Section, Table, Text
from legalgap.report.drawing import picture

NAVY, GREY, RED, GREEN = "1F3A5F", "666666", "B3261E", "1B5E20"
BAR = 30
"""Blocks that stand for the longest bar of a chart."""


def word(report: Report) -> bytes:
    """The file's bytes; a map in it needs the extra `office`."""
    return WordWriter(report).write()


class WordWriter:
    """Writes one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.file: Any = docx.Document()
        self.width = self.tallest = 0.0

    def write(self) -> bytes:
        """Everything, in order."""
        self.set_page()
        self.set_styles()
        self.title_page()
        for i, section in enumerate(self.report.sections):
            self.section(section, section.fresh or i == 0)
        out = io.BytesIO()
        self.file.save(out)
        return out.getvalue()

    def set_page(self) -> None:
        """A4, upright or landscape, page numbers at the foot."""
        page = self.file.sections[0]
        sizes = (Cm(29.7), Cm(21)) if self.report.landscape else (Cm(21), Cm(29.7))
        page.page_width, page.page_height = sizes
        if self.report.landscape:
            page.orientation = WD_ORIENT.LANDSCAPE
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
        self.width, self.tallest = sizes[0].cm - 4, sizes[1].cm - 7
        foot = page.footer.paragraphs[0]
        foot.add_run(f"{self.report.title} — projet à relire par un juriste — page ").font.size = Pt(8)
        self.field(foot, "PAGE", "1")

    def set_styles(self) -> None:
        """Fonts, colours and the properties of the file, dated by the law's day."""
        self.file.styles["Normal"].font.name = "Calibri"
        self.file.styles["Normal"].font.size = Pt(10.5)
        self.file.styles["Normal"].paragraph_format.space_after = Pt(5)
        for name, size in (("Title", 24), ("Heading 1", 16), ("Heading 2", 12.5)):
            style = self.file.styles[name]
            style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), RGBColor.from_string(NAVY)
            style.element.rPr.rFonts.attrib.clear()
            style.font.name = "Calibri"
        properties, day = self.file.core_properties, self.report.day
        properties.title, properties.author, properties.comments = self.report.title, "legalgap", self.report.warning
        properties.created = properties.modified = datetime.datetime(day.year, day.month, day.day)
        properties.language = "fr-FR"

    def title_page(self) -> None:
        """Title, facts, warning, contents."""
        self.file.add_paragraph(self.report.title, style="Title")
        self.paragraph(self.report.subtitle, size=13, colour=GREY)
        self.table(Table(("", ""), self.report.facts, (1.4, 4.6), keys=True))
        self.paragraph(self.report.warning, colour=RED, italic=True)
        entries = [s.title for s in self.report.sections if s.level == 1]
        contents = self.paragraph("Sommaire", bold=True, size=13, colour=NAVY)
        contents.paragraph_format.space_before = Pt(12)
        self.field(self.file.add_paragraph(), 'TOC \\o "1-1" \\h \\z \\u', "\n".join(entries))

    def field(self, paragraph: Any, code: str, shown: str) -> None:
        """A field that Word computes, with what is shown until it does."""
        for kind, text in (("begin", ""), ("instr", code), ("separate", ""), ("text", shown), ("end", "")):
            run = paragraph.add_run(text if kind == "text" else "")
            if kind == "instr":
                part = OxmlElement("w:instrText")
                part.text = code
                run._r.append(part)
            elif kind != "text":
                part = OxmlElement("w:fldChar")
                part.set(qn("w:fldCharType"), kind)
                run._r.append(part)

    def section(self, section: Section, fresh: bool) -> None:
        """A heading and its blocks; `fresh` starts a page."""
        heading = self.file.add_heading(section.title, section.level)
        heading.paragraph_format.page_break_before = fresh
        for block in section.blocks:
            self.block(block)

    def block(self, block: object) -> None:
        """One block of any kind."""
        match block:
            case Text():
                self.text(block)
            case Bullets():
                style = "List Number" if block.numbered else "List Bullet"
                items = [self.file.add_paragraph(item, style=style) for item in block.items]
                if block.numbered:
                    self.restart(items)
            case Table():
                self.table(block)
            case Chart():
                self.chart(block)
            case Redline():
                self.redline(block)
            case ActorMap():
                width = min(self.width, self.tallest * block.width / block.height)
                self.file.add_picture(io.BytesIO(picture(block)), width=Cm(width))
                self.paragraph(block.caption, size=9, colour=GREY, italic=True)

    def restart(self, items: list[Any]) -> None:
        """A numbered list starts at 1: Word otherwise goes on from the list before."""
        numbering = self.file.part.numbering_part.numbering_definitions._numbering
        style = self.file.styles["List Number"].element.pPr.numPr.numId.val
        abstract = next(n.abstractNumId.val for n in numbering.num_lst if n.numId == style)
        fresh = numbering.add_num(abstract)
        fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
        for paragraph in items:
            paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = fresh.numId

    def text(self, text: Text) -> None:
        """A paragraph in its style."""
        match text.style:
            case "lead":
                self.paragraph(text.text, bold=True).paragraph_format.keep_with_next = True
            case "small":
                self.paragraph(text.text, size=9, colour=GREY)
            case "warning":
                self.paragraph(text.text, colour=RED, italic=True)
            case _:
                self.paragraph(text.text)

    def paragraph(self, text: str, *, bold: bool = False, italic: bool = False, size: float = 0, colour: str = "") -> Any:
        """A paragraph of one run."""
        paragraph = self.file.add_paragraph()
        self.run(paragraph, text, bold=bold, italic=italic, size=size, colour=colour)
        return paragraph

    def run(self, paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, size: float = 0, colour: str = "") -> Any:
        """Words of one look."""
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        if size:
            run.font.size = Pt(size)
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)
        return run

    def table(self, table: Table) -> None:
        """A table that fits the page; its head comes again on each page, its rows are not cut."""
        headed = any(table.head)
        made = self.file.add_table(rows=1 if headed else 0, cols=len(table.head), style="Table Grid")
        made.autofit = False
        widths = [Cm(self.width * w / sum(table.widths)) for w in table.widths]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        if headed:
            self.cells(made.rows[0], table.head, widths, dict.fromkeys(table.head, f"#{NAVY}"))
            self.mark(made.rows[0], "w:tblHeader")
        for row in table.rows:
            line = made.add_row()
            self.mark(line, "w:cantSplit")
            self.cells(line, row, widths, table.tints, 0 if table.keys else -1)
        self.file.add_paragraph().paragraph_format.space_after = Pt(2)

    def cells(self, row: Any, texts: tuple[str, ...], widths: list[Any], tints: dict[str, str], key: int = -1) -> None:
        """The cells of a row; tinted ones in white on colour."""
        for c, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
            cell.width = width
            tint = tints.get(text, "") if text else ""
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            self.run(paragraph, text, size=9, bold=bool(tint) or c == key, colour="FFFFFF" if tint else "")
            if tint:
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:fill"), tint.removeprefix("#"))
                cell._tc.get_or_add_tcPr().append(shade)

    def mark(self, row: Any, name: str) -> None:
        """A property of a table row."""
        row._tr.get_or_add_trPr().append(OxmlElement(name))

    def chart(self, chart: Chart) -> None:
        """Bars drawn with blocks in a table, each series in its colour and in figures."""
        self.paragraph(chart.title, bold=True).paragraph_format.keep_with_next = True
        most = max((sum(s.values[i] for s in chart.series) for i in range(len(chart.categories))), default=0) or 1
        made = self.file.add_table(rows=0, cols=2)
        made.autofit = False
        for column, share in zip(made.columns, (0.28, 0.72), strict=True):
            column.width = Cm(self.width * share)
        for i, category in enumerate(chart.categories):
            line = made.add_row()
            self.mark(line, "w:cantSplit")
            for cell, column in zip(line.cells, made.columns, strict=True):
                cell.width = column.width
            self.run(line.cells[0].paragraphs[0], category, size=9.5)
            for s in (s for s in chart.series if s.values[i]):
                blocks = "█" * max(1, round(BAR * s.values[i] / most))
                self.run(line.cells[1].paragraphs[0], blocks, size=9, colour=s.colour.removeprefix("#"))
        legend = self.file.add_paragraph()
        for s in chart.series:
            self.run(legend, "■ ", colour=s.colour.removeprefix("#"))
            self.run(legend, f"{s.name} ({sum(s.values)})   ", size=9)

    def redline(self, redline: Redline) -> None:
        """Kept, struck and inserted words."""
        self.paragraph(redline.caption, size=9, colour=GREY, italic=True)
        for piece in redline.pieces:
            paragraph = self.file.add_paragraph()
            paragraph.paragraph_format.left_indent = Cm(0.6)
            colour = {"keep": "", "strike": RED, "insert": GREEN}[piece.deed]
            run = self.run(paragraph, piece.text, colour=colour)
            run.font.strike, run.font.underline = piece.deed == "strike" or None, piece.deed == "insert" or None
