"""What a deliverable holds, whatever the format: sections of text, lists, tables, charts, redlines and the actor map."""

from datetime import date
from typing import Literal

from msgspec import Struct

from legalgap.model.measures import Piece

Style = Literal["normal", "lead", "small", "warning"]


class Text(Struct, frozen=True, tag=True):
    """A paragraph."""

    text: str
    style: Style = "normal"


class Bullets(Struct, frozen=True, tag=True):
    """A list; `numbered` where the order counts."""

    items: tuple[str, ...]
    numbered: bool = False


class Table(Struct, frozen=True, tag=True):
    """A table: column titles, rows, and the share of the width that each column takes. `keys`: the first column holds labels.

    Cells that are a key of `tints` are coloured with its value (#RRGGBB).
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    keys: bool = False
    tints: dict[str, str] = {}


class Series(Struct, frozen=True):
    """One colour of a chart: a value for each category."""

    name: str
    colour: str
    values: tuple[int, ...]


class Chart(Struct, frozen=True, tag=True):
    """Horizontal bars stacked by series, one bar a category."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


class Redline(Struct, frozen=True, tag=True):
    """A proposed wording."""

    pieces: tuple[Piece, ...]
    caption: str


class Box(Struct, frozen=True):
    """A box of the actor map: place and size in map units, lines of text, fill colour; `of` is the band it stands in."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    colour: str
    of: str
    name: str
    weight: int = 0


class Label(Struct, frozen=True):
    """Words on the map, with a line under them where they head a band."""

    x: float
    y: float
    text: str
    band: bool = False


class ActorMap(Struct, frozen=True, tag=True):
    """The drawn map, `title` and `caption` included for who cannot see it; `legend` are colours by kind of actor."""

    title: str
    caption: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]
    legend: tuple[tuple[str, str], ...]


Block = Text | Bullets | Table | Chart | Redline | ActorMap


class Section(Struct, frozen=True):
    """A titled part; level 1 or 2; `fresh` starts a page; `notes` are what a speaker would say of it."""

    title: str
    blocks: tuple[Block, ...]
    level: int = 1
    fresh: bool = False
    notes: str = ""


class Report(Struct, frozen=True):
    """A deliverable; `facts` stand under the title: what was compared, when, by which version."""

    title: str
    subtitle: str
    day: date
    facts: tuple[tuple[str, str], ...]
    warning: str
    sections: tuple[Section, ...]
    landscape: bool = False
