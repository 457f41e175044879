"""Characters of every reader's lines put in one form; what is doubtful is said."""

import re
import unicodedata
from collections.abc import Sequence

from msgspec.structs import replace

from legalgap.ingest.arabic import ARABIC, repair_lines
from legalgap.model.documents import Line, Remark
from legalgap.model.texts import Lang

INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]")
SPACES = re.compile(r"[\s\u00a0\u202f\u3000]+")
BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0a8\uf076\uf0fc\uf02a●▪\uf06c", "•") | {"\uf02d": "-", "\uf0be": "-"})
DOUBTFUL = re.compile(r"[\ufffd\ue000-\uf8ff\x80-\x9f]")
WORD = re.compile(r"[^\W\d_]{2,}")


def clean_lines(lines: Sequence[Line], lang: Lang, printed: bool) -> tuple[list[Line], list[Remark]]:
    """Lines without invisible characters or doubled spaces, composed, Arabic repaired; `printed` where places gave the order of letters."""
    found = [replace(line, text=clean(line.text)) for line in lines]
    remarks = doubtful(lines)
    if lang == "ar" or any(ARABIC.search(line.text) for line in found):
        texts, said = repair_lines([line.text for line in found], printed)
        found = [line if line.text == text else replace(line, text=text) for line, text in zip(found, texts, strict=True)]
        remarks += [*said, *mixed(found)]
    return found, remarks


def clean(text: str) -> str:
    """A line in composed form, with plain spaces, without what cannot be seen."""
    if text.isascii() and text.isprintable():
        return text.strip() if "  " not in text else " ".join(text.split())
    text = SPACES.sub(" ", unicodedata.normalize("NFC", text)).translate(BULLETS)
    return INVISIBLE.sub("", text).strip()


def doubtful(lines: Sequence[Line]) -> list[Remark]:
    """The pages where characters could not be read."""
    pages: dict[int, list[int]] = {}
    for line in lines:
        if DOUBTFUL.search(line.text.translate(BULLETS)):
            pages.setdefault(line.page, []).append(line.number)
    return [
        Remark(f"{len(held)} ligne(s) avec des caractères illisibles : comparez au texte publié", page=page, line=held[0])
        for page, held in pages.items()
    ]


def mixed(lines: Sequence[Line]) -> list[Remark]:
    """The pages with lines that mix Arabic and Latin words: the order of their words may be wrong."""
    pages: dict[int, int] = {}
    for line in lines:
        words = WORD.findall(line.text)
        arabic = sum(bool(ARABIC.search(word)) for word in words)
        if min(arabic, len(words) - arabic) >= 2:
            pages[line.page] = pages.get(line.page, 0) + 1
    return [Remark(f"{count} ligne(s) mêlant arabe et latin : ordre des mots à vérifier", page=page) for page, count in pages.items()]
