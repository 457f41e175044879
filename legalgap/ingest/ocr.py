"""Pages that are only images, read by Tesseract."""

import shutil
from collections.abc import Sequence
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


def need_tesseract(name: str, lang: Lang | None) -> str:
    """The languages to ask Tesseract for.

    Raises:
        MissingPartError: the extra, the program or one of its languages is not installed.
    """
    try:
        import pytesseract
    except ImportError:
        raise MissingPartError(
            "Document numérisé sans texte : il faut la reconnaissance de caractères",
            where=name,
            todo="pip install 'legalgap[ocr]' et installez le programme tesseract (avec fra et ara), ou fournissez un PDF avec texte",
        ) from None
    if shutil.which("tesseract") is None:
        raise MissingPartError(
            "Document numérisé sans texte : le programme tesseract est absent",
            where=name,
            todo="installez tesseract et ses langues fra et ara (Debian : apt install tesseract-ocr-fra tesseract-ocr-ara), puis recommencez",
        )
    held = set(pytesseract.get_languages(config=""))
    wanted = [PACKS[lang]] if lang else ["fra", "ara"]
    missing = [pack for pack in wanted if pack not in held]
    if missing:
        raise MissingPartError(
            f"Tesseract n'a pas la langue {', '.join(missing)}", where=name, todo=f"installez tesseract-ocr-{missing[0]} et recommencez"
        )
    return "+".join(wanted)


def is_image(page: Any) -> bool:
    """Whether a page shows an image over a quarter of it at least."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > 0.25 * width * height:
            return True
    return False


def read_image(page: Any, number: int, languages: str, name: str) -> tuple[list[Line], list[Remark]]:
    """The lines that Tesseract reads on a page, and how many of its words are unsure.

    Raises:
        InputFileError: the page takes too long.
    """
    import pytesseract

    width, height = page.get_size()
    scale = min(DPI / 72, (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    image = page.render(scale=scale, grayscale=True).to_pil()
    try:
        data = pytesseract.image_to_data(image, lang=languages, output_type=pytesseract.Output.DICT, timeout=SECONDS)
    except RuntimeError as error:
        raise InputFileError(
            "La reconnaissance de caractères a échoué", where=f"{name}, page {number} : {error}", todo="fournissez un PDF avec texte"
        ) from None
    return gather(data, number, scale)


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
