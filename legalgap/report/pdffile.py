"""A scan as PDF, by Typst: the document goes as data, never as markup; the same bytes for the same scan and fonts."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from legalgap.errors import DataError, MissingPartError
from legalgap.model.findings import Scan
from legalgap.report.direction import ARABIC, from_right
from legalgap.report.edition import Edition
from legalgap.report.extras import optional
from legalgap.report.paper import WHOLE, Cell, write_paper
from legalgap.store.places import data_root

ARABIC_FONTS = ("Amiri", "Noto Naskh Arabic", "Noto Sans Arabic", "Scheherazade New", "Arial", "Times New Roman", "DejaVu Sans")
"""Fonts that hold Arabic letters, the best for print first."""
Item = dict[str, Any]


def scan_pdf(scan: Scan, e: Edition, by: str = "norm") -> bytes:
    """The document's bytes.

    Raises:
        MissingPartError: typst is not installed, or no font holds the Arabic letters of the document.
        DataError: the template is missing or malformed.
    """
    typst = optional("typst", "pdf")
    frame = DataFrame(e)
    write_paper(frame, scan, e, by)
    content = msgspec.json.encode({"lang": e.lang, "rtl": e.rtl, "title": e.say("title"), "items": frame.items})
    arabic = arabic_font(typst) if ARABIC.search(content.decode("utf-8")) else None
    template = data_root() / "reports" / "typst" / "matrix.typ"
    try:
        files = {"main": template.read_bytes(), "data.json": content}
        fonts = {"sys_inputs": {"arabic": arabic or ""}, "ignore_system_fonts": arabic is None}
        return bytes(typst.compile(files, **fonts, pdf_tags=False))
    except OSError as error:
        raise DataError("Modèle PDF absent", where=str(template), todo="rétablissez le dossier reports/ du paquet") from error
    except typst.TypstError as error:
        line = re.search(r":(\d+):\d+", error.diagnostic)
        where = f"{template}, ligne {line[1]}" if line else str(template)
        raise DataError(f"Modèle PDF malformé : {error.message}", where=where, todo="rétablissez le dossier reports/ du paquet") from None


def arabic_font(typst: Any) -> str:
    """The first font on this machine that holds Arabic letters."""
    held = set(typst.Fonts(include_system_fonts=True).families())
    for name in ARABIC_FONTS:
        if name in held:
            return name
    what = f"Aucune police arabe trouvée parmi : {', '.join(ARABIC_FONTS)}"
    raise MissingPartError(what, todo="installez la police Amiri (Debian : apt install fonts-hosny-amiri), ou demandez --format docx")


class DataFrame:
    """The document as data for the template: headings, paragraphs, contents, tables."""

    def __init__(self, e: Edition) -> None:
        self.e = e
        self.items: list[Item] = []

    def heading(self, text: str, level: int) -> None:
        """A heading; level 0 is the title."""
        self.items.append({"is": "heading", "text": text, "level": level})

    def paragraph(self, text: str) -> None:
        """A paragraph of plain words."""
        self.items.append({"is": "paragraph", "text": text, "rtl": self.turned(text)})

    def contents(self) -> None:
        """The table of contents."""
        self.items.append({"is": "contents", "text": self.e.say("contents")})

    def table(self, heads: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Cell]]) -> None:
        """A table, its heading repeated on each page."""
        held = [[self.cell(c, max(len(o.paragraphs) for o in row)) for c in row] for row in rows]
        self.items.append({"is": "table", "heads": heads, "widths": widths, "rows": held})

    def cell(self, cell: Cell, longest: int) -> Item:
        """A cell of a row whose longest cell has that many paragraphs."""
        lines = [{"rtl": self.turned("".join(r.text for r in runs)), "runs": [r[:2] for r in runs]} for runs in cell.paragraphs]
        return {"lines": lines, "fill": cell.fill, "span": cell.span, "whole": longest <= WHOLE}

    def turned(self, text: str) -> bool:
        """Whether a paragraph is read from the right."""
        return self.e.rtl and from_right(text)
