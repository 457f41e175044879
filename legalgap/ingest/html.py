"""An HTML page: its blocks as lines, headings and tables told apart."""

import re
from typing import Any

from legalgap.errors import InputFileError
from legalgap.ingest.draft import Draft
from legalgap.ingest.lists import numeral
from legalgap.ingest.plain import cut_line, decode
from legalgap.model.documents import Line, Role

CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})|<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]{2,30})", re.IGNORECASE
)
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead title tr ul".split()
)
SKIPPED = frozenset("script style noscript template svg math iframe object embed head select button input textarea".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
MARKER = re.compile(r"^\s*(\d{1,3}|[a-zA-Z]|[ivxIVX]+)\s*[.)°-]|^\s*[-–•]")
LONG_CELL = 300
"""Characters over which a cell is running text, and its table only a layout."""


def read_html(content: bytes, name: str) -> Draft:
    """The lines of a page.

    Raises:
        InputFileError: nothing that can be read as HTML.
    """
    import lxml.etree
    import lxml.html

    text = decode_html(content, name).replace("\x00", "")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = lxml.html.document_fromstring(text, parser=lxml.html.HTMLParser(no_network=True, huge_tree=False))
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        raise InputFileError("Page HTML illisible", where=name, todo="enregistrez la page de nouveau, ou copiez son texte") from None
    walker = Walker()
    walker.walk(root)
    return Draft("html", f"lxml {lxml.etree.__version__}", walker.lines)


def decode_html(content: bytes, name: str) -> str:
    """The text of a page: in the encoding it names where that holds, otherwise in the likeliest one."""
    named = CHARSET.search(content[:4096])
    if named:
        try:
            return content.decode((named.group(1) or named.group(2)).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(content, name)[0]


class Walker:
    """Goes through a page from its first element to its last, without recursion, and gathers lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.buffer: list[tuple[str, bool]] = []
        self.role: Role = "body"
        self.bold = self.inside_table = 0
        self.counts: list[tuple[str, int]] = []

    def walk(self, root: Any) -> None:
        """Every element, in the order of the page."""
        from lxml.etree import iterwalk

        events = iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in events:
            if event in ("comment", "pi"):
                self.add(element.tail)
            elif is_hidden(element):
                if event == "start":
                    events.skip_subtree()
                else:
                    self.add(element.tail)
            elif event == "start" and element.tag == "tr" and self.table_row(element):
                events.skip_subtree()
            elif event == "start":
                self.enter(element)
            else:
                self.leave(element)
        self.flush()

    def enter(self, element: Any) -> None:
        """The beginning of an element: a block begins a line, a list counts its items."""
        tag = element.tag
        if tag in BLOCKS or tag == "br":
            self.flush()
        if tag in HEADINGS:
            self.role = "heading"
        elif tag == "nav":
            self.role = "contents"
        elif tag in ("b", "strong"):
            self.bold += 1
        elif tag in ("ol", "ul"):
            self.counts.append((element.get("type", "1") if tag == "ol" else "", start_of(element)))
        elif tag == "li" and self.counts:
            self.add_marker(element)
        self.add(element.text)

    def leave(self, element: Any) -> None:
        """The end of an element."""
        tag = element.tag
        if tag in BLOCKS:
            self.flush()
        if tag in HEADINGS or tag == "nav":
            self.role = "body"
        elif tag in ("b", "strong"):
            self.bold -= 1
        elif tag in ("ol", "ul") and self.counts:
            self.counts.pop()
        self.add(element.tail)

    def add_marker(self, element: Any) -> None:
        """The number or dash that a browser would show before an item, unless its text has one."""
        kind, count = self.counts[-1]
        self.counts[-1] = (kind, count + 1)
        if not MARKER.match("".join(element.itertext())[:40]):
            self.buffer.append((f"{numeral(count, kind)}. " if kind else "– ", False))

    def add(self, text: str | None) -> None:
        """Words of the current line."""
        if text and not text.isspace():
            self.buffer.append((text, self.bold > 0))
        elif text:
            self.buffer.append((" ", False))

    def flush(self, role: Role | None = None) -> None:
        """End the current line."""
        text = " ".join("".join(part for part, _ in self.buffer).split())
        bold = all(bold for part, bold in self.buffer if part.strip()) if text else False
        self.buffer = []
        self.lines += [Line(part, bold=bold, role=role or self.role) for part in cut_line(text) if part]

    def table_row(self, row: Any) -> bool:
        """Add the row of a table as one line; False where its cells are running text, which is then read as such."""
        cells = [" ".join("".join(cell.itertext()).split()) for cell in row if cell.tag in ("td", "th")]
        if sum(bool(cell) for cell in cells) < 2 or max(map(len, cells)) > LONG_CELL or row.find(".//table") is not None:
            return False
        self.flush()
        self.buffer = [(" | ".join(cells), False)]
        self.flush("table")
        return True


def is_hidden(element: Any) -> bool:
    """Whether a browser would not show an element."""
    return element.tag in SKIPPED or element.get("hidden") is not None or bool(HIDDEN.search(element.get("style", "")))


def start_of(element: Any) -> int:
    """The number a list begins with."""
    start = element.get("start", "1")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
