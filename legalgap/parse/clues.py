"""What a place says of itself: whether a number there looks like a heading or like a reference."""

import re
from collections.abc import Sequence

from legalgap.model.documents import Line
from legalgap.parse.ordinals import bare

DELIMITER = re.compile(r"\s*(?:[.:]\s*[-–—]+|[-–—:]+|\.(?!\d)|\)(?!\w))\s*[-–—:.]*\s*")
CALL = re.compile(r"\s*(?:[¹²³⁰-⁹]+|\(\s?\d{1,3}\s?\)|\[\d{1,3}\]|\*+|(?<=\s)\d{1,3})?\s*[*_#.:\-–—]*\s*$")
LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
SENTENCE_END = re.compile(r"[.;:!?؛؟»”\"]\s*$|[*_]{3,}\s*$")
LINKING = frozenset(
    "de du des la le les l d a au aux et ou par selon dans sous sur en dit ledit present presente precite article articles the of in by "
    "to and or under with this في من الى على احكام لاحكام الاحكام مقتضيات لمقتضيات بموجب بمقتضى طبقا وفق و او "
    "وعلى وفي ومن هذه عليها اليها عن ان المواد "
    "المادتين الفصلين الفصول بعد قبل مع".split()
)
"""Words that a sentence cannot end with: what follows them is a reference."""
REFERRING = frozenset(
    "من اعلاه اعاله ادناه بعده اسفله السالف السالفه المذكور المذكوره المشار والماده والفصل المنصوص السابق السابقه فقره الفقره هذا هذه "
    "و او الى على ci susvise precite above below of and or du de des et ou ainsi alinea paragraphe".split()
)
"""Words that, right after a number, say that it was a reference."""
LONGEST_CALL = 60
QUOTE = '«“„"'


def shape_of(text: str, end: int, mark: str) -> tuple[float, int] | None:
    """What follows the number says: alone on its line, parted from text by a sign, or followed by text at once; None for a reference."""
    if len(text) - end < LONGEST_CALL and CALL.fullmatch(text, end):
        return (1.0 if mark == "." else 3.0), len(text)
    if delimiter := DELIMITER.match(text, end):
        return 2.6, delimiter.end()
    rest = text[end:].lstrip()
    first = re.match(r"[^\W\d_]+", rest)
    if mark in (":", "-", "–"):
        return 2.2, end
    if not first or bare(first[0]) in REFERRING or rest[0].islower():
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
        if first and bare(first[0]) in REFERRING and not first[0][0].isupper():
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
    return bool(words) and text.rstrip()[-1:].isalpha() and bare(words[-1]) in LINKING


def glued(before: str, alone: bool) -> float:
    """What comes before a heading on its own line says: the end of a sentence, or the middle of one."""
    if SENTENCE_END.search(before.rstrip()) or not before[-1].isspace():
        return -1.6 if alone else -2.0
    return -9.0 if ends_linking(before.rstrip()) or before.rstrip()[-1:] in ",،('’" else -3.6
