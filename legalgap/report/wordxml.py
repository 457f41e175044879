"""WordprocessingML written as text: a matrix has thousands of paragraphs, and the library's own objects are slow to make."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from legalgap.report.direction import ARABIC, LRI, PART, from_right
from legalgap.report.paper import WHOLE, Cell, Look, Run

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
HYPHEN = re.compile(r"(?<=\d)-(?=\d)")
"""That of a law's number, where no line may end."""
WORDS = '<w:t xml:space="preserve">'
LOOKS: dict[Look, str] = {
    "": "",
    "bold": "<w:b/><w:bCs/>",
    "small": '<w:color w:val="555555"/><w:sz w:val="12"/><w:szCs w:val="12"/>',
    "head": '<w:b/><w:bCs/><w:color w:val="FFFFFF"/>',
    "white": '<w:color w:val="FFFFFF"/><w:sz w:val="14"/><w:szCs w:val="14"/>',
}


def run_xml(run: Run) -> str:
    """A run; Arabic words are marked as such, and what is isolated is kept a run of its own, read from the left."""
    parts = (piece_xml(p, LOOKS[run.look]) for p in PART.split(FORBIDDEN.sub("", run.text)) if p)
    made = "".join(parts)
    return f'<w:hyperlink w:anchor="{run.to}" w:history="1">{made}</w:hyperlink>' if run.to else made


def piece_xml(text: str, look: str) -> str:
    """A piece of a run, in one direction."""
    way = "<w:rtl/>" if text[0] != LRI and ARABIC.search(text) else ""
    looks = f"<w:rPr>{look}{way}</w:rPr>" if look or way else ""
    words = HYPHEN.sub(f"</w:t><w:noBreakHyphen/>{WORDS}", escape(text, quote=False))
    return f"<w:r>{looks}{WORDS}{words}</w:t></w:r>"


def paragraph_xml(runs: Sequence[Run], rtl: bool = False) -> str:
    """A paragraph, in the direction of its words where the document is read from the right."""
    turned = rtl and from_right("".join(r.text for r in runs))
    return f"<w:p>{'<w:pPr><w:bidi/></w:pPr>' if turned else ''}{''.join(map(run_xml, runs))}</w:p>"


def cell_xml(cell: Cell, width: int, rtl: bool, number: int) -> str:
    """A cell; `width` in twentieths of a point, `number` that of its bookmark in the document."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
    body = "".join(paragraph_xml(p, rtl) for p in cell.paragraphs) or "<w:p/>"
    if cell.mark:
        body = body.replace("<w:p>", f'<w:p><w:bookmarkStart w:id="{number}" w:name="{cell.mark}"/><w:bookmarkEnd w:id="{number}"/>', 1)
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}</w:tcPr>{body}</w:tc>'


def row_xml(cells: Sequence[Cell], widths: Sequence[int], rtl: bool, number: int, head: bool = False) -> str:
    """A row, not cut between two pages unless it is long; a heading row is repeated on each."""
    at, made = 0, []
    for cell in cells:
        made.append(cell_xml(cell, sum(widths[at : at + cell.span]), rtl, number))
        at += cell.span
    kept = "<w:cantSplit/>" if max(len(c.paragraphs) for c in cells) <= WHOLE else ""
    return f"<w:tr><w:trPr>{kept}{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(made)}</w:tr>"


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
