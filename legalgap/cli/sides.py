"""The two sides of a comparison, from what was typed: an act, a date, or a file."""

from datetime import date
from pathlib import Path

from legalgap.errors import ArgumentError
from legalgap.model.texts import ActText, Lang
from legalgap.reform.difference import compare
from legalgap.reform.entries import Entry, entries_on, last_day
from legalgap.report.redline import Comparison
from legalgap.store.builtin import choose_laws

Side = tuple[str, Lang, tuple[Entry, ...]]
"""What a text is called, its language, its articles."""


def compare_dates(known: tuple[ActText, ...], law: str, first: date, second: date) -> Comparison:
    """What changed in an act between two days.

    Raises:
        ArgumentError: unknown act, or a day outside of what is known.
    """
    (text,) = choose_laws(known, [law])
    refuse_backwards(first, second)
    difference = compare(entries_on(text, first), entries_on(text, second))
    return Comparison(f"Acte {law} : ce qui change", day_name(text, first), day_name(text, second), lang_of(text), difference)


def compare_texts(known: tuple[ActText, ...], old: str, new: str, day: date, lang: Lang | None) -> Comparison:
    """What changed from one file or act to another.

    Raises:
        ArgumentError: neither a file nor an act, or two languages.
        InputFileError: a file that cannot be read.
    """
    first, second = (side_of(known, what, day, lang) for what in (old, new))
    if first[1] != second[1]:
        raise ArgumentError(
            "Ces deux textes ne sont pas dans la même langue",
            where=f"{first[0]} : {first[1]}, {second[0]} : {second[1]}",
            todo="comparez deux textes de même langue ; « legalgap compare » rapproche des textes de langues différentes",
        )
    return Comparison("Comparaison de deux textes", first[0], second[0], first[1], compare(first[2], second[2]))


def side_of(known: tuple[ActText, ...], what: str, day: date, lang: Lang | None) -> Side:
    """A file's act where there is such a file, else the act of that id on `day`."""
    path = Path(what)
    if path.exists():
        from legalgap.reform.reading import read_act

        reading = read_act(path, lang)
        return path.name, reading.lang, reading.entries
    if path.suffix and "/" in what:
        raise ArgumentError(f"Fichier introuvable : « {what} »", todo="vérifiez le chemin")
    (text,) = choose_laws(known, [what])
    return day_name(text, day), lang_of(text), entries_on(text, day)


def lang_of(text: ActText) -> Lang:
    """The language of what is read: digests are French."""
    return text.act.lang if any(v.text for a in text.articles for v in a.versions) else "fr"


def day_name(text: ActText, day: date) -> str:
    """An act on a day, and whether that day comes after all that is known."""
    late = f", dernière rédaction connue : {last_day(text):%d/%m/%Y}" if day > last_day(text) else ""
    return f"{text.act.id} au {day:%d/%m/%Y}{late}"


def refuse_backwards(first: date, second: date) -> None:
    """The first day comes first.

    Raises:
        ArgumentError: the dates are the wrong way round.
    """
    if first > second:
        raise ArgumentError(f"La première date ({first:%d/%m/%Y}) suit la seconde ({second:%d/%m/%Y})", todo="échangez-les")
