"""Arabic words as they are really printed: stretched, pointed, with every alef, and lam-alef the wrong way round."""

import re

MARKS = "\u0640\u064b-\u065f\u0670"
"""Tatweel and harakat."""
ANY = f"[{MARKS}]*"
MARK = re.compile(f"[{MARKS}]")
LETTERS = {"ا": "[اأإآٱ]", "ه": "[هة]", "ة": "[هة]", "ى": "[ىي]", "ي": "[يى]"}
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
PLAIN = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي"})
REVERSED = ((re.compile(r"\b(و?)اال"), r"\1الا"), (re.compile(r"\b(و?)امل"), r"\1الم"))
"""`ال` before an alef or a mim, printed the wrong way round."""


def loose(word: str) -> str:
    """A pattern for a word in any of its printed forms: marks anywhere, any alef, `امل` for `الم`."""
    start = f"ا{ANY}(?:ل{ANY}م|م{ANY}ل){ANY}" if word.startswith("الم") else ""
    rest = word.removeprefix("الم") if start else word
    return start + "".join(LETTERS.get(letter, re.escape(letter)) + ANY for letter in rest)


def plain(text: str) -> str:
    """One form of each letter, no mark, ASCII digits, single blanks, `ال` set right: to compare words, never to show them."""
    text = " ".join(MARK.sub("", text).translate(PLAIN).translate(DIGITS).split())
    for wrong, right in REVERSED:
        text = wrong.sub(right, text)
    return text


def digits(text: str) -> str:
    """Arabic-Indic and Persian digits as ASCII ones, sign for sign."""
    return text.translate(DIGITS)
