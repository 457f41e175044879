"""A dossier: the folder where a jurist keeps added acts, decisions and reports. Every write is whole or not at all."""

import datetime
import hashlib
import json
import os
import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import yaml

from legalgap.errors import ArgumentError
from legalgap.model.texts import ActText
from legalgap.store.builtin import check_articles, load_corpus
from legalgap.store.files import append_line, read_lines, write_whole
from legalgap.store.yamlfile import read_yaml

SETTINGS = "legalgap.toml"
TEXTS = "textes"
NORMS = "normes"
DECISIONS = "decisions.jsonl"
LOG = "historique.jsonl"
REPORTS = "rapports"
HOME = "MA"
"""The state whose law is built in."""
ID = re.compile(r"[0-9A-Za-zÀ-ÿ][0-9A-Za-zÀ-ÿ._-]{0,63}")
Fastest: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class Dumper(Fastest):  # type: ignore[misc]
    """Writes each value where it stands: a date held twice is written twice, never as a reference."""

    def ignore_aliases(self, data: Any) -> bool:
        """No value is referred to."""
        return True


class Dossier:
    """An open dossier.

    ```
    legalgap.toml                 name, state
    textes/<id>/acte.yaml         the act and its articles with their dated versions
    textes/<id>/sources/          the files they were read from, named by sha256
    textes/<id>/anterieurs/       earlier states of acte.yaml, for undo, named by number
    normes/<id>/                  an added instrument: instrument.yaml, provisions.yaml, sources/
    decisions.jsonl historique.jsonl rapports/
    ```
    """

    def __init__(self, root: Path, settings: dict[str, Any]) -> None:
        self.root, self.settings = root, settings

    @property
    def state(self) -> str:
        """The country whose law this is, ISO 3166 two letters."""
        return str(self.settings.get("state", HOME))

    def folder(self, law: str) -> Path:
        """Where an act is kept; an ArgumentError where the id could not be a folder's name."""
        if not ID.fullmatch(law) or law.endswith("."):
            raise ArgumentError(f"Identifiant d'acte inutilisable : « {law} »", todo="lettres, chiffres, points, tirets, 64 signes au plus")
        return self.root / TEXTS / law

    @property
    def norms_root(self) -> Path:
        """Where the added instruments are kept."""
        return self.root / NORMS

    def norm_folder(self, norm: str) -> Path:
        """Where an instrument is kept; an ArgumentError where the id could not be a folder's name."""
        return self.norms_root / self.folder(norm).name

    def laws(self) -> list[str]:
        """The ids of the acts held, by name."""
        return sorted(p.parent.name for p in (self.root / TEXTS).glob("*/acte.yaml"))

    def load(self, law: str) -> ActText:
        """One act with its articles.

        Raises:
            ArgumentError: the dossier has no such act.
            DataError: its file is malformed.
        """
        path = self.folder(law) / "acte.yaml"
        if not path.is_file():
            held = ", ".join(self.laws()) or "aucun"
            raise ArgumentError(f"Le dossier n'a pas d'acte « {law} »", where=str(self.root), todo=f"actes du dossier : {held}")
        text = read_yaml(path, ActText)
        check_articles(text, path)
        return text

    def texts(self) -> tuple[ActText, ...]:
        """Every act held."""
        return tuple(self.load(law) for law in self.laws())

    def keep_source(self, law: str, name: str, content: bytes) -> str:
        """Keep a source file under its sha256; keeping it twice changes nothing. Returns the name it is kept under."""
        kept = f"{hashlib.sha256(content).hexdigest()[:16]}{safe_suffix(name)}"
        path = self.folder(law) / "sources" / kept
        if not path.exists():
            write_whole(path, content)
        return kept

    def save(self, text: ActText, what: str, source: str = "", by: str = "") -> bool:
        """Write an act, keeping its earlier state, and log it; False, and nothing written, where nothing changed."""
        folder = self.folder(text.act.id)
        path, content = folder / "acte.yaml", dump(text)
        old = path.read_bytes() if path.exists() else None
        if old == content:
            return False
        if old is not None:
            write_whole(folder / "anterieurs" / f"{len(self.earlier(text.act.id)) + 1:04d}.yaml", old)
        write_whole(path, content)
        self.log(what, text.act.id, source, by)
        return True

    def earlier(self, law: str) -> list[Path]:
        """The earlier states of an act, oldest first."""
        return sorted((self.folder(law) / "anterieurs").glob("[0-9]*.yaml"))

    def undo(self, law: str) -> bool:
        """Put the last earlier state of an act back, or take away an act that had none; False where there is no such act."""
        path, states = self.folder(law) / "acte.yaml", self.earlier(law)
        if not path.exists():
            return False
        os.replace(states[-1], path) if states else path.unlink()
        self.log("annulation", law)
        return True

    def log(self, what: str, law: str, source: str = "", by: str = "") -> None:
        """Add a line to the dossier's history."""
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        append_line(self.root / LOG, {"at": now, "what": what, "law": law, "source": source, "by": by or user()})

    def history(self) -> list[dict[str, str]]:
        """The lines of the history, oldest first; a last line cut short by a power failure is passed over."""
        return list(read_lines(self.root / LOG))


def create_dossier(root: Path, name: str = "", state: str = "MA") -> Dossier:
    """Make a dossier in an empty or absent folder, or open the one that is there."""
    if (root / SETTINGS).exists():
        return open_dossier(root)
    title = json.dumps(name or root.resolve().name, ensure_ascii=False)
    write_whole(root / SETTINGS, f"name = {title}\nstate = {json.dumps(state)}\n".encode())
    return open_dossier(root)


def open_dossier(root: Path) -> Dossier:
    """Open a dossier.

    Raises:
        ArgumentError: not a dossier, or its settings cannot be read.
    """
    try:
        settings = tomllib.loads((root / SETTINGS).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ArgumentError(
            "Ce dossier n'est pas un dossier legalgap", where=str(root), todo="créez-le avec « legalgap corpus add FICHIER --dossier … »"
        ) from None
    except (OSError, ValueError) as error:
        raise ArgumentError("Réglages du dossier illisibles", where=str(root / SETTINGS), todo=f"corrigez ce fichier ({error})") from None
    return Dossier(root, settings)


def known_law(dossier: Dossier | None) -> tuple[ActText, ...]:
    """The built-in acts, and those of a dossier, which take the place of built-in ones of the same id."""
    own = dossier.texts() if dossier else ()
    held = {t.act.id for t in own}
    return tuple(t for t in load_corpus() if t.act.id not in held) + own


def dump(text: ActText) -> bytes:
    """An act as readable YAML."""
    data = msgspec.to_builtins(text, builtin_types=(datetime.date, datetime.datetime))
    return str(yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=130)).encode()


def safe_suffix(name: str) -> str:
    """The suffix of a file's name, where it is a plain one."""
    suffix = Path(name).suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ""


def user() -> str:
    """Who runs the command, for the history."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
