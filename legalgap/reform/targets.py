"""What a sentence of an amending act aims at: acts, articles, paragraphs. All on `plain` sentences: folded, without accents."""

import re

from legalgap.match.fold import fold, strip_accents
from legalgap.model.texts import Act
from legalgap.parse.arabic import digits
from legalgap.parse.numbers import read_number
from legalgap.reform.operations import LAST

ARTICLE = re.compile(
    r"\b(?:articles?|art\.|(?:و|ل|ب|ال|بال|لل|وال)?(?:ماده|مادتين|مادتان|مواد|فصل|فصلين|فصول)(?:\s+(?:جديده|الجديده|رقم))?)\s*:?\s*(?=\S)"
)
AND = re.compile(
    r"\s*(?:,|،|\bet\b|\bainsi que\b|\bو\s?(?=\d)|و\s?(?=ال))\s*(?:(?:de |a )?l'article |(?:les |des |aux )?articles |الماده |المواد )?"
)
TO = re.compile(r"\s*(?:\ba\b|-|–|\bالي\b)\s*(?=\d)")
LAW = re.compile(
    r"(?:\b(?:loi|code|dahir|decret|arrete|ordonnance)\b|قانون|ظهير|مرسوم|قرار|مدونه)[^,;:.()@]{0,60}?"
    r"(?:\bn\s?[°º]|\bnumero|رقم)\s*:?\s*،?\s*(\d+(?:[-.]\d+)+)"
)
PARAGRAPH = re.compile(r"\b(?:alineas?|paragraphes?|(?:و|ب|ل|ال|بال|لل)?(?:فقره|فقرتين|فقرات))\b")
FINAL = re.compile(r"\b(?:dernier|derniere|الاخيره|اخيره)\b")
BEFORE = re.compile(r"(\S+)\s*$")


def plain(text: str) -> str:
    """A sentence to be read: folded, without accents, ASCII digits."""
    return strip_accents(digits(fold(text)))


def own_numbers(act: Act) -> set[str]:
    """The numbers by which an amending act may name this one: 65-99, 1-03-194."""
    named = " ".join((act.id, act.promulgated.act or "" if act.promulgated else "", act.uri.rsplit("/", 1)[-1]))
    return set(re.findall(r"\d+(?:-\d+)+", named.replace(".", "-")))


def cited_laws(sentence: str) -> list[str]:
    """The numbers of the acts that a sentence names, in order."""
    return [m[1].replace(".", "-") for m in LAW.finditer(sentence)]


def articles_in(sentence: str, start: int = 0, end: int | None = None) -> list[str]:
    """The articles that a stretch of a sentence names, in order."""
    found: list[str] = []
    at = start
    stop = len(sentence) if end is None else end
    while (m := ARTICLE.search(sentence, at)) and m.start() < stop:
        numbers, at = number_list(sentence, m.end())
        found += [n for n in numbers if n not in found]
    return found


def number_list(sentence: str, start: int) -> tuple[list[str], int]:
    """The numbers at `start`: `2, 3 et 5 bis`, `12 à 14`, and where they end."""
    out: list[str] = []
    at = start
    while read := read_number(sentence, at):
        number, at = read
        out.append(number.label)
        if (to := TO.match(sentence, at)) and (last := read_number(sentence, to.end())) and number.simple and last[0].simple:
            out += [str(n) for n in range(number.key[1] + 1, last[0].key[1] + 1)]
            at = last[1]
        more = AND.match(sentence, at)
        if not more:
            break
        if not read_number(sentence, more.end()):
            break
        at = more.end()
    return out, max(at, start)


def paragraph_in(sentence: str) -> tuple[int | None, bool]:
    """The rank of the paragraph that a sentence aims at, and whether it aims at one at all."""
    found = PARAGRAPH.search(sentence)
    if not found:
        return None, False
    after, before = sentence[found.end() :], BEFORE.search(sentence[: found.start()])
    if FINAL.match(after.lstrip()) or (before and FINAL.fullmatch(before[1])):
        return LAST, True
    if before and not before[1].isdigit() and (read := read_number(before[1])) and read[0].simple and before[1] not in ("un", "unique"):
        return read[0].key[1], True
    read = read_number(after) or read_number(f"ال{after.lstrip()}")
    return (read[0].key[1], True) if read and read[0].simple else (None, True)
