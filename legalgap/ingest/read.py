"""Any file of law to a Document."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from legalgap.errors import InputFileError
from legalgap.ingest.bilingual import keep_one_script
from legalgap.ingest.clean import clean_lines
from legalgap.ingest.detect import detect_format
from legalgap.ingest.draft import Draft, number_lines
from legalgap.ingest.furniture import mark_furniture
from legalgap.ingest.language import language
from legalgap.ingest.limits import MAX_BYTES, MAX_CHARACTERS, refuse_size
from legalgap.ingest.margin import drop_line_numbers
from legalgap.ingest.textnotes import mark_text_notes
from legalgap.model.documents import Document, Format, Line
from legalgap.model.texts import Lang

Progress = Callable[[int, int], None]
SAMPLE = 20_000


def read_document(path: Path, lang: Lang | None = None, progress: Progress | None = None) -> Document:
    """What a file holds, in reading order; `lang` is guessed where it is not given; `progress` is called with (pages done, pages).

    Raises:
        InputFileError: the file is absent, empty, damaged, protected, too large, or of a format that cannot be read.
        MissingPartError: a scanned page, and no Tesseract.
    """
    content = read_bytes(path)
    return read_content(content, path.name, lang, progress)


def read_content(content: bytes, name: str, lang: Lang | None = None, progress: Progress | None = None) -> Document:
    """What the bytes of a file hold; see `read_document`."""
    form = detect_format(content, name)
    draft = read_draft(form, content, name, lang, progress)
    refuse_size(sum(len(line.text) for line in draft.lines), MAX_CHARACTERS, "caractères", name)
    spoken = lang or language(sample(draft.lines))
    lines, remarks = clean_lines(number_lines(draft.lines), spoken, printed=draft.format == "pdf")
    if draft.laid_out:
        lines = mark_furniture(drop_line_numbers(lines), draft.pages)
    lines, aside = keep_one_script(lines, spoken) if draft.format in ("pdf", "ocr") else (lines, [])
    if draft.format == "plain":
        lines = mark_text_notes(lines)
    if not any(line.text.strip() for line in lines):
        raise InputFileError("Fichier sans texte", where=name, todo="vérifiez le fichier et recommencez")
    seal = hashlib.sha256(content).hexdigest()
    return Document(name, seal, draft.format, draft.reader, spoken, draft.pages, tuple(lines), (*draft.remarks, *aside, *remarks))


def read_draft(form: Format, content: bytes, name: str, lang: Lang | None, progress: Progress | None) -> Draft:
    """The lines of a file by the reader of its format."""
    if form == "pdf":
        from legalgap.ingest.pdf import read_pdf

        return read_pdf(content, name, lang, progress)
    if form == "docx":
        from legalgap.ingest.docx import read_docx

        return read_docx(content, name)
    if form == "html":
        from legalgap.ingest.html import read_html

        return read_html(content, name)
    if form == "akn":
        from legalgap.ingest.akn import read_akn

        return read_akn(content, name)
    if form == "table":
        from legalgap.ingest.table import read_table

        return read_table(content, name, lang)
    from legalgap.ingest.plain import read_plain

    return read_plain(content, name)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        InputFileError: not a readable file, or too large.
    """
    try:
        if not path.is_file():
            what = "C'est un dossier, et non un fichier" if path.is_dir() else "Fichier introuvable"
            raise InputFileError(what, where=str(path), todo="vérifiez le chemin")
        refuse_size(path.stat().st_size, MAX_BYTES, "octets", str(path))
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise InputFileError("Fichier illisible", where=f"{path} : {error}", todo="vérifiez le chemin et vos droits") from None


def sample(lines: Sequence[Line]) -> str:
    """Enough of a text to tell its language: its beginning and its middle."""
    middle = len(lines) // 2
    text = "\n".join(line.text for line in [*lines[:400], *lines[middle : middle + 400]])
    return text[:SAMPLE] + text[-SAMPLE:]
