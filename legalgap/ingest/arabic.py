"""Arabic set right where the layout of a page damaged it; nothing is folded here, words are kept as written."""

import re
import unicodedata
from collections.abc import Sequence

from legalgap.ingest.lamalef import restore_lam_alef
from legalgap.model.documents import Remark

ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]+")
PAIRS = (("(", ")"), ("«", "»"), ("[", "]"), ("{", "}"))
REVERSED, RIGHT = re.compile(r"ا[أإآ]ل|اال|هللا"), re.compile(r"ال[أإآا]|الله")
MONTH = r"[\u0621-\u064a]{3,}(?: [\u0621-\u064a]{3,})?"
SCATTERED = tuple(
    (re.compile(wrong), right)
    for wrong, right in (
        (rf"(\d{{1,2}})\( ?(\d{{3,4}}) ?({MONTH}) ?([،؛.:]?) ?\)(\d{{4}})", r"\2 (\1 \3 \5)\4 "),
        (rf"\( ?(\d{{1,2}}) ?({MONTH}) ?([،؛.:]?) ?\)(\d{{4}})", r"(\1 \2 \4)\3 "),
        (r"(?<=[\u0621-\u064a]) ?([.،؛])(\d[\d.,/-]*\d|\d)(?=\s|$|[\u0621-\u064a])", r" \2\1 "),
        (r"(?<=[\u0621-\u064a\d]) ([،؛:])(?=\S)", r"\1 "),
        (r"(?<=\d)(?=[\u0621-\u064a])", " "),
        (r" {2,}", " "),
    )
)
"""Orders that only a right-to-left layout read as left-to-right gives."""


def repair_lines(texts: Sequence[str], printed: bool) -> tuple[list[str], list[Remark]]:
    """Lines with presentation forms resolved and brackets facing the right way; unless `printed`, lam-alef and dates set right too."""
    found = [FORMS.sub(resolve, text) for text in texts]
    remarks: list[Remark] = []
    if not printed and reversed_throughout(found):
        fixed = [restore_lam_alef(restore_dates(text)) if ARABIC.search(text) else text for text in found]
        changed = sum(a != b for a, b in zip(found, fixed, strict=True))
        remarks.append(
            Remark(f"Lettres lam-alef inversées par la mise en page : {changed} ligne(s) redressée(s) ; comparez au texte publié")
        )
        found = fixed
    return turn_brackets(found), remarks


def resolve(match: re.Match[str]) -> str:
    """Presentation forms as letters; a lone mark keeps no space before it."""
    return unicodedata.normalize("NFKC", match.group()).replace(" ", "")


def turn_brackets(texts: Sequence[str]) -> list[str]:
    """Turn round each kind of bracket that faces the wrong way in most of the lines where it stands in Arabic."""
    found = list(texts)
    for left, right in PAIRS:
        held = [i for i, text in enumerate(found) if ARABIC.search(text) and (left in text or right in text)]
        if sum(facing(found[i], left, right) for i in held) < 0:
            swap = str.maketrans({left: right, right: left})
            for i in held:
                found[i] = found[i].translate(swap)
    return found


def facing(text: str, left: str, right: str) -> int:
    """1 where the first bracket opens or the last closes, -1 where they face away, 0 where the line does not tell."""
    held = [c for c in text if c in (left, right)]
    if len(held) < 2 or held[0] == held[-1]:
        return 0
    return 1 if held[0] == left else -1


def reversed_throughout(texts: Sequence[str]) -> bool:
    """Whether the lam-alef of a text are reversed: they then are everywhere, since one font printed them."""
    wrong = right = 0
    for text in texts:
        wrong += len(REVERSED.findall(text))
        right += len(RIGHT.findall(text))
    return wrong >= 3 and wrong > 4 * right


def restore_dates(text: str) -> str:
    """A line in which brackets, figures and signs that a right-to-left layout scattered are set in order, where that is certain."""
    for wrong, right in SCATTERED:
        text = wrong.sub(right, text)
    return text
