"""How fast files are read and how well Arabic is ordered, beside bare libraries, each in a process of its own."""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from legalgap.errors import InputFileError
from legalgap.ingest.lamalef import is_known, restore_word, word_list

MOST_PAGES = 40
"""Pages that pdfplumber alone is given: it is slow."""
COMMON = frozenset(
    "من في على إلى أن أو التي الذي هذا هذه المادة القانون كل عن ما ذلك بعد يجب يجوز العمل الشغل قانون رقم صادر مرسوم".split()
)
WORD = re.compile(r"[\u0621-\u064a]{2,}")
Text = tuple[int, str]
"""Pages read, and their text."""


class Reading(Struct, frozen=True, omit_defaults=True):
    """One file by one reader: seconds passed and of processor, peak memory in mebibytes, `order` of Arabic, `error` where it failed."""

    file: str
    reader: str
    pages: int
    seconds: float
    processor: float
    peak_mb: float
    order: float | None = None
    error: str = ""


def by_legalgap(path: Path) -> Text:
    """The project's own reader."""
    from legalgap.ingest.read import read_document

    document = read_document(path)
    return document.pages, document.text


def by_pypdfium2(path: Path) -> Text:
    """pypdfium2 alone: the text of each page as it comes."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    return len(pdf), "\n".join(page.get_textpage().get_text_range() for page in pdf)


def by_pdfplumber(path: Path) -> Text:
    """pdfplumber alone, on the first pages."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        pages = pdf.pages[:MOST_PAGES]
        return len(pages), "\n".join(page.extract_text() for page in pages)


def by_pdftotext(path: Path) -> Text:
    """The pdftotext program."""
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    text = done.stdout.decode("utf-8", "replace")
    return text.count("\f"), text


READERS: dict[str, Callable[[Path], Text]] = {
    "legalgap": by_legalgap,
    "pypdfium2": by_pypdfium2,
    "pdfplumber": by_pdfplumber,
    "pdftotext": by_pdftotext,
}


def order_share(text: str) -> float | None:
    """Share, among the known Arabic words of a text, of those whose letters stand in the order they are spoken; None without Arabic."""
    lists = word_list()
    known = COMMON | lists["stems"] | lists["forms"] | lists["right"]
    right = wrong = 0
    for word in WORD.findall(text):
        if is_known(word, known):
            right += 1
        elif is_known(restore_word(word), known) or is_known(word[::-1], known):
            wrong += 1
    return right / (right + wrong) if right + wrong >= 20 else None


def measure(reader: str, path: Path) -> Reading:
    """One file by one reader, in this process."""
    start = time.perf_counter()
    pages, text = READERS[reader](path)
    seconds = time.perf_counter() - start
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    peak = max(own.ru_maxrss, children.ru_maxrss) / (1024 if sys.platform != "darwin" else 1024**2)
    return Reading(path.name, reader, pages, seconds, processor, peak, order_share(text))


def measure_readers(texts: Path) -> Iterator[Reading]:
    """Every PDF with text of a folder by every reader that is installed.

    Raises:
        InputFileError: no PDF there.
    """
    files = sorted(texts.rglob("*.pdf")) if texts.is_dir() else [texts]
    if not files or not files[0].is_file():
        raise InputFileError("Aucun PDF à mesurer", where=str(texts), todo="donnez un PDF ou un dossier qui en contient")
    for path in files:
        for reader in READERS:
            if reader != "pdftotext" or shutil.which("pdftotext"):
                yield measure_apart(reader, path)


def measure_apart(reader: str, path: Path) -> Reading:
    """One file by one reader, in a process of its own; what it said where it failed."""
    command = [sys.executable, "-m", "legalgap.bench.readers", reader, str(path.resolve())]
    package = str(Path(__file__).parents[2])
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": package})
    if done.returncode:
        return Reading(path.name, reader, 0, 0, 0, 0, error=(done.stderr.strip().splitlines() or [""])[-1])
    return msgspec.json.decode(done.stdout, type=Reading)


if __name__ == "__main__":
    print(json.dumps(msgspec.to_builtins(measure(sys.argv[1], Path(sys.argv[2])))))
