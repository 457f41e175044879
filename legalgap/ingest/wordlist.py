"""The numbers that Word computes and shows before paragraphs: they are law too, and not in the text."""

import re
from typing import Any

from legalgap.ingest.lists import numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Level = tuple[str, str, int]
"""Kind of number, text around it (« Article %1 »), first number."""


class Numbering:
    """The lists of a document and where each of them stands."""

    def __init__(self, document: Any) -> None:
        root = numbering_root(document)
        abstract = {a.get(W + "abstractNumId"): levels(a) for a in root.iter(W + "abstractNum")} if root is not None else {}
        links = {n.get(W + "numId"): n.find(W + "abstractNumId") for n in root.iter(W + "num")} if root is not None else {}
        self.abstract = {num: link.get(W + "val") for num, link in links.items() if link is not None}
        self.lists = {num: abstract.get(held, {}) for num, held in self.abstract.items()}
        self.styles = {s.style_id: s.element for s in document.styles}
        self.counts: dict[str | None, dict[int, int]] = {}

    def style_of(self, paragraph: Any) -> str:
        """The id of a paragraph's style."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return style.get(W + "val", "") if style is not None else ""

    def next(self, paragraph: Any) -> str:
        """What Word shows before a paragraph, with a space after it; nothing where it is not in a list."""
        held = place(paragraph) or self.place_by_style(self.style_of(paragraph))
        if held is None or held[0] not in self.lists:
            return ""
        num, depth = held
        shape = self.lists[num].get(depth)
        if shape is None:
            return ""
        counts = self.counts.setdefault(self.abstract[num], {})
        counts[depth] = counts.get(depth, shape[2] - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return self.show(num, depth, counts)

    def place_by_style(self, style: str) -> tuple[str, int] | None:
        """The list that a style, or one it rests on, puts its paragraphs in."""
        for _ in range(10):
            element = self.styles.get(style)
            if element is None:
                return None
            found = place(element)
            if found:
                return found
            based = element.find(W + "basedOn")
            style = based.get(W + "val", "") if based is not None else ""
        return None

    def show(self, num: str, depth: int, counts: dict[int, int]) -> str:
        """The number of a paragraph in its list's own wording."""
        kind, shape, _ = self.lists[num][depth]
        if kind == "bullet":
            return "– "
        if kind == "none":
            return ""

        def at(match: re.Match[str]) -> str:
            level = int(match.group(1)) - 1
            held = self.lists[num].get(level, ("decimal", "", 1))
            return numeral(counts.get(level, held[2]), held[0])

        text = re.sub(r"%(\d)", at, shape)
        return f"{text} " if text else ""


def numbering_root(document: Any) -> Any:
    """The part of a document that holds its lists; None where it has none."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            return relation.target_part.element
    return None


def levels(abstract: Any) -> dict[int, Level]:
    """The levels of a list."""
    found: dict[int, Level] = {}
    for level in abstract.iter(W + "lvl"):
        kind, text, start = (level.find(W + tag) for tag in ("numFmt", "lvlText", "start"))
        found[integer(level.get(W + "ilvl"))] = (
            kind.get(W + "val", "decimal") if kind is not None else "decimal",
            text.get(W + "val", "") if text is not None else "",
            integer(start.get(W + "val")) if start is not None else 1,
        )
    return found


def place(element: Any) -> tuple[str, int] | None:
    """The list and the level that a paragraph or a style names."""
    num, depth = (element.find(f"{W}pPr/{W}numPr/{W}{tag}") for tag in ("numId", "ilvl"))
    if num is None:
        return None
    return num.get(W + "val", ""), integer(depth.get(W + "val")) if depth is not None else 0


def integer(text: str | None) -> int:
    """A small whole number; 0 where it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 0
