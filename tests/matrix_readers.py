"""What tests read back of a matrix in each format: tables of cells, or the words of a document."""

import csv
import io
import re
import unicodedata
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

import docx
import pypdfium2
from openpyxl import load_workbook

from legalgap.report.direction import bare

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeezed(text: str) -> str:
    """Words without spaces, isolates, soft breaks or hyphens, so that line ends do not count; Arabic letters in their plain form."""
    return re.sub(r"[\s\u200b-\u200f\u2066-\u2069\u00ad\ufffe\ufeff\x02-]+", "", unicodedata.normalize("NFKC", bare(text)))


def read_csv(content: bytes) -> list[list[str]]:
    """The lines of a CSV file."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def read_book(content: bytes) -> Any:
    """A workbook."""
    return load_workbook(io.BytesIO(content))


def lines_of(sheet: Any, width: int) -> list[list[Any]]:
    """The cells of a sheet, empty ones as empty words, dates without hours."""
    return [[plain(cell) for cell in line[:width]] for line in sheet.iter_rows(values_only=True)]


def plain(cell: Any) -> Any:
    """A cell's value, a list that stands on several lines put on one."""
    if isinstance(cell, str):
        return cell.replace("\n", " ")
    return "" if cell is None else cell.date() if isinstance(cell, datetime) else cell


def expected(value: Any) -> Any:
    """A value of the model as a cell holds it."""
    return "" if value is None else value


def iso(value: Any) -> str:
    """A value of the model as CSV holds it."""
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


class Page(HTMLParser):
    """Tags and words of a page, scripts and styles apart."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words, self.inside = "", ""
        self.feed(content.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside not in ("script", "style"):
            self.words += data


def words_of(form: str, content: bytes) -> str:
    """The words of a page, a Word document or a PDF, squeezed."""
    if form == "html":
        return squeezed(Page(content).words)
    if form == "docx":
        return squeezed("".join(t.text or "" for t in docx.Document(io.BytesIO(content)).element.body.iter(f"{W}t")))
    return squeezed("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)))
