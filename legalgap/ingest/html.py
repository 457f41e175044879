"""An HTML page: its blocks as lines, headings and tables told apart."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from msgspec.structs import replace

from legalgap.errors import InputFileError
from legalgap.ingest.detect import is_page_archive
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
MARKER = re.compile(r"^\s*\(?(\d{1,3}|[a-zA-Z]|[ivxIVX]+)\s*[.)°-]|^\s*[-–•]")
BREAKS = BLOCKS - frozenset(("html", "body", "p")) | {"br"}
"""What parts lines: a page that has none of them keeps those it was typed with."""
ASIDE_TAGS = frozenset(("aside", "footer", "form", "menu"))
MENU = re.compile(
    r"(?<![a-z])(?:nav(?:bar|igation)?|(?:top|side|main)?-?menu|side-?bar|bread-?crumbs?|cookies?|banner|foot(?:er)?|toolbar|share|search)"
    r"(?![a-z])",
    re.IGNORECASE,
)
"""Names that page makers give to what surrounds a text."""
TOOL = 3
"""Times a line of links is met, from which it is a tool of the page."""
LONG_CELL = 300
"""Characters over which a cell is running text, and its table only a layout."""


def read_html(content: bytes, name: str) -> Draft:
    """The lines of a page.

    Raises:
        InputFileError: nothing that can be read as HTML.
    """
    import lxml.etree
    import lxml.html

    text = decode_html(unpack(content), name).replace("\x00", "")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = lxml.html.document_fromstring(text, parser=lxml.html.HTMLParser(no_network=True, huge_tree=False))
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        raise InputFileError("Page HTML illisible", where=name, todo="enregistrez la page de nouveau, ou copiez son texte") from None
    walker = Walker(root)
    walker.walk(root)
    return Draft("html", f"lxml {lxml.etree.__version__}", without_tools(walker.lines, walker.linked))


def unpack(content: bytes) -> bytes:
    """The page of an archive that a browser saved as one file; another page as it is."""
    if not is_page_archive(content[:4096]):
        return content
    import email

    parts = email.message_from_bytes(content).walk()
    pages = [held for part in parts if part.get_content_type() == "text/html" and isinstance(held := part.get_payload(decode=True), bytes)]
    return max(pages, key=len, default=content)


def without_tools(lines: Sequence[Line], linked: Collection[int]) -> list[Line]:
    """The lines, those made of links alone and met again and again (Imprimer, Haut de page) set aside."""
    met = Counter(lines[i].text for i in linked)
    aside = {i for i in linked if met[lines[i].text] >= TOOL}
    return [replace(line, role="header") if i in aside else line for i, line in enumerate(lines)]


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

    def __init__(self, root: Any) -> None:
        self.lines: list[Line] = []
        self.linked: list[int] = []
        self.buffer: list[tuple[str, bool, bool]] = []
        self.role: Role = "body"
        self.bold = self.links = 0
        self.kept = int(not any(tag in BREAKS for tag in map(tag_of, root.iter())))
        self.counts: list[tuple[str, int]] = []
        self.furniture = find_furniture(root)
        self.aside: list[Any] = []

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
        if element in self.furniture:
            self.aside.append(element)
        if tag in HEADINGS:
            self.role = "heading"
        elif tag == "nav":
            self.role = "contents"
        elif tag in ("b", "strong"):
            self.bold += 1
        elif tag in ("a", "pre"):
            self.links, self.kept = self.links + (tag == "a"), self.kept + (tag == "pre")
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
        if self.aside and self.aside[-1] is element:
            self.aside.pop()
        if tag in HEADINGS or tag == "nav":
            self.role = "body"
        elif tag in ("b", "strong"):
            self.bold -= 1
        elif tag in ("a", "pre"):
            self.links, self.kept = self.links - (tag == "a"), self.kept - (tag == "pre")
        elif tag in ("ol", "ul") and self.counts:
            self.counts.pop()
        self.add(element.tail)

    def add_marker(self, element: Any) -> None:
        """The number or dash that a browser would show before an item, unless its text has one."""
        kind, count = self.counts[-1]
        self.counts[-1] = (kind, count + 1)
        if not MARKER.match("".join(element.itertext())[:40]):
            self.buffer.append((f"{numeral(count, kind)}. " if kind else "– ", False, False))

    def add(self, text: str | None) -> None:
        """Words of the current line; where lines are kept as typed, each ends one."""
        if text and self.kept and "\n" in text:
            *whole, text = text.split("\n")
            for part in whole:
                self.buffer.append((part, self.bold > 0, self.links > 0))
                self.flush()
        if text:
            self.buffer.append((text, self.bold > 0, self.links > 0))

    def flush(self, role: Role | None = None) -> None:
        """End the current line."""
        text = " ".join("".join(part for part, _, _ in self.buffer).split())
        bold, linked = (all(marks[n] for marks in self.buffer if marks[0].strip()) and bool(text) for n in (1, 2))
        self.buffer = []
        if linked and len(text) < LONG_CELL:
            self.linked.append(len(self.lines))
        said: Role = "header" if self.aside and self.role != "contents" else role or self.role
        self.lines += [Line(part, bold=bold, role=said) for part in cut_line(text) if part]

    def table_row(self, row: Any) -> bool:
        """Add the row of a table as one line; False where its cells are running text, which is then read as such."""
        cells = [" ".join("".join(cell.itertext()).split()) for cell in row if cell.tag in ("td", "th")]
        if sum(bool(cell) for cell in cells) < 2 or max(map(len, cells)) > LONG_CELL or row.find(".//table") is not None:
            return False
        self.flush()
        self.buffer = [(" | ".join(cells), False, False)]
        self.flush("table")
        return True


def tag_of(element: Any) -> str:
    """The name of an element; empty for a comment."""
    return element.tag if isinstance(element.tag, str) else ""


def find_furniture(root: Any) -> set[Any]:
    """The menus, banners and feet of a page: what stands outside of its main part, or is named so and holds little of its text."""
    body = root.find("body")
    whole = size(body) if body is not None else 0
    main = max(root.xpath("//main | //*[@role='main']"), key=size, default=None)
    if main is not None and 2 * size(main) > whole:
        above = set(main.iterancestors())
        return {child for held in above for child in held if child not in above and child is not main and tag_of(child) != "head"}
    named = (
        e for e in root.iter() if tag_of(e) in ASIDE_TAGS or MENU.search(f"{e.get('id', '')} {e.get('class', '')} {e.get('role', '')}")
    )
    return {e for e in named if tag_of(e) not in ("html", "body", *HEADINGS) and 5 * size(e) < whole}


def size(element: Any) -> int:
    """How many signs an element shows."""
    return sum(len(text) for text in element.itertext("*"))


def is_hidden(element: Any) -> bool:
    """Whether a browser would not show an element."""
    return element.tag in SKIPPED or element.get("hidden") is not None or bool(HIDDEN.search(element.get("style", "")))


def start_of(element: Any) -> int:
    """The number a list begins with."""
    start = element.get("start", "1")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
