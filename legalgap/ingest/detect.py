"""What a file is, by its bytes; its name is only asked when they leave a doubt."""

import io
import json
import re
import zipfile
from pathlib import PurePath

from legalgap.errors import InputFileError
from legalgap.model.documents import Format

ZIP, OLE, RTF, XML_DECLARATION = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"<?xml"
IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
AKN = re.compile(rb"<(\w+:)?akomaNtoso[\s>]")
HTML = re.compile(rb"<(!doctype\s+html|html|head|body|div|p|h[1-6]|table|br|span|meta)[\s>/]", re.IGNORECASE)
COLUMNS = re.compile(r"^\W*\"?(num|numero|numéro|article|id)\"?\s*[,;\t|].*\b(text|texte)\b", re.IGNORECASE)
MANY = 8
"""Control characters that a text may hold."""
SAVE_AS_DOCX = "ouvrez-le et enregistrez-le au format .docx ou PDF"


def detect_format(content: bytes, name: str) -> Format:
    """The format of a file.

    Raises:
        InputFileError: empty, or a format that cannot be read, with what to do.
    """
    head = content[:4096]
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise InputFileError("Fichier vide", where=name, todo="vérifiez le fichier et recommencez")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if content.startswith(ZIP):
        return detect_zip(content, name)
    refuse_binary(content, head, name)
    return detect_text(content, name)


def detect_zip(content: bytes, name: str) -> Format:
    """A Word document; other kinds of zip files are refused by what they hold.

    Raises:
        InputFileError: a damaged archive, or not a Word document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            held = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        raise InputFileError("Document Word ou archive incomplets", where=name, todo="téléchargez le fichier de nouveau") from None
    if "word/document.xml" in held:
        return "docx"
    if any(n.startswith("xl/") for n in held):
        raise InputFileError("Classeur Excel", where=name, todo="enregistrez la feuille en CSV avec les colonnes num et text")
    if "content.xml" in held:
        raise InputFileError("Document LibreOffice", where=name, todo=SAVE_AS_DOCX)
    raise InputFileError("Archive zip, qui n'est pas un document", where=name, todo="décompressez-la et ajoutez les fichiers ou le dossier")


def refuse_binary(content: bytes, head: bytes, name: str) -> None:
    """Refuse what is neither a known document nor text.

    Raises:
        InputFileError: an old Word file, RTF, an image, an archive, or unknown bytes.
    """
    if content.startswith((OLE, RTF)):
        raise InputFileError("Ancien format de traitement de texte (.doc, .rtf)", where=name, todo=SAVE_AS_DOCX)
    if content.startswith(IMAGES):
        raise InputFileError("Image, et non document", where=name, todo="rassemblez les pages numérisées dans un PDF")
    if content.startswith(ARCHIVES):
        raise InputFileError("Archive compressée", where=name, todo="décompressez-la et ajoutez les fichiers")
    controls = sum(b < 32 and b not in (9, 10, 12, 13, 27) for b in head)
    if controls > max(MANY, 0.05 * len(head)) and not is_utf16(head):
        raise InputFileError("Fichier binaire inconnu", where=name, todo="formats lus : PDF, DOCX, HTML, Akoma Ntoso, texte, CSV, JSONL")


def is_utf16(head: bytes) -> bool:
    """Whether bytes look like UTF-16 or UTF-32: a mark, or zeros in every second place."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    return marked or (len(head) >= 8 and max(even, odd) > 0.35 * len(head) / 2 and min(even, odd) < 0.05 * len(head))


def as_utf8(head: bytes) -> bytes:
    """The beginning of a text in which ASCII can be looked for, UTF-16 made UTF-8."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore").encode()
    return head


def detect_text(content: bytes, name: str) -> Format:
    """Which of the text formats: Akoma Ntoso, HTML, a table, or plain text."""
    head = as_utf8(content[:65536])
    if AKN.search(head):
        return "akn"
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    tagged = len(HTML.findall(head))
    if is_page_archive(head):
        return "html"
    if (bare.startswith(b"<") and tagged and b"</" in bare) or tagged >= 5:
        return "html"
    if bare.startswith(XML_DECLARATION):
        raise InputFileError("XML qui n'est pas de l'Akoma Ntoso", where=name, todo="donnez l'acte en Akoma Ntoso, HTML, DOCX ou texte")
    return "table" if is_table(head, PurePath(name).suffix.lower()) else "plain"


def is_page_archive(head: bytes) -> bool:
    """Whether a browser or a mail program saved a page with its images in one file (MHTML)."""
    return b"MIME-Version:" in head[:2000] and re.search(rb"Content-Type:\s*(multipart/related|text/html)", head, re.IGNORECASE) is not None


def is_table(head: bytes, suffix: str) -> bool:
    """Whether the first line is the head of a table with `num` and `text`, or a JSON object."""
    first = head.decode("utf-8-sig", "ignore").lstrip().partition("\n")[0].strip()
    if suffix in (".csv", ".tsv", ".jsonl", ".json", ".ndjson"):
        return True
    if first.startswith("{") and first.endswith("}"):
        try:
            return "text" in json.loads(first)
        except (ValueError, RecursionError):
            return False
    return bool(COLUMNS.match(first))
