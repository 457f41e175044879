"""Folding of words for matching only: never for display."""

import re
import unicodedata

from legalgap.ingest.language import ARABIC
from legalgap.ingest.language import language as language

DIACRITICS = re.compile(r"[\u0300-\u036f]")
MARKS = re.compile(r"[\u00ad\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
APOSTROPHES = re.compile(r"[\u2018\u2019\u02bc\u2032`]")
ARABIC_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ؤ": "و", "ئ": "ي", "ة": "ه"})
REVERSED = (("األ", "الأ"), ("اإل", "الإ"), ("اآل", "الآ"))


def fold(text: str) -> str:
    """Compatibility forms, one apostrophe, no ligature, no harakat nor invisible mark, one alef, lower case."""
    text = unicodedata.normalize("NFKC", text)
    text = APOSTROPHES.sub("'", text).replace("œ", "oe").replace("Œ", "Oe")
    if not text.isascii():
        text = MARKS.sub("", text)
    if ARABIC.search(text):
        text = fold_arabic(text)
    return " ".join(text.split()).lower()


def fold_arabic(text: str) -> str:
    """Reversed lam-alef set right, one form of alef, ya and ta."""
    for wrong, right in REVERSED:
        text = text.replace(wrong, right)
    return text.translate(ARABIC_LETTERS)


def strip_accents(text: str) -> str:
    """Letters without their diacritics."""
    return DIACRITICS.sub("", unicodedata.normalize("NFD", text))
