"""WordprocessingML written as text: a matrix has thousands of paragraphs, and the library's own objects are slow to make."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal, NamedTuple

from legalgap.report.edition import LRI, PDI

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
PART = re.compile(f"({LRI}[^{PDI}]*{PDI})")
ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
LETTER = re.compile(r"[^\W\d_]")
Look = Literal["", "bold", "small", "head", "white"]
LOOKS: dict[Look, str] = {
    "": "",
    "bold": "<w:b/><w:bCs/>",
    "small": '<w:color w:val="555555"/><w:sz w:val="13"/><w:szCs w:val="13"/>',
    "head": '<w:b/><w:bCs/><w:color w:val="FFFFFF"/>',
    "white": '<w:color w:val="FFFFFF"/><w:sz w:val="14"/><w:szCs w:val="14"/>',
}


class Run(NamedTuple):
    """Words of one look; `to` is the bookmark they lead to."""

    text: str
    look: Look = ""
    to: str = ""


class Cell(NamedTuple):
    """Paragraphs on a ground (a colour such as B3261E); `mark` is the bookmark set on it."""

    paragraphs: Sequence[Sequence[Run]]
    fill: str = ""
    mark: str = ""


def from_right(text: str) -> bool:
    """Whether a text is read from the right: its first letter outside isolates is Arabic or Hebrew."""
    first = LETTER.search(PART.sub("", text))
    return bool(first and ARABIC.match(first.group()))


def run_xml(run: Run) -> str:
    """A run; Arabic words are marked as such, and what is isolated is kept a run of its own, read from the left."""
    parts = (piece_xml(p, LOOKS[run.look]) for p in PART.split(FORBIDDEN.sub("", run.text)) if p)
    made = "".join(parts)
    return f'<w:hyperlink w:anchor="{run.to}" w:history="1">{made}</w:hyperlink>' if run.to else made


def piece_xml(text: str, look: str) -> str:
    """A piece of a run, in one direction."""
    way = "<w:rtl/>" if text[0] != LRI and ARABIC.search(text) else ""
    looks = f"<w:rPr>{look}{way}</w:rPr>" if look or way else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def paragraph_xml(runs: Sequence[Run], rtl: bool = False) -> str:
    """A paragraph, read from the right where its words are, or where the document is and it has no letter."""
    words = "".join(r.text for r in runs)
    turned = from_right(words) or (rtl and not LETTER.search(PART.sub("", words)))
    return f"<w:p>{'<w:pPr><w:bidi/></w:pPr>' if turned else ''}{''.join(map(run_xml, runs))}</w:p>"


def cell_xml(cell: Cell, width: int, rtl: bool, number: int) -> str:
    """A cell; `width` in twentieths of a point, `number` that of its bookmark in the document."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
    body = "".join(paragraph_xml(p, rtl) for p in cell.paragraphs) or "<w:p/>"
    if cell.mark:
        body = body.replace("<w:p>", f'<w:p><w:bookmarkStart w:id="{number}" w:name="{cell.mark}"/><w:bookmarkEnd w:id="{number}"/>', 1)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{body}</w:tc>'


def row_xml(cells: Iterable[Cell], widths: Sequence[int], rtl: bool, number: int, head: bool = False) -> str:
    """A row; a heading row is repeated on each page, and no other is cut between two pages where it fits in one."""
    kind = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else ""
    made = "".join(cell_xml(c, w, rtl, number) for c, w in zip(cells, widths, strict=True))
    return f"<w:tr>{kind}{made}</w:tr>"


def table_xml(heads: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Cell]], rtl: bool = False, first: int = 0) -> str:
    """A table whose heading is repeated; `first` is the number of its first bookmark."""
    way = "<w:bidiVisual/>" if rtl else ""
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="BFC6CF"/>' for side in ("top", "bottom", "insideH", "insideV"))
    width = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
    layout = f'<w:tblPr>{way}{width}<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    title = row_xml([Cell([[Run(h, "head")]], "1F3A5F") for h in heads], widths, rtl, first, head=True)
    body = "".join(row_xml(cells, widths, rtl, first + n) for n, cells in enumerate(rows))
    return f"<w:tbl {NAMESPACE}>{layout}<w:tblGrid>{grid}</w:tblGrid>{title}{body}</w:tbl>"
