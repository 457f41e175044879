"""Pages of PDF as images, one at a time: pdfium is not made for several threads."""

import io
import threading
from collections import OrderedDict

from msgspec import Struct

from legalgap.errors import ArgumentError

PDFIUM = threading.Lock()
"""Held by whoever reads or draws a PDF."""
SCALE, MOST_PIXELS, KEPT = 1.5, 6_000_000, 24
"""Pixels a point, pixels of an image, and images remembered."""


class Image(Struct, frozen=True):
    """A page: its PNG, and its size in points."""

    png: bytes
    width: float
    height: float


class Images:
    """Pages drawn once and remembered for a while."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], Image] = OrderedDict()
        self._pages: dict[str, int] = {}

    def count(self, name: str, content: bytes) -> int:
        """How many pages a PDF has."""
        from legalgap.ingest.pdf import open_pdf

        with PDFIUM:
            if name not in self._pages:
                pdf = open_pdf(content, name)
                self._pages[name] = len(pdf)
                pdf.close()
            return self._pages[name]

    def page(self, name: str, content: bytes, number: int) -> Image:
        """A page of a PDF, from 1; `name` identifies the content.

        Raises:
            ArgumentError: no such page.
            InputFileError: not a PDF that can be read.
        """
        with PDFIUM:
            held = self._kept.get((name, number)) or draw(name, content, number)
            self._kept[name, number] = held
            self._kept.move_to_end((name, number))
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return held


def draw(name: str, content: bytes, number: int) -> Image:
    """A page drawn by pdfium."""
    from legalgap.ingest.pdf import open_pdf

    pdf = open_pdf(content, name)
    try:
        if not 1 <= number <= len(pdf):
            raise ArgumentError(f"Pas de page {number} dans ce fichier", todo=f"de 1 à {len(pdf)}")
        page = pdf[number - 1]
        width, height = page.get_size()
        scale = min(SCALE, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        out = io.BytesIO()
        page.render(scale=scale).to_pil().save(out, "PNG")
        return Image(out.getvalue(), width, height)
    finally:
        pdf.close()
