"""What stands around the articles: preamble, title page, signatures, annexes without articles, places passed over."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from legalgap.parse.annexes import Annex
from legalgap.parse.arabic import plain
from legalgap.parse.body import piece
from legalgap.parse.candidates import STRONG
from legalgap.parse.divisions import Division
from legalgap.parse.outline import Chapter, Outline, between
from legalgap.parse.paragraphs import Joiner
from legalgap.parse.result import ParsedArticle, Piece, Stray
from legalgap.parse.titles import Heading

PREAMBLE = re.compile(
    r"[\s#*_>]*(?:pr[ée]ambule|pr[ée]face|avant[- ]propos|preamble|تصدير|ديباجه|الديباجه|توطئه|تمهيد)[\s:.*_\d]*$", re.IGNORECASE
)
Group = Sequence[tuple[Chapter, Annex | None]]
"""The chapters of one act: its own, then those of its annexes."""


def preamble_of(outline: Outline, joiner: Joiner, chapter: Chapter, heading: Heading, divisions: Sequence[Division]) -> list[ParsedArticle]:
    """The preamble as an article: what stands under its heading or, in a convention, under the title."""
    end = min([chapter.first, *(d.line for d in divisions)])
    first = max(heading.last, chapter.start)
    start = next((i + 1 for i in range(first, end) if PREAMBLE.match(plain(outline.lines[i].text))), None)
    if start is None and heading.kind == "convention":
        start = first
    if start is None or start >= end:
        return []
    text = "\n".join(joiner.paragraphs([t for line in outline.lines[start:end] if not (t := line.text).strip().isdigit()]))
    line = outline.lines[start]
    return [ParsedArticle("préambule", ("Préambule",), "", text, line.page, line.number, line.box)] if text else []


def plain_annexes(outline: Outline, joiner: Joiner, group: Group, end: int) -> list[ParsedArticle]:
    """Annexes without articles, each kept whole as one."""
    numbered = {annex.line for _, annex in group if annex}
    spans = [(part.first, part.stop) for part, _ in group]
    own = [a for a in outline.annexes_between(group[0][0].first + 1, end) if not within(a.line, spans)]
    made = []
    for k, annex in enumerate(own):
        edge = own[k + 1].line if k + 1 < len(own) else end
        text = "\n".join(joiner.paragraphs([line.text for line in outline.lines[annex.line + 1 : edge]]))
        line = outline.lines[annex.line]
        if annex.line not in numbered and text:
            num = annex.label.replace("Annexe", "annexe")
            made.append(ParsedArticle(num, (annex.label,), annex.title, text, line.page, line.number, line.box))
    return made


def within(line: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a line lies in one of the spans, ends excluded."""
    return any(first <= line < stop for first, stop in spans)


def pieces_around(outline: Outline, group: Group, preamble: Sequence[ParsedArticle], end: int) -> list[Piece]:
    """What stands above the first article, its preamble excepted, and the signatures below the last."""
    chapter, last = group[0][0], group[-1][0].stop
    above = outline.lines[chapter.start : chapter.first]
    if preamble:
        above = tuple(line for line in above if (line.page, line.number) < (preamble[0].page, preamble[0].line))
    edge = min([a.line for a in outline.annexes_between(last, end)] + [end])
    held = (("titre, promulgation et visas", above), ("signatures et mentions finales", outline.lines[last:edge]))
    return [piece(what, lines) for what, lines in held if any(line.text.strip() for line in lines)]


def strays_in(outline: Outline, group: Group) -> list[Stray]:
    """Places among the articles that look like headings and were not taken for ones."""
    taken = {c.place for part, _ in group for c in part.run}
    inside = [c for part, _ in group for c in between(outline.candidates, part.first, part.stop)]
    passed = [c for c in inside if c.weight >= STRONG and not (c.titled or c.shortened) and c.place not in taken]
    lines = [outline.lines[c.line] for c in passed]
    return [Stray(line.text.strip()[:60], line.page, line.number) for line in lines]


def distinct(articles: Sequence[ParsedArticle]) -> list[ParsedArticle]:
    """Articles with numbers of their own: one met again is marked (2), (3)…"""
    seen: Counter[str] = Counter()
    made = []
    for article in articles:
        seen[article.num] += 1
        again = seen[article.num]
        made.append(article if again == 1 else replace(article, num=f"{article.num} ({again})", doubt="numéro répété"))
    return made
