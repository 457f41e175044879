"""Printed lines to paragraphs: wrapped lines joined, words cut at a line's end mended, list items kept apart."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

MARKER = re.compile(
    r"\s*(?:\d{1,3}\s?[°º)]|\(\w{1,4}\)|[a-zA-Z]\)|[-–—•−▪●◦*]\s?|[IVX]{1,5}\s?(?:[.)°]|[-–—]\s)|[أ-ي]\s?[-–)]\s?|[أ-ي]\)|\d{1,3}\s?[-–]\s)"
)
COUNTED = re.compile(r"\s*\d{1,3}\s?\.\s?(?!\d)")
ENDS = re.compile(r"(?<!\bart)(?<!\bArt)(?<!\bn)(?<!\bal)(?<!\bp)(?<!\bM)[.;:!?؛؟…]\s*[»”\")\]]*\s*$")
CUT = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]$")
WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
LONGEST_WORD = 80
SHORTEST = 60
"""Signs under which a line of a format that knows paragraphs was not cut by a converter."""


class Joiner:
    """Joins the lines of one document; its own words say which hyphens at a line's end belong to a word.

    In `whole` formats a line is a paragraph, unless it is as long as those that a converter cut.
    """

    def __init__(self, lines: Iterable[str], whole: bool = False) -> None:
        self.shortest = SHORTEST if whole else 0
        self.words = Counter(word.lower() for line in lines for word in WORD.findall(line))

    def paragraphs(self, lines: Sequence[str]) -> list[str]:
        """The paragraphs that wrapped lines make."""
        out: list[list[str]] = []
        for line in lines:
            text = " ".join(line.split())
            if not text:
                continue
            if out and self.goes_on(out[-1][-1], text):
                out[-1][-1] = self.before(out[-1][-1], text)
                out[-1].append(text)
            else:
                out.append([text])
        return ["".join(parts) for parts in out]

    def goes_on(self, before: str, text: str) -> bool:
        """Whether a line goes on with the paragraph before it."""
        ended = bool(ENDS.search(before))
        if text[0].islower() and not MARKER.match(text):
            return not before.rstrip().endswith((":", ";"))
        if len(before) < self.shortest:
            return False
        return not ended and not MARKER.match(text) and not (COUNTED.match(text) and before[-1:] not in ",،")

    def before(self, line: str, text: str) -> str:
        """A line as it stands before the next of its paragraph; a word cut by a hyphen is mended unless the text writes it with one."""
        if not CUT.search(line):
            return f"{line} "
        left, right = WORD.findall(line[-LONGEST_WORD:])[-1:], WORD.match(text)
        if not left or not right or not text[0].islower():
            return line
        whole, parted = (left[0].rstrip("-‐\u00ad") + sign + right[0] for sign in ("", "-"))
        keeps = self.words[parted.lower()] > self.words[whole.lower()]
        return line if keeps else line[:-1]
