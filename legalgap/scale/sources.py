"""Where the acts of many countries are found: folders of YAML, or tables (Parquet, CSV, JSON lines)."""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from legalgap.errors import ArgumentError, InputFileError
from legalgap.scale.acts import BODY, HEAD, WHOLE, SourceAct
from legalgap.scale.tables import SUFFIXES, TableSource

NAME = re.compile(r"[\w][\w .'-]{0,63}")


class Source(Protocol):
    """A place that holds acts."""

    def countries(self) -> Sequence[str]:
        """The countries held."""
        ...

    def acts(self, country: str) -> Sequence[SourceAct]:
        """The acts of a country, none where it is not held."""
        ...


class FolderSource:
    """`<country>/<act>/` with act.yaml and articles.yaml, or acte.yaml; a country's folder may be a dossier."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def countries(self) -> Sequence[str]:
        """The folders that hold an act."""
        return [p.name for p in self.root.iterdir() if p.is_dir() and self.places(p.name)]

    def acts(self, country: str) -> Sequence[SourceAct]:
        """The acts of a country; files that cannot be read are missed when the act is read."""
        return [
            SourceAct(
                country,
                place.name,
                place.relative_to(self.root).as_posix(),
                {n: c for n in (WHOLE, HEAD, BODY) if (c := content(place / n)) is not None},
            )
            for place in self.places(country)
        ]

    def places(self, country: str) -> list[Path]:
        """The folders of acts."""
        held = (p for pattern in ("*/act*.yaml", "textes/*/act*.yaml") for p in (self.root / country).glob(pattern))
        return sorted({p.parent for p in held})


def content(path: Path) -> bytes | None:
    """The bytes of a file, None where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


class Everywhere:
    """Several sources as one."""

    def __init__(self, parts: Sequence[Source]) -> None:
        self.parts = parts

    def countries(self) -> list[str]:
        """Every country once, by name."""
        found = sorted({c for part in self.parts for c in part.countries()})
        for name in found:
            if not NAME.fullmatch(name):
                raise InputFileError(
                    f"Nom de pays inutilisable : « {name} »", todo="lettres, chiffres, espaces et tirets, 64 signes au plus"
                )
        return found

    def acts(self, country: str) -> list[SourceAct]:
        """The acts of a country by id, each once.

        Raises:
            InputFileError: two sources hold an act of one id.
        """
        found = sorted((a for part in self.parts for a in part.acts(country)), key=lambda a: a.id)
        for one, other in pairwise(found):
            if one.id == other.id:
                raise InputFileError(f"L'acte « {one.id} » est donné deux fois", where=f"{one.where}, {other.where}", todo="gardez-en un")
        return found


def open_acts(place: Path) -> Everywhere:
    """The acts of a folder or of one table.

    Raises:
        ArgumentError: nothing there.
        InputFileError: a table that is not what it should be.
        MissingPartError: tables cannot be read without the extra `scale`.
    """
    files = sorted(p for p in place.iterdir() if p.suffix.lower() in SUFFIXES) if place.is_dir() else [place]
    parts: list[Source] = [TableSource(path) for path in files if path.is_file()]
    if place.is_dir():
        parts.append(FolderSource(place))
    found = Everywhere(parts)
    if not found.countries():
        raise ArgumentError("Aucun acte à lire", where=str(place), todo="attendu : pays/acte/act.yaml, ou un Parquet, CSV ou JSONL")
    return found
