"""Books, titles, chapters and sections: the headings above articles, and the path they make."""

import re
from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from legalgap.model.documents import Line
from legalgap.parse.arabic import loose, plain
from legalgap.parse.clues import DELIMITER, LEADERS, REFERRING, SENTENCE_END, neighbour
from legalgap.parse.numbers import Number, read_number
from legalgap.parse.ordinals import bare, roman

LEVELS: dict[str, tuple[str, ...]] = {
    "Partie": ("partie", "part", "الجزء"),
    "Livre": ("livre", "book", "الكتاب"),
    "Titre": ("titre", "title", "القسم"),
    "Sous-titre": ("sous-titre",),
    "Chapitre": ("chapitre", "chapter", "الباب", "الفصل"),
    "Sous-chapitre": ("sous-chapitre",),
    "Section": ("section", "الفرع", "المبحث"),
    "Sous-section": ("sous-section", "sub-section", "subsection", "القسم الفرعي", "المطلب"),
    "Paragraphe": ("paragraphe", "الفقرة"),
}
"""Levels, highest first, with the words that name them; the label is the French one whatever the text's language."""
NAMES = {word: level for level, known in LEVELS.items() for word in known}
WORD = re.compile(
    r"[\s#*_>|]*("
    + "|".join((re.escape(w) if w.isascii() else r"\s+".join(map(loose, w.split()))) for w in sorted(NAMES, key=len)[::-1])
    + ")"
    r"(?![^\W\d_])\s*[:.]?\s*",
    re.IGNORECASE,
)
PLAIN_HEADING = re.compile(
    r"[\s#*_>]*(dispositions?\s+(?:g[ée]n[ée]rales?|pr[ée]liminaires?|communes?|diverses?|p[ée]nales?|particuli[èe]res?|sp[ée]ciales?|"
    r"transitoires?|finales?)(?:\s+et\s+\w+)?|(?:general|final|transitional|miscellaneous)\s+provisions)\s*[:.]?\s*",
    re.IGNORECASE,
)
CALL = re.compile(r"\(?\d{1,3}\)?")
TITLE_LINES, TITLE_LENGTH, SHORT, LONGEST_TOLD = 5, 420, 60, 120


class Division(Struct, frozen=True):
    """A heading above articles: its line and the last line of its title, its level and label (Chapitre II), and its title."""

    line: int
    last: int
    level: str
    label: str
    number: int
    title: str


def find_divisions(lines: Sequence[Line], starts: Collection[int], article_word: str, begin: int = 0) -> list[Division]:
    """The headings above articles, in order.

    A heading stands right above an article (`starts`: their lines) or another heading, with no more than its title between. `begin` is
    the index of the first of `lines` in the document: divisions are numbered from there.
    """
    found: list[Division] = []
    below = max(starts, default=-1) + 1
    heads = set(starts)
    for i in range(below - 1, -1, -1):
        if i in heads:
            below = i
        elif (made := read_division(lines, i, article_word) or told_division(lines, i, below)) and (kept := with_title(made, lines, below)):
            found.append(replace(kept, line=kept.line + begin, last=kept.last + begin))
            below = i
    return found[::-1]


def read_division(lines: Sequence[Line], i: int, article_word: str) -> Division | None:
    """The heading that a line may be; the article's own word (الفصل in some acts) names no level."""
    text = lines[i].text
    if LEADERS.search(text) or not begins_anew(lines, i):
        return None
    if PLAIN_HEADING.fullmatch(text):
        return Division(i, i, "Chapitre", text.strip(" #*_>:.").capitalize(), 0, "")
    match = WORD.match(text)
    if not match or match[1][0].islower() or plain(match[1]).removeprefix("ال") == article_word:
        return None
    read = read_number(text, match.end())
    if read is None or len(read[0].key) > 2 + 2 * (read[0].key[2:3] == (0,)):
        return None
    number, end = read
    delimiter = DELIMITER.match(text, end)
    rest = text[delimiter.end() if delimiter else end :].strip(" \t*_#")
    if rest and not delimiter and refers(rest):
        return None
    level = level_of(match[1])
    return Division(i, i, level, f"{level} {number_label(number)}", number.key[1], rest)


def told_division(lines: Sequence[Line], i: int, below: int) -> Division | None:
    """A heading that the format tells, that names no level and is no other one's title, right above an article or a heading."""
    text = lines[i].text.strip()
    told = lines[i].role == "heading" and i + 1 == below and 0 < len(text) < LONGEST_TOLD
    told = told and not (i and read_division(lines, i - 1, ""))
    return Division(i, i, "Chapitre", text, 0, "") if told else None


def level_of(word: str) -> str:
    """The level that a word names."""
    return next(level for name, level in NAMES.items() if bare(name) == bare(word))


def refers(rest: str) -> bool:
    """Whether what follows a number at once goes on a sentence."""
    first = re.match(r"[^\W\d_]+", rest)
    return rest[0].islower() or rest[0] in ",،;؛)" or (first is not None and not first[0][0].isupper() and bare(first[0]) in REFERRING)


def begins_anew(lines: Sequence[Line], i: int) -> bool:
    """Whether the line before ended a sentence, or is no running text."""
    before = neighbour(lines, i, -1)
    if not before or lines[i].role == "heading" or SENTENCE_END.search(before):
        return True
    return len(before) < SHORT and before[-1] not in ",،"


def number_label(number: Number) -> str:
    """Roman figures, as in a citation: II, III bis."""
    bis = number.key[2:3] == (0,)
    if not (number.simple or bis) or number.label.isalpha():
        return number.label
    return " ".join([roman(number.key[1]), *number.label.split()[1:]]) if 0 < number.key[1] < 400 else number.label


def with_title(made: Division, lines: Sequence[Line], below: int) -> Division | None:
    """The heading with its title: all that stands between it and the next heading; None where that is too much for a title."""
    texts = [line.text.strip(" \t*_#") for line in lines[made.line + 1 : below]]
    parts = [made.title, *texts]
    kept = [text for text in parts if text and not CALL.fullmatch(text)]
    if len(kept) > TITLE_LINES or sum(map(len, kept)) > TITLE_LENGTH:
        return None
    return Division(made.line, below - 1, made.level, made.label, made.number, " ".join(kept))


class Path:
    """The headings above the present place; an act's own order of levels is learnt where it is not the usual one."""

    def __init__(self) -> None:
        self.order = list(LEVELS)
        self.open: list[Division] = []
        self.met: set[str] = set()

    def enter(self, division: Division) -> None:
        """Go under a heading: a level first met right below another one belongs inside it."""
        above = self.open[-1] if self.open else None
        if above and division.level not in self.met and above.last + 1 == division.line and self.rank(division) < self.rank(above):
            self.order.remove(division.level)
            self.order.insert(self.order.index(above.level) + 1, division.level)
        self.met.add(division.level)
        self.open = [d for d in self.open if self.rank(d) < self.rank(division)] + [division]

    def rank(self, division: Division) -> int:
        """Place of a level, highest first."""
        return self.order.index(division.level)

    @property
    def labels(self) -> tuple[str, ...]:
        """Livre I, Titre II…"""
        return tuple(d.label for d in self.open)
