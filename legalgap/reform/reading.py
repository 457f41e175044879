"""A file of law to what this floor works on: the articles of one act, with their places."""

from pathlib import Path

from msgspec import Struct

from legalgap.errors import ArgumentError, InputFileError
from legalgap.ingest.read import Progress, read_document
from legalgap.model.texts import Lang, Place
from legalgap.parse.acts import parse_document
from legalgap.parse.result import ParsedAct
from legalgap.reform.entries import Entry


class Reading(Struct, frozen=True):
    """One act as a file gives it: repealed articles are left out of `entries`, `gone` names them; `notes` are footnotes."""

    name: str
    lang: Lang
    act: ParsedAct
    entries: tuple[Entry, ...]
    gone: tuple[str, ...] = ()

    def places(self, source: str) -> dict[str, Place]:
        """Where each article begins in the source kept under that name."""
        return {a.num: Place(source, a.page, a.line, a.box) for a in self.act.articles}


def read_act(path: Path, lang: Lang | None = None, law: str = "", progress: Progress | None = None) -> Reading:
    """The act that a file holds: that numbered `law` where there are several, else the only one.

    Raises:
        InputFileError: the file cannot be read, or holds no article.
        ArgumentError: it holds several acts and none is numbered `law`.
    """
    document = read_document(path, lang, progress)
    acts = [a for a in parse_document(document) if a.articles]
    if not acts:
        raise InputFileError("Aucun article n'a été trouvé dans ce fichier", where=str(path), todo="vérifiez que c'est le texte d'une loi")
    chosen = [a for a in acts if a.number == law] or acts
    if len(chosen) > 1:
        names = ", ".join(a.name for a in acts)
        raise ArgumentError(f"Ce fichier contient plusieurs actes : {names}", where=str(path), todo="gardez-en un seul par fichier")
    return reading_of(path.name, chosen[0])


def reading_of(name: str, act: ParsedAct) -> Reading:
    """The articles of a parsed act."""
    entries = tuple(Entry(a.num, a.text, a.heading, a.path) for a in act.articles if not a.repealed)
    return Reading(name, act.lang, act, entries, tuple(a.num for a in act.articles if a.repealed))


def refuse_other_language(reading: Reading, lang: Lang, law: str) -> None:
    """The file is in the language of the act.

    Raises:
        ArgumentError: another language.
    """
    names = {"fr": "français", "ar": "arabe", "en": "anglais"}
    if reading.lang != lang:
        raise ArgumentError(
            f"« {reading.name} » est en {names[reading.lang]}, et l'acte {law} en {names[lang]}",
            todo=f"donnez le texte en {names[lang]}, ou la langue exacte avec --lang",
        )
