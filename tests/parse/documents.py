"""Documents made of plain text: a form feed begins a page."""

import hashlib

from legalgap.model.documents import Document, Line
from legalgap.model.texts import Lang
from legalgap.parse.acts import parse_document
from legalgap.parse.result import ParsedAct


def document(text: str, lang: Lang = "fr", name: str = "texte.txt") -> Document:
    pages = text.strip("\n").split("\f")
    lines = tuple(Line(t, p, n) for p, page in enumerate(pages, 1) for n, t in enumerate(page.split("\n"), 1))
    return Document(name, hashlib.sha256(text.encode()).hexdigest(), "plain", "essai", lang, len(pages), lines)


def acts(text: str, lang: Lang = "fr") -> tuple[ParsedAct, ...]:
    return parse_document(document(text, lang))


def act(text: str, lang: Lang = "fr") -> ParsedAct:
    (only,) = acts(text, lang)
    return only


def words(text: str, lang: Lang = "fr") -> dict[str, str]:
    """The articles of the only act, by number."""
    return {a.num: a.text for a in act(text, lang).articles}


def nums(text: str, lang: Lang = "fr") -> list[str]:
    return [a.num for a in act(text, lang).articles]
