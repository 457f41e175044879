"""A draft instrument as a folder of a dossier: written whole or not at all."""

import datetime
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import yaml

from legalgap.errors import ArgumentError
from legalgap.model.norms import Provision
from legalgap.store.dossier import Dossier, Dumper
from legalgap.store.drafting import Draft

HEADER = """\
# Ébauche tirée du texte. Pour chaque exigence : relisez « claim », écrivez deux à six clauses en style législatif sous satisfied_by,
# limited_by et defeated_by, réglez duty, signals, needs et silence, proposez model_clause.fr, puis retirez « draft: true ».
# Gardez les identifiants : les décisions s'y attachent. « legalgap norms check --dossier … » dit ce qui reste à faire.
"""


def keep_draft(dossier: Dossier, draft: Draft) -> bool:
    """Keep an instrument with its source; False, and nothing written, where the dossier has it from the same file.

    Raises:
        ArgumentError: the dossier has an instrument of that id from another file, or cannot be written.
    """
    if is_kept(dossier, draft):
        return False
    id_ = draft.norm.instrument.id
    write_folder(dossier.root, dossier.norm_folder(id_), files_of_draft(draft))
    dossier.log("ajout de norme", id_, draft.source)
    return True


def is_kept(dossier: Dossier, draft: Draft) -> bool:
    """Whether the dossier has that instrument from the same file.

    Raises:
        ArgumentError: it has one of that id from another file.
    """
    id_ = draft.norm.instrument.id
    folder = dossier.norm_folder(id_)
    if folder.exists() and not (folder / "sources" / draft.source).exists():
        raise ArgumentError(
            f"Le dossier a déjà une norme « {id_} », tirée d'un autre fichier", where=str(folder), todo="choisissez un autre --id"
        )
    return folder.exists()


def files_of_draft(draft: Draft) -> dict[str, bytes]:
    """The files of an instrument's folder by name."""
    instrument = tidy(msgspec.to_builtins(draft.norm.instrument, builtin_types=(datetime.date,)))
    provisions = [provision_data(p) for p in draft.norm.provisions]
    return {
        "instrument.yaml": as_yaml(instrument),
        "provisions.yaml": HEADER.encode() + as_yaml(provisions),
        f"sources/{draft.source}": draft.content,
    }


def provision_data(held: Provision) -> dict[str, Any]:
    """A provision as it is written, the mark of a draft before what is to be completed."""
    data: dict[str, Any] = tidy(msgspec.to_builtins(held))
    data["requirements"] = [{"id": r["id"], "draft": True, **r} for r in data["requirements"]]
    return {"ref": data["ref"], "heading": data["heading"], "summary": data["summary"], "theme": data["theme"], "see": [], **data}


def tidy(data: Any) -> Any:
    """The same data without the keys that hold nothing."""
    if isinstance(data, dict):
        return {k: tidy(v) for k, v in data.items() if v is not None or k in ("adopted", "source")}
    return [tidy(v) for v in data] if isinstance(data, list | tuple) else data


def as_yaml(data: Any) -> bytes:
    """Readable YAML."""
    return str(yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=130)).encode()


def write_folder(root: Path, folder: Path, files: dict[str, bytes]) -> None:
    """Write a folder aside, then put it in its place at once: it is there whole or not at all.

    Raises:
        ArgumentError: the dossier cannot be written.
    """
    part = None
    try:
        part = Path(tempfile.mkdtemp(dir=root, prefix=".legalgap-"))
        for name, content in files.items():
            path = part / name
            path.parent.mkdir(exist_ok=True)
            with open(path, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
        folder.parent.mkdir(exist_ok=True)
        part.chmod(0o755)
        part.rename(folder)
    except OSError as error:
        if part:
            shutil.rmtree(part, ignore_errors=True)
        todo = "vérifiez les droits et la place libre"
        raise ArgumentError("La norme ne peut pas être écrite", where=f"{folder} : {error.strerror}", todo=todo) from None
