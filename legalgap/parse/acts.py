"""A document cut into acts, each into preamble, articles, annexes, and what is set aside."""

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from legalgap.model.documents import Document, Line
from legalgap.model.texts import Promulgation
from legalgap.parse.annexes import Annex, find_annexes
from legalgap.parse.arabic import plain
from legalgap.parse.articles import ArticleMaker
from legalgap.parse.body import body_lines, piece
from legalgap.parse.candidates import STRONG, Candidate, declared, find_candidates
from legalgap.parse.chain import choose
from legalgap.parse.divisions import Division, find_divisions
from legalgap.parse.paragraphs import Joiner
from legalgap.parse.quotes import quoted_lines
from legalgap.parse.result import ParsedAct, ParsedArticle, Piece, Stray
from legalgap.parse.titles import Heading, find_titles, kind_word, promulgated_title, read_date

CLOSING = re.compile(
    r"\s*(?:fait\s+à\s|pour\s+contreseing|le\s+texte\s+en\s+langue\s+arabe\s+a\s+[ée]t|done\s+at\s|in\s+(?:witness|faith)\s+whereof|"
    r"en\s+foi\s+de\s+quoi|و?حرر\s+(?:ب|في)|وقعه\s+بالعطف|الامضاء|و?اثباتا\s+لذلك|و?اشهادا\s+على)|\s*(?:[*_=]\s*){3,}$",
    re.IGNORECASE,
)
PREAMBLE = re.compile(r"[\s#*_>]*(?:pr[ée]ambule|pr[ée]face|avant[- ]propos|preamble|تصدير|ديباجه|الديباجه|توطئه|تمهيد)[\s:.*_\d]*$", re.IGNORECASE)
CONSOLIDATED = re.compile(r"consolid|mise?\s+à\s+jour|صيغه\s+محينه", re.IGNORECASE)
DECLARED = frozenset({"table", "akn"})
"""Formats that say themselves where each article begins."""
FIRST_LINES, SIGNATURE_LINES = 40, 20


class Chapter(Struct, frozen=True):
    """A run of headings with the lines it rules: those before it from `start`, its articles to `stop` (line, sign)."""

    start: int
    run: tuple[Candidate, ...]
    stop: int


def parse_document(document: Document) -> tuple[ParsedAct, ...]:
    """The acts that a document holds, in order; none where no article is found."""
    return Cutter(document).acts()


class Cutter:
    """Cuts one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lines, self.aside = body_lines(document)
        lengths = [len(line.text) for line in self.lines if line.text.strip()]
        self.usual = median(lengths) if lengths else 0.0
        self.titles = find_titles(self.lines, self.usual)
        self.annexes = find_annexes(self.lines)
        self.maker = ArticleMaker(self.lines, Joiner(line.text for line in self.lines), self.usual)
        self.candidates, runs = self.headings()
        self.chapters = self.spread(runs)

    def headings(self) -> tuple[list[Candidate], list[list[Candidate]]]:
        """Every place that may begin an article, and the runs chosen among them; numbers with no word where no word is found."""
        boundaries = sorted({t.line for t in self.titles} | {a.line for a in self.annexes})
        if self.document.format in DECLARED and (told := declared(self.lines)):
            return told, [told]
        for bare in (False, True):
            found = find_candidates(self.lines, self.document.lang, bare)
            quoted = quoted_lines(self.lines, found, boundaries)
            free = [c for c in found if c.line not in quoted]
            runs = choose(free, boundaries)
            if runs:
                break
        return free, runs

    def spread(self, runs: Sequence[Sequence[Candidate]]) -> list[Chapter]:
        """Each run with the lines before and after it."""
        chapters, start = [], 0
        for k, run in enumerate(runs):
            edge = runs[k + 1][0].line if k + 1 < len(runs) else len(self.lines)
            stop = self.closing(run[-1].line + 1, edge, k + 1 < len(runs))
            chapters.append(Chapter(start, tuple(run), stop))
            start = stop
        return chapters

    def closing(self, first: int, edge: int, more: bool) -> int:
        """Where the last article of a run ends: a signature, an annex, or the title of the next act."""
        ends = [a.line for a in self.annexes if first <= a.line < edge]
        ends += [t.line for t in self.titles if more and first <= t.line < edge]
        ends += [i for i in range(first, edge) if CLOSING.match(plain(self.lines[i].text))][:1]
        return min(ends, default=edge)

    def acts(self) -> tuple[ParsedAct, ...]:
        """The acts, those without articles included."""
        made: list[ParsedAct] = []
        groups = self.grouped()
        for k, group in enumerate(groups):
            made += self.bare_acts(group[0][0])
            end = groups[k + 1][0][0].start if k + 1 < len(groups) else len(self.lines)
            made.append(self.act(group, end))
        if made:
            made[0] = replace(made[0], pieces=(*self.aside, *made[0].pieces))
        return tuple(made)

    def grouped(self) -> list[list[tuple[Chapter, Annex | None]]]:
        """Chapters by act: a run under an annex's heading belongs to the act before it."""
        groups: list[list[tuple[Chapter, Annex | None]]] = []
        for chapter in self.chapters:
            before = [t.line for t in self.titles if chapter.start <= t.line < chapter.run[0].line]
            annexes = [a for a in self.annexes if chapter.start <= a.line < chapter.run[0].line and a.line > max(before, default=-1)]
            if annexes and groups:
                groups[-1].append((chapter, annexes[-1]))
            else:
                groups.append([(chapter, None)])
        return groups

    def act(self, group: Sequence[tuple[Chapter, Annex | None]], end: int) -> ParsedAct:
        """One act: its first chapter gives title and preamble, the others are annexes with articles."""
        chapter = group[0][0]
        heading, promulgated = self.title(chapter)
        divisions = self.divisions(chapter, heading.last)
        articles = [*self.preamble(chapter, heading, divisions)]
        pieces = [*self.before(chapter, articles)]
        for part, annex in group:
            below = divisions if annex is None else self.divisions(part, annex.line + 1)
            articles += self.maker.make(part.run, below, (part.stop, 0), annex.label if annex else "")
        articles += self.plain_annexes(group, end)
        pieces += self.after(group, end)
        return ParsedAct(
            heading.text,
            heading.kind,
            heading.number,
            promulgated.date if promulgated else heading.date,
            self.document.lang,
            tuple(distinct(articles)),
            tuple(divisions),
            promulgated,
            self.consolidated(),
            tuple(pieces),
            tuple(self.strays(group)),
        )

    def title(self, chapter: Chapter) -> tuple[Heading, Promulgation | None]:
        """The title above a chapter, and the act that promulgates it; the first words where no title is found."""
        found = [t for t in self.titles if chapter.start <= t.line < chapter.run[0].line]
        dahir = next((t for t in reversed(found) if t.promulgates), None)
        promulgated = Promulgation(dahir.date, f"dahir {dahir.number}".strip()) if dahir and dahir.date else None
        cited = promulgated_title(dahir) if dahir else None
        after = [t for t in found if not t.promulgates and (dahir is None or t.line > dahir.line)]
        chosen = (after[0] if dahir is None else after[-1]) if after else None
        if cited and (chosen is None or (chosen.number != cited.number and cited.number)):
            chosen = cited
        if chosen is None:
            chosen = self.untitled(chapter)
        return chosen, promulgated

    def untitled(self, chapter: Chapter) -> Heading:
        """A title made of the first words above the articles, or of the file's name."""
        held = self.lines[chapter.start : chapter.run[0].line]
        signed = max((i + 1 for i, line in enumerate(held[:SIGNATURE_LINES]) if CLOSING.match(plain(line.text))), default=0)
        words = [line.text.strip(" #*_") for line in held[signed:] if line.text.strip(" #*_-=0123456789")]
        text = " ".join(words[:2])[:200] or self.document.name
        return Heading(chapter.start, chapter.start, text, kind_word(text))

    def divisions(self, chapter: Chapter, first: int) -> list[Division]:
        """The headings between the articles of a chapter and above the first."""
        begin = min(first, chapter.run[0].line)
        starts = [c.line - begin for c in chapter.run]
        found = find_divisions(self.lines[begin : chapter.run[-1].line + 1], starts, chapter.run[0].word)
        return [Division(d.line + begin, d.last + begin, d.level, d.label, d.number, d.title) for d in found]

    def preamble(self, chapter: Chapter, heading: Heading, divisions: Sequence[Division]) -> list[ParsedArticle]:
        """The preamble as an article: what stands under its heading or, in a convention, under the title."""
        end = min([chapter.run[0].line, *[d.line for d in divisions]])
        first = max(heading.last, chapter.start)
        start = next((i + 1 for i in range(first, end) if PREAMBLE.match(plain(self.lines[i].text))), None)
        if start is None and heading.kind == "convention":
            start = first
        if start is None or start >= end:
            return []
        text = "\n".join(self.maker.joiner.paragraphs([line.text for line in self.lines[start:end] if not line.text.strip().isdigit()]))
        line = self.lines[start]
        return [ParsedArticle("préambule", ("Préambule",), "", text, line.page, line.number, line.box)] if text else []

    def before(self, chapter: Chapter, preamble: Sequence[ParsedArticle]) -> list[Piece]:
        """What stands above the first article and is no preamble: title page, promulgation, visas."""
        held = self.lines[chapter.start : chapter.run[0].line]
        if preamble:
            held = [line for line in held if (line.page, line.number) < (preamble[0].page, preamble[0].line)]
        return [piece("titre, promulgation et visas", held)] if any(line.text.strip() for line in held) else []

    def after(self, group: Sequence[tuple[Chapter, Annex | None]], end: int) -> list[Piece]:
        """Signatures below the last article."""
        stop = group[-1][0].stop
        edge = min([a.line for a in self.annexes if stop <= a.line < end] + [end])
        held = self.lines[stop:edge]
        return [piece("signatures et mentions finales", held)] if any(line.text.strip() for line in held) else []

    def plain_annexes(self, group: Sequence[tuple[Chapter, Annex | None]], end: int) -> list[ParsedArticle]:
        """Annexes without articles, each kept whole as one."""
        numbered = {annex.line for _, annex in group if annex}
        runs = [(part.run[0].line, part.stop) for part, _ in group]
        last = max(part.run[0].line for part, _ in group[:1])
        own = [a for a in self.annexes if last < a.line < end and not any(first <= a.line < stop for first, stop in runs)]
        made = []
        for k, annex in enumerate(own):
            edge = own[k + 1].line if k + 1 < len(own) else end
            held = [line.text for line in self.lines[annex.line + 1 : edge]]
            text = "\n".join(self.maker.joiner.paragraphs(held))
            line = self.lines[annex.line]
            if annex.line not in numbered and text:
                num = annex.label.replace("Annexe", "annexe")
                made.append(ParsedArticle(num, (annex.label,), annex.title, text, line.page, line.number, line.box))
        return made

    def bare_acts(self, chapter: Chapter) -> list[ParsedAct]:
        """Acts without articles that stand before a chapter, each closed by a signature before the next title."""
        found = [t for t in self.titles if chapter.start <= t.line < chapter.run[0].line]
        made = []
        for t, after in zip(found, found[1:], strict=False):
            closing = next((i for i in range(t.last, after.line) if CLOSING.match(plain(self.lines[i].text))), None)
            if closing is None or t.promulgates or t.number in ("", found[-1].number):
                continue
            text = "\n".join(self.maker.joiner.paragraphs([line.text for line in self.lines[t.last : closing]]))
            line = self.lines[t.line]
            only = ParsedArticle("unique", (), "", text, line.page, line.number, line.box, doubt="acte sans article numéroté")
            made.append(ParsedAct(t.text, t.kind, t.number, t.date, self.document.lang, (only,)))
        return made

    def consolidated(self) -> datetime.date | None:
        """The date of a consolidated text, where its first lines say it."""
        for line in self.lines[:FIRST_LINES]:
            if CONSOLIDATED.search(plain(line.text)) and (day := read_date(line.text)):
                return day
        return None

    def strays(self, group: Sequence[tuple[Chapter, Annex | None]]) -> list[Stray]:
        """Places among the articles that look like headings and were not taken for ones."""
        taken = {c.place for part, _ in group for c in part.run}
        spans = [(part.run[0].line, part.stop) for part, _ in group]
        return [
            Stray(self.lines[c.line].text.strip()[:60], self.lines[c.line].page, self.lines[c.line].number)
            for c in self.candidates
            if c.weight >= STRONG and not c.titled and c.place not in taken and any(first <= c.line < stop for first, stop in spans)
        ]


def distinct(articles: Sequence[ParsedArticle]) -> list[ParsedArticle]:
    """Articles with numbers of their own: one met again is marked (2), (3)…"""
    seen: Counter[str] = Counter()
    made = []
    for article in articles:
        seen[article.num] += 1
        again = seen[article.num]
        made.append(article if again == 1 else replace(article, num=f"{article.num} ({again})", doubt="numéro répété"))
    return made
