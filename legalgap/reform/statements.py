"""An amending act cut into statements: a formula, and the wording that it quotes."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from legalgap.parse.result import ParsedAct, ParsedArticle

OPEN, CLOSE = '«“„"', '»”"'
CLOSED = re.compile(r"[»”\"]\s*[.;]?\s*$")
HEADING = re.compile(r"\s*(?:article|art\.|المادة|الفصل|مادة)\s+[\dLRIVX(أاثخسعتلمفp«]", re.IGNORECASE)
SENTENCE = re.compile(r"(?<!\bart)(?<!\bal)(?<!\bn)[.;؛]\s+(?=[A-ZÀ-Ý\d–-]|[^\W\d_a-zA-ZÀ-ÿ])")
INLINE = re.compile(r"«\s*([^«»]*?)\s*»|“\s*([^“”]*?)\s*”|\"\s*([^\"]*?)\s*\"")


class Statement(Struct, frozen=True):
    """One sentence of the amending act: `formula` with each quotation as @0@, @1@… (in `quotes`), the paragraphs quoted after it.

    `whole` is the sentence as printed; `article`, `page` and `line` say where it stands in the amending act.
    """

    formula: str
    whole: str
    article: str
    page: int
    line: int
    quotes: tuple[str, ...] = ()
    block: tuple[str, ...] = ()


def cut_statements(act: ParsedAct) -> tuple[Statement, ...]:
    """The statements of an amending act, in order."""
    return tuple(s for article in act.articles for s in cut_article(article))


def cut_article(article: ParsedArticle) -> Iterator[Statement]:
    """The statements of one of its articles."""
    paragraphs = [p for p in article.text.split("\n") if p.strip()]
    i = 0
    while i < len(paragraphs):
        end = block_end(paragraphs, i + 1) if paragraphs[i].rstrip().endswith(":") else i + 1
        block = tuple(unquote(p) for p in paragraphs[i + 1 : end])
        yield from sentences(paragraphs[i], block, article)
        i = end


def block_end(paragraphs: Sequence[str], start: int) -> int:
    """Where the wording quoted from `start` on ends: at its closing mark, or with the article where none is printed."""
    if start >= len(paragraphs):
        return start
    if paragraphs[start].lstrip()[:1] not in OPEN:
        return len(paragraphs) if HEADING.match(paragraphs[start]) else start
    for i in range(start, len(paragraphs)):
        after = paragraphs[i + 1].lstrip()[:1] if i + 1 < len(paragraphs) else ""
        if CLOSED.search(paragraphs[i]) and (not after or after not in OPEN):
            return i + 1
    return len(paragraphs)


def unquote(paragraph: str) -> str:
    """A quoted paragraph without the marks that BO prints before each of its lines, and after the last."""
    text = paragraph.strip()
    text = text[1:].lstrip() if text[:1] in OPEN else text
    while CLOSED.search(text) and sum(text.count(c) for c in "«“") < sum(text.count(c) for c in "»”"):
        text = re.sub(r"\s*[»”](\s*[.;]?\s*)$", r"\1", text).rstrip()
    if text.count('"') % 2:
        text = re.sub(r"\s*\"(\s*[.;]?\s*)$", r"\1", text).rstrip()
    return re.sub(r"«\s*(?![^«]*»)", "", text)


def sentences(paragraph: str, block: tuple[str, ...], article: ParsedArticle) -> Iterator[Statement]:
    """The sentences of a paragraph; the quoted wording belongs to the last."""
    quotes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        quotes.append(next(g for g in match.groups() if g is not None))
        return f"@{len(quotes) - 1}@"

    parts = [p for p in SENTENCE.split(INLINE.sub(keep, paragraph)) if p.strip()]
    for n, part in enumerate(parts):
        held = block if n == len(parts) - 1 else ()
        whole = re.sub(r"@(\d+)@", lambda m: f"« {quotes[int(m[1])]} »", part)
        yield Statement(part.strip(), whole.strip(), article.num, article.page, article.line, tuple(quotes), held)
