"""Dated versions: a new state of a text entered into an act's history, nothing of the past touched."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from legalgap.errors import ArgumentError
from legalgap.model.texts import ActText, Amendment, Article, Change, Place, Version
from legalgap.reform.difference import Difference, Line, compare
from legalgap.reform.entries import Entry, entries_on, last_day, merge_order
from legalgap.reform.redline import Edit, loud
from legalgap.reform.words import same_words

Clauses = dict[str, str]
"""For each article touched, the clause of the amending act that says so."""


def state_before(text: ActText, day: date) -> tuple[Entry, ...]:
    """The text as it stood when a change of `day` meets it.

    Raises:
        ArgumentError: a later version is held, another one of that very day, or the act was not in force.
    """
    last = last_day(text)
    if day < text.act.in_force:
        raise ArgumentError(
            f"Le {day:%d/%m/%Y} précède l'entrée en vigueur de l'acte {text.act.id} ({text.act.in_force:%d/%m/%Y})",
            todo="donnez avec --from la date d'effet de la réforme",
        )
    if day < last:
        raise ArgumentError(
            f"L'acte {text.act.id} a déjà une rédaction du {last:%d/%m/%Y}, plus récente que le {day:%d/%m/%Y}",
            todo="entrez les réformes dans l'ordre des dates : « legalgap corpus undo » reprend la dernière",
        )
    return entries_on(text, day)


def update_act(text: ActText, new: Sequence[Entry], day: date, act: str = "", clauses: Clauses | None = None) -> tuple[ActText, Difference]:
    """The act with `new` as its text from `day` on, and what changed; unchanged articles keep their version.

    `act` names the amending act, whose changed words are then recorded with the clause of each article.

    Raises:
        ArgumentError: dates out of order, or two wordings of the same day.
    """
    difference = compare(state_before(text, day), new)
    if not difference.changes:
        return text, difference
    if day == last_day(text):
        raise ArgumentError(
            f"L'acte {text.act.id} a déjà une autre rédaction du {day:%d/%m/%Y}",
            todo="corrigez --from, ou reprenez d'abord la dernière entrée avec « legalgap corpus undo »",
        )
    held = {a.num: a for a in text.articles}
    after = {line.new.num: line for line in difference.lines if line.new}
    order = merge_order([a.num for a in text.articles], [line.new.num for line in difference.lines if line.new])
    articles = []
    left = {line.old.num for line in difference.lines if line.old}
    for num in order:
        if line := after.get(num):
            version = next_version(held, line, day, act, (clauses or {}).get(num, ""))
            articles.append(enter(held.get(num), line, version))
        else:
            articles.append(end(held[num], day) if num in left else held[num])
    touched = tuple(dict.fromkeys(e.num for line in difference.changes for e in (line.new or line.old,) if e))
    amended = (*text.act.amended_by, Amendment(act, day, touched)) if act else text.act.amended_by
    return ActText(replace(text.act, amended_by=amended), tuple(articles)), difference


def next_version(held: dict[str, Article], line: Line, day: date, act: str, clause: str) -> Version:
    """What an article's line gives from `day` on: the version it had, where no word changed, else the new one with what changed in it."""
    assert line.new
    if line.old is None:
        whole = (Change(act, 0, len(line.new.text), clause),) if act else ()
        return Version(day, text=line.new.text, changes=whole)
    current = held[line.old.num].at(day)
    assert current
    if not loud(line.edits):
        return replace(current, start=day, place=None)
    added = record(line.edits, act, clause) if act else ()
    return Version(day, text=line.new.text, changes=tuple(sorted((*carry(current.changes, line.edits), *added), key=lambda c: c.start)))


def enter(article: Article | None, line: Line, version: Version) -> Article:
    """The article with one version more, unless it stays as it was."""
    entry = line.new
    assert entry
    if article is None:
        return Article(entry.num, entry.path, entry.heading, (version,))
    if not line.kinds:
        return article
    heading = None if same_words(entry.heading, article.heading) else entry.heading
    path = entry.path if line.moved and entry.path != article.path else None
    return replace(article, versions=(*article.versions, replace(version, heading=heading, path=path)))


def end(article: Article, day: date) -> Article:
    """The article, repealed from `day` on."""
    return replace(article, versions=(*article.versions, Version(day, repealed=True)))


def record(edits: Sequence[Edit], act: str, clause: str) -> tuple[Change, ...]:
    """The words put in, as characters of the new wording; words taken out leave an empty stretch."""
    out, shift = [], 0
    for edit in edits:
        start = edit.start + shift
        shift += len(edit.words) - (edit.end - edit.start)
        if not edit.quiet:
            out.append(Change(act, start, start + len(edit.words), clause))
    return tuple(out)


def carry(changes: Sequence[Change], edits: Sequence[Edit]) -> tuple[Change, ...]:
    """What earlier acts changed, moved to where these words now stand; what is gone is left out."""
    out = []
    for change in changes:
        start, end = moved_to(change.start, edits, first=True), moved_to(change.end, edits, first=False)
        if end > start or change.start == change.end == end:
            out.append(replace(change, start=start, end=max(start, end)))
    return tuple(out)


def moved_to(at: int, edits: Sequence[Edit], first: bool) -> int:
    """Where a character of the old wording stands in the new one; inside words taken out, after them if `first`, else before."""
    shift = 0
    for edit in edits:
        if edit.end <= at and (edit.start < at or not first):
            shift += len(edit.words) - (edit.end - edit.start)
        elif edit.start < at:
            return edit.start + shift + (len(edit.words) if first else 0)
    return at + shift


def placed(text: ActText, places: dict[str, Place], day: date) -> ActText:
    """The act, whose versions of `day` say where in their file they were read."""
    return ActText(text.act, tuple(placed_article(a, places, day) for a in text.articles))


def placed_article(article: Article, places: dict[str, Place], day: date) -> Article:
    """An article with the place of its version of `day`, where it has one."""
    last = article.versions[-1]
    if article.num not in places or last.start != day or last.repealed:
        return article
    return replace(article, versions=(*article.versions[:-1], replace(last, place=places[article.num])))


def with_text(text: ActText, new: Sequence[Entry], day: date) -> ActText:
    """The act as if `new` were its text on `day`, for a bill: each article keeps its date where it stays, the rest is of `day`."""
    difference = compare(entries_on(text, day), new)
    held = {a.num: a for a in text.articles}
    articles = []
    for line in difference.lines:
        if line.new:
            current = held[line.new.num].at(day) if line.new.num in held and not line.kinds else None
            version = current or Version(day, text=line.new.text)
            articles.append(Article(line.new.num, line.new.path, line.new.heading, (replace(version, heading=None, path=None),)))
    return ActText(text.act, tuple(articles))
