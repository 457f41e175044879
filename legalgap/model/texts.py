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


class Title(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A title in the languages it is known in; French always."""

    fr: str
    ar: str | None = None
    en: str | None = None


class Promulgation(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The act that promulgates a law and its date."""

    date: date
    act: str | None = None


class Publication(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A publication in a gazette."""

    gazette: str
    number: str
    date: date
    lang: Lang | None = None
    page: int | None = None


class Amendment(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An amending act; `articles` names those it touched, when known."""

    act: str
    date: date
    articles: tuple[str, ...] = ()
    published: str | None = None


class Source(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where a text was read, in which language and state."""

    what: str
    lang: Lang | None = None
    url: str | None = None


class Place(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where an article begins in its source file: page from 1, line of that page from 1, box in points (left, top, right, bottom)."""

    source: str
    page: int | None = None
    line: int | None = None
    box: tuple[float, float, float, float] | None = None


class Change(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words that an amending act put into an article: characters `start` to `end` of its wording, and the place that says so."""

    act: str
    start: int
    end: int
    clause: str = ""


class Version(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The wording of an article from a date on.

    The built-in corpus holds a `digest` in our own words, a dossier the official `text`, paragraphs parted by line ends; both None
    where the wording existed but was not read. `checked` names the text a digest was checked against, or None.
    `heading` and `path` are given where they are no longer those of the article's first version.
    """

    start: date = field(name="from")
    digest: str | None = None
    checked: str | None = None
    doubt: str | None = None
    repealed: bool = False
    text: str | None = None
    place: Place | None = None
    changes: tuple[Change, ...] = ()
    heading: str | None = None
    path: tuple[str, ...] | None = None

    @property
    def wording(self) -> str | None:
        """What the engine reads: the official text where there is one, else the digest."""
        return self.text or self.digest

    def heading_of(self, article: "Article") -> str:
        """The heading under this version."""
        return article.heading if self.heading is None else self.heading

    def path_of(self, article: "Article") -> tuple[str, ...]:
        """The place in the act under this version."""
        return article.path if self.path is None else self.path


class Article(Struct, frozen=True, forbid_unknown_fields=True):
    """An article: its number as cited, its place in the act, and its versions, oldest first; `heading` may be empty."""

    num: str
    path: tuple[str, ...]
    heading: str
    versions: tuple[Version, ...]

    def at(self, day: date) -> Version | None:
        """The version in force on `day`; None before the first or after repeal."""
        past = [v for v in self.versions if v.start <= day]
        return past[-1] if past and not past[-1].repealed else None


class Act(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An act and what identifies it; the articles are kept beside, in `ActText`. `lang` is that of the wordings."""

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
    lang: Lang = "fr"


class ActText(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
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
    official: bool = False
    start: date | None = None


def passages(texts: tuple[ActText, ...], day: date) -> Iterator[Passage]:
    """Every article in force on `day` whose wording is known, bills left out."""
    for text in texts:
        act = text.act
        if act.kind == "projet" or act.in_force > day or (act.repealed and act.repealed <= day):
            continue
        for article in text.articles:
            version = article.at(day)
            if version and version.wording:
                lang = act.lang if version.text else "fr"
                checked = version.checked or ("texte officiel du dossier" if version.text else None)
                heading = version.heading_of(article)
                yield Passage(act.id, article.num, version.wording, lang, act.kind, heading, checked, bool(version.text), version.start)
