"""What a reader hands over, before the steps that all formats share."""

from collections.abc import Sequence

from msgspec import Struct

from legalgap.model.documents import Format, Line, Remark


class Draft(Struct, frozen=True):
    """Lines as a reader found them. `laid_out` says that a page was printed: headers, footnotes and contents are then looked for."""

    format: Format
    reader: str
    lines: Sequence[Line]
    pages: int = 1
    remarks: tuple[Remark, ...] = ()
    laid_out: bool = False


def number_lines(lines: Sequence[Line]) -> list[Line]:
    """The same lines, numbered from 1 on each page."""
    found: list[Line] = []
    page = number = 0
    for line in lines:
        number = number + 1 if line.page == page else 1
        page = line.page
        found.append(Line(line.text, line.page, number, line.box, line.size, line.bold, line.role))
    return found
