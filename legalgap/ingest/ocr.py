"""Pages that are only images, read by Tesseract."""

import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from legalgap.errors import InputFileError, MissingPartError
from legalgap.model.documents import Line, Remark
from legalgap.model.texts import Lang

DPI = 300
MAX_PIXELS = 60_000_000
SECONDS = 180
"""Time one page may take."""
UNSURE = 60.0
"""Confidence under which Tesseract's word is doubtful, in percent."""
PACKS = {"fr": "fra", "ar": "ara", "en": "eng"}


class Tesseract:
    """Tesseract with the languages a document needs."""

    def __init__(self, name: str, lang: Lang | None) -> None:
        """Raises MissingPartError where the extra, the program or one of its languages is not installed."""
        self.name, self.module = name, need_tesseract(name)
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        self.held = set(self.module.get_languages(config=""))
        self.packs = [PACKS[lang]] if lang else []
        refuse_missing([*self.packs] or ["fra"], self.held, name)

    def choose(self, image: Any) -> None:
        """Fix the languages: what was asked, otherwise by the script seen on an image.

        Raises:
            MissingPartError: Tesseract lacks one of them.
        """
        if not self.packs:
            self.packs = {"Arabic": ["ara"], "Latin": ["fra"]}.get(self.script(image), [p for p in ("fra", "ara") if p in self.held])
            refuse_missing(self.packs, self.held, self.name)

    def script(self, image: Any) -> str:
        """The script of an image, where Tesseract can tell."""
        try:
            return str(self.module.image_to_osd(image, output_type=self.module.Output.DICT, timeout=SECONDS)["script"])
        except (RuntimeError, KeyError, OSError):
            return ""

    def read(self, pages: Sequence[tuple[int, Any]]) -> list[tuple[int, list[Line], list[Remark]]]:
        """The lines that Tesseract reads on some pages, given with their numbers, side by side on the processors there are.

        Raises:
            InputFileError: a page takes too long or cannot be read.
            MissingPartError: Tesseract lacks a language.
        """
        images = [(number, *render(page)) for number, page in pages]
        self.choose(images[0][1])
        with ThreadPoolExecutor(len(images)) as pool:
            return list(pool.map(lambda image: self.read_image(*image), images))

    def read_image(self, number: int, image: Any, scale: float) -> tuple[int, list[Line], list[Remark]]:
        """The lines of one image, and how many of its words are unsure."""
        turned = "--psm 1" if "osd" in self.held else "--psm 3"
        try:
            data = self.module.image_to_data(
                image, lang="+".join(self.packs), config=turned, output_type=self.module.Output.DICT, timeout=SECONDS
            )
        except (RuntimeError, OSError) as error:
            where = f"{self.name}, page {number} : {str(error)[:120]}"
            raise InputFileError("La reconnaissance de caractères a échoué", where=where, todo="fournissez un PDF avec texte") from None
        return number, *gather(data, number, scale)


def workers() -> int:
    """How many pages are read at once."""
    return min(4, os.cpu_count() or 1)


def render(page: Any) -> tuple[Any, float]:
    """A page as an image fit to be read, and its scale."""
    width, height = page.get_size()
    scale = min(DPI / 72, (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    return page.render(scale=scale, grayscale=True).to_pil(), scale


def need_tesseract(name: str) -> Any:
    """The module that calls Tesseract.

    Raises:
        MissingPartError: the extra or the program is not installed.
    """
    try:
        import pytesseract
    except ImportError:
        raise MissingPartError(
            "Document numérisé, sans texte : il faut la reconnaissance de caractères",
            where=name,
            todo="pip install 'legalgap[ocr]' et installez le programme tesseract (langues fra et ara), ou fournissez un PDF avec texte",
        ) from None
    if shutil.which("tesseract") is None:
        raise MissingPartError(
            "Document numérisé, sans texte : le programme tesseract est absent",
            where=name,
            todo="installez-le avec ses langues (Debian : apt install tesseract-ocr-fra tesseract-ocr-ara) et recommencez",
        )
    return pytesseract


def refuse_missing(packs: Sequence[str], held: set[str], name: str) -> None:
    """Refuse where Tesseract lacks a language.

    Raises:
        MissingPartError: a language is missing.
    """
    missing = [pack for pack in packs if pack not in held]
    if missing:
        raise MissingPartError(f"Tesseract n'a pas la langue {missing[0]}", where=name, todo=f"installez tesseract-ocr-{missing[0]}")


def is_image(page: Any) -> bool:
    """Whether a page shows an image over a quarter of it at least."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > 0.25 * width * height:
            return True
    return False


def gather(data: dict[str, list[Any]], number: int, scale: float) -> tuple[list[Line], list[Remark]]:
    """Tesseract's words by block, paragraph and line."""
    rows: dict[tuple[int, int, int], list[int]] = {}
    for i, word in enumerate(data["text"]):
        if word.strip():
            rows.setdefault((data["block_num"][i], data["par_num"][i], data["line_num"][i]), []).append(i)
    lines = [make_line(data, held, number, scale) for held in rows.values()]
    words = [i for held in rows.values() for i in held]
    unsure = sum(0 <= float(data["conf"][i]) < UNSURE for i in words)
    said = f"Page numérisée : {len(words)} mots reconnus, dont {unsure} peu sûrs"
    return lines, [Remark(said, page=number)] if words else []


def make_line(data: dict[str, list[Any]], held: Sequence[int], number: int, scale: float) -> Line:
    """A line of words with its place in points."""
    left, top = (min(data[side][i] for i in held) / scale for side in ("left", "top"))
    right = max(data["left"][i] + data["width"][i] for i in held) / scale
    bottom = max(data["top"][i] + data["height"][i] for i in held) / scale
    box = (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))
    return Line(" ".join(data["text"][i] for i in held), number, 1, box, round(bottom - top, 1))
