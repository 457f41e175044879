"""A deliverable as slides: native charts and tables that can be edited, the actor map as shapes, what to say in the notes."""

import datetime
import io
import math
from collections.abc import Iterator, Sequence
from typing import Any

from legalgap.report.blocks import ActorMap, Block, Box, Bullets, Chart, Redline, Report, Section, Table, Text
from legalgap.report.extras import optional

WIDTH, HEIGHT = 13.333, 7.5
LEFT, TOP, INNER, BOTTOM = 0.6, 1.45, 12.1, 6.95
"""Inches: the room under the title."""
BODY, SMALL, CELL = 18, 14, 12
"""Points."""
NAVY, RED, GREEN, GREY, BLACK = "1F3A5F", "B3261E", "1B5E20", "666666", "222222"
CHART_HEIGHT = 4.6
LEAD_ROOM = 2.2
"""Inches under which words that announce a block would stand alone at the foot of a slide."""
TITLE_ONLY = 5
Run = tuple[str, str, bool]
"""Words, their colour, whether struck out."""


def pptx(report: Report) -> bytes:
    """The file's bytes.

    Raises:
        MissingPartError: python-pptx is not installed.
    """
    return SlideWriter(report).write()


class SlideWriter:
    """Writes one report, block after block; what does not fit goes on to a next slide of the same title."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.file = optional("pptx", "office").Presentation()
        self.util, self.rgb = optional("pptx.util", "office"), optional("pptx.dml.color", "office").RGBColor.from_string
        self.file.slide_width, self.file.slide_height = self.inch(WIDTH), self.inch(HEIGHT)
        self.section = Section(report.title, ())
        self.slide: Any = None
        self.y = TOP

    def inch(self, value: float) -> Any:
        """A length."""
        return self.util.Inches(value)

    def write(self) -> bytes:
        """Title slide, then every section."""
        self.title_slide()
        for section in self.report.sections:
            self.section = section
            self.fresh_slide()
            for block in section.blocks:
                self.block(block)
        properties, day = self.file.core_properties, self.report.day
        properties.title, properties.author, properties.comments = self.report.title, "legalgap", self.report.warning
        properties.created = properties.modified = datetime.datetime(day.year, day.month, day.day)
        out = io.BytesIO()
        self.file.save(out)
        return out.getvalue()

    def title_slide(self) -> None:
        """Title, subtitle, facts, warning."""
        self.blank(self.report.title, 38, 0.9)
        self.words([[(self.report.subtitle, GREY, False)]], 2.1, 0.6, 22)
        self.words([[(f"{label} : {value}", BLACK, False)] for label, value in self.report.facts], 3.0, 2.6, 16)
        self.words([[(self.report.warning, RED, False)]], 5.7, 1.0, SMALL)

    def fresh_slide(self, again: bool = False) -> None:
        """A slide of the section, its title, and what to say on the first."""
        self.blank(self.section.title + (" (suite)" if again else ""), 26, 0.35)
        if self.section.notes and not again:
            self.slide.notes_slide.notes_text_frame.text = self.section.notes
        self.y = TOP

    def blank(self, title: str, size: int, top: float) -> None:
        """A slide with its title and its foot."""
        self.slide = self.file.slides.add_slide(self.file.slide_layouts[TITLE_ONLY])
        shape = self.slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = (self.inch(v) for v in (LEFT, top, INNER, 1.0))
        self.fill(shape.text_frame, [[(title, NAVY, False)]], size if len(title) < 90 else size - 5, bold=True)
        number = len(self.file.slides)
        self.words([[(f"Projet, à relire par un juriste · {number}", GREY, False)]], 7.05, 0.3, 11)

    def words(self, lines: Sequence[Sequence[Run]], top: float, height: float, size: float, bullets: str = "") -> None:
        """A text box over the whole width."""
        box = self.slide.shapes.add_textbox(self.inch(LEFT), self.inch(top), self.inch(INNER), self.inch(height))
        self.fill(box.text_frame, lines, size, bullets)

    def fill(self, frame: Any, lines: Sequence[Sequence[Run]], size: float, bullets: str = "", *, bold: bool = False) -> None:
        """Paragraphs of runs in a frame."""
        frame.word_wrap = True
        for i, runs in enumerate(lines):
            paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
            paragraph.alignment = optional("pptx.enum.text", "office").PP_ALIGN.LEFT
            paragraph.space_after = self.util.Pt(size * 0.35)
            for j, (text, colour, struck) in enumerate(runs):
                run = paragraph.add_run()
                run.text = f"{bullets} {text}" if bullets and j == 0 else text
                run.font.size, run.font.bold, run.font.name = self.util.Pt(size), bold or None, "Calibri"
                run.font.color.rgb = self.rgb(colour)
                if struck:
                    run.font._element.set("strike", "sngStrike")

    def room(self, height: float) -> None:
        """Go on to a next slide where `height` inches are not left on this one."""
        if self.y + height > BOTTOM and self.y > TOP:
            self.fresh_slide(again=True)

    def block(self, block: Block) -> None:
        """One block of any kind."""
        match block:
            case Text():
                self.room(LEAD_ROOM if block.style == "lead" else 0)
                size = SMALL if block.style in ("small", "warning") else BODY
                self.flow([(block.text, RED if block.style == "warning" else BLACK, False)], size)
            case Bullets():
                for i, item in enumerate(block.items, 1):
                    self.flow([(item, BLACK, False)], BODY if len(block.items) < 9 else SMALL, f"{i}." if block.numbered else "•")
            case Table():
                self.table(block)
            case Chart():
                self.chart(block)
            case Redline():
                self.flow([(block.caption, GREY, False)], SMALL)
                for piece in block.pieces:
                    colour = {"keep": BLACK, "strike": RED, "insert": GREEN}[piece.deed]
                    self.flow([(piece.text, colour, piece.deed == "strike")], SMALL)
            case ActorMap():
                self.actor_map(block)

    def flow(self, runs: list[Run], size: float, bullets: str = "") -> None:
        """A paragraph where there is room; a long one is cut between words."""
        for i, part in enumerate(parts(runs[0][0], INNER, size, BOTTOM - TOP)):
            height = lines_of(part, INNER, size) * size * 1.22 / 72 + size * 0.5 / 72
            self.room(height)
            self.words([[(part, *runs[0][1:])]], self.y, height, size, bullets if i == 0 else "")
            self.y += height

    def table(self, table: Table) -> None:
        """A table in as many slides as it takes, its head on each."""
        widths = [INNER * w / sum(table.widths) for w in table.widths]
        size = CELL if len(widths) < 9 else 10
        waiting = list(table.rows)
        while waiting:
            self.room(1.6)
            head = row_height(table.head, widths, size) if any(table.head) else 0.0
            taken, height = 0, head
            while taken < len(waiting) and (taken == 0 or self.y + height + row_height(waiting[taken], widths, size) <= BOTTOM):
                height += row_height(waiting[taken], widths, size)
                taken += 1
            self.draw_table(table, waiting[:taken], widths, size, height)
            self.y += height + 0.25
            waiting = waiting[taken:]
            if waiting:
                self.fresh_slide(again=True)

    def draw_table(self, table: Table, rows: Sequence[Sequence[str]], widths: Sequence[float], size: float, height: float) -> None:
        """Rows under a head."""
        lines = [*([table.head] if any(table.head) else []), *rows]
        place = (self.inch(v) for v in (LEFT, self.y, INNER, height))
        made = self.slide.shapes.add_table(len(lines), len(widths), *place).table
        made.first_row, made.horz_banding = any(table.head), False
        for c, width in enumerate(widths):
            made.columns[c].width = self.inch(width)
        for r, line in enumerate(lines):
            made.rows[r].height = self.inch(row_height(line, widths, size))
            for c, said in enumerate(line):
                headed = r == 0 and line is table.head
                self.cell(
                    made.cell(r, c), said, size, NAVY if headed else table.tints.get(said, "").removeprefix("#"), c == 0 and table.keys
                )

    def cell(self, cell: Any, said: str, size: float, tint: str, key: bool) -> None:
        """A cell; tinted ones in white on colour."""
        cell.margin_left = cell.margin_right = self.inch(0.06)
        cell.margin_top = cell.margin_bottom = self.inch(0.03)
        cell.fill.solid()
        cell.fill.fore_color.rgb = self.rgb(tint or "F7F8FA")
        self.fill(cell.text_frame, [[(clipped(said), "FFFFFF" if tint else BLACK, False)]], size, bold=bool(tint) or key)
        cell.text_frame.paragraphs[0].space_after = self.util.Pt(0)

    def chart(self, chart: Chart) -> None:
        """A native stacked bar, first category at the top."""
        self.room(CHART_HEIGHT)
        data = optional("pptx.chart.data", "office").CategoryChartData()
        data.categories = list(reversed(chart.categories))
        shown = [s for s in chart.series if any(s.values)]
        for s in shown:
            data.add_series(s.name, list(reversed(s.values)))
        kind = optional("pptx.enum.chart", "office")
        place = (self.inch(v) for v in (LEFT, self.y, INNER, CHART_HEIGHT))
        made = self.slide.shapes.add_chart(kind.XL_CHART_TYPE.BAR_STACKED, *place, data).chart
        self.y += CHART_HEIGHT + 0.2
        made.has_title, made.has_legend = True, True
        self.fill(made.chart_title.text_frame, [[(chart.title, BLACK, False)]], SMALL)
        made.legend.position, made.legend.include_in_layout = kind.XL_LEGEND_POSITION.BOTTOM, False
        made.font.size = self.util.Pt(SMALL)
        made.value_axis.major_gridlines.format.line.color.rgb = self.rgb("DDDDDD")
        plot = made.plots[0]
        plot.gap_width, plot.overlap = 45, 100
        for series, s in zip(plot.series, shown, strict=True):
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = self.rgb(s.colour.removeprefix("#"))
            self.label(series, s.values, chart)

    def label(self, series: Any, values: Sequence[int], chart: Chart) -> None:
        """The figure in each bar that is long enough to hold it."""
        most = max(sum(s.values[i] for s in chart.series) for i in range(len(chart.categories)))
        for point, value in enumerate(reversed(values)):
            if value * 30 > most:
                frame = series.points[point].data_label.text_frame
                self.fill(frame, [[(str(value), "FFFFFF", False)]], CELL)

    def actor_map(self, drawing: ActorMap) -> None:
        """Band after band, the boxes as shapes, in as many rows as they take."""
        for band in dict.fromkeys(b.of for b in drawing.boxes):
            for boxes in pages([b for b in drawing.boxes if b.of == band]):
                height = 0.5 + MAP_ROW * math.ceil(len(boxes) / MAP_COLUMNS)
                self.room(height)
                self.words([[(f"Niveau {band}", NAVY, False)]], self.y, 0.4, SMALL)
                for i, box in enumerate(boxes):
                    self.actor_box(box, i)
                self.y += height

    def actor_box(self, box: Box, i: int) -> None:
        """The i-th box of a slide."""
        column, row = i % MAP_COLUMNS, i // MAP_COLUMNS
        width = INNER / MAP_COLUMNS
        place = (LEFT + column * width, self.y + 0.45 + row * MAP_ROW, width - 0.12, MAP_ROW - 0.12)
        kind = optional("pptx.enum.shapes", "office").MSO_SHAPE.ROUNDED_RECTANGLE
        shape = self.slide.shapes.add_shape(kind, *(self.inch(v) for v in place))
        shape.fill.solid()
        shape.fill.fore_color.rgb = self.rgb(box.colour.removeprefix("#"))
        shape.line.fill.background()
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = self.inch(0.04)
        said = " ".join(box.lines) + (f" ({box.weight})" if box.weight else "")
        self.fill(frame, [[(said, "FFFFFF", False)]], CELL)


MAP_COLUMNS, MAP_ROW = 5, 0.72
MAP_BOXES = MAP_COLUMNS * 7
LONGEST_CELL = 420
"""Characters that a cell of a slide holds; the document holds the whole."""


def pages(boxes: Sequence[Box]) -> Iterator[Sequence[Box]]:
    """As many boxes as a slide holds."""
    for i in range(0, len(boxes), MAP_BOXES):
        yield boxes[i : i + MAP_BOXES]


def clipped(said: str) -> str:
    """Words that fit a cell."""
    return said if len(said) <= LONGEST_CELL else said[: LONGEST_CELL - 1].rsplit(" ", 1)[0] + "…"


def lines_of(said: str, width: float, size: float) -> int:
    """Lines that words take in a width in inches, at a size in points; wide letters are counted wide."""
    per_line = max(1, math.floor(width * 72 / (size * 0.56)))
    return sum(max(1, math.ceil(len(line) / per_line)) for line in said.split("\n"))


def row_height(cells: Sequence[str], widths: Sequence[float], size: float) -> float:
    """Inches that a row takes."""
    lines = max(lines_of(clipped(said), width - 0.15, size) for said, width in zip(cells, widths, strict=True))
    return lines * size * 1.22 / 72 + 0.1


def parts(said: str, width: float, size: float, height: float) -> Iterator[str]:
    """The words in pieces that fit a slide, cut between words."""
    most = math.floor(height / (size * 1.22 / 72)) * math.floor(width * 72 / (size * 0.56))
    while len(said) > most:
        cut = said.rfind(" ", 1, most)
        cut = cut if cut > 0 else most
        yield said[:cut]
        said = said[cut:].lstrip()
    yield said
