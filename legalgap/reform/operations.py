"""What an amending act does to an article, and doing it: what is not certain is refused, never guessed."""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from legalgap.parse.numbers import read_number
from legalgap.reform.entries import Entry, by_number
from legalgap.reform.words import keys, read_words, same_words

Deed = Literal["replace", "add", "repeal", "words", "insert", "add-paragraph", "replace-paragraph", "repeal-paragraph"]
DEED_LABEL: dict[Deed, str] = {
    "replace": "nouvelle rédaction",
    "add": "article ajouté",
    "repeal": "article abrogé",
    "words": "mots remplacés",
    "insert": "mots ajoutés",
    "add-paragraph": "alinéa ajouté",
    "replace-paragraph": "alinéa remplacé",
    "repeal-paragraph": "alinéa abrogé",
}
LAST = -1
"""The last paragraph."""
ELISION = re.compile(
    r"[\s.…·_\-–(]*(?:\(?\s*(?:la suite|le reste)?\s*sans (?:changement|modification)s?\s*\)?"
    r"|\(?\s*(?:الباقي)?\s*(?:بدون|دون|لا) تغيير[^.]*)?[\s.…·;:)]*",
    re.IGNORECASE,
)
"""A paragraph printed as dots, or as « la suite sans changement »."""
DOTTED = re.compile(r"\.{5,}|…{2,}")
ITEM = re.compile(r"\s*\(?(\d{1,3}|[a-zA-Zأ-ي])\s?[.°º)\-–]")


class Operation(Struct, frozen=True):
    """One change to one article: `words` come in, `old` go out (or stand before those that come in).

    `paragraph` counts from 1, `LAST` is the last; `clause` is the place in the amending act that says so.
    """

    deed: Deed
    article: str
    words: str = ""
    old: str = ""
    paragraph: int | None = None
    clause: str = ""
    formula: str = ""


class Unread(Struct, frozen=True):
    """A sentence that changes something and was left: what it says, where, and why it was not applied."""

    formula: str
    clause: str
    why: str


class Doubt(Exception):
    """An operation that cannot be applied for certain; its message says why, in French."""


def apply_all(entries: Sequence[Entry], operations: Sequence[Operation]) -> tuple[tuple[Entry, ...], list[Operation], list[Unread]]:
    """The text after the operations, those that were applied, and those that were refused."""
    text, done, left = tuple(entries), [], []
    for operation in operations:
        try:
            text = apply_one(text, operation)
            done.append(operation)
        except Doubt as doubt:
            left.append(Unread(operation.formula, operation.clause, str(doubt)))
    return text, done, left


def apply_one(entries: tuple[Entry, ...], operation: Operation) -> tuple[Entry, ...]:
    """The text after one operation.

    Raises:
        Doubt: the article is not there, or already is; the words are not found once; the paragraph is not sure.
    """
    held = by_number(entries)
    entry = held.get(operation.article)
    if operation.deed == "add":
        if entry:
            raise Doubt(f"l'article {operation.article} existe déjà")
        return add_entry(entries, Entry(operation.article, operation.words))
    if entry is None:
        raise Doubt(f"l'acte n'a pas d'article {operation.article}")
    if operation.deed == "repeal":
        return tuple(e for e in entries if e is not entry)
    text = new_text(entry.text, operation)
    if same_words(text, entry.text):
        raise Doubt(f"l'article {operation.article} dit déjà ces mots")
    return tuple(replace(e, text=text) if e is entry else e for e in entries)


def add_entry(entries: tuple[Entry, ...], new: Entry) -> tuple[Entry, ...]:
    """The text with an article more, where its number puts it and in the division of the one before."""
    at = 0
    for i, entry in enumerate(entries):
        if number_key(entry.num) <= number_key(new.num):
            at = i + 1
    path = entries[at - 1].path if at else entries[0].path if entries else ()
    return (*entries[:at], replace(new, path=path), *entries[at:])


def number_key(num: str) -> tuple[int, ...]:
    """What sets article numbers in order; what is no number comes first."""
    found = read_number(num)
    return found[0].key if found else (-1,)


def new_text(text: str, operation: Operation) -> str:
    """The wording of an article after an operation on its words."""
    if operation.deed == "replace":
        return replace_parts(text, operation.words)
    if operation.deed in ("words", "insert"):
        return change_words(text, operation)
    paragraphs = text.split("\n")
    if operation.deed == "add-paragraph":
        return add_paragraphs(paragraphs, operation)
    at = sure_paragraph(paragraphs, operation.paragraph)
    paragraphs[at : at + 1] = [operation.words] if operation.deed == "replace-paragraph" else []
    if not paragraphs:
        raise Doubt("c'est le seul alinéa de l'article : l'article entier serait vide")
    return "\n".join(paragraphs)


def sure_paragraph(paragraphs: Sequence[str], number: int | None) -> int:
    """The index of a paragraph; refused where list items make the count doubtful."""
    if number is None:
        raise Doubt("l'alinéa n'est pas désigné")
    items = [i for i, p in enumerate(paragraphs) if ITEM.match(p) or p.lstrip()[:1] in "-–•*"]
    at = len(paragraphs) - 1 if number == LAST else number - 1
    if not 0 <= at < len(paragraphs):
        raise Doubt(f"l'article n'a que {len(paragraphs)} alinéas")
    if any(i < at or number == LAST for i in items) or at in items:
        raise Doubt("l'article contient une énumération : le rang de l'alinéa n'est pas certain")
    return at


def add_paragraphs(paragraphs: Sequence[str], operation: Operation) -> str:
    """New paragraphs at the end, where their rank says nothing else."""
    if operation.paragraph not in (None, LAST) and operation.paragraph != len(paragraphs) + 1:
        raise Doubt(f"l'article a {len(paragraphs)} alinéas : le rang {operation.paragraph} n'est pas le suivant")
    return "\n".join([*paragraphs, operation.words])


def change_words(text: str, operation: Operation) -> str:
    """Words replaced, taken out or added after others, wherever the article holds them, or in one of its paragraphs."""
    spans = find_words(text, operation.old)
    if operation.paragraph is not None:
        spans = within_paragraph(text, spans, operation.paragraph)
    if not spans:
        raise Doubt(f"les mots « {operation.old} » ne se trouvent pas à l'article {operation.article}")
    if operation.deed == "insert" and len(spans) > 1:
        raise Doubt(f"les mots « {operation.old} » se trouvent {len(spans)} fois à l'article {operation.article}")
    for start, end in reversed(spans):
        if operation.deed == "insert":
            text = f"{text[:end]} {operation.words}{text[end:]}"
        else:
            text = text[:start] + operation.words + text[end:] if operation.words else text[:start].rstrip() + text[end:]
    return text


def within_paragraph(text: str, spans: list[tuple[int, int]], number: int) -> list[tuple[int, int]]:
    """The spans that lie in that paragraph, counted with list items and without: both counts must agree."""
    paragraphs = text.split("\n")
    starts = [sum(len(p) + 1 for p in paragraphs[:i]) for i in range(len(paragraphs))]
    plain = [i for i, p in enumerate(paragraphs) if not ITEM.match(p) and p.lstrip()[:1] not in "-–•*"]
    held = []
    for count in (list(range(len(paragraphs))), plain):
        at = number if number == LAST else number - 1
        if not count or at >= len(count):
            raise Doubt(f"l'article n'a que {len(count)} alinéas")
        i = count[at]
        held.append([s for s in spans if starts[i] <= s[0] and s[1] <= starts[i] + len(paragraphs[i])])
    if held[0] != held[1]:
        raise Doubt("l'article contient une énumération : le rang de l'alinéa n'est pas certain")
    return held[0]


def find_words(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where words stand in a text, whatever their typography: characters from the first to the last."""
    words, target = read_words(text), keys(wanted)
    found: list[tuple[int, int]] = []
    for i in range(len(words) - len(target) + 1) if target else ():
        if [w.key for w in words[i : i + len(target)]] == target and (not found or words[i].start >= found[-1][1]):
            found.append((words[i].start, words[i + len(target) - 1].end))
    return found


def replace_parts(text: str, words: str) -> str:
    """A new wording; where parts of it are printed as dots, the old ones stand if their place is certain."""
    given = words.split("\n")
    if not any(ELISION.fullmatch(p) for p in given):
        if DOTTED.search(words):
            raise Doubt("une partie de la nouvelle rédaction est en pointillés")
        return words
    paragraphs = text.split("\n")
    for part in given:
        if not ELISION.fullmatch(part):
            paragraphs = put_part(paragraphs, part)
    return "\n".join(paragraphs)


def put_part(paragraphs: list[str], part: str) -> list[str]:
    """The old paragraphs with one new part at its certain place: its own words, or the list item of the same number."""
    if DOTTED.search(part):
        raise Doubt("une partie de la nouvelle rédaction est en pointillés")
    item = ITEM.match(part)
    marks = [(m[1] if (m := ITEM.match(p)) else None) for p in paragraphs]
    if any(same_words(p, part) and mark == (item and item[1]) for p, mark in zip(paragraphs, marks, strict=True)):
        return paragraphs
    if not item or marks.count(item[1]) > 1:
        raise Doubt("la nouvelle rédaction n'est donnée qu'en partie : la place de ce qui change n'est pas certaine")
    if item[1] in marks:
        at = marks.index(item[1])
        return [*paragraphs[:at], part, *paragraphs[at + 1 :]]
    before = str(int(item[1]) - 1) if item[1].isdigit() else ""
    if before not in marks:
        raise Doubt(f"l'article n'a pas de point {item[1]}")
    at = marks.index(before)
    return [*paragraphs[: at + 1], part, *paragraphs[at + 1 :]]
