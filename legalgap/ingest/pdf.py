"""A PDF: pages with text read by pdfium, ruled tables found by pdfplumber, images of pages given to Tesseract."""

from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from legalgap.errors import InputFileError, MissingPartError
from legalgap.ingest.draft import Draft
from legalgap.ingest.limits import MAX_PAGES, refuse_size
from legalgap.ingest.ocr import Tesseract, is_image, workers
from legalgap.ingest.page import page_frame, page_lines
from legalgap.ingest.pdfium import PageText
from legalgap.ingest.tables import TableFinder, has_grid
from legalgap.ingest.unmapped import has_words, macintosh
from legalgap.model.documents import Format, Line, Remark
from legalgap.model.texts import Lang

Progress = Callable[[int, int], None]
FEW = 20
"""Characters under which a page counts as without text."""


def read_pdf(content: bytes, name: str, lang: Lang | None = None, progress: Progress | None = None) -> Draft:
    """The lines of a PDF.

    Raises:
        InputFileError: encrypted, damaged, over the limits, or fonts that cannot be decoded.
        MissingPartError: a scanned PDF, and no Tesseract.
    """
    pdf = open_pdf(content, name)
    reading = Reading(pdf, content, name, lang)
    try:
        for number in range(1, len(pdf) + 1):
            reading.read(number)
            if progress:
                progress(number, len(pdf) + len(reading.images))
        reading.read_images(progress)
        return reading.draft()
    finally:
        reading.tables.close()
        pdf.close()


def open_pdf(content: bytes, name: str) -> Any:
    """A document that pdfium could open, with a bearable number of pages.

    Raises:
        InputFileError: encrypted, damaged, or over the limits.
    """
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


class Reading:
    """The reading of one PDF, page by page: its lines, what was said of them, and which readers served."""

    def __init__(self, pdf: Any, content: bytes, name: str, lang: Lang | None) -> None:
        self.pdf, self.name, self.lang = pdf, name, lang
        self.tables = TableFinder(content)
        self.pages: dict[int, list[Line]] = {}
        self.remarks: list[Remark] = []
        self.images: list[int] = []
        self.decoded: list[int] = []

    def read(self, number: int) -> None:
        """Read one page, or note that it is an image."""
        import pypdfium2

        try:
            page = self.pdf[number - 1]
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError:
            self.remarks.append(Remark("Page illisible, laissée de côté", page=number))
            return
        try:
            if textpage.count_chars() < FEW and is_image(page):
                self.images.append(number)
            self.read_text(page, textpage, number)
        finally:
            textpage.close()
            page.close()

    def read_text(self, page: Any, textpage: Any, number: int) -> None:
        """Read the text of one page."""
        text = PageText(textpage, page_frame(page, textpage), macintosh, self.name)
        if text.lost:
            self.decoded.append(number)
        tables = self.tables.find(number) if not text.frame.turns and text.count and has_grid(page) else []
        self.pages[number], remarks = page_lines(text, number, tables)
        self.remarks += remarks

    def read_images(self, progress: Progress | None) -> None:
        """Read the pages that are images; without Tesseract, say which are missing, or refuse where most are.

        Raises:
            MissingPartError: most pages are images, and no Tesseract.
        """
        if not self.images:
            return
        try:
            tesseract = Tesseract(self.name, self.lang)
        except MissingPartError as error:
            if len(self.images) * 2 > len(self.pdf):
                raise
            self.remarks.append(Remark(f"Pages {spans(self.images)} : images sans texte, non lues ({error.todo})", page=self.images[0]))
            self.images = []
            return
        step = workers()
        for start in range(0, len(self.images), step):
            pages = [(number, self.pdf[number - 1]) for number in self.images[start : start + step]]
            for number, lines, remarks in tesseract.read(pages):
                self.pages[number] = lines
                self.remarks += remarks
            if progress:
                progress(len(self.pdf) + start + len(pages), len(self.pdf) + len(self.images))

    def draft(self) -> Draft:
        """All lines in the order of pages.

        Raises:
            InputFileError: fonts that cannot be decoded.
        """
        self.refuse_noise()
        self.remarks += self.tables.remarks()
        readers = [f"pypdfium2 {version('pypdfium2')}"]
        if any(line.role == "table" for lines in self.pages.values() for line in lines):
            readers.append(f"pdfplumber {version('pdfplumber')} (tableaux)")
        if self.images:
            readers.append(f"tesseract (pages {spans(self.images)})")
        lines = [line for number in sorted(self.pages) for line in self.pages[number]]
        form: Format = "ocr" if len(self.images) * 2 > len(self.pdf) else "pdf"
        return Draft(form, ", ".join(readers), lines, len(self.pdf), tuple(self.remarks), laid_out=True)

    def refuse_noise(self) -> None:
        """Keep the pages read through a table of glyphs where they give words.

        Raises:
            InputFileError: they give none.
        """
        if not self.decoded:
            return
        text = "\n".join(line.text for number in self.decoded for line in self.pages[number])
        if not has_words(text):
            raise InputFileError(
                "PDF dont les polices n'ont pas de table de caractères : son texte ne peut pas être lu",
                where=f"{self.name}, pages {spans(self.decoded)}",
                todo="fournissez une autre copie du texte, ou les pages numérisées en images",
            )
        what = f"Polices sans table de caractères, décodées (pages {spans(self.decoded)}) : comparez au texte publié"
        self.remarks.append(Remark(what, page=self.decoded[0]))


def spans(numbers: list[int]) -> str:
    """Numbers as spans: 1-3, 7."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in found)
