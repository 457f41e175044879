"""One Parquet file a country, a row a requirement with its articles: written whole or not at all, and sealed by what it was made from."""

import os
import tempfile
from collections.abc import Sequence
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from legalgap.errors import LegalgapError
from legalgap.model.findings import Match, Row
from legalgap.scale.acts import Failure, SourceAct, digest
from legalgap.scale.tables import connect, quoted

FIELDS = ("requirement", "instrument", "provision", "claim", "theme", "domain", "status", "confidence", "nature", "why", "binding")
LAST = ("standing", "beneficiary", "needs", "groups")
MATCH = {"law": "VARCHAR", "article": "VARCHAR", "heading": "VARCHAR", "relation": "VARCHAR", "score": "DOUBLE", "why": "VARCHAR"}
TYPES = {"confidence": "DOUBLE", "binding": "BOOLEAN", "groups": "VARCHAR[]", "as_of": "DATE", "acts": "INTEGER", "articles": "INTEGER"}
"""Types of the columns that are not text."""

LONGEST = 100_000_000
"""Bytes of a line, at most."""


class Country(msgspec.Struct, frozen=True):
    """What became of a country: `state` is done, unchanged or failed; `failures` are acts left out, or why it failed."""

    name: str
    state: str
    acts: int
    articles: int
    failures: tuple[Failure, ...] = ()


def seal_of(job_seal: str, acts: Sequence[SourceAct]) -> str:
    """Digest of all that a country's file is made from."""
    return blake2b(job_seal.encode() + digest(acts), digest_size=16).hexdigest()


def file_of(folder: Path, country: str) -> Path:
    """Where the table of a country is kept."""
    return folder / f"{country}.parquet"


def kept(folder: Path, country: str, seal: str) -> Country | None:
    """What became of a country in an earlier run, where its table was made from the very same things."""
    import duckdb

    path = file_of(folder, country)
    if not path.is_file():
        return None
    try:
        found = connect().execute(f"SELECT key, value FROM parquet_kv_metadata({quoted(path)})").fetchall()
        held = {bytes(k).decode(): bytes(v).decode() for k, v in found}
        if held.get("seal") != seal:
            return None
        return msgspec.structs.replace(msgspec.json.decode(held["country"], type=Country), state="unchanged")
    except (duckdb.Error, ValueError, KeyError):
        return None


def write_country(folder: Path, country: Country, rows: Sequence[Row], day: date, seal: str) -> None:
    """Write a country's table beside its place, flush it, put it there.

    Raises:
        LegalgapError: the folder cannot be written, or the disk is full; nothing is left behind.
    """
    import duckdb

    path = file_of(folder, country.name)
    about = {"seal": seal, "country": msgspec.json.encode(country).decode()}
    data = b"\n".join(msgspec.json.encode(row_data(country, row, day)) for row in rows)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".legalgap-") as place:
            lines, part = Path(place) / "rows.jsonl", Path(place) / "part.parquet"
            lines.write_bytes(data)
            copy(lines, part, about)
            with open(part, "rb") as made:
                os.fsync(made.fileno())
            os.replace(part, path)
    except (OSError, duckdb.Error) as error:
        said = getattr(error, "strerror", None) or " ".join(str(error).split())[:200]
        raise LegalgapError(
            "La table du pays n'a pas été écrite", where=f"{path} : {said}", todo="libérez de la place, puis relancez"
        ) from None


def copy(lines: Path, target: Path, about: dict[str, str]) -> None:
    """JSON lines to Parquet; the same lines give the same bytes."""
    columns = ", ".join(f"{quoted(n)}: {quoted(kind)}" for n, kind in column_types().items())
    source = f"read_json({quoted(lines)}, format='newline_delimited', columns={{{columns}}}, maximum_object_size={LONGEST})"
    known = ", ".join(f"{k}: {quoted(v)}" for k, v in about.items())
    with connect() as base:
        base.execute("SET threads = 1")
        base.execute(f"COPY (SELECT * FROM {source}) TO {quoted(target)} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{known}}})")


def column_types() -> dict[str, str]:
    """The columns of a table, in order, with their types."""
    names = ("country", "as_of", *FIELDS, *LAST, "acts", "articles")
    match = ", ".join(f"{n} {kind}" for n, kind in MATCH.items())
    return {**{n: TYPES.get(n, "VARCHAR") for n in names}, "matches": f"STRUCT({match})[]"}


def row_data(country: Country, row: Row, day: date) -> dict[str, Any]:
    """A row as it is written; `acts` and `articles` say what its status rests on."""
    said = {n: getattr(row, n) for n in (*FIELDS, *LAST)}
    about = {"country": country.name, "as_of": day, "acts": country.acts, "articles": country.articles}
    return {**about, **said, "matches": [match_data(m) for m in row.matches]}


def match_data(match: Match) -> dict[str, Any]:
    """An article of a row."""
    return {n: getattr(match, n) for n in MATCH}
