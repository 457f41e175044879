"""Plain text in any encoding."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from legalgap.errors import InputFileError
from legalgap.ingest.draft import Draft
from legalgap.ingest.limits import MAX_LINE, MAX_PAGES, refuse_size
from legalgap.model.documents import Line, Remark

LINE_END = re.compile(r"\r\n|[\r\n\x0b\x85\u2028\u2029]")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
MARKDOWN = (".md", ".markdown")
HEADING = re.compile(r"^\s{0,3}#{1,6}\s*(?=\S)")
EMPHASIS = re.compile(r"(\*{1,3}|__)(?=\S)([^*_]{1,2000}?)(?<=\S)\1")
TAG = re.compile(r"<[a-zA-Z/][^<>]{0,200}>")
SAMPLE = 1_000_000
ENCODINGS = ("cp1252", "cp1256", "mac_roman", "iso8859_6", "cp850")
"""One-byte encodings of French and Arabic, the likeliest first."""
USUAL = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛŒ«»’‘“”–—…°§€\u00a0·•²³½¼®©" + "".join(map(chr, range(0x621, 0x653))) + "،؛؟٪")
LIKELY = 0.9


def read_plain(content: bytes, name: str) -> Draft:
    """The lines of a text; a form feed begins a page, and the marks of Markdown headings are taken off.

    Raises:
        InputFileError: no encoding gives readable text, or too many pages.
    """
    text, encoding = decode(content, name)
    pages = text.split("\f")
    if not pages[-1].strip():
        pages = pages[:-1] or pages
    refuse_size(len(pages), MAX_PAGES, "pages", name)
    lines = [Line(part, page) for page, held in enumerate(pages, 1) for line in LINE_END.split(held) for part in cut_line(line)]
    if PurePath(name).suffix.lower() in MARKDOWN:
        lines = [marked_down(line) for line in lines]
    long = sum(len(line) > MAX_LINE for held in pages for line in LINE_END.split(held))
    remarks = (Remark(f"{long} ligne(s) de plus de {MAX_LINE} signes, coupée(s) à un espace"),) if long else ()
    return Draft("plain", f"texte {encoding}", lines, len(pages), remarks, laid_out=True)


def marked_down(line: Line) -> Line:
    """A line of Markdown without its marks; those that open with # are headings."""
    mark = HEADING.match(line.text)
    text = EMPHASIS.sub(r"\2", TAG.sub("", line.text[mark.end() :] if mark else line.text))
    return Line(text, line.page, role="heading" if mark else "body")


def cut_line(line: str) -> Iterator[str]:
    """A line, or its pieces of a bearable length, cut at spaces."""
    while len(line) > MAX_LINE:
        cut = line.rfind(" ", 1, MAX_LINE) if " " in line[1:MAX_LINE] else MAX_LINE
        yield line[:cut]
        line = line[cut:].lstrip(" ")
    yield line


def decode(content: bytes, name: str) -> tuple[str, str]:
    """The text of bytes and the encoding they were read in: UTF-8, UTF-16 or -32 where it holds, otherwise the likeliest one.

    Raises:
        InputFileError: no encoding gives readable text.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), encoding
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if content.count(b"\x00") == 0 and len(content) - error.start < 4:
            return content.decode("utf-8", "ignore"), "utf-8"
    return guess(content, name)


def guess(content: bytes, name: str) -> tuple[str, str]:
    """The text in the encoding that gives most letters of French and Arabic; otherwise in the one that its bytes look most like.

    Raises:
        InputFileError: none is likely.
    """
    from charset_normalizer import from_bytes

    shares = {encoding: usual_share(content[:SAMPLE], encoding) for encoding in ENCODINGS}
    encoding = max(ENCODINGS, key=shares.__getitem__)
    if shares[encoding] < LIKELY:
        best = from_bytes(content[:SAMPLE]).best()
        if best is None:
            raise InputFileError("Codage du texte inconnu", where=name, todo="enregistrez le fichier en UTF-8")
        encoding = best.encoding
    return content.decode(encoding, "replace"), encoding


def usual_share(content: bytes, encoding: str) -> float:
    """Share of the letters beyond ASCII that French and Arabic use, once bytes are read in an encoding."""
    beyond = [c for c in content.decode(encoding, "replace") if c > "\x7f"]
    return sum(c in USUAL for c in beyond) / max(1, len(beyond))
