"""How far a parsed act can be trusted: numbers left out or repeated, doubtful words, what was set aside."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from legalgap.model.documents import Document, Remark
from legalgap.parse.numbers import Number, missing, read_number
from legalgap.parse.result import ParsedAct, ParsedArticle

LISTED = 12
STRICT = 0.995
"""Share of the expected articles under which `--strict` refuses."""
STEP = 60
"""Numbers left out at one place beyond which an extract is more likely than faults of reading."""


class Trust(Struct, frozen=True):
    """Articles found and expected from their numbering, and what a jurist should look at."""

    found: int
    expected: int
    gaps: tuple[str, ...]
    doubts: tuple[Remark, ...] = ()
    aside: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def recall(self) -> float:
        """Share of the expected articles that were found, an estimate."""
        return self.found / self.expected if self.expected else 0.0

    @property
    def sound(self) -> bool:
        """Whether `--strict` lets it pass."""
        return self.recall >= STRICT and len(self.doubts) <= (1 - STRICT) * self.expected


def trust_of(act: ParsedAct, document: Document) -> Trust:
    """The trust report of an act cut out of a document."""
    numbers = trust_of_numbers([a.num for a in act.articles])
    doubts = [Remark(a.doubt, a.page, a.line, a.num) for a in act.articles if a.doubt]
    doubts += [Remark(f"« {s.printed} » n'a pas été pris pour un intitulé d'article", s.page, s.line) for s in act.strays]
    doubts += swollen(act.articles)
    aside = [Remark(f"{p.what} : {p.lines} ligne(s)", p.page, p.line) for p in act.pieces]
    return replace(numbers, doubts=tuple(doubts), aside=tuple(aside), remarks=document.remarks)


def trust_of_numbers(labels: Sequence[str]) -> Trust:
    """What the numbering of an act says of it."""
    gaps, wanting = numbering_gaps(labels)
    numbered = sum(read_label(label) is not None for label in labels)
    return Trust(numbered, numbered + wanting, tuple(gaps))


def read_label(label: str) -> tuple[str, Number] | None:
    """The part that a number belongs to (an annex, or the act) and the number; None for a preamble or a plain annex."""
    part, dash, num = label.rpartition("-")
    for prefix, rest in (("", label), (part, num)):
        read = read_number(rest) if rest[:1].isdigit() or rest[:2] in ("L.", "R.", "D.", "A.", "un") else None
        if read and read[1] == len(rest) and (not prefix or dash):
            return prefix, read[0]
    return None


def numbering_gaps(labels: Sequence[str]) -> tuple[list[str], int]:
    """Numbers left out, as ranges (12, 40-42), and how many there are; a number before the first counts, a part of its own starts anew."""
    gaps: list[str] = []
    wanting = 0
    last: dict[str, Number] = {}
    for label in labels:
        read = read_label(label)
        if read is None:
            continue
        part, number = read
        before = last.get(part, Number("0", (number.key[0], 0)))
        count = (missing(before, number) or 0) if part in last or number.simple else 0
        if count and len(number.key) == 2 and count <= STEP:
            first, top = before.key[1] + 1, number.key[1] - 1
            gaps.append(f"{part}{'-' * bool(part)}{first}" + (f"-{top}" if top > first else ""))
            wanting += top - first + 1
        elif count:
            gaps.append(f"entre {before.label} et {number.label}")
            wanting += count if count <= STEP else 0
        last[part] = number
    return gaps, wanting


def swollen(articles: Sequence[ParsedArticle]) -> list[Remark]:
    """Articles so much longer than the others that one may have swallowed what follows it."""
    numbered = [a for a in articles if read_label(a.num)]
    lengths = sorted(len(a.text) for a in numbered)
    if len(lengths) < 5:
        return []
    limit = max(40 * lengths[len(lengths) // 2], 4 * lengths[-len(lengths) // 10 or -1], 8000)
    return [Remark("article anormalement long : vérifiez où il finit", a.page, a.line, a.num) for a in numbered if len(a.text) > limit]


def short(items: Sequence[str]) -> str:
    """The first items of a list, and how many more there are."""
    more = f" … et {len(items) - LISTED} autre(s)" if len(items) > LISTED else ""
    return ", ".join(items[:LISTED]) + more
