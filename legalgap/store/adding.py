"""Adding an act to a dossier: read, parse, choose, keep. What was in the dossier stays as it was until all is ready."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from legalgap.errors import ArgumentError, InputFileError
from legalgap.ingest.read import read_bytes, read_content
from legalgap.model.documents import Document
from legalgap.model.texts import ActText, Lang, Version
from legalgap.parse.acts import parse_document
from legalgap.parse.convert import Labels, to_act_text
from legalgap.parse.result import ParsedAct
from legalgap.parse.trust import STRICT, Trust, trust_of
from legalgap.store.dossier import Dossier, safe_suffix

Progress = Callable[[int, int], None]


class Reading(Struct, frozen=True):
    """A file as it was read: its bytes, its lines, and the acts found in it."""

    path: Path
    content: bytes
    document: Document
    acts: tuple[ParsedAct, ...]


class Proposal(Struct, frozen=True):
    """An act ready to be kept, with what a jurist should know before."""

    reading: Reading
    parsed: ParsedAct
    text: ActText
    trust: Trust


def read_file(path: Path, lang: Lang | None, progress: Progress | None = None) -> Reading:
    """Read and parse one file.

    Raises:
        InputFileError: it cannot be read, or holds no act.
        MissingPartError: a scanned page, and no Tesseract.
    """
    content = read_bytes(path)
    document = read_content(content, path.name, lang, progress)
    acts = parse_document(document)
    if not acts:
        raise InputFileError(
            "Aucun article reconnu dans ce fichier",
            where=str(path),
            todo="vérifiez la langue (--lang), ou donnez une table CSV avec les colonnes num,text",
        )
    return Reading(path, content, document, acts)


def files_of(path: Path) -> list[Path]:
    """The file itself, or those of a folder, by name, hidden ones left out.

    Raises:
        InputFileError: an absent path or an empty folder.
    """
    if not path.exists():
        raise InputFileError("Fichier introuvable", where=str(path), todo="vérifiez le chemin")
    if not path.is_dir():
        return [path]
    found = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith("."))
    if not found:
        raise InputFileError("Dossier vide", where=str(path), todo="donnez un fichier ou un dossier de fichiers")
    return found


def choose_act(reading: Reading, number: int | None, id_: str) -> ParsedAct | None:
    """The act asked for by its place in the file or by its number; the only one; None where a choice is needed.

    Raises:
        ArgumentError: no act at that place.
    """
    acts = reading.acts
    if number is not None:
        if not 1 <= number <= len(acts):
            raise ArgumentError(f"Pas d'acte n° {number} dans ce fichier", where=str(reading.path), todo=f"--act de 1 à {len(acts)}")
        return acts[number - 1]
    if len(acts) == 1:
        return acts[0]
    named = [a for a in acts if a.number and a.number == id_]
    return named[0] if len(named) == 1 else None


def propose(reading: Reading, parsed: ParsedAct, labels: Labels, state: str) -> Proposal:
    """The act as the dossier would keep it."""
    source = source_name(reading)
    text = to_act_text(parsed, reading.document, labels, source, state, datetime.date.today())
    return Proposal(reading, parsed, text, trust_of(parsed, reading.document))


def source_name(reading: Reading) -> str:
    """The name under which a dossier keeps a source."""
    return reading.document.sha256[:16] + safe_suffix(reading.path.name)


def refuse_doubtful(proposal: Proposal) -> None:
    """What `--strict` refuses.

    Raises:
        InputFileError: too few articles of those expected, or too many doubts.
    """
    trust = proposal.trust
    if not trust.sound:
        raise InputFileError(
            f"Lecture trop douteuse : {trust.found} articles sur {trust.expected} attendus, {len(trust.doubts)} doute(s)",
            where=str(proposal.reading.path),
            todo=f"il en faut {STRICT:.1%} sans doute ; corrigez la source, ou relancez sans --strict",
        )


def refuse_other(dossier: Dossier, proposal: Proposal) -> None:
    """An act held from another source is not replaced.

    Raises:
        ArgumentError: the dossier has an act of that id, read from another file.
    """
    law = proposal.text.act.id
    if law not in dossier.laws():
        return
    held = {v.place.source for a in dossier.load(law).articles for v in a.versions if v.place}
    if held != {source_name(proposal.reading)}:
        raise ArgumentError(
            f"Le dossier a déjà un acte « {law} », lu dans un autre fichier",
            where=str(dossier.root),
            todo="choisissez un autre --id, ou « legalgap corpus update » pour une nouvelle rédaction",
        )


def keep(dossier: Dossier, proposal: Proposal) -> bool:
    """Keep the source, then the act; False where nothing changed.

    Raises:
        ArgumentError: the dossier has another act of that id, or cannot be written.
    """
    refuse_other(dossier, proposal)
    dossier.folder(proposal.text.act.id)
    dossier.keep_source(proposal.text.act.id, proposal.reading.path.name, proposal.reading.content)
    return dossier.save(proposal.text, "ajout", proposal.reading.path.name)


def read_again(dossier: Dossier, law: str) -> Iterator[tuple[Trust, list[str]]]:
    """The trust report of each source of an act, read again, and the articles that are no longer read as they are kept.

    Raises:
        ArgumentError: no such act.
        InputFileError: a source that cannot be read any more.
    """
    text = dossier.load(law)
    folder = dossier.folder(law) / "sources"
    for name in dict.fromkeys(v.place.source for a in text.articles for v in a.versions if v.place):
        reading = read_file(folder / name, text.act.lang)
        kept = {a.num: v for a in text.articles for v in a.versions if v.place and v.place.source == name}
        parsed = max(reading.acts, key=lambda act: alike(act, kept))
        found = {a.num: a.text for a in parsed.articles}
        moved = [num for num, version in kept.items() if (version.text or "") != found.get(num, "") and not version.repealed]
        yield trust_of(parsed, reading.document), moved


def alike(act: ParsedAct, kept: Mapping[str, Version]) -> int:
    """How many articles kept are those of an act, by number and words."""
    return sum(a.num in kept and kept[a.num].text == a.text for a in act.articles)
