"""Articles read in a folder of reference texts, against the numbering each act is known to have."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from legalgap.errors import InputFileError, LegalgapError
from legalgap.ingest.read import read_document
from legalgap.parse.acts import parse_document
from legalgap.parse.result import ParsedAct

KNOWN: tuple[tuple[str, str, str], ...] = (
    ("morocco/code-du-travail-65-99/fr/*.pdf", "65-99", "1-589"),
    ("morocco/code-du-travail-65-99/fr/*.txt", "65-99", "1-589"),
    ("morocco/code-du-travail-65-99/ar/*.pdf", "65-99", "1-589"),
    ("morocco/code-du-travail-65-99/ar/*.txt", "65-99", "1-589"),
    ("morocco/loi-02-03/ar/*101.txt", "02-03", "1-58"),
    ("morocco/loi-18-12/ar/*434.txt", "18-12", "1-197"),
    ("morocco/loi-65-00-amo/ar/*272.txt", "65-00", "1-149, 8 bis, 8 ter, 17 bis, 53 bis, 120 bis, 124 bis"),
    ("morocco/loi-98-15/ar/*457.txt", "98-15", "1-37, 12 bis, 14 bis, 28 bis"),
    ("morocco/loi-98-15/ar/*4451.txt", "98-15", "1-37, 12 bis, 14 bis, 28 bis"),
    ("morocco/loi-99-15/ar/*359.txt", "99-15", "1-54, 50 bis"),
    ("morocco/loi-72-18/ar/*506.txt", "72-18", "1-45"),
    ("morocco/loi-cadre-09-21/ar/*.txt", "09-21", "1-19"),
    ("morocco/loi-cadre-51-17/ar/*.txt", "51-17", "1-59"),
    ("morocco/loi-12-00/ar/*215.txt", "12-00", "1-25"),
    ("morocco/loi-13-00/ar/*6514.txt", "13-00", "1-52"),
    ("morocco/loi-36-96/ar/*.txt", "36-96", "1-24"),
    ("morocco/loi-19-12/*/*.pdf", "19-12", "1-27"),
    ("morocco/loi-19-12/ar/*.txt", "19-12", "1-27"),
    ("morocco/loi-60-17/*/*.pdf", "60-17", "1-32"),
    ("morocco/loi-60-17/ar/*.txt", "60-17", "1-32"),
    ("morocco/loi-51-99-anapec/ar/*51-99.pdf", "51-99", "1-18"),
    ("morocco/loi-51-99-anapec/ar/*6447.txt", "51-99", "1-18"),
    ("morocco/loi-27-14/ar/*.txt", "27-14", "1-7"),
    ("morocco/nationalite-1-58-250/ar/*.txt", "1-58-250", "1-46"),
    ("morocco/constitution-2011/ar/*.txt", "", "1-180"),
    ("morocco/decret-2-09-607/ar/*6043.txt", "2-09-607", "1-25"),
    ("norms/c097/ar/*.txt", "97", "1-23, I: 1-8, II: 1-13, III: 1-2"),
    ("norms/c097/en-nl/*.md", "97", "1-23, I: 1-8, II: 1-13, III: 1-2"),
    ("norms/icrmw/ar/*.txt", "", "1-93"),
)
"""File, the act's number in it, and the numbers of its articles; the parser never sees this table."""


class Score(Struct, frozen=True):
    """How one act was read from one file; seconds of reading and of parsing."""

    file: str
    act: str
    known: int
    found: int
    right: int
    reading: float
    parsing: float
    wrong: tuple[str, ...] = ()
    error: str = ""

    @property
    def recall(self) -> float:
        """Share of the known articles that were found."""
        return self.right / self.known if self.known else 0.0

    @property
    def precision(self) -> float:
        """Share of the articles found that are known ones."""
        return self.right / self.found if self.found else 0.0


def score_articles(texts: Path) -> Iterator[Score]:
    """One score a file of KNOWN that is in the folder.

    Raises:
        InputFileError: none of them is.
    """
    files = [(path, number, numbers_of(spec)) for pattern, number, spec in KNOWN for path in sorted(texts.glob(pattern))]
    if not files:
        raise InputFileError("Aucun texte de référence", where=str(texts), todo="donnez le dossier qui contient morocco et norms")
    for path, number, known in files:
        yield score_file(path, str(path.relative_to(texts)), number, known)


def score_file(path: Path, name: str, number: str, known: set[str]) -> Score:
    """The score of one file: its act of that number, or the one with the most articles."""
    begin = time.perf_counter()
    try:
        document = read_document(path)
        middle = time.perf_counter()
        acts = parse_document(document)
    except LegalgapError as error:
        return Score(name, number, len(known), 0, 0, 0.0, 0.0, error=str(error)[:120])
    end = time.perf_counter()
    named = [a for a in acts if a.number == number] or acts
    nums = article_numbers(max(named, key=lambda a: len(a.articles))) if named else []
    right = known & set(nums)
    wrong = (*sorted(known - right, key=order), *(f"+{n}" for n in nums if n not in known))
    return Score(name, number, len(known), len(nums), len(right), round(middle - begin, 2), round(end - middle, 2), wrong)


def article_numbers(act: ParsedAct) -> list[str]:
    """The numbers of the articles, without the preamble and the annexes kept whole."""
    return [a.num for a in act.articles if a.num != "préambule" and not a.num.startswith("annexe ") and a.num != "annexe"]


def numbers_of(spec: str) -> set[str]:
    """`1-3, 2 bis, I: 1-2` as 1, 2, 3, 2 bis, I-1, I-2."""
    found: set[str] = set()
    for part in spec.split(", "):
        prefix, _, span = part.rpartition(": ")
        first, _, last = span.partition("-")
        nums = [str(n) for n in range(int(first), int(last) + 1)] if last else [span]
        found |= {f"{prefix}-{n}" if prefix else n for n in nums}
    return found


def order(num: str) -> tuple[int, str]:
    """Numbers in order of size."""
    figures = re.search(r"\d+", num)
    return (int(figures[0]) if figures else 0), num
