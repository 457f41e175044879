"""The consequences of a reform as a Word document: coverage, requirements that move, the redline of each article touched."""

import io
from collections.abc import Sequence
from typing import Any

from legalgap.assess.impact import Impact
from legalgap.match.fold import language
from legalgap.model.findings import STATUSES
from legalgap.report.impact import HEADS, TITLE, arrow, cells, coverage, follow_up, heads, percent, share, touched_lines
from legalgap.report.redline import line_kinds, line_segments, line_title, paragraphs
from legalgap.report.redline_docx import AUTHOR, STAMP, Marks, open_document
from legalgap.report.table import DISCLAIMER, STATUS_LABEL

LANDSCAPE = (29.7, 21.0)
"""Width and height of the page, in centimetres."""


def impact_docx(impact: Impact) -> bytes:
    """The document's bytes.

    Raises:
        MissingPartError: python-docx is not installed.
    """
    document = open_document()
    lay_out(document)
    document.add_heading(TITLE, level=0)
    for text in (*heads(impact), *follow_up(impact), DISCLAIMER):
        if text:
            document.add_paragraph(text)
    document.add_heading("Couverture avant → après", level=1)
    rows = [
        (c.domain, *[arrow(c, s) for s in STATUSES], f"{percent(share(c.before))} → {percent(share(c.after))}") for c in coverage(impact)
    ]
    write_table(document, ("Domaine", *[STATUS_LABEL[s] for s in STATUSES], "Part conforme"), rows)
    document.add_heading("Exigences qui bougent", level=1)
    write_table(document, HEADS, [cells(s) for s in impact.listed])
    document.add_heading("Articles touchés", level=1)
    count = 0
    for law, line in touched_lines(impact):
        document.add_heading(f"{law}, {line_title(line)} — {line_kinds(line)}", level=2)
        entry = line.new or line.old
        marks = Marks(language(entry.text) if entry else "fr", count)
        for parts, mark in paragraphs(line_segments(line)):
            marks.write(document.add_paragraph(), parts, mark)
        count = marks.count
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lay_out(document: Any) -> None:
    """A landscape page, small letters in tables, fixed properties."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Cm(size) for size in LANDSCAPE)
    section.left_margin = section.right_margin = Cm(1.5)
    document.styles["Normal"].font.size = Pt(9)
    properties = document.core_properties
    properties.title, properties.author, properties.created, properties.modified = TITLE, AUTHOR, STAMP, STAMP


def write_table(document: Any, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table whose header comes again on each page."""
    from docx.oxml.parser import OxmlElement

    table = document.add_table(rows=1, cols=len(titles))
    table.style = "Table Grid"
    for cell, title in zip(table.rows[0].cells, titles, strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
