"""Which lines are the text: headers, footnotes, tables and tables of contents are set aside."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from legalgap.model.documents import Document, Line
from legalgap.parse.arabic import plain
from legalgap.parse.candidates import LATIN
from legalgap.parse.clues import LEADERS
from legalgap.parse.divisions import WORD
from legalgap.parse.ordinals import latin
from legalgap.parse.result import Piece

ASIDE = {"header": "en-têtes et pieds de page", "footnote": "notes de bas de page", "table": "tableaux", "contents": "sommaire"}
CONTENTS = frozenset(
    (
        "sommaire",
        "table des matieres",
        "contents",
        "table of contents",
        "arrangement of sections",
        "الفهرس",
        "فهرس",
        "المحتويات",
        "فهرس المحتويات",
    )
)
BLANKS = re.compile(r"\s{3,}")
ENTRY_END = re.compile(r"[\s.…_]{0,200}\d{1,4}\s{0,9}$")
SHORT, LONG = 60, 300
"""Signs of a heading « Sommaire », and of an entry, at most."""
SEARCHED = 3000
"""Lines in which the first entry of a table of contents is looked for again."""


def body_lines(document: Document) -> tuple[list[Line], list[Piece]]:
    """The lines of the text, and what was set aside."""
    aside: dict[str, list[Line]] = {}
    kept: list[Line] = []
    for line in document.lines:
        if line.role in ASIDE:
            aside.setdefault(ASIDE[line.role], []).append(line)
        else:
            kept.append(replace(line, text=BLANKS.sub(" ", line.text)) if BLANKS.search(line.text) else line)
    pieces = [piece(what, lines) for what, lines in aside.items()]
    while zone := contents_zone(kept):
        start, end = zone
        pieces.append(piece("sommaire", kept[start:end]))
        kept = kept[:start] + kept[end:]
    return kept, pieces


def piece(what: str, lines: Sequence[Line]) -> Piece:
    """Lines set aside under one name."""
    held = [line for line in lines if line.text.strip()]
    first = held[0] if held else lines[0]
    return Piece(what, first.page, first.number, len(held), "\n".join(line.text for line in held))


def contents_zone(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The lines of a table of contents: from its heading to where its first entry comes again as a heading of the text.

    Where that entry does not come again (the table closes the text), the table goes on as long as its lines look like entries.
    """
    start = next((i for i, line in enumerate(lines) if len(line.text) < SHORT and bare(line.text).strip(" :.") in CONTENTS), None)
    if start is None:
        return None
    first = next((i for i in range(start + 1, len(lines)) if lines[i].text.strip()), None)
    if first is None:
        return start, len(lines)
    entry = bare(lines[first].text)
    for i in range(first + 1, min(first + SEARCHED, len(lines))):
        if entry and bare(lines[i].text) == entry and not ENTRY_END.search(lines[i].text):
            return start, last_entry(lines, first, i) + 1
    end = first
    while end < len(lines) and is_entry(lines, end):
        end += 1
    return start, end


def last_entry(lines: Sequence[Line], first: int, end: int) -> int:
    """The last line before `end` that comes again as a heading or ends with a page number: after it, the act's own title may stand."""
    again = {bare(line.text) for line in lines[end : end + SEARCHED] if len(line.text) < LONG}
    held = (i for i in range(end - 1, first, -1) if bare(lines[i].text) in again or ENTRY_END.search(lines[i].text[-LONG:]))
    return next((i for i in held if lines[i].text.strip()), end - 1)


def bare(text: str) -> str:
    """A heading without its leaders and page number, to be compared."""
    return latin(plain(ENTRY_END.sub("", LEADERS.sub(" ", text[:LONG])))).strip(" .:*#_–-•")


def is_entry(lines: Sequence[Line], i: int) -> bool:
    """Whether a line may belong to a table of contents: it or the next ends with a page number, or it is a heading."""
    text = lines[i].text
    after = lines[i + 1].text if i + 1 < len(lines) else ""
    ends = any(ENTRY_END.search(t[-LONG:]) or LEADERS.search(t) for t in (text, after))
    return not text.strip() or ends or bool(WORD.match(text)) or bool(LATIN.match(text.lstrip()))
