"""The articles of one run of headings: their words, headings, paths and places."""

import re
from collections.abc import Sequence

from legalgap.model.documents import Line
from legalgap.parse.candidates import Candidate
from legalgap.parse.divisions import Division, Path
from legalgap.parse.paragraphs import Joiner
from legalgap.parse.result import ParsedArticle

REPEALED = re.compile(
    r"[\s(\[«]*(?:article\s+)?(?:abrog[ée]e?s?|supprim[ée]e?s?|repealed|deleted|(?:ت?نسخت?|ي?نسخ|ملغاة|ملغى|ملغية|حذفت?))(?:\s+par\s.{0,150}|\s+by\s.{0,150})?[\s.)\]»]*",
    re.IGNORECASE,
)
CALL = re.compile(r"\s*\(?\d{1,3}\)?\s*")
OPEN_END = re.compile(r"[.;:,؛،?!]\s*$")
ITEM = re.compile(r"\s*(?:\d{1,3}\s?[°).\-–]|[-–—•]|[a-z]\)|\()")
PARENTHESES = re.compile(r"[(\[]([^()\[\]]{3,150})[)\]]")
SHARE, FEWEST, LONGEST_HEADING = 0.6, 2, 140
DOUBTFUL = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0e-\x1f]|Ã[\x80-\xbf©¨ª]|â€|[\ufb50-\ufdff\ufe70-\ufeff]")


class ArticleMaker:
    """Makes articles from the lines of a document."""

    def __init__(self, lines: Sequence[Line], joiner: Joiner, usual: float) -> None:
        self.lines, self.joiner, self.usual = lines, joiner, usual

    def make(self, run: Sequence[Candidate], divisions: Sequence[Division], stop: int, under: str = "") -> list[ParsedArticle]:
        """The articles of a run, the last of which ends before the line `stop`; those of an annex stand under its label."""
        ends = [*[c.place for c in run[1:]], (stop, 0)]
        taken = {i for d in divisions for i in range(d.line, d.last + 1)}
        parts = [self.parts(c, end, taken) for c, end in zip(run, ends, strict=True)]
        titled = self.titled(parts)
        paths = self.paths(run, divisions, under)
        made = []
        for candidate, held, path in zip(run, parts, paths, strict=True):
            heading, words = self.split_heading(candidate, held, titled)
            made += self.articles(candidate, heading, self.joiner.paragraphs(words), path, under)
        return made

    def parts(self, candidate: Candidate, end: tuple[int, int], taken: set[int]) -> list[Line]:
        """The lines of an article after its number, headings below it left out, a footnote call right under the number too."""
        first = self.lines[candidate.line]
        last, sign = end
        if candidate.line == last:
            return [line_of(first, first.text[candidate.end : sign])]
        held = [line_of(first, first.text[candidate.end :])]
        held += [self.lines[i] for i in range(candidate.line + 1, last) if i not in taken]
        if sign and last < len(self.lines):
            held.append(line_of(self.lines[last], self.lines[last].text[:sign]))
        kept = [line for line in held if line.text.strip()]
        return kept[1:] if kept and not candidate.titled and CALL.fullmatch(kept[0].text) else kept

    def titled(self, parts: Sequence[Sequence[Line]]) -> bool:
        """Whether the act gives its articles headings: a habit of most of them."""
        return sum(self.looks_heading(held) for held in parts) >= max(FEWEST, SHARE * len(parts))

    def looks_heading(self, held: Sequence[Line]) -> bool:
        """Whether the first line is short, no sentence, and followed by the start of one."""
        if len(held) < 2:
            return False
        first, after = held[0].text.strip(), held[1].text.strip()
        short = len(first) < min(0.75 * self.usual + 20, LONGEST_HEADING)
        return short and not OPEN_END.search(first) and not first[0].islower() and not after[0].islower() and not ITEM.match(first)

    def split_heading(self, candidate: Candidate, held: Sequence[Line], titled: bool) -> tuple[str, list[str]]:
        """An article's heading, where it has one, and the lines of its text."""
        texts = [line.text for line in held]
        if held and (match := PARENTHESES.fullmatch(texts[0].strip())) and len(held) > 1 and candidate.titled:
            return match[1], texts[1:]
        styled = bool(held) and held[0].role == "article" and not OPEN_END.search(texts[0])
        marked = len(held) > 1 and (held[0].role == "heading" or styled)
        if marked or (titled and self.looks_heading(held)):
            return texts[0].strip(" \t*_#:.–-"), texts[1:]
        return "", texts

    def paths(self, run: Sequence[Candidate], divisions: Sequence[Division], under: str) -> list[tuple[str, ...]]:
        """The path of each article."""
        path, waiting, found = Path(), list(divisions), []
        for candidate in run:
            while waiting and waiting[0].line < candidate.line:
                path.enter(waiting.pop(0))
            found.append((*([under] if under else []), *path.labels))
        return found

    def articles(
        self, candidate: Candidate, heading: str, paragraphs: Sequence[str], path: tuple[str, ...], under: str
    ) -> list[ParsedArticle]:
        """The article of a heading, or those of a range (Articles 16 à 19 : abrogés)."""
        text, line = "\n".join(paragraphs), self.lines[candidate.line]
        nums = [candidate.number.label]
        if candidate.last and candidate.last.simple and candidate.number.simple:
            nums = [str(n) for n in range(candidate.number.key[1], candidate.last.key[1] + 1)]
        prefix = f"{under.removeprefix('Annexe ').lower() if under == 'Annexe' else under.removeprefix('Annexe ')}-" if under else ""
        repealed = REPEALED.fullmatch(text) is not None
        doubt = doubt_of(text, repealed)
        return [ParsedArticle(prefix + num, path, heading, text, line.page, line.number, line.box, repealed, doubt) for num in nums]


def line_of(line: Line, text: str) -> Line:
    """A line with part of its text."""
    return Line(text, line.page, line.number, line.box, line.size, line.bold, line.role)


def doubt_of(text: str, repealed: bool) -> str | None:
    """What is doubtful in an article's words."""
    if not text:
        return "aucun texte sous ce numéro"
    odd = DOUBTFUL.findall(text)
    return f"{len(odd)} caractère(s) douteux" if odd and not repealed else None
