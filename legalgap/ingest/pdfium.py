"""Words of a PDF page with their places, by pdfium: fast, and Arabic in logical order."""

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from legalgap.ingest.frame import Frame, quarter
from legalgap.ingest.limits import MAX_PAGE_CHARACTERS, refuse_size
from legalgap.ingest.unmapped import with_apostrophes

HYPHEN = "\ufffe"
PIECE = re.compile(rf"[^\s{HYPHEN}\x00]+{HYPHEN}?")
LINE_START = re.compile(r"(?:^|\n)\s*\S")
UNMAPPED = 0.5
"""Share of characters without a Unicode map over which a page is read through a table."""
RAISED = 0.2
"""Share of its size that a raised figure stands above its baseline."""
ARABIC, LATIN = re.compile(r"[\u0600-\u06ff]"), re.compile(r"[A-Za-z]{3}")
MADE = (10, 13, 32)
"""Characters that pdfium adds: the end of a line, a gap between words."""
Decoder = Callable[[int], str]


class Word(NamedTuple):
    """A word as printed: `base` is the height of its baseline, from the top; `x0`, `x1` its sides; all in points."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    start: int = 0

    @property
    def top(self) -> float:
        """Top of a lower-case word with ascenders."""
        return self.base - 0.8 * self.size


class PageText:
    """The characters of a page, one index each, with what pdfium knows of each of them."""

    def __init__(self, textpage: Any, frame: Frame, decode: Decoder, where: str = "PDF") -> None:
        import pypdfium2.raw as raw

        self.raw, self.page, self.frame, self.pdfium = textpage.raw, textpage, frame, raw
        self.count = int(textpage.count_chars())
        refuse_size(self.count, MAX_PAGE_CHARACTERS, "caractères sur une page", where)
        self.rect, self.matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self.name = ctypes.create_string_buffer(64)
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.lost = self.unmapped() > UNMAPPED
        self.text = self.decoded(decode) if self.lost else self.plain()
        self.mixed = bool(ARABIC.search(self.text) and LATIN.search(self.text))

    def plain(self) -> str:
        """The characters; one by one where pdfium left some out of its own string."""
        text = str(self.page.get_text_range()) if self.count else ""
        if len(text) == self.count:
            return text
        code = self.pdfium.FPDFText_GetUnicode
        return "".join(chr(c) if (c := code(self.raw, i)) >= 32 or c in (9, 10, 13) else "\x00" for i in range(self.count))

    def decoded(self, decode: Decoder) -> str:
        """The characters, those of a font without a Unicode map through a table; those that pdfium made are kept as they are."""
        code, made, lost = self.pdfium.FPDFText_GetUnicode, self.pdfium.FPDFText_IsGenerated, self.pdfium.FPDFText_HasUnicodeMapError
        found = []
        for i in range(self.count):
            held = code(self.raw, i)
            own = held in MADE and made(self.raw, i)
            found.append(chr(held) if own or lost(self.raw, i) != 1 else decode(held))
        return with_apostrophes("".join(found))

    def unmapped(self) -> float:
        """Share of characters whose font has no Unicode map, from a sample."""
        sample = range(0, self.count, max(1, self.count // 200))
        return len([i for i in sample if self.pdfium.FPDFText_HasUnicodeMapError(self.raw, i) == 1]) / max(1, len(sample))

    def sides(self, index: int) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a character as the page is read."""
        self.pdfium.FPDFText_GetLooseCharBox(self.raw, index, self.rect)
        r, f = self.rect, self.frame
        if f.turns:
            return f.box(r.left, r.bottom, r.right, r.top)
        return r.left - f.left, f.top - r.top, r.right - f.left, f.top - r.bottom

    def base(self, index: int) -> float:
        """Height of a character's baseline, from the top."""
        self.pdfium.FPDFText_GetCharOrigin(self.raw, index, self.x, self.y)
        return self.frame.point(self.x.value, self.y.value)[1] if self.frame.turns else self.frame.top - float(self.y.value)

    def size(self, index: int) -> float:
        """Size of a character in points."""
        self.pdfium.FPDFText_GetMatrix(self.raw, index, self.matrix)
        return round(float(self.pdfium.FPDFText_GetFontSize(self.raw, index)) * math.hypot(self.matrix.c, self.matrix.d), 1)

    def raised(self, index: int) -> bool:
        """Whether a character stands above its baseline: a font may have raised figures of the size of the others."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        self.pdfium.FPDFText_GetCharBox(self.raw, index, left, right, bottom, top)
        self.pdfium.FPDFText_GetCharOrigin(self.raw, index, self.x, self.y)
        return not self.frame.turns and bottom.value - self.y.value > RAISED * self.size(index)

    def bold(self, index: int) -> bool:
        """Whether a character is bold, by its weight or the name of its font."""
        if int(self.pdfium.FPDFText_GetFontWeight(self.raw, index)) >= 600:
            return True
        self.pdfium.FPDFText_GetFontInfo(self.raw, index, self.name, len(self.name), None)
        return b"bold" in self.name.value.lower()

    def samples(self) -> list[int]:
        """The first character of each run that pdfium takes for a line, and a hundred others."""
        return [*(m.end() - 1 for m in LINE_START.finditer(self.text)), *range(0, self.count, max(1, self.count // 100))]

    def turns(self, index: int) -> int:
        """Quarter turns that set a character upright, -1 where none does; those of the page where pdfium does not know."""
        angle = float(self.pdfium.FPDFText_GetCharAngle(self.raw, index))
        return quarter(angle) if angle >= 0 else self.frame.turns


def read_words(page: PageText) -> Iterator[Word]:
    """The words of a page, in the order of its content; a word that pdfium joined across a line or a column is parted."""
    level = size = base = 0.0
    before = 0
    for match in PIECE.finditer(page.text):
        start, end = match.span()
        a = page.sides(start)
        if level != a[3] or page.text.find("\n", before, start) >= 0:
            level, size, base = a[3], page.size(start), page.base(start)
        before = end
        b = a if end - start == 1 else page.sides(end - 1)
        x0, x1 = min(a[0], b[0]), max(a[2], b[2])
        moved = b[3] != level and abs(page.base(end - 1) - base) > 0.6 * size
        if end - start > 1 and (moved or x1 - x0 > 1.6 * size * (end - start)):
            yield from parted_word(page, start, end)
        else:
            yield Word(match.group().replace(HYPHEN, "-"), x0, x1, base, size, start)


def parted_word(page: PageText, start: int, end: int) -> Iterator[Word]:
    """The pieces of a word that lie apart."""
    cuts = [start]
    for i in range(start + 1, end):
        a, b = page.sides(i - 1), page.sides(i)
        size = page.size(i)
        if abs(page.base(i) - page.base(i - 1)) > 0.6 * size or b[0] - a[2] > 2 * size or a[0] - b[2] > 2 * size:
            cuts.append(i)
    for a_, b_ in zip(cuts, [*cuts[1:], end], strict=True):
        ends = page.sides(a_), page.sides(b_ - 1)
        x0, x1 = min(e[0] for e in ends), max(e[2] for e in ends)
        yield Word(page.text[a_:b_].replace(HYPHEN, "-"), x0, x1, page.base(a_), page.size(a_), a_)
