"""Every place where an article may begin, with a weight for how much it looks like a heading rather than a reference."""

import re
from collections.abc import Iterator, Sequence
from statistics import median

from msgspec import Struct

from legalgap.model.documents import Line
from legalgap.parse.arabic import digits, loose, plain
from legalgap.parse.numbers import Number, read_number
from legalgap.parse.ordinals import latin

LEAD = r"[\s#*_>|]*"
LATIN = re.compile(
    r"(?<![^\W\d_])(?P<word>A\s?R\s?T\s?I\s?C\s?L\s?E\s?S?|[Aa]rticles?|A\s?RT\s?S?|[Aa]rts?|ARTIKEL|Artikel|Artículo|Artigo|Articolo)"
    r"(?![^\W\d_])\s?\.?\s*(?:[Nn][°º]\s*)?"
)
SECTION = re.compile(r"(?<![^\W\d_])(?P<word>SECTION|Section|SEC\.|Sec\.|Clause|CLAUSE)\s+(?=\d)")
ARABIC = re.compile(
    rf"(?<![\u0621-\u0652])(?P<word>{loose('المادة')}|{loose('مادة')}|{loose('الفصل')}|{loose('فصل')}|{loose('البند')})(?![^\W\d_])"
    r"\s*(?P<mark>[:.\-–]?)\s*"
)
BARE = re.compile(r"(?P<word>)(?=\d{1,3}(?:[A-Z]|bis|ter)?\s?\.\s?(?:[-–—]|\(?1\)|[A-ZÀ-Ý]))")
DELIMITER = re.compile(r"\s*(?:[.:]\s*[-–—]+|[-–—:]+|\.(?!\d)|\)(?!\w))\s*[-–—:.]*\s*")
CALL = re.compile(r"\s*(?:[¹²³⁰-⁹]+|\(\s?\d{1,3}\s?\)|\[\d{1,3}\]|\*+|(?<=\s)\d{1,3})?\s*[*_#.:\-–—]*\s*$")
RANGE = re.compile(r"\s*(?:à|et|to|and|إلى|الى|و)\s*(?=\d)")
LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
SENTENCE_END = re.compile(r"[.;:!?؛؟»”\"]\s*$|[*_]{3,}\s*$")
LINKING = frozenset(
    "de du des la le les l d a au aux et ou par selon dans sous sur en dit ledit present presente precite article articles the of in by "
    "to and or under with this في من الى على احكام لاحكام الاحكام مقتضيات لمقتضيات بموجب بمقتضى طبقا وفق و او هذه عليها اليها عن ان المواد "
    "المادتين الفصلين الفصول بعد قبل مع".split()
)
"""Words that a sentence cannot end with: what follows them is a reference."""
REFERRING = frozenset(
    "من اعلاه اعاله ادناه بعده اسفله السالف السالفه المذكور المذكوره المشار والماده والفصل المنصوص السابق السابقه فقره الفقره هذا هذه "
    "و او الى على ci susvise precite above below of and or du de des et ou ainsi alinea paragraphe".split()
)
"""Words that, right after a number, say that it was a reference."""
QUOTE = "«“„\""
STRONG = 2.0
"""Weight from which a place surely looks like a heading."""
WEAKEST = -1.5
"""Weight under which a place is no heading even where its number is wanting."""
USUAL_STEP = 30
"""A number this little above the one before is not a shorter one with a footnote call glued to it."""


class Candidate(Struct, frozen=True):
    """A possible heading: the line, where it starts and ends in it, its number (`last` where it stands for a range) and its weight.

    `titled`: text follows on the line; `shortened`: the number is read without its last figures, taken for a footnote call.
    """

    line: int
    start: int
    end: int
    number: Number
    word: str
    weight: float
    last: Number | None = None
    titled: bool = False
    shortened: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Line and sign, to set candidates in order."""
        return self.line, self.start


def find_candidates(lines: Sequence[Line], lang: str, bare: bool = False) -> list[Candidate]:
    """Every possible heading, in reading order; `bare` looks for numbers with no word before them."""
    patterns = [BARE] if bare else [LATIN, ARABIC, *([SECTION] if lang == "en" else [])]
    usual = median([len(line.text) for line in lines]) if lines else 0
    found: list[Candidate] = []
    for i, line in enumerate(lines):
        if LEADERS.search(line.text):
            continue
        for pattern in patterns:
            for match in (pattern.finditer(line.text) if not bare else filter(None, [pattern.match(line.text.lstrip())])):
                found += weigh(lines, i, match, usual)
    return without_needless(sorted(found, key=lambda c: c.place))


def declared(lines: Sequence[Line]) -> list[Candidate]:
    """The headings of a format that says which lines they are; a number that is none is kept as it is printed."""
    found = []
    for i, line in enumerate(lines):
        if line.role == "article":
            text = line.text.strip()
            match = LATIN.match(text) or ARABIC.match(text)
            read = read_number(text, match.end() if match else 0)
            number = read[0] if read and not text[read[1] :].strip(" .:–-") else Number(text, (0, i))
            found.append(Candidate(i, 0, len(line.text), number, "article", STRONG))
    return found


def weigh(lines: Sequence[Line], i: int, match: re.Match[str], usual: float) -> Iterator[Candidate]:
    """The readings of one place: its number, and its number without a footnote call glued to it."""
    text = lines[i].text
    read = read_number(text, match.end())
    if read is None or text[match.end() : match.end() + 1].isspace():
        return
    number, end = read
    last = None
    if (span := RANGE.match(text, end)) and plural(match["word"]) and (read := read_number(text, span.end())):
        last, end = read
    mark = match.groupdict().get("mark", "")
    shape = shape_of(text, end, mark)
    if shape is None:
        return
    weight, stop = shape
    leading = re.fullmatch(LEAD, text[: match.start()]) is not None
    alone = not text[stop:].strip()
    weight += around(lines, i, usual, alone) if leading else glued(text[: match.start()], alone)
    weight += bearing(lines[i]) if leading else 0
    weight -= 2.5 * match["word"][:1].islower() * match["word"].isascii()
    word = class_of(match["word"])
    yield Candidate(i, match.start(), stop, number, word, weight, last, not alone)
    figures = re.fullmatch(r"\d{2,5}", digits(text[match.end() : end].strip()))
    if figures and alone:
        for cut in (1, 2):
            if kept := figures[0][:-cut]:
                yield Candidate(i, match.start(), stop, Number(kept, (0, int(kept))), word, weight - 1.2 * cut, None, False, True)


def without_needless(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates less the shortened readings of numbers that go on well as they are printed."""
    kept, before, goes_well = [], 0, False
    for candidate in candidates:
        if not candidate.shortened:
            goes_well = 0 < candidate.number.key[1] - before <= USUAL_STEP
            before = candidate.number.key[1] if candidate.weight >= STRONG and goes_well else before
        if candidate.weight >= WEAKEST and not (candidate.shortened and goes_well):
            kept.append(candidate)
    return kept


def plural(word: str) -> bool:
    """Whether the word announces several articles."""
    return word.lower().rstrip(".").endswith("s")


def class_of(word: str) -> str:
    """Words that number one sequence fall together: Article and Art., المادة and مادة."""
    bare = latin(plain(word)).replace(" ", "")
    if bare.startswith("art") and bare in ("art", "arts", "article", "articles"):
        return "article"
    return bare.removeprefix("ال").rstrip(".")


def shape_of(text: str, end: int, mark: str) -> tuple[float, int] | None:
    """What follows the number says: alone on its line, parted from text by a sign, or followed by text at once; None for a reference."""
    if CALL.fullmatch(text, end):
        return (1.0 if mark == "." else 3.0), len(text)
    if delimiter := DELIMITER.match(text, end):
        return 2.6, delimiter.end()
    rest = text[end:].lstrip()
    first = re.match(r"[^\W\d_]+", rest)
    if mark in (":", "-", "–"):
        return 2.2, end
    if not first or latin(plain(first[0])) in REFERRING or rest[0].islower():
        return (0.8, end) if rest[:1] in ("(", *QUOTE) and rest is not text[end:] else None
    return (1.0 if rest[0].isupper() else -0.5), end + len(text[end:]) - len(rest)


def bearing(line: Line) -> float:
    """What the format says of the line."""
    return 2.0 * (line.role == "article") + 1.0 * (line.role == "heading") + 0.5 * line.bold


def around(lines: Sequence[Line], i: int, usual: float, alone: bool) -> float:
    """What the lines before and after say of a heading that starts its line."""
    weight = 0.0
    before, after = neighbour(lines, i, -1), neighbour(lines, i, 1)
    if before and not SENTENCE_END.search(before):
        weight -= 3.0 if ends_linking(before) else 1.5 if before.rstrip()[-1:] in ",،" else 0.6 if len(before) > 0.7 * usual else 0.0
    if alone and after:
        first = re.match(r"[^\W\d_]+", after)
        if first and latin(plain(first[0])) in REFERRING and not first[0][0].isupper():
            weight -= 2.5
        elif after[0].islower() or after[0] in ",;.)،؛":
            weight -= 1.5
    return weight


def neighbour(lines: Sequence[Line], i: int, step: int) -> str:
    """The text of the nearest line that holds some, less a footnote call alone on its line."""
    i += step
    while 0 <= i < len(lines):
        text = lines[i].text.strip()
        if text and not re.fullmatch(r"\(?\d{1,3}\)?", text):
            return text
        i += step
    return ""


def ends_linking(text: str) -> bool:
    """Whether a line ends with a word that calls for more."""
    words = re.findall(r"[^\W\d_]+", text[-40:])
    return bool(words) and text.rstrip()[-1:].isalpha() and latin(plain(words[-1])) in LINKING


def glued(before: str, alone: bool) -> float:
    """What comes before a heading on its own line says: the end of a sentence, or the middle of one."""
    if SENTENCE_END.search(before) or not before[-1].isspace():
        return -1.6 if alone else -2.0
    return -9.0 if ends_linking(before.rstrip()) or before.rstrip()[-1:] in ",،('’" else -3.6
