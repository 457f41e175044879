"""A document cut into acts, each into preamble, articles, annexes, and what is set aside."""

import datetime
import re
from itertools import pairwise

from msgspec.structs import replace

from legalgap.model.documents import Document
from legalgap.model.texts import Promulgation
from legalgap.parse.arabic import plain
from legalgap.parse.articles import ArticleMaker
from legalgap.parse.divisions import Division, find_divisions, read_division
from legalgap.parse.outline import CLOSING, Chapter, Outline, outline
from legalgap.parse.paragraphs import Joiner
from legalgap.parse.parts import PREAMBLE, Group, distinct, pieces_around, plain_annexes, preamble_of, strays_in
from legalgap.parse.result import ParsedAct, ParsedArticle
from legalgap.parse.titles import Heading, kind_word, promulgated_title, read_date

CONSOLIDATED = re.compile(r"consolid|mise?\s+à\s+jour|صيغه\s+محينه", re.IGNORECASE)
WHOLE = frozenset({"docx", "html", "akn"})
"""Formats that know what a paragraph is."""
FIRST_LINES, SIGNATURE_LINES, TITLE_LENGTH = 40, 20, 200


def parse_document(document: Document) -> tuple[ParsedAct, ...]:
    """The acts that a document holds, in order; none where no article is found."""
    found = outline(document)
    cutter = Cutter(found)
    groups = group_chapters(found)
    made: list[ParsedAct] = []
    for k, group in enumerate(groups):
        end = groups[k + 1][0][0].start if k + 1 < len(groups) else len(found.lines)
        made += [*(cutter.plain_act(*held) for held in cutter.without_articles(group[0][0])), cutter.act(group, end)]
    if made:
        made[0] = replace(made[0], pieces=(*found.aside, *made[0].pieces))
    return tuple(made)


def group_chapters(found: Outline) -> list[Group]:
    """Chapters by act: a run under an annex's heading belongs to the act before it."""
    groups: list[Group] = []
    for chapter in found.chapters:
        titled = max((t.line for t in found.titles_above(chapter)), default=-1)
        annexes = [a for a in found.annexes_between(chapter.start, chapter.first) if a.line > titled]
        if annexes and groups:
            groups[-1] = [*groups[-1], (chapter, annexes[-1])]
        else:
            groups.append([(chapter, None)])
    return groups


class Cutter:
    """Makes the acts of one document."""

    def __init__(self, found: Outline) -> None:
        self.found = found
        self.joiner = Joiner((line.text for line in found.lines), found.document.format in WHOLE)
        self.maker = ArticleMaker(found.lines, self.joiner, found.usual)
        self.lang = found.document.lang
        self.consolidated = consolidation(found)

    def act(self, group: Group, end: int) -> ParsedAct:
        """One act: its first chapter gives title and preamble, the others are annexes with articles."""
        chapter = group[0][0]
        heading, promulgated = self.title(chapter)
        divisions = self.divisions(chapter, heading.last)
        preamble = preamble_of(self.found, self.joiner, chapter, heading, divisions)
        articles = list(preamble)
        for part, annex in group:
            below = divisions if annex is None else self.divisions(part, annex.line + 1)
            articles += self.maker.make(part.run, below, part.stop, annex.label if annex else "")
        articles += plain_annexes(self.found, self.joiner, group, end)
        return ParsedAct(
            heading.text,
            heading.kind,
            heading.number,
            promulgated.date if promulgated else heading.date,
            self.lang,
            tuple(distinct(articles)),
            tuple(divisions),
            promulgated,
            self.consolidated,
            tuple(pieces_around(self.found, group, preamble, end)),
            tuple(strays_in(self.found, group)),
        )

    def title(self, chapter: Chapter) -> tuple[Heading, Promulgation | None]:
        """The title above a chapter, and the act that promulgates it; the first words where no title is found."""
        passed = [t.line for t, _ in self.without_articles(chapter)]
        titles = [t for t in self.found.titles_above(chapter) if t.line > max(passed, default=-1)]
        dahir = next((t for t in reversed(titles) if t.promulgates), None)
        promulgated = Promulgation(dahir.date, f"dahir {dahir.number}".strip()) if dahir and dahir.date else None
        cited = promulgated_title(dahir) if dahir else None
        after = [t for t in titles if not t.promulgates and (dahir is None or t.line > dahir.line)]
        chosen = (after[0] if dahir is None else after[-1]) if after else None
        if cited and (chosen is None or (cited.number and chosen.number != cited.number)):
            chosen = cited
        if chosen and chosen.line == chapter.first:
            chosen = replace(chosen, text=self.found.lines[chapter.first].text[: chapter.run[0].start].strip())
        return chosen or self.untitled(chapter), promulgated

    def untitled(self, chapter: Chapter) -> Heading:
        """A title made of the first words above the articles, those that the format says to be headings first, or of the file's name."""
        lines = self.found.lines[chapter.start : chapter.first]
        held = [line.text.strip(" \t#*_=") for line in lines]
        signed = max((i + 1 for i, text in enumerate(held[:SIGNATURE_LINES]) if CLOSING.match(plain(text))), default=0)
        headed = next((i for i in range(signed, len(held)) if read_division(lines, i, "") or PREAMBLE.match(plain(held[i]))), len(held))
        span = range(signed, headed if headed > signed else len(held))
        worded = [i for i in span if re.match(r"[^\W\d_]", held[i]) and self.found.document.format != "table"]
        chosen = [i for i in worded if lines[i].role == "heading"] or worded
        text = " ".join(held[i] for i in chosen[:2])[:TITLE_LENGTH] or self.found.document.name
        return Heading(chapter.start, chapter.start, text, kind_word(text))

    def divisions(self, chapter: Chapter, first: int) -> list[Division]:
        """The headings between the articles of a chapter and above the first."""
        begin = min(first, chapter.first)
        starts = [c.line - begin for c in chapter.run]
        return find_divisions(self.found.lines[begin : chapter.run[-1].line + 1], starts, chapter.run[0].word, begin)

    def without_articles(self, chapter: Chapter) -> list[tuple[Heading, int]]:
        """Titles above a chapter that are of acts without articles, and the line of their signature: it comes before the next title."""
        titles = self.found.titles_above(chapter)
        found = []
        for title, after in pairwise(titles):
            signed = self.found.closing(title.last, after.line)
            if signed is not None and not title.promulgates and title.number not in ("", titles[-1].number):
                found.append((title, signed))
        return found

    def plain_act(self, title: Heading, end: int) -> ParsedAct:
        """An act without articles, kept whole as one."""
        text = "\n".join(self.joiner.paragraphs([line.text for line in self.found.lines[title.last : end]]))
        line = self.found.lines[title.line]
        only = ParsedArticle("unique", (), "", text, line.page, line.number, line.box, doubt="acte sans article numéroté")
        return ParsedAct(title.text, title.kind, title.number, title.date, self.lang, (only,))


def consolidation(found: Outline) -> datetime.date | None:
    """The date of a consolidated text, where its first lines say it."""
    dates = (read_date(line.text) for line in found.lines[:FIRST_LINES] if CONSOLIDATED.search(plain(line.text)))
    return next(filter(None, dates), None)
