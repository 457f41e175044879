"""The two sides of a comparison: an act, an instrument, or a file of texts (csv or jsonl, `id` and `text`)."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from legalgap.errors import ArgumentError, InputFileError
from legalgap.model.norms import Norm
from legalgap.model.texts import ActText, passages

SUFFIXES = (".csv", ".tsv", ".jsonl")
NAMES = {"id": ("id", "num"), "text": ("text",)}
"""Columns of a file, and what they may be called: `num` is what an exported act calls its articles."""
Entry = tuple[int, str, str]


class Side(Struct, frozen=True):
    """One of the two bodies of text compared: texts and their ids, and what the user must know of them."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    notes: tuple[str, ...] = ()


def open_side(name: str, laws: Sequence[ActText], norms: Sequence[Norm], day: date) -> Side:
    """The side of that name: a file, an act as in force on `day`, or an instrument.

    Raises:
        ArgumentError: nothing has that name, or the act has no article on that day.
        InputFileError: a file that is not what it should be.
    """
    path = Path(name)
    if path.suffix.lower() in SUFFIXES or path.is_file():
        return read_side(path)
    for text in laws:
        if text.act.id == name:
            return act_side(text, day)
    for norm in norms:
        if norm.instrument.id.casefold() == name.casefold():
            return norm_side(norm)
    known = [*(t.act.id for t in laws), *(n.instrument.id for n in norms)]
    raise ArgumentError(
        f"Rien ne s'appelle « {name} »", todo=f"donnez un fichier {', '.join(SUFFIXES)} (id, text) ou l'un de : {', '.join(known)}"
    )


def act_side(text: ActText, day: date) -> Side:
    """The articles of an act: `65-99/416`."""
    held = list(passages((text,), day))
    if not held:
        raise ArgumentError(
            f"L'acte {text.act.id} n'a aucun article en vigueur au {day:%d/%m/%Y}", todo="choisissez une autre date (--as-of)"
        )
    return Side(tuple(f"{p.law}/{p.num}" for p in held), tuple(f"{p.heading}. {p.text}" if p.heading else p.text for p in held))


def norm_side(norm: Norm) -> Side:
    """The provisions of an instrument that ask for something: `C97/6(1)(b)`."""
    name, held = norm.instrument.id, [p for p in norm.provisions if p.requirements]
    return Side(tuple(f"{name}/{p.ref}" for p in held), tuple(f"{p.heading.fr}. {p.summary.fr}" for p in held))


def read_side(path: Path) -> Side:
    """The texts of a file.

    Raises:
        InputFileError: unreadable, malformed, empty, or an id given twice; the message names the line.
    """
    content = read_utf8(path)
    entries = list(read_jsonl(path, content) if path.suffix.lower() == ".jsonl" else read_csv(path, content))
    if not entries:
        raise InputFileError(
            "Le fichier ne contient aucun texte", where=str(path), todo="donnez une ligne par texte, avec « id » et « text »"
        )
    seen: dict[str, int] = {}
    for line, name, _ in entries:
        if name in seen:
            raise InputFileError(f"L'identifiant « {name} » est donné deux fois", where=f"{path}, lignes {seen[name]} et {line}", todo=ONE)
        seen[name] = line
    void = [str(line) for line, _, text in entries if not text.strip()]
    notes = (f"Textes vides dans {path}, lignes {', '.join(void)}.",) if void else ()
    return Side(tuple(e[1] for e in entries), tuple(e[2] for e in entries), notes)


ONE = "gardez-en un seul"


def read_utf8(path: Path) -> str:
    """The text of a file, without its byte-order mark."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputFileError("Le fichier ne peut pas être lu", where=f"{path} : {error.strerror}", todo="vérifiez son nom") from None
    except UnicodeDecodeError as error:
        raise InputFileError(
            "Le fichier n'est pas en UTF-8", where=f"{path}, octet {error.start}", todo="enregistrez-le en UTF-8"
        ) from None


def read_jsonl(path: Path, content: str) -> Iterator[Entry]:
    """One object a line."""
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        try:
            held = json.loads(line)
        except (ValueError, RecursionError):
            raise InputFileError("Ligne JSON illisible", where=f"{path}, ligne {number}", todo="écrivez un objet par ligne") from None
        if not isinstance(held, dict):
            raise InputFileError("Cette ligne n'est pas un objet JSON", where=f"{path}, ligne {number}", todo=SHAPE)
        yield number, field(held, "id", path, number), field(held, "text", path, number)


SHAPE = 'écrivez {"id": "…", "text": "…"}'


def field(held: dict[str, Any], name: str, path: Path, line: int) -> str:
    """A field that must be there, as text; half of a character that a broken export left is replaced."""
    value = next((held[n] for n in NAMES[name] if n in held), None)
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise InputFileError(f"Champ « {name} » absent ou d'une autre nature", where=f"{path}, ligne {line}", todo=SHAPE)
    return str(value).encode("utf-8", "replace").decode()


def read_csv(path: Path, content: str) -> Iterator[Entry]:
    """Comma, semicolon or tab; the first line names the columns."""
    csv.field_size_limit(2**31 - 1)
    head = content.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(content, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        titles = [t.strip().casefold() for t in next(rows, [])]
        columns = [next((titles.index(n) for n in NAMES[name] if n in titles), -1) for name in NAMES]
        if -1 in columns:
            missing = list(NAMES)[columns.index(-1)]
            raise InputFileError(f"Colonne « {missing} » absente", where=f"{path}, ligne 1", todo="nommez les colonnes id et text")
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) <= max(columns):
                raise InputFileError("Il manque une cellule", where=f"{path}, ligne {rows.line_num}", todo="complétez cette ligne")
            yield rows.line_num, row[columns[0]].strip(), row[columns[1]]
    except csv.Error as error:
        raise InputFileError(
            "Tableau CSV mal formé", where=f"{path}, ligne {rows.line_num}", todo=f"fermez les guillemets ({error})"
        ) from None
