"""Text whose fonts carry no Unicode map: read through the usual order of glyphs in Macintosh fonts, where that gives words."""

import re

from legalgap.ingest.language import ENGLISH_WORDS, FRENCH_WORDS

LEAST_WORDS = 0.12
"""Share of the commonest words under which a text is noise: in running French or English it is over a quarter."""
ELIDED = re.compile(r"(?<=\b[cdjlmnstCDJLMNST])\ufffd(?=[aeiouyhàâéèêîôAEIOUYHÉ])|(?<=\b[Qq]u)\ufffd(?=[aeiouhéAEIOUHÉ])")
WORD = re.compile(r"\w+")
ARABIC_WORDS = re.compile(r"(?<!\w)(من|في|على|إلى|أن|أو|التي|الذي|هذا|هذه|المادة|القانون|كل|عن|ما|لا|ذلك|بعد)(?!\w)")


def macintosh(code: int) -> str:
    """The character of a glyph by its rank: ASCII from 3, then the upper half of Mac Roman; what is neither is shown as unreadable."""
    if 3 <= code <= 97:
        return chr(code + 29)
    return bytes([code + 30]).decode("mac_roman") if 98 <= code <= 225 else "\ufffd"


def with_apostrophes(text: str) -> str:
    """A text in which an unreadable sign between an elided word and a vowel is the apostrophe that only can stand there."""
    return ELIDED.sub("\u2019", text)


def has_words(text: str) -> bool:
    """Whether a text holds a usual share of the commonest words of French, English or Arabic."""
    words = len(WORD.findall(text))
    common = max(len(pattern.findall(text)) for pattern in (FRENCH_WORDS, ENGLISH_WORDS, ARABIC_WORDS))
    return words < 30 or common >= LEAST_WORDS * words
