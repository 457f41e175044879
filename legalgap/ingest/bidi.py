"""Order of words and letters where Arabic and figures meet, from where they stand on the page."""

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TypeVar

from legalgap.ingest.layout import Row
from legalgap.ingest.pdfium import PageText, Word

ARABIC = re.compile(r"[\u0621-\u065f\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
NUMBER = re.compile(r"[\d\u0660-\u0669\u06f0-\u06f9]")
LEFT = re.compile(r"[A-Za-zÀ-ɏ\d\u0660-\u0669\u06f0-\u06f9]")
WITHIN = re.compile(r"[.,/:\-\u2013%°'’\u066b\u066c]")
LAM_ALEF = re.compile(r"ل[اأإآٱ]")
T = TypeVar("T")
Part = tuple[str, float, float]
"""The characters of one glyph and its two sides."""


def is_rtl(text: str) -> bool:
    """Whether a line is read from the right: as many Arabic letters as Latin ones, or more."""
    arabic = len(ARABIC.findall(text))
    return arabic > 0 and arabic >= len(LATIN.findall(text))


def order_words(row: Row, rtl: bool) -> Row:
    """The words of a line as they are read; runs of words of the other script keep their own order."""
    foreign = LATIN if rtl else ARABIC
    words = sorted(row, key=lambda w: w.x0 + w.x1, reverse=rtl)
    return turn_runs(words, lambda w: bool(foreign.search(w.text)), lambda w: bool(NUMBER.search(w.text)))


def turn_runs(items: Sequence[T], foreign: Callable[[T], bool], neutral: Callable[[T], bool]) -> list[T]:
    """Turn round each longest run of foreign items; neutral ones between two of them belong to the run."""
    found: list[T] = []
    i = 0
    while i < len(items):
        end = i
        while foreign(items[i]) and end < len(items) and (foreign(items[end]) or neutral(items[end])):
            end += 1
        while end > i and not foreign(items[end - 1]):
            end -= 1
        found += reversed(items[i:end]) if end > i else [items[i]]
        i = max(end, i + 1)
    return found


def logical(word: Word, page: PageText) -> Word:
    """A word of a line read from the right, its letters in the order they are spoken."""
    if len(word.text) < 2:
        return word
    parts = glyphs(word, page)
    if LEFT.search(word.text):
        parts.sort(key=lambda part: -(part[1] + part[2]))
        parts = turn_runs(parts, lambda p: bool(LEFT.search(p[0])), lambda p: bool(WITHIN.fullmatch(p[0])))
    return word._replace(text="".join(text for text, _, _ in parts))


def as_printed(word: Word, page: PageText) -> Word:
    """A word of a line read from the left: pdfium moves the signs at its ends where Arabic stands on the same height."""
    if word.text.isalnum():
        return word
    sides = [page.sides(word.start + i)[0] for i in range(len(word.text))]
    order = sorted(range(len(sides)), key=lambda i: sides[i])
    return word._replace(text="".join(word.text[i] for i in order))


def glyphs(word: Word, page: PageText) -> list[Part]:
    """The glyphs of a word; pdfium turns round the letters that one glyph stands for, such as lam-alef: they are set right."""
    boxes = [page.sides(word.start + i) for i in range(len(word.text))]
    found: list[Part] = []
    for (x0, _, x1, _), held in groupby(range(len(word.text)), key=lambda i: boxes[i]):
        text = "".join(word.text[i] for i in held)
        if len(text) > 1 and ARABIC.search(text) and not LAM_ALEF.match(text):
            text = text[::-1]
        found.append((text, x0, x1))
    return found
