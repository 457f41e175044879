"""An act as it reads on one day: its articles in order, without their history."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from legalgap.errors import ArgumentError
from legalgap.model.texts import ActText
from legalgap.reform.words import keys

GONE = re.compile(
    r"\W*(?:article\s+)?(?:(?:a été|est|sont)\s+)?(?:abrogée?s?|supprimée?s?|repealed|تنسخ|منسوخ[ةه]?|نسخت?|ملغا[ةه]?)\W*", re.IGNORECASE
)
"""What is printed in the place of a repealed article."""


class Entry(Struct, frozen=True, omit_defaults=True):
    """An article as it reads on one day; `text` is the official wording, or the digest where there is none."""

    num: str
    text: str
    heading: str = ""
    path: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether only the number is left, or the mention that the article is repealed."""
        return bool(GONE.fullmatch(self.text)) or not keys(self.text)


def entries_on(text: ActText, day: date) -> tuple[Entry, ...]:
    """The articles of an act in force on `day` whose wording is known.

    Raises:
        ArgumentError: the act was not law yet, or no more, or none of its wordings of that day is known.
    """
    found = entries_of(text, day)
    if not found:
        raise ArgumentError(f"Aucune rédaction de l'acte {text.act.id} n'est connue au {day:%d/%m/%Y}", todo=known_days(text))
    refuse_outside(text, day)
    return found


def entries_of(text: ActText, day: date) -> tuple[Entry, ...]:
    """The same, none where none is known."""
    return tuple(Entry(a.num, v.wording, v.heading_of(a), v.path_of(a)) for a in text.articles if (v := a.at(day)) and v.wording)


def refuse_outside(text: ActText, day: date) -> None:
    """The day lies within what is known of the act.

    Raises:
        ArgumentError: it comes before the act, or after its repeal.
    """
    act = text.act
    if day < first_day(text):
        raise ArgumentError(f"Le {day:%d/%m/%Y} est antérieur à ce qui est connu de l'acte {act.id}", todo=known_days(text))
    if act.repealed and act.repealed <= day:
        raise ArgumentError(f"L'acte {act.id} est abrogé depuis le {act.repealed:%d/%m/%Y}", todo=known_days(text))


def first_day(text: ActText) -> date:
    """The first day on which a wording of the act is known."""
    starts = [a.versions[0].start for a in text.articles if a.versions]
    return max(min(starts, default=text.act.in_force), text.act.in_force)


def last_day(text: ActText) -> date:
    """The day of the latest version held."""
    return max((v.start for a in text.articles for v in a.versions), default=text.act.in_force)


def known_days(text: ActText) -> str:
    """What a date may be, for a message."""
    return f"choisissez une date à partir du {first_day(text):%d/%m/%Y} (dernière rédaction connue : {last_day(text):%d/%m/%Y})"


def by_number(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The articles by number.

    Raises:
        ArgumentError: a number stands twice.
    """
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.num in found:
            raise ArgumentError(f"L'article {entry.num} se trouve deux fois dans ce texte", todo="gardez-en un seul")
        found[entry.num] = entry
    return found


def merge_order(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The numbers of both lists: the old ones in their order, each added one after the number it follows in the new list."""
    order = list(old)
    held = set(old)
    for i, num in enumerate(new):
        if num not in held:
            order.insert(order.index(new[i - 1]) + 1 if i else 0, num)
            held.add(num)
    return order
