"""An act of some country, as found and not yet read: it can be sent to another machine, which reads it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from legalgap.errors import InputFileError
from legalgap.ingest.language import language
from legalgap.model.texts import Act, ActText, Article, Kind, Lang, Passage, passages
from legalgap.store.builtin import check_articles, refuse_repeats
from legalgap.store.yamlfile import read_yaml_text

WHOLE, HEAD, BODY = "acte.yaml", "act.yaml", "articles.yaml"
"""An act in one file, as a dossier keeps it, or in two, as the built-in corpus does."""


class Line(Struct, frozen=True):
    """An article in a table; what the table does not say is empty."""

    num: str
    text: str
    heading: str = ""
    lang: str = ""
    kind: str = ""


class Failure(Struct, frozen=True):
    """An act or a country that could not be done, and why, in French."""

    name: str
    why: str


class SourceAct(Struct, frozen=True):
    """An act to be read: its files by name, or its lines.

    `where` is for messages; it says nothing of the machine, so that results are the same wherever the acts are kept.
    """

    country: str
    id: str
    where: str
    files: dict[str, bytes] = {}
    lines: tuple[Line, ...] = ()

    def read(self, day: date) -> list[Passage]:
        """The articles in force on `day`; those of a table are taken as in force.

        Raises:
            DataError: malformed YAML, an article given twice.
            InputFileError: a line without number, an unknown kind of act, a file that is not UTF-8.
        """
        return list(passages((self.whole(),), day)) if self.files else read_lines(self)

    def whole(self) -> ActText:
        """The act of YAML files."""
        folder = Path(self.where)
        if WHOLE in self.files:
            text, last = read_yaml_text(folder / WHOLE, self.content(WHOLE), ActText), WHOLE
        else:
            act = read_yaml_text(folder / HEAD, self.content(HEAD), Act)
            text, last = ActText(act, read_yaml_text(folder / BODY, self.content(BODY), tuple[Article, ...])), BODY
        check_articles(text, folder / last)
        return text

    def content(self, name: str) -> str:
        """The text of a file."""
        if name not in self.files:
            raise InputFileError("Fichier absent", where=f"{self.where}/{name}", todo="rétablissez-le : un acte en a deux")
        try:
            return self.files[name].decode("utf-8-sig")
        except UnicodeDecodeError as error:
            where = f"{self.where}/{name}, octet {error.start}"
            raise InputFileError("Le fichier n'est pas en UTF-8", where=where, todo="enregistrez-le en UTF-8") from None


def read_lines(act: SourceAct) -> list[Passage]:
    """The articles of a table, those without words left out; the language is that of the act where no line gives it."""
    held = [line for line in act.lines if line.text.strip()]
    if any(not line.num.strip() for line in held):
        raise InputFileError("Article sans numéro", where=act.where, todo="remplissez la colonne « num »")
    refuse_repeats([line.num for line in held], "numéro d'article", Path(act.where))
    spoken = language(" ".join(line.text for line in held[:50]))
    return [
        Passage(act.id, line.num, line.text, reading_lang(line.lang, spoken), read_kind(line.kind, act), line.heading, None, True)
        for line in held
    ]


def reading_lang(code: str, spoken: Lang) -> Lang:
    """How an article is read: words count in French alone, so any language that is neither French nor Arabic is read as English is."""
    code = code.strip().casefold()[:2]
    return spoken if not code else "fr" if code == "fr" else "ar" if code == "ar" else "en"


def read_kind(name: str, act: SourceAct) -> Kind:
    """The kind of act, a law where nothing is said."""
    try:
        kind: Kind = msgspec.convert(name.strip() or "loi", Kind)
    except msgspec.ValidationError:
        raise InputFileError(
            f"Nature d'acte inconnue : « {name} »", where=act.where, todo="choisissez loi, decret, arrete, constitution, convention…"
        ) from None
    return kind


def digest(acts: Sequence[SourceAct]) -> bytes:
    """What acts hold, in a form to be hashed."""
    return msgspec.msgpack.encode(sorted((a.id, sorted(a.files.items()), a.lines) for a in acts))
