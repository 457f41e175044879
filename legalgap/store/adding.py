"""Adding an act to a dossier: read, parse, choose, keep. What was in the dossier stays as it was until all is ready."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from legalgap.errors import ArgumentError, InputFileError
from legalgap.ingest.read import read_bytes, read_content
from legalgap.model.documents import Document
from legalgap.model.texts import ActText, Lang, Version
from legalgap.parse.acts import parse_document
from legalgap.parse.akn_read import read_own_akn
from legalgap.parse.convert import Labels, to_act_text
from legalgap.parse.result import ParsedAct
from legalgap.parse.trust import STRICT, Trust, trust_of, trust_of_numbers
from legalgap.store.corrections import replay
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
    return read_sent(read_bytes(path), path, lang, progress)


def read_sent(content: bytes, path: Path, lang: Lang | None, progress: Progress | None = None) -> Reading:
    """Read and parse the bytes of a file; see `read_file`."""
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
    """The act as the dossier would keep it; an act that legalgap exported as Akoma Ntoso comes back as it was."""
    own = read_own_akn(reading.content, reading.path.name) if reading.document.format == "akn" else None
    if own:
        return Proposal(reading, parsed, relabelled(own, labels), trust_of_numbers([a.num for a in own.articles]))
    text = to_act_text(parsed, reading.document, labels, source_name(reading), state, datetime.date.today())
    return Proposal(reading, parsed, text, trust_of(parsed, reading.document))


def relabelled(text: ActText, labels: Labels) -> ActText:
    """An act with the id, title and kind asked for."""
    act = text.act
    title = replace(act.title, fr=labels.title) if labels.title else act.title
    return ActText(replace(act, id=labels.id or act.id, title=title, kind=labels.kind or act.kind), text.articles)


def source_name(reading: Reading) -> str:
    """The name under which a dossier keeps a source."""
    return reading.document.sha256[:16] + safe_suffix(reading.path.name)


def refuse_doubtful(trust: Trust, path: Path) -> None:
    """What `--strict` refuses.

    Raises:
        InputFileError: too few articles of those expected, or too many doubts.
    """
    if not trust.sound:
        raise InputFileError(
            f"Lecture trop douteuse : {trust.found} articles sur {trust.expected} attendus, {len(trust.doubts)} doute(s)",
            where=str(path),
            todo=f"il en faut {STRICT:.1%} sans doute ; corrigez la source, ou relancez sans --strict",
        )


def held_sources(text: ActText) -> set[str]:
    """The source files that an act's versions were read from."""
    return {v.place.source for a in text.articles for v in a.versions if v.place}


def keep(dossier: Dossier, proposal: Proposal) -> bool:
    """Keep the source, then the act under the corrections made of it before; False where nothing changed.

    Raises:
        ArgumentError: the dossier has an act of that id read from another file, or cannot be written.
    """
    law, source = proposal.text.act.id, source_name(proposal.reading)
    kept = dossier.folder(law) / "sources" / source
    if law in dossier.laws():
        others = held_sources(dossier.load(law)) - {source}
        if not kept.exists():
            raise ArgumentError(
                f"Le dossier a déjà un acte « {law} », lu dans un autre fichier",
                where=str(dossier.root),
                todo="choisissez un autre --id, ou « legalgap corpus update » pour une nouvelle rédaction",
            )
        if others:
            return False
    dossier.keep_source(law, proposal.reading.path.name, proposal.reading.content)
    return dossier.save(replay(dossier, proposal.text).text, "ajout", proposal.reading.path.name)


def read_again(dossier: Dossier, law: str) -> Iterator[tuple[Trust, list[str]]]:
    """The trust report of each source of an act, read again, and the articles that, corrected, are no longer read as they are kept.

    An act whose sources the dossier does not hold is judged by its numbering alone.

    Raises:
        ArgumentError: no such act.
        InputFileError: a source that cannot be read any more.
    """
    text = dossier.load(law)
    paths = [path for name in sorted(held_sources(text)) if (path := dossier.folder(law) / "sources" / name).exists()]
    if not paths:
        yield trust_of_numbers([a.num for a in text.articles]), []
    for path in paths:
        reading = read_file(path, text.act.lang)
        kept = {a.num: v for a in text.articles for v in a.versions if v.place and v.place.source == path.name}
        parsed = max(reading.acts, key=lambda act: alike(act, kept))
        again = replay(dossier, to_act_text(parsed, reading.document, Labels(law), path.name, dossier.state, datetime.date.today())).text
        found = {a.num: a.versions[0].text for a in again.articles}
        moved = [num for num, version in kept.items() if (version.text or "") != (found.get(num) or "") and not version.repealed]
        yield trust_of(parsed, reading.document), moved


def alike(act: ParsedAct, kept: Mapping[str, Version]) -> int:
    """How many articles kept are those of an act, by number and words."""
    return sum(a.num in kept and kept[a.num].text == a.text for a in act.articles)
