"""Small files of every format, written here: acts of Valmérie and Valdorie, two countries that do not exist."""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from legalgap.errors import LegalgapError
from legalgap.ingest.read import read_content
from legalgap.model.documents import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Put(NamedTuple):
    """Words at a place of a page: points from the left and the bottom. Font F is Latin, B bold, A Arabic, N without a Unicode map."""

    x: float
    y: float
    text: str
    size: float = 10
    font: str = "F"
    turn: str = "1 0 0 1"


def lines(texts: Sequence[str], x: float = 60, y: float = 780, size: float = 10, step: float = 14, font: str = "F") -> list[Put]:
    """Lines one under the other."""
    return [Put(x, y - i * step, text, size, font) for i, text in enumerate(texts)]


def pdf(pages: Sequence[Sequence[Put]], drawing: str = "", extra: str = "", rotate: int = 0, image: bool = False) -> bytes:
    """A PDF with those words on its pages, 595 by 842 points; `drawing` is drawn on each page, `extra` put in the trailer."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >>",
        arabic_font("/ToUnicode 6 0 R"),
        stream(unicode_map()),
        arabic_font(""),
        stream(
            bytes(range(0, 256, 4)) * 64, "/Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8"
        ),
    ]
    kids = []
    for words in pages:
        body = drawing + ("q 595 0 0 842 0 0 cm /I Do Q\n" if image else "") + "".join(show(word) for word in words)
        objects.append(stream(body.encode("cp1252", "replace")))
        fonts = "/F 3 0 R /B 4 0 R /A 5 0 R /N 7 0 R"
        resources = f"<< /Font << {fonts} >> /XObject << /I 8 0 R >> >>"
        place = f"/MediaBox [0 0 595 842] /Rotate {rotate} /Contents {len(objects)} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R {place} /Resources {resources} >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return assemble(objects, extra)


def show(word: Put) -> str:
    """The operators that print some words."""
    if word.font in "AN":
        code = ARABIC_CODES if word.font == "A" else {chr(c): c - 29 for c in range(32, 127)} | {"é": 112, "à": 106, "è": 113, "’": 183}
        shown = "<" + "".join(f"{code[c]:04x}" for c in word.text) + ">"
    else:
        shown = "(" + word.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return f"BT /{word.font} {word.size} Tf {word.turn} {word.x} {word.y} Tm {shown} Tj ET\n"


LIGATURE = "\ue000"
ARABIC_CODES = {c: i for i, c in enumerate(f" ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ0123456789().,:؛،{LIGATURE}", 1)}
"""The glyphs of the Arabic font; the last one stands for lam-alef in one shape."""


def arabic_font(unicode: str) -> str:
    """A font that is not embedded, each glyph half as wide as it is high."""
    info = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    descriptor = (
        "/FontDescriptor << /Type /FontDescriptor /FontName /Times /Flags 4 /Ascent 800 /Descent -200 /FontBBox [0 -200 1000 800] >>"
    )
    child = f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Times {info} {descriptor} /DW 500 /CIDToGIDMap /Identity >>"
    return f"<< /Type /Font /Subtype /Type0 /BaseFont /Times /Encoding /Identity-H /DescendantFonts [{child}] {unicode} >>"


def unicode_map() -> bytes:
    """What each glyph of the Arabic font stands for."""
    rows = [(i, "لا" if c == LIGATURE else c) for c, i in ARABIC_CODES.items()]
    held = "\n".join(f"<{i:04x}> <{text.encode('utf-16-be').hex()}>" for i, text in rows)
    head = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange"
    return f"{head}\n{len(rows)} beginbfchar\n{held}\nendbfchar endcmap end".encode()


def visual(text: str) -> str:
    """An Arabic line as a printer sets it, from left to right: figures keep their order, brackets are mirrored, lam-alef is one shape."""
    text = text.replace("لا", LIGATURE)
    turned = "".join(reversed(text)).translate(str.maketrans("()", ")("))
    return re.sub(r"\d[\d.]*\d", lambda m: m.group()[::-1], turned)


def stream(data: bytes, entries: str = "") -> str:
    """A stream object, compressed."""
    packed = zlib.compress(data)
    return f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n{packed.decode('latin-1')}\nendstream"


def assemble(objects: Sequence[str], extra: str) -> bytes:
    """The objects, numbered from 1, with their table."""
    found, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for i, held in enumerate(objects, 1):
        places.append(len(found))
        found += f"{i} 0 obj\n{held}\nendobj\n".encode("latin-1")
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{len(found)}\n%%EOF\n"
    return found + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}{tail}".encode()


def paragraph(text: str, style: str = "", number: str = "") -> str:
    """A paragraph of Word."""
    kind = f'<w:pStyle w:val="{style}"/>' if style else ""
    kind += f'<w:numPr><w:ilvl w:val="{number[0]}"/><w:numId w:val="{number[1]}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{kind}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def word(body: str, numbering: str = "", footnotes: str = "", parts: dict[str, str] | None = None) -> bytes:
    """A Word document with that body."""
    base = "http://schemas.openxmlformats.org"
    kinds = {"document": body, "numbering": numbering, "footnotes": footnotes}
    held = {f"word/{name}.xml": text for name, text in kinds.items() if text}
    held["word/document.xml"] = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    held["word/styles.xml"] = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
        f'<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    links = [
        f'<Relationship Id="r{i}" Type="{base}/officeDocument/2006/relationships/{name}" Target="{name}.xml"/>'
        for i, name in enumerate(("styles", *(n for n in ("numbering", "footnotes") if kinds[n])))
    ]
    held["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{base}/package/2006/relationships">{"".join(links)}</Relationships>'
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = [("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("footnotes", "footnotes")]
    rows = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{main}.{kind}+xml"/>' for name, kind in overrides if f"word/{name}.xml" in held
    )
    held["[Content_Types].xml"] = (
        f'<Types xmlns="{base}/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )
    office = f"{base}/officeDocument/2006/relationships/officeDocument"
    held["_rels/.rels"] = (
        f'<Relationships xmlns="{base}/package/2006/relationships">'
        f'<Relationship Id="r" Type="{office}" Target="word/document.xml"/></Relationships>'
    )
    return zipped(held | (parts or {}))


def zipped(parts: dict[str, str]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


AKN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="loi"><meta/><body>
<chapter eId="chp_1"><num>Chapitre I</num><heading>Du séjour</heading>
<article eId="art_1"><num>Article premier</num><heading>Objet</heading>
<paragraph><content><p>La loi règle le séjour.</p></content></paragraph></article>
<article eId="art_2"><num>Article 2</num><list><point><num>a)</num><content><p>un titre ;</p></content></point></list></article>
</chapter></body></act></akomaNtoso>"""
HTML = """<!doctype html><html><head><title>x</title><style>p{}</style></head><body><h1>Loi de Valmérie</h1><nav>Accueil</nav>
<p><b>Article premier</b></p><p>Tout marin   peut<br>s'inscrire.</p><ol type="a"><li>au port ;</li><li>en mer.</li></ol>
<table><tr><th>Taux</th><th>Part</th></tr><tr><td>5</td><td>10</td></tr></table><p hidden>caché</p><script>x()</script></body></html>"""


def read_or_refuse(content: bytes, name: str) -> Document | LegalgapError:
    """What a file holds, or its refusal."""
    try:
        return read_content(content, name)
    except LegalgapError as error:
        return error
