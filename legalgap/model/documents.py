"""A file as it was read: its lines, each with its place on the page, and what the reader must be warned of."""

from typing import Literal

from msgspec import Struct

from legalgap.model.texts import Lang

Box = tuple[float, float, float, float]
Format = Literal["pdf", "ocr", "html", "docx", "akn", "plain", "table"]
Role = Literal["body", "heading", "article", "footnote", "table", "header", "contents"]


class Line(Struct, frozen=True):
    """A line of text in reading order; page and number from 1, box in points from the top left of the page.

    `role` is what the format says of the line (a Word style, an HTML heading); "body" where it says nothing.
    """

    text: str
    page: int = 1
    number: int = 1
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    role: Role = "body"


class Remark(Struct, frozen=True):
    """Something doubtful or left out, in French: what, and where."""

    what: str
    page: int | None = None
    line: int | None = None
    article: str | None = None


class Document(Struct, frozen=True):
    """What a file holds: its lines in reading order. `reader` names the library that read it; `sha256` is of the file's bytes."""

    name: str
    sha256: str
    format: Format
    reader: str
    lang: Lang
    pages: int
    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def text(self) -> str:
        """All lines, parted by line ends."""
        return "\n".join(line.text for line in self.lines)
