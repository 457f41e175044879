"""A text printed in two scripts side by side: one is read, the other set aside."""

from collections.abc import Sequence
from itertools import groupby
from statistics import median

from msgspec.structs import replace

from legalgap.ingest.language import ARABIC, LATIN
from legalgap.model.documents import Line, Remark
from legalgap.model.texts import Lang

FEWEST = 4
"""Lines of each script on a page under which it is not printed in both."""
NAMES = {True: "arabe", False: "en lettres latines"}


def keep_one_script(lines: Sequence[Line], lang: Lang) -> tuple[list[Line], list[Remark]]:
    """The lines with those of the other script set aside, on the pages that print the text in both, in two columns."""
    found: list[Line] = []
    pages: list[int] = []
    wanted = lang == "ar"
    for page, group in groupby(lines, key=lambda line: line.page):
        held = list(group)
        if in_two_columns(held):
            pages.append(page)
            held = [line if script(line) in (None, wanted) else replace(line, role="header") for line in held]
        found += held
    if not pages:
        return list(lines), []
    other = "ar" if not wanted else "fr ou en"
    what = f"Texte imprimé en deux langues sur {len(pages)} page(s) : la version {NAMES[not wanted]} est laissée de côté (--lang {other})"
    return found, [Remark(what, page=pages[0])]


def script(line: Line) -> bool | None:
    """Whether a line is in Arabic letters; None where it is in both or in none."""
    arabic, latin = len(ARABIC.findall(line.text)), len(LATIN.findall(line.text))
    if min(arabic, latin) * 4 > max(arabic, latin) or not arabic + latin:
        return None
    return arabic > latin


def in_two_columns(lines: Sequence[Line]) -> bool:
    """Whether the lines of each script keep to their own side of a page."""
    sides = {wanted: [line.box for line in lines if line.box and script(line) is wanted] for wanted in (True, False)}
    if min(map(len, sides.values())) < FEWEST:
        return False
    left, right = sorted(sides.values(), key=lambda boxes: median(box[0] for box in boxes))
    gutter = (median(box[2] for box in left) + median(box[0] for box in right)) / 2
    apart = [box[2] <= gutter for box in left] + [box[0] >= gutter for box in right]
    return sum(apart) >= 0.8 * len(apart)
