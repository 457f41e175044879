"""Public strategies: numbered programmes and actions in our own words, each with what it was checked against."""

from typing import Literal

from msgspec import Struct

from legalgap.model.norms import Domain, Labels
from legalgap.model.texts import Source

ItemKind = Literal["objectif", "programme", "action", "mesure", "principe"]


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """A numbered item of a strategy; `source` says where it was seen, `checked` the official text it was compared with, or None."""

    num: str
    kind: ItemKind
    domain: Domain
    title: str
    text: str
    checked: str | None
    source: str | None = None
    doubt: str | None = None


class Strategy(Struct, frozen=True, forbid_unknown_fields=True):
    """A strategy, plan or programme of a state; years as adopted, None where open or not known."""

    id: str
    title: Labels
    start: int | None
    end: int | None
    lead: str
    about: str
    items: tuple[Item, ...]
    state: str = "MA"
    sources: tuple[Source, ...] = ()
    note: str | None = None
