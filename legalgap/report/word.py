"""A deliverable as a Word file: A4, repeated table heads, table of contents, page numbers, redlines struck and underlined."""

import datetime
import io
from typing import Any

from legalgap.report.blocks import ActorMap, Bullets, Chart, Redline, Report, Section, Table, Text
from legalgap.report.drawing import picture
from legalgap.report.extras import optional

NAVY, GREY, RED, GREEN = "1F3A5F", "666666", "B3261E", "1B5E20"
BAR = 30
"""Blocks that stand for the longest bar of a chart."""


def docx(report: Report) -> bytes:
    """The file's bytes.

    Raises:
        MissingPartError: python-docx is not installed.
    """
    return WordWriter(report).write()


class WordWriter:
    """Writes one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.word = optional("docx", "office")
        self.oxml, self.shared = optional("docx.oxml", "office"), optional("docx.shared", "office")
        self.ns = optional("docx.oxml.ns", "office").qn
        self.file = self.word.Document()
        self.width = 0.0

    def write(self) -> bytes:
        """Everything, in order."""
        self.set_page()
        self.set_styles()
        self.title_page()
        for section in self.report.sections:
            self.section(section)
        out = io.BytesIO()
        self.file.save(out)
        return out.getvalue()

    def set_page(self) -> None:
        """A4, upright or landscape, page numbers at the foot."""
        page, cm = self.file.sections[0], self.shared.Cm
        sizes = (cm(29.7), cm(21)) if self.report.landscape else (cm(21), cm(29.7))
        page.page_width, page.page_height = sizes
        if self.report.landscape:
            page.orientation = optional("docx.enum.section", "office").WD_ORIENT.LANDSCAPE
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = cm(2)
        self.width = sizes[0].cm - 4
        foot = page.footer.paragraphs[0]
        foot.add_run(f"{self.report.title} — projet à relire par un juriste — page ").font.size = self.shared.Pt(8)
        self.field(foot, "PAGE", "1")

    def set_styles(self) -> None:
        """Fonts, colours and the properties of the file, dated by the law's day."""
        pt, rgb = self.shared.Pt, self.shared.RGBColor
        self.file.styles["Normal"].font.name = "Calibri"
        self.file.styles["Normal"].font.size = pt(10.5)
        for name, size in (("Title", 24), ("Heading 1", 16), ("Heading 2", 12.5)):
            style = self.file.styles[name]
            style.font.name, style.font.size, style.font.color.rgb = "Calibri", pt(size), rgb.from_string(NAVY)
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
        contents.paragraph_format.space_before = self.shared.Pt(12)
        self.field(self.file.add_paragraph(), 'TOC \\o "1-1" \\h \\z \\u', "\n".join(entries))

    def field(self, paragraph: Any, code: str, shown: str) -> None:
        """A field that Word computes, with what is shown until it does."""
        for kind, text in (("begin", ""), ("instr", code), ("separate", ""), ("text", shown), ("end", "")):
            run = paragraph.add_run(text if kind == "text" else "")
            if kind == "instr":
                part = self.oxml.OxmlElement("w:instrText")
                part.text = code
                run._r.append(part)
            elif kind != "text":
                part = self.oxml.OxmlElement("w:fldChar")
                part.set(self.ns("w:fldCharType"), kind)
                run._r.append(part)

    def section(self, section: Section) -> None:
        """A heading and its blocks."""
        heading = self.file.add_heading(section.title, section.level)
        heading.paragraph_format.page_break_before = section.fresh
        for block in section.blocks:
            self.block(block)

    def block(self, block: object) -> None:
        """One block of any kind."""
        match block:
            case Text():
                self.text(block)
            case Bullets():
                for item in block.items:
                    self.file.add_paragraph(item, style="List Number" if block.numbered else "List Bullet")
                self.restart(block)
            case Table():
                self.table(block)
            case Chart():
                self.chart(block)
            case Redline():
                self.redline(block)
            case ActorMap():
                self.file.add_picture(io.BytesIO(picture(block)), width=self.shared.Cm(self.width))
                self.paragraph(block.caption, size=9, colour=GREY, italic=True)

    def restart(self, bullets: Bullets) -> None:
        """A numbered list starts at 1: Word otherwise goes on from the list before."""
        if not bullets.numbered or not bullets.items:
            return
        numbering = self.file.part.numbering_part.numbering_definitions._numbering
        style = self.file.styles["List Number"].element.pPr.numPr.numId.val
        abstract = next(n.abstractNumId.val for n in numbering.num_lst if n.numId == style)
        fresh = numbering.add_num(abstract)
        fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
        for paragraph in self.file.paragraphs[-len(bullets.items) :]:
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
            run.font.size = self.shared.Pt(size)
        if colour:
            run.font.color.rgb = self.shared.RGBColor.from_string(colour)
        return run

    def table(self, table: Table) -> None:
        """A table that fits the page; its head comes again on each page, its rows are not cut."""
        headed = any(table.head)
        made = self.file.add_table(rows=1 if headed else 0, cols=len(table.head), style="Table Grid")
        made.autofit = False
        widths = [self.shared.Cm(self.width * w / sum(table.widths)) for w in table.widths]
        if headed:
            self.cells(made.rows[0], table.head, widths, dict.fromkeys(table.head, f"#{NAVY}"))
            self.mark(made.rows[0], "w:tblHeader")
        for row in table.rows:
            line = made.add_row()
            self.mark(line, "w:cantSplit")
            self.cells(line, row, widths, table.tints, 0 if table.keys else -1)
        self.file.add_paragraph().paragraph_format.space_after = self.shared.Pt(2)

    def cells(self, row: Any, texts: tuple[str, ...], widths: list[Any], tints: dict[str, str], key: int = -1) -> None:
        """The cells of a row; tinted ones in white on colour."""
        for c, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
            cell.width = width
            tint = tints.get(text, "") if text else ""
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = self.shared.Pt(1)
            self.run(paragraph, text, size=9, bold=bool(tint) or c == key, colour="FFFFFF" if tint else "")
            if tint:
                shade = self.oxml.OxmlElement("w:shd")
                shade.set(self.ns("w:val"), "clear")
                shade.set(self.ns("w:fill"), tint.removeprefix("#"))
                cell._tc.get_or_add_tcPr().append(shade)

    def mark(self, row: Any, name: str) -> None:
        """A property of a table row."""
        row._tr.get_or_add_trPr().append(self.oxml.OxmlElement(name))

    def chart(self, chart: Chart) -> None:
        """Bars drawn with blocks in a table, each series in its colour and in figures."""
        self.paragraph(chart.title, bold=True).paragraph_format.keep_with_next = True
        most = max((sum(s.values[i] for s in chart.series) for i in range(len(chart.categories))), default=0) or 1
        made = self.file.add_table(rows=0, cols=2)
        made.autofit = False
        for i, category in enumerate(chart.categories):
            line = made.add_row()
            self.mark(line, "w:cantSplit")
            line.cells[0].width, line.cells[1].width = self.shared.Cm(self.width * 0.28), self.shared.Cm(self.width * 0.72)
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
            paragraph.paragraph_format.left_indent = self.shared.Cm(0.6)
            colour = {"keep": "", "strike": RED, "insert": GREEN}[piece.deed]
            run = self.run(paragraph, piece.text, colour=colour)
            run.font.strike, run.font.underline = piece.deed == "strike" or None, piece.deed == "insert" or None
