"""A Word template to start from: the tags in place, for the jurist to dress."""

import io
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from legalgap.report.edition import Edition

CELLS = ("instrument", "provision", "claim", "status", "nature", "why")


def sample(e: Edition) -> bytes:
    """The bytes of a template: title, heads, the matrix as a table, its articles, notes and sources."""
    document: Any = docx.Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    document.add_heading("{{ title }}", 0)
    repeat(document, "heads", "{{ x }}")
    document.add_paragraph("{{ disclaimer }}")
    write_matrix(document, e)
    document.add_heading(e.say("sources"), 1)
    repeat(document, "sources", "{{ x }}")
    document.core_properties.created = document.core_properties.modified = datetime(2000, 1, 1)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repeat(document: Any, name: str, text: str) -> None:
    """A paragraph for each item of a list."""
    for line in (f"{{%p for x in {name} %}}", text, "{%p endfor %}"):
        document.add_paragraph(line)


def write_matrix(document: Any, e: Edition) -> None:
    """A row a requirement, its articles in the last column."""
    titles = [*(e.words.columns[key] for key in CELLS), e.say("articles")]
    table = document.add_table(rows=4, cols=len(titles), style="Table Grid")
    for cell, title in zip(table.rows[0].cells, titles, strict=True):
        cell.text = title
    table.rows[1].cells[0].text = "{%tr for r in rows %}"
    for cell, key in zip(table.rows[2].cells, CELLS, strict=False):
        cell.text = f"{{{{ r.{key} }}}}"
    last = table.rows[2].cells[-1]
    last.text = "{%p for a in r.articles %}"
    last.add_paragraph("{{ a.citation }} — {{ a.relation }}, {{ a.score }}")
    last.add_paragraph("{%p endfor %}")
    table.rows[3].cells[0].text = "{%tr endfor %}"
