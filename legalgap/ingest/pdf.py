"""A PDF with text: pages read by pdfium, put in reading order."""

from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any

from legalgap.errors import InputFileError
from legalgap.ingest.bidi import is_rtl, logical, order_words
from legalgap.ingest.draft import Draft
from legalgap.ingest.layout import Row, reading_rows
from legalgap.ingest.limits import MAX_PAGES, refuse_size
from legalgap.ingest.notes import drop_calls, find_notes, row_size
from legalgap.ingest.pdfium import Frame, PageText, Word, quarter, read_words
from legalgap.model.documents import Box, Line, Remark, Role

Progress = Callable[[int, int], None]


def read_pdf(content: bytes, name: str, progress: Progress | None = None) -> Draft:
    """The lines of a PDF.

    Raises:
        InputFileError: encrypted, damaged, or over the limits.
    """
    pdf = open_pdf(content, name)
    try:
        lines: list[Line] = []
        remarks: list[Remark] = []
        for number in range(1, len(pdf) + 1):
            found, said = read_page(pdf, number, name)
            lines += found
            remarks += said
            if progress:
                progress(number, len(pdf))
        return Draft("pdf", f"pypdfium2 {version('pypdfium2')}", lines, len(pdf), tuple(remarks), laid_out=True)
    finally:
        pdf.close()


def open_pdf(content: bytes, name: str) -> Any:
    """A document that pdfium could open, with a bearable number of pages."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(content)
        pages = len(pdf)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise InputFileError("PDF protégé par un mot de passe", where=name, todo="enlevez la protection et recommencez") from None
        raise InputFileError("PDF abîmé ou incomplet", where=name, todo="téléchargez-le de nouveau ou réenregistrez-le") from None
    if not pages:
        raise InputFileError("PDF sans page", where=name, todo="téléchargez-le de nouveau")
    refuse_size(pages, MAX_PAGES, "pages", name)
    return pdf


def read_page(pdf: Any, number: int, name: str) -> tuple[list[Line], list[Remark]]:
    """The lines of one page, and what is doubtful there."""
    import pypdfium2

    try:
        page = pdf[number - 1]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return [], [Remark("Page illisible, laissée de côté", page=number)]
    try:
        frame = page_frame(page, textpage)
        return page_lines(PageText(textpage, frame), number)
    finally:
        textpage.close()
        page.close()


def page_frame(page: Any, textpage: Any) -> Frame:
    """How the page is read: turned as most of its text is."""
    import pypdfium2.raw as raw

    count = textpage.count_chars()
    turns = [quarter(raw.FPDFText_GetCharAngle(textpage.raw, i)) for i in range(0, count, max(1, count // 40))]
    left, bottom, right, top = page.get_bbox()
    usual = max(set(turns), key=turns.count) if turns else page.get_rotation() // 90
    return Frame(usual, left, bottom, right, top)


def page_lines(text: PageText, number: int) -> tuple[list[Line], list[Remark]]:
    """Words gathered in lines, each in the order it is read; footnotes and other leanings marked."""
    upright, leaning = part_leaning(text, list(read_words(text)))
    rtl = is_rtl(text.text)
    rows = [read_row(row, text) for row in reading_rows(upright, rtl)]
    notes = find_notes(rows, [row_text(r) for r in rows], text.frame.height)
    called = set(notes.values())
    remarks: list[Remark] = []
    dropped = 0
    lines: list[Line] = []
    for i, row in enumerate(rows):
        if called and i not in notes:
            row, count = drop_calls(row, called, text)
            dropped += count
        if row:
            lines.append(make_line(row, number, "footnote" if i in notes else "body"))
    lines += [make_line([word], number, "header") for word in leaning]
    if dropped:
        remarks.append(Remark(f"{dropped} appel(s) de note retiré(s) du texte", page=number))
    if leaning:
        remarks.append(Remark(f"{len(leaning)} mot(s) imprimé(s) en biais, laissé(s) hors du texte", page=number))
    return lines, remarks


def part_leaning(text: PageText, words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words printed along the page, and those printed across it, such as a watermark."""
    if all(quarter(text.angle(i)) == text.frame.turns for i in range(0, text.count, max(1, text.count // 200))):
        return list(words), []
    along: list[Word] = []
    across: list[Word] = []
    for word in words:
        (along if quarter(text.angle(word.start)) == text.frame.turns else across).append(word)
    return along, across


def read_row(row: Row, text: PageText) -> Row:
    """The words of a line as they are read."""
    plain = row_text(row)
    if plain.isascii() or not is_rtl(plain):
        return order_words(row, False) if not plain.isascii() else row
    return [logical(word, text) for word in order_words(row, True)]


def row_text(row: Row) -> str:
    """The words of a line, parted by spaces."""
    return " ".join(word.text for word in row)


def make_line(row: Row, page: int, role: Role) -> Line:
    """A line with its place."""
    size = row_size(row)
    box = (min(w.x0 for w in row), min(w.top for w in row), max(w.x1 for w in row), max(w.base + 0.2 * w.size for w in row))
    bold = sum(len(w.text) for w in row if w.bold) * 2 > sum(len(w.text) for w in row)
    return Line(row_text(row), page, 1, rounded(box), size, bold, role)


def rounded(box: Box) -> Box:
    """A box to a tenth of a point."""
    a, b, c, d = (round(v, 1) for v in box)
    return a, b, c, d
