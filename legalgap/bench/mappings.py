"""Bodies of text paired by others: which targets each source should find."""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from msgspec import Struct

from legalgap.errors import InputFileError
from legalgap.store.sides import Side, read_side

LINKED = re.compile(r"[;,\n]")
STANDARD, LOG = "ISO 27701", "ChangeLog"
FILES = {
    "IRPA": ("eng/acts/I-2.5.xml", "fra/lois/I-2.5.xml"),
    "IRPR": ("eng/regulations/SOR-2002-227.xml", "fra/reglements/DORS-2002-227.xml"),
    "Labour Code": ("eng/acts/L-2.xml", "fra/lois/L-2.xml"),
    "Citizenship": ("eng/acts/C-29.xml", "fra/lois/C-29.xml"),
}
ASIDE = ("Label", "MarginalNote", "HistoricalNote")
"""Elements that would give the answer away, or say nothing of the section's content."""
FRAMES = ("Schedule", "AmendedText", "RelatedProvisions", "RecentAmendments")
"""Elements whose sections are those of another act."""


class Mapping(Struct, frozen=True):
    """Sources, targets, and the ids of the targets expected of each source."""

    name: str
    sources: Side
    targets: Side
    expected: tuple[frozenset[str], ...]


def read_mappings(folder: Path) -> Iterator[Mapping]:
    """The sets of a folder: those of its sub-folders `ms-dpmap` and `canada-bilingual`, and every folder that holds
    sources.csv, targets.csv (id, text) and links.csv (source, target).

    Raises:
        InputFileError: no set there, or a malformed one.
    """
    found = False
    for place in sorted({folder, *(p for p in folder.glob("*") if p.is_dir())}):
        for mapping in read_folder(place):
            found = True
            yield mapping
    if not found:
        raise InputFileError("Aucun jeu de correspondances", where=str(folder), todo="donnez un dossier qui en contient un")


def read_folder(folder: Path) -> Iterator[Mapping]:
    """The sets that a folder holds by itself."""
    if (folder / "database.xlsx").is_file():
        yield from read_workbook(folder / "database.xlsx")
    if (folder / "eng").is_dir() and (folder / "fra").is_dir():
        yield from read_statutes(folder)
    if (folder / "links.csv").is_file():
        yield read_links(folder)


def read_links(folder: Path) -> Mapping:
    """A set given as three tables."""
    sources, targets = (next(iter(folder.glob(f"{side}.*")), folder / f"{side}.csv") for side in ("sources", "targets"))
    with open(folder / "links.csv", encoding="utf-8-sig", newline="") as held:
        links = [(row["source"], row["target"]) for row in csv.DictReader(held)]
    wanted: dict[str, set[str]] = {}
    for source, target in links:
        wanted.setdefault(source, set()).add(target)
    return keep_expected(folder.name, read_side(sources), read_side(targets), wanted)


def read_workbook(path: Path) -> Iterator[Mapping]:
    """Each sheet of a workbook against the standard that its `isolinks` name; the GDPR also in French."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    targets = side(book[STANDARD].iter_rows(min_row=2, values_only=True), (1, 2))
    for sheet in book:
        if sheet.title in (STANDARD, LOG):
            continue
        rows = list(sheet.iter_rows(values_only=True))
        french = tuple(i for i, cell in enumerate(rows[0]) if cell == "FR")
        for suffix, columns in (("", (2,)), *((" (fr)", french[1:]) for _ in french[:1])):
            yield from sheet_mapping(f"{sheet.title.strip()}{suffix}", rows[1:], columns, targets)


def sheet_mapping(name: str, rows: Sequence[Sequence[Any]], columns: Sequence[int], targets: Side) -> Iterator[Mapping]:
    """One sheet; a row without a link is mostly a heading and expects nothing."""
    numbered = [(f"{i}", *row) for i, row in enumerate(rows, 2) if len(row) > max(4, *columns) and row[4]]
    wanted = {row[0]: {link.strip() for link in LINKED.split(str(row[5]))} for row in numbered}
    mapping = keep_expected(name, side(iter(numbered), [c + 1 for c in columns]), targets, wanted)
    if mapping.sources.ids:
        yield mapping


def side(rows: Iterator[Sequence[Any]], columns: Sequence[int]) -> Side:
    """The rows that have an id (first cell) and words."""
    held = {str(r[0]): " ".join(str(r[c]) for c in columns if r[c]).strip() for r in rows if r[0]}
    return Side(tuple(k for k, t in held.items() if t), tuple(t for t in held.values() if t))


def read_statutes(folder: Path) -> Iterator[Mapping]:
    """The same statutes in English and in French, both ways, sections paired by number."""
    for name, files in FILES.items():
        english, french = (read_sections(folder / f) for f in files)
        both = {n: {n} for n in english if n in french}
        one, other = (Side(tuple(both), tuple(held[n] for n in both)) for held in (english, french))
        yield keep_expected(f"{name} en→fr", one, other, both)
        yield keep_expected(f"{name} fr→en", other, one, both)


def read_sections(path: Path) -> dict[str, str]:
    """The words of each numbered section of a statute."""
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        raise InputFileError("Loi illisible", where=str(path), todo=f"rétablissez ce fichier ({error})") from None
    found: dict[str, str] = {}
    for section in outer_sections(root):
        number = " ".join("".join(label.itertext()).strip() for label in section.findall("Label"))
        words = " ".join(" ".join(section_words(section)).split())
        if number and words:
            found.setdefault(number, words)
    return found


def outer_sections(node: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The sections of the act itself, in order."""
    for child in node:
        if child.tag == "Section":
            yield child
        elif child.tag not in FRAMES:
            yield from outer_sections(child)


def section_words(node: ElementTree.Element) -> Iterator[str]:
    """The words of an element, asides left out."""
    yield node.text or ""
    for child in node:
        if child.tag not in ASIDE:
            yield from section_words(child)
        yield child.tail or ""


def keep_expected(name: str, sources: Side, targets: Side, wanted: dict[str, set[str]]) -> Mapping:
    """A set of the sources that expect a target which is there."""
    known = set(targets.ids)
    held = [(i, t, frozenset(wanted.get(i, set()) & known)) for i, t in zip(sources.ids, sources.texts, strict=True)]
    kept = [h for h in held if h[2]]
    return Mapping(name, Side(tuple(h[0] for h in kept), tuple(h[1] for h in kept)), targets, tuple(h[2] for h in kept))
