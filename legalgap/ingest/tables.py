"""Ruled tables of a PDF page, found by pdfplumber on the pages where pdfium sees a grid."""

import io
from contextlib import suppress
from typing import Any

from legalgap.ingest.page import Table
from legalgap.model.documents import Remark

MAX_OBJECTS = 4_000
MAX_PAGES_WITH_TABLES = 300
"""Finding a table takes a hundred times longer than reading a page."""


def has_grid(page: Any) -> bool:
    """Whether a page draws at least two upright and two level rules, or four boxes."""
    import pypdfium2.raw as raw

    upright = level = boxes = 0
    for count, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if count > MAX_OBJECTS:
            break
        left, bottom, right, top = item.get_bounds()
        wide, high = right - left, top - bottom
        upright += high > 12 and wide < 3
        level += wide > 30 and high < 3
        boxes += wide > 30 and 8 < high < 400
        if boxes >= 4 or (upright >= 2 and level >= 2):
            return True
    return False


class TableFinder:
    """pdfplumber on one PDF, opened at the first page asked for."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.pdf: Any = None
        self.asked = 0
        self.missed: list[int] = []

    def find(self, number: int) -> list[Table]:
        """The tables of a page, each with two rows of two cells at least; none where pdfplumber is absent or cannot read the page."""
        self.asked += 1
        with suppress(Exception):  # pdfminer fails in many ways on damaged files: the page is then read as text
            if self.asked <= MAX_PAGES_WITH_TABLES:
                return self.tables_of(number)
        self.missed.append(number)
        return []

    def tables_of(self, number: int) -> list[Table]:
        """The tables that pdfplumber sees on a page."""
        if self.pdf is None:
            import pdfplumber

            self.pdf = pdfplumber.open(io.BytesIO(self.content))
        page = self.pdf.pages[number - 1]
        found = [as_table(table) for table in page.find_tables() if sum(len(cells(row)) > 1 for row in table.rows) >= 2]
        page.close()
        return found

    def remarks(self) -> list[Remark]:
        """What is said of the pages whose tables, if they have any, were read as text."""
        if not self.missed:
            return []
        what = f"{len(self.missed)} page(s) à filets lue(s) comme du texte : un tableau peut y être mêlé (pip install 'legalgap[tables]')"
        return [Remark(what, page=self.missed[0])]

    def close(self) -> None:
        """Let the document go."""
        if self.pdf is not None:
            with suppress(Exception):
                self.pdf.close()


def cells(row: Any) -> list[Any]:
    """The cells of a row that are there."""
    return [cell for cell in row.cells if cell]


def as_table(table: Any) -> Table:
    """A table as places only."""
    return tuple(table.bbox), [cells(row) for row in table.rows]
