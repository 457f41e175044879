"""A folder of law files."""

from collections.abc import Sequence
from pathlib import Path

from legalgap.errors import InputFileError, LegalgapError
from legalgap.ingest.limits import MAX_FILES
from legalgap.ingest.read import Progress, read_document
from legalgap.model.documents import Document
from legalgap.model.texts import Lang


def list_files(folder: Path) -> list[Path]:
    """The files of a folder and of those in it, by path; hidden files and links that lead out of it are passed over.

    Raises:
        InputFileError: not a folder, empty, or with too many files.
    """
    if not folder.is_dir():
        raise InputFileError("Dossier introuvable", where=str(folder), todo="vérifiez le chemin")
    root = folder.resolve()
    found: list[Path] = []
    for path in sorted(folder.rglob("*")):
        inside = path.resolve().is_relative_to(root)
        if path.is_file() and inside and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            found.append(path)
        if len(found) > MAX_FILES:
            raise InputFileError(f"Plus de {MAX_FILES} fichiers", where=str(folder), todo="ajoutez les sous-dossiers un à un")
    if not found:
        raise InputFileError("Dossier sans fichier", where=str(folder), todo="vérifiez le chemin")
    return found


def read_folder(
    folder: Path, lang: Lang | None = None, progress: Progress | None = None
) -> tuple[Sequence[Document], Sequence[LegalgapError]]:
    """What the files of a folder hold, and the refusals of those that could not be read; `progress` is called with (files done, files).

    Raises:
        InputFileError: not a folder, empty, or with too many files.
    """
    files = list_files(folder)
    documents: list[Document] = []
    refusals: list[LegalgapError] = []
    for count, path in enumerate(files, 1):
        try:
            documents.append(read_document(path, lang))
        except LegalgapError as error:
            refusals.append(error)
        if progress:
            progress(count, len(files))
    return documents, refusals
