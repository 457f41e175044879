"""The tags of a Word template in the order of the document, and what is wrong with them before anything is filled in."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import jinja2

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
PREFIX = re.compile(r"^(\{[{%])-?\s*(?:tr|tc|p|r)(?=\s)")
OPENS = {"for": "endfor", "if": "endif"}
LOOSE = ("{{", "{%", "}}", "%}")


class Place(NamedTuple):
    """A paragraph of the document: where it stands, its words, its tags, and the row of the table it is in."""

    name: str
    text: str
    tags: list[str]
    row: str = ""


class Fault(NamedTuple):
    """Something wrong: where, in which tag, and what."""

    place: str
    tag: str
    what: str

    def __str__(self) -> str:
        tag = f", balise « {self.tag} »" if self.tag else ""
        return f"{self.place}{tag} : {self.what}"


class Opened(NamedTuple):
    """A block that waits for its end."""

    word: str
    place: Place
    tag: str


def places(document: Any) -> list[Place]:
    """The paragraphs of the body, tables within, then of headers and footers."""
    held = list(walk(document, ""))
    for n, section in enumerate(document.sections, 1):
        held += walk(section.header, f"en-tête de la section {n}, ")
        held += walk(section.footer, f"pied de page de la section {n}, ")
    return held


def walk(parent: Any, within: str, row: str = "") -> Iterator[Place]:
    """The paragraphs of a part or of a cell, numbered from 1, tables apart."""
    paragraphs = tables = 0
    for block in parent.iter_inner_content():
        if hasattr(block, "rows"):
            tables += 1
            yield from walk_table(block, f"{within}tableau {tables}, ")
        else:
            paragraphs += 1
            yield Place(f"{within}paragraphe {paragraphs}", block.text, TAG.findall(block.text), row)


def walk_table(table: Any, within: str) -> Iterator[Place]:
    """The paragraphs of a table, row after row; a merged cell is read once."""
    for r, row in enumerate(table.rows, 1):
        seen: set[Any] = set()
        for c, cell in enumerate(row.cells, 1):
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield from walk(cell, f"{within}ligne {r}, colonne {c}, ", f"{within}ligne {r}")


def in_order(held: list[Place], env: jinja2.Environment) -> list[Fault]:
    """Tags left open, tags that cannot be read, blocks without an end or a beginning, row tags outside a table."""
    faults: list[Fault] = []
    opened: list[Opened] = []
    for place in held:
        left = TAG.sub("", place.text)
        faults += [Fault(place.name, near(left, mark), f"« {mark} » sans son pendant") for mark in LOOSE if mark in left]
        for tag in place.tags:
            faults += read_tag(tag, place, opened, env)
    return faults + [Fault(o.place.name, o.tag, f"« {o.word} » sans « {OPENS[o.word]} »") for o in opened]


def near(text: str, mark: str) -> str:
    """The words around a mark."""
    at = text.index(mark)
    return text[max(0, at - 15) : at + 30].strip()


def read_tag(tag: str, place: Place, opened: list[Opened], env: jinja2.Environment) -> Iterator[Fault]:
    """What is wrong with one tag, given the blocks it stands in."""
    if tag.startswith("{#"):
        return
    kind, word = word_of(tag)
    if kind in ("tr", "tc") and not place.row:
        yield Fault(place.name, tag, "« tr » et « tc » ne valent que dans un tableau")
    if word in OPENS:
        opened.append(Opened(word, place, tag))
    elif word in OPENS.values():
        if not opened or OPENS[opened[-1].word] != word:
            yield Fault(place.name, tag, "fin d'un bloc qui n'est pas ouvert")
        else:
            opened.pop()
    problem = unreadable(tag, word, env)
    if problem:
        yield Fault(place.name, tag, f"balise illisible ({problem})")


def word_of(tag: str) -> tuple[str, str]:
    """The letters that say what a block tag repeats (p, tr, tc, r), and its first word; empty for a value."""
    found = re.match(r"\{%-?\s*(?:(p|tr|tc|r)\s+)?(\w+)", tag)
    return (found[1] or "", found[2]) if found else ("", "")


def unreadable(tag: str, word: str, env: jinja2.Environment) -> str:
    """Why a tag cannot be read by itself, its block closed for it; empty where it can."""
    plain = PREFIX.sub(r"\1", tag).replace("“", '"').replace("”", '"').replace("’", "'")
    before = {"else": "{% if x %}", "elif": "{% if x %}", "endif": "{% if x %}", "endfor": "{% for x in y %}"}.get(word, "")
    after = {"for": "{% endfor %}", "if": "{% endif %}", "else": "{% endif %}", "elif": "{% endif %}"}.get(word, "")
    try:
        env.parse(before + plain + after)
    except jinja2.TemplateSyntaxError as error:
        return error.message or "syntaxe"
    return ""
