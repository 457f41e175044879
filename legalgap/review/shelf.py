"""The acts of a dossier as the page shows them: leaf by leaf, each article beside the page that it was read on."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from legalgap.model.corrections import Correction
from legalgap.model.texts import ActText, Article, Lang, Version
from legalgap.parse.correct import source_of
from legalgap.parse.result import ParsedAct
from legalgap.parse.trust import Trust, trust_of_numbers
from legalgap.store.adding import Proposal, source_name
from legalgap.store.corrections import corrections_of, last_change, seal_act
from legalgap.store.dossier import Dossier

LEAF = 20
"""Articles on a leaf where the source has no pages."""
Printed = tuple[Article, Version]


class Summary(Struct, frozen=True):
    """An act in the list: how many articles, what their numbers leave out, doubtful ones, corrections."""

    id: str
    title: str
    lang: Lang
    articles: int
    gaps: tuple[str, ...]
    doubts: int
    corrections: int


class Leaf(Struct, frozen=True):
    """A page of a source, or some articles of a source without pages (`page` is then 0): `carried` began before it."""

    number: int
    last: int
    page: int
    articles: tuple[Printed, ...]
    carried: Printed | None = None


class Book(Struct, frozen=True):
    """An act open at a leaf of one of its sources."""

    text: ActText
    trust: Trust
    sources: tuple[str, ...]
    source: str
    leaf: Leaf
    seen: str = ""
    corrections: tuple[Correction, ...] = ()
    last: Correction | None = None
    after: dict[str, str] = {}


class Pending(Struct, frozen=True):
    """A file that was sent and read, not kept yet."""

    proposal: Proposal
    acts: tuple[ParsedAct, ...]
    chosen: int


def summaries(dossier: Dossier) -> list[Summary]:
    """The acts of a dossier."""
    return [summary(dossier, text) for text in dossier.texts()]


def summary(dossier: Dossier, text: ActText) -> Summary:
    """One act of the list."""
    act, doubts = text.act, sum(a.versions[-1].doubt is not None for a in text.articles)
    trust = trust_of_numbers([a.num for a in text.articles])
    return Summary(act.id, act.title.fr, act.lang, len(text.articles), trust.gaps, doubts, len(corrections_of(dossier, act.id)))


Pages = Callable[[str], int]
"""How many pages a source has; 0 where it has none."""


def open_book(dossier: Dossier, law: str, source: str, number: int, pages: Pages) -> Book:
    """An act of the dossier, open at a leaf of a source, the last one where none is said.

    Raises:
        ArgumentError: no such act.
    """
    seen = seal_act(dossier, law) if law in dossier.laws() else ""
    text = dossier.load(law)
    sources = tuple(dict.fromkeys(source_of(v) for a in text.articles for v in a.versions))
    chosen = source if source in sources else sources[-1]
    after = {a.num: b.num for a, b in zip(text.articles, text.articles[1:], strict=False)}
    trust, held = trust_of_numbers([a.num for a in text.articles]), corrections_of(dossier, law)
    return Book(text, trust, sources, chosen, leaf_of(text, chosen, number, pages(chosen)), seen, held, last_change(dossier, law), after)


def preview(pending: Pending, number: int, pages: Pages) -> Book:
    """An act about to be added, open at a leaf."""
    source = source_name(pending.proposal.reading)
    text = pending.proposal.text
    return Book(text, pending.proposal.trust, (source,), source, leaf_of(text, source, number, pages(source)))


def leaf_of(text: ActText, source: str, number: int, pages: int) -> Leaf:
    """A leaf of a source, from 1; the nearest where there is none of that number."""
    held = [(a, v) for a in text.articles for v in a.versions if source_of(v) == source]
    if not pages:
        last = max(1, -(-len(held) // LEAF))
        at = min(max(number, 1), last)
        return Leaf(at, last, 0, tuple(held[(at - 1) * LEAF : at * LEAF]))
    first, last = min(map(page_of, held)), min(max(map(page_of, held)) + 1, pages)
    at = min(max(number, 1), last - first + 1)
    page = first + at - 1
    before = [p for p in held if page_of(p) < page]
    return Leaf(at, last - first + 1, page, tuple(p for p in held if page_of(p) == page), before[-1] if before else None)


def leaf_with(text: ActText, source: str, num: str, pages: int) -> int:
    """The number of the leaf on which an article begins, 1 where it is not of that source."""
    held = [(a, v) for a in text.articles for v in a.versions if source_of(v) == source]
    at = next((i for i, (a, _) in enumerate(held) if a.num == num), None)
    if at is None:
        return 1
    return page_of(held[at]) - min(map(page_of, held)) + 1 if pages else at // LEAF + 1


def page_of(printed: Printed) -> int:
    """The page on which a wording begins."""
    place = printed[1].place
    return (place.page or 1) if place else 1


def doubtful(text: ActText) -> Sequence[tuple[str, str]]:
    """The doubtful articles, by number, and why."""
    return [(a.num, a.versions[-1].doubt) for a in text.articles if a.versions[-1].doubt]
