"""What parsing finds: acts, their articles with their places, and what was set aside."""

import datetime

from msgspec import Struct

from legalgap.model.documents import Box
from legalgap.model.texts import Kind, Lang, Promulgation
from legalgap.parse.divisions import Division


class Piece(Struct, frozen=True):
    """Lines set aside (title page, visas, signatures, contents, tables, notes): what they are, where they begin, how many there are."""

    what: str
    page: int
    line: int
    lines: int
    text: str


class ParsedArticle(Struct, frozen=True):
    """An article: number as cited, path, heading, paragraphs parted by line ends, and where it begins; `doubt` in French."""

    num: str
    path: tuple[str, ...]
    heading: str
    text: str
    page: int
    line: int
    box: Box | None = None
    repealed: bool = False
    doubt: str | None = None


class Stray(Struct, frozen=True):
    """A place that looks like an article's heading and was not taken for one."""

    printed: str
    page: int
    line: int


class ParsedAct(Struct, frozen=True):
    """An act cut out of a document."""

    title: str
    kind: Kind
    number: str
    date: datetime.date | None
    lang: Lang
    articles: tuple[ParsedArticle, ...]
    divisions: tuple[Division, ...] = ()
    promulgated: Promulgation | None = None
    consolidated: datetime.date | None = None
    pieces: tuple[Piece, ...] = ()
    strays: tuple[Stray, ...] = ()

    @property
    def name(self) -> str:
        """How the act is called in a list: loi 65-99, or its title."""
        return f"{self.kind} {self.number}" if self.number else self.title
