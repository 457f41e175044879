"""The lines of an Excel matrix, with its columns known by their titles."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from legalgap.errors import InputFileError, MissingPartError

SEARCHED, MOST_ROWS, MOST_BYTES = 30, 20_000, 200 * 1024 * 1024
"""Lines in which the titles are looked for; rows that are read, and unpacked bytes beyond which a workbook is refused."""


def find_matrix(content: bytes, titles: Mapping[str, frozenset[str]]) -> Iterator[tuple[int, dict[str, str]]]:
    """The numbered lines under the titles, cells by name, of the first sheet that has a requirement, and a status or a decision.

    `titles` gives for each name the titles that it may have, in lower case.

    Raises:
        InputFileError: not a workbook, too large, or without these columns.
        MissingPartError: openpyxl is not installed.
    """
    for sheet in open_book(content):
        lines = sheet.iter_rows(values_only=True, max_row=MOST_ROWS)
        columns: dict[str, int] = {}
        for number, line in enumerate(lines, 1):
            if columns:
                yield number, {name: str(line[c]) for name, c in columns.items() if c < len(line) and line[c] is not None}
            elif number > SEARCHED:
                break
            else:
                columns = columns_of(line, titles)
        if columns:
            return
    raise InputFileError(
        "Aucune feuille n'a les colonnes « Exigence », « Statut » et « Décision »",
        todo="donnez la matrice écrite par « legalgap scan --format xlsx »",
    )


def columns_of(line: tuple[Any, ...], titles: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """The place of each column in a line of titles; nothing where the line is not that of a matrix."""
    said = [str(cell).strip().casefold() for cell in line]
    found = {name: next((c for c, word in enumerate(said) if word in words), -1) for name, words in titles.items()}
    held = {name: c for name, c in found.items() if c >= 0}
    return held if "requirement" in held and held.keys() & {"status", "decision"} else {}


def open_book(content: bytes) -> Any:
    """The sheets of a workbook."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingPartError("La lecture des classeurs demande openpyxl", todo="pip install 'legalgap[review]'") from None
    what = "Ce fichier n'est pas un classeur Excel lisible"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(i.file_size for i in packed.infolist()) > MOST_BYTES:
                what = "Classeur trop volumineux"
            else:
                return load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets
    except Exception:  # damaged workbooks make the readers raise nearly anything
        pass
    raise InputFileError(what, todo="enregistrez la matrice au format .xlsx, sans mot de passe")
