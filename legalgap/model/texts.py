"""Acts, articles and their dated versions."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct, field

Kind = Literal["constitution", "convention", "loi-cadre", "loi", "dahir", "decret", "arrete", "projet"]
Lang = Literal["fr", "ar", "en"]

RANK: dict[Kind, int] = {
    "constitution": 5,
    "convention": 4,
    "loi-cadre": 3,
    "loi": 3,
    "dahir": 3,
    "decret": 2,
    "arrete": 1,
    "projet": 0,
}
"""Place of each kind of act in the hierarchy of norms; a bill is not law."""


class Title(Struct, frozen=True, forbid_unknown_fields=True):
    """A title in the languages it is known in; French always."""

    fr: str
    ar: str | None = None
    en: str | None = None


class Promulgation(Struct, frozen=True, forbid_unknown_fields=True):
    """The act that promulgates a law and its date."""

    date: date
    act: str | None = None


class Publication(Struct, frozen=True, forbid_unknown_fields=True):
    """A publication in a gazette."""

    gazette: str
    number: str
    date: date
    lang: Lang | None = None
    page: int | None = None


class Amendment(Struct, frozen=True, forbid_unknown_fields=True):
    """An amending act; `articles` names those it touched, when known."""

    act: str
    date: date
    articles: tuple[str, ...] = ()
    published: str | None = None


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a text was read, in which language and state."""

    what: str
    lang: Lang | None = None
    url: str | None = None


class Version(Struct, frozen=True, forbid_unknown_fields=True):
    """The wording of an article from a date on.

    `digest` is None where the wording existed but was not read; `checked` names the text it was checked against, or None.
    """

    start: date = field(name="from")
    digest: str | None
    checked: str | None
    doubt: str | None = None
    repealed: bool = False


class Article(Struct, frozen=True, forbid_unknown_fields=True):
    """An article: its number as cited, its place in the act, and its versions, oldest first."""

    num: str
    path: tuple[str, ...]
    heading: str
    versions: tuple[Version, ...]

    def at(self, day: date) -> Version | None:
        """The version in force on `day`; None before the first or after repeal."""
        past = [v for v in self.versions if v.start <= day]
        return past[-1] if past and not past[-1].repealed else None


class Act(Struct, frozen=True, forbid_unknown_fields=True):
    """An act and what identifies it; the articles are kept beside, in `ActText`."""

    id: str
    uri: str
    title: Title
    kind: Kind
    in_force: date
    promulgated: Promulgation | None = None
    published: tuple[Publication, ...] = ()
    amended_by: tuple[Amendment, ...] = ()
    sources: tuple[Source, ...] = ()
    repealed: date | None = None
    note: str | None = None


class ActText(Struct, frozen=True):
    """An act with its articles, in order."""

    act: Act
    articles: tuple[Article, ...]


class Passage(Struct, frozen=True):
    """The words of one article as the engine reads them on one day."""

    law: str
    num: str
    text: str
    lang: Lang
    kind: Kind
    heading: str = ""
    checked: str | None = None


def passages(texts: tuple[ActText, ...], day: date) -> Iterator[Passage]:
    """Every article in force on `day` whose wording is known, bills left out."""
    for text in texts:
        act = text.act
        if act.kind == "projet" or act.in_force > day or (act.repealed and act.repealed <= day):
            continue
        for article in text.articles:
            version = article.at(day)
            if version and version.digest:
                yield Passage(act.id, article.num, version.digest, "fr", act.kind, article.heading, version.checked)
