"""What a page carries beside the law: running heads, page numbers, tables of contents."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from legalgap.model.documents import Line

EDGE = 3
"""Lines from the top or bottom of a page that may be a running head."""
DIGITS = re.compile(r"[\d٠-٩]+")
FOLIO = re.compile(r"^\W*(page|p\.|صفحة|ص)?\W*([\d٠-٩]{1,4})\W*((/|sur|of|من)\W*[\d٠-٩]{1,4})?\W*$", re.IGNORECASE)
DASHED = re.compile(r"^[-–—]\s*([\d٠-٩]{1,4})\s*[-–—]$")
ENTRY = re.compile(r"(\.{4,}|…{2,}|(\s\.){3,}|_{4,})[\s.…]*[\d٠-٩]{1,4}$|^[\d٠-٩]{1,4}[\s.…]*(\.{4,}|…{2,})")
CONTENTS_GAP = 8
CONTENTS = re.compile(r"^\W*(sommaire|table des mati[eè]res|table of contents|contents|الفهرس|فهرس|جدول المحتويات)\W*$", re.IGNORECASE)
STARTS = ("Article", "Art.", "ARTICLE", "المادة", "الفصل", "Titre", "TITRE", "Chapitre", "CHAPITRE", "Section", "الباب", "القسم", "الفرع")
"""What a running head never begins with: articles come back on every page too."""


def mark_furniture(lines: Sequence[Line], pages: int) -> list[Line]:
    """The lines, with the roles of running heads, page numbers and tables of contents."""
    heads = running_heads(lines, pages) | folios(lines)
    contents = contents_lines(lines, heads)
    found = list(lines)
    for i in heads | contents:
        if found[i].role in ("body", "footnote"):
            found[i] = replace(found[i], role="header" if i in heads else "contents")
    return found


def edges(lines: Sequence[Line]) -> dict[int, list[int]]:
    """The indices of the first and last lines of each page, blank ones passed over; highest and lowest first where places are known."""
    pages: dict[int, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if line.text:
            pages[line.page].append(i)
    for held in pages.values():
        if all(lines[i].box for i in held):
            held.sort(key=lambda i: (lines[i].box or (0, 0, 0, 0))[1])
    return {page: list(dict.fromkeys([*held[:EDGE], *held[-EDGE:]])) for page, held in pages.items()}


def running_heads(lines: Sequence[Line], pages: int) -> set[int]:
    """Lines that come back at the edge of at least three pages and one in eight, figures apart."""
    by_text: dict[str, list[int]] = defaultdict(list)
    for held in edges(lines).values():
        for i in held:
            text = " ".join(DIGITS.sub("#", lines[i].text).split())
            if len(text) > 3 and not text.startswith(STARTS):
                by_text[text].append(i)
    least = max(3, pages / 8)
    return {i for held in by_text.values() if len({lines[i].page for i in held}) >= least for i in held}


def folios(lines: Sequence[Line]) -> set[int]:
    """Page numbers: a number at the edge of a page, between dashes or in step with the pages; its own number on a page alone."""
    found: set[int] = set()
    steps: dict[int, list[int]] = defaultdict(list)
    by_page = edges(lines)
    for page, held in by_page.items():
        for i in held:
            match = FOLIO.match(lines[i].text)
            if match and DASHED.match(lines[i].text):
                found.add(i)
            elif match:
                steps[int(match.group(2)) - page].append(i)
    usual = Counter({step: len({lines[i].page for i in held}) for step, held in steps.items()}).most_common(1)
    only = len(by_page) == 1 and bool(usual) and usual[0][0] == 0 and all(lines[i].box for i in steps[0])
    if usual and (usual[0][1] >= 2 or only):
        found.update(steps[usual[0][0]])
    return found


def contents_lines(lines: Sequence[Line], heads: Iterable[int]) -> set[int]:
    """Entries that lead by dots to a page number, three of them near each other at least, and the lines between them."""
    left_out = set(heads)
    entries = [i for i, line in enumerate(lines) if i not in left_out and ENTRY.search(line.text)]
    found: set[int] = set()
    for run in runs(entries):
        if len(run) >= 3:
            found.update(i for i in range(contents_start(lines, run[0]), run[-1] + 1) if i not in left_out)
    return found


def runs(indices: Sequence[int]) -> list[list[int]]:
    """Indices gathered where they follow each other closely."""
    found: list[list[int]] = []
    for i in indices:
        if found and i - found[-1][-1] <= CONTENTS_GAP:
            found[-1].append(i)
        else:
            found.append([i])
    return found


def contents_start(lines: Sequence[Line], first: int) -> int:
    """The line where the title of a table of contents stands, a few lines before its first entry; the entry itself where there is none."""
    for i in range(first, max(-1, first - CONTENTS_GAP), -1):
        if CONTENTS.match(lines[i].text):
            return i
    return first
