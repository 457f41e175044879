"""The direction of words: numbers kept in order among Arabic words, and the side a text is read from."""

import re

LRI, PDI = "\u2066", "\u2069"
"""What keeps a number such as 65-99 in order among Arabic words."""
PART = re.compile(f"({LRI}[^{PDI}]*{PDI})")
ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
LETTER = re.compile(r"[^\W\d_]")


def from_right(text: str) -> bool:
    """Whether a text is read from the right: most of its letters outside isolates are Arabic; true where it has none."""
    letters = LETTER.findall(PART.sub("", text))
    arabic = sum(bool(ARABIC.match(c)) for c in letters)
    return 2 * arabic > len(letters) if letters else True


def bare(text: str) -> str:
    """A text without its isolates."""
    return text.replace(LRI, "").replace(PDI, "")
