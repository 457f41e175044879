"""CSV and JSON lines of articles: `num` and `text`, and `heading` and `path` where they are."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from legalgap.errors import InputFileError
from legalgap.ingest.draft import Draft
from legalgap.ingest.language import language
from legalgap.ingest.plain import cut_line, decode
from legalgap.model.documents import Line, Role
from legalgap.model.texts import Lang

NAMES = {
    "num": ("num", "numero", "numéro", "article", "number", "id", "رقم", "المادة"),
    "text": ("text", "texte", "contenu", "content", "body", "النص"),
    "heading": ("heading", "titre", "intitulé", "intitule", "title"),
    "path": ("path", "chemin", "place", "hierarchie"),
}
WORDS: dict[Lang, str] = {"fr": "Article", "en": "Article", "ar": "المادة"}
BARE = re.compile(r"^([\d٠-٩]|premier\b|première\b|unique\b|preliminaire\b|préliminaire\b|[ivxlc]+$|[a-z]\.? ?\d)", re.IGNORECASE)
COLUMNS = "une première ligne « num,text » (et, au choix, heading, path), ou une ligne JSON par article avec num et text"
Row = tuple[str, str, str, tuple[str, ...]]


def read_table(content: bytes, name: str, lang: Lang | None) -> Draft:
    """Lines in which each row is an article: headings of its path where they change, its number, its heading, its paragraphs.

    Raises:
        InputFileError: a line or a column is missing or malformed.
    """
    text, encoding = decode(content, name)
    text = text.replace("\x00", "")
    as_json = text.lstrip()[:1] in ("{", "[")
    rows = list(json_rows(text, name) if as_json else csv_rows(text, name))
    if not rows:
        raise InputFileError("Table sans article", where=name, todo=f"il faut {COLUMNS}")
    spoken = lang or language("\n".join(row[1] for row in rows[:200]))
    lines: list[Line] = []
    before: tuple[str, ...] = ()
    for num, words, heading, path in rows:
        lines += [Line(part, role="heading") for i, part in enumerate(path) if path[: i + 1] != before[: i + 1]]
        lines.append(Line(f"{WORDS[spoken]} {num}" if BARE.match(num) else num, role="article"))
        lines += body(heading, "heading") + body(words, "body")
        before = path
    return Draft("table", f"{'JSON' if as_json else 'CSV'} {encoding}", lines)


def body(text: str, role: Role) -> list[Line]:
    """The paragraphs of a cell."""
    return [Line(part, role=role) for line in text.splitlines() for part in cut_line(line.strip()) if part]


def csv_rows(text: str, name: str) -> Iterator[Row]:
    """The rows of a CSV; the sign between columns is read in its first line.

    Raises:
        InputFileError: a column is missing or a row malformed.
    """
    first = text.lstrip("\ufeff").partition("\n")[0]
    mark = max(",;\t|", key=first.count)
    csv.field_size_limit(10_000_000)
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark)
    try:
        columns = find_columns([c for c in reader.fieldnames or () if c], name)
        for held in reader:
            yield as_row({key: held.get(column) for key, column in columns.items()}, f"{name}, ligne {reader.line_num}")
    except csv.Error as error:
        raise InputFileError(f"CSV illisible : {error}", where=f"{name}, ligne {reader.line_num}", todo="réenregistrez la table") from None


def json_rows(text: str, name: str) -> Iterator[Row]:
    """The rows of JSON lines, or of one JSON list.

    Raises:
        InputFileError: a line is no object, or a field is missing.
    """
    for where, held in json_objects(text, name):
        if not isinstance(held, dict):
            raise InputFileError("Ligne JSON qui n'est pas un objet", where=where, todo=f"il faut {COLUMNS}")
        columns = find_columns(list(held), where)
        yield as_row({key: held[column] for key, column in columns.items()}, where)


def json_objects(text: str, name: str) -> Iterator[tuple[str, Any]]:
    """Each value with where it stands."""
    line = 0
    try:
        if text.lstrip().startswith("["):
            for i, held in enumerate(json.loads(text), 1):
                yield f"{name}, élément {i}", held
            return
        for line, part in enumerate(text.lstrip("\ufeff").split("\n"), 1):
            if part.strip():
                yield f"{name}, ligne {line}", json.loads(part)
    except (ValueError, RecursionError):
        raise InputFileError("JSON illisible", where=f"{name}, ligne {line or 1}", todo=f"il faut {COLUMNS}") from None


def find_columns(held: list[str], where: str) -> dict[str, str]:
    """The column of each field, by any of its names.

    Raises:
        InputFileError: no column for the number or for the text.
    """
    plain = {column.strip().strip("\ufeff").lower(): column for column in held}
    found = {key: plain[names] for key, row in NAMES.items() for names in [next((n for n in row if n in plain), "")] if names}
    missing = [key for key in ("num", "text") if key not in found]
    if missing:
        raise InputFileError(f"Colonne absente : {', '.join(missing)}", where=where, todo=f"il faut {COLUMNS}")
    return found


def as_row(held: Mapping[str, Any], where: str) -> Row:
    """A row with its fields as text.

    Raises:
        InputFileError: no number.
    """
    num = " ".join(str(held["num"] if held["num"] is not None else "").split())
    if not num:
        raise InputFileError("Article sans numéro", where=where, todo="remplissez la colonne num")
    if len(num) > 200:
        raise InputFileError(f"Numéro d'article démesuré : « {num[:40]}… »", where=where, todo="vérifiez l'ordre des colonnes")
    text, heading, path = (held.get(key) for key in ("text", "heading", "path"))
    parts = path if isinstance(path, list) else re.split(r"\s*[>|/]\s+|\s+[>|/]\s*", str(path or ""))
    return num, str(text or ""), " ".join(str(heading or "").split()), tuple(p for part in parts if (p := str(part).strip()))
