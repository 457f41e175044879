"""Lists of acts, norms and articles: what is held, and how far it was checked."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rich.table import Table
from rich.text import Text

from legalgap.model.findings import Row
from legalgap.model.norms import Norm
from legalgap.model.texts import Act, ActText, Article, Version
from legalgap.report.table import RELATION_LABEL, STATUS_LABEL


class Listing(NamedTuple):
    """A table: its column titles, and its rows."""

    titles: tuple[str, ...]
    rows: list[tuple[str | int, ...]]


def list_acts(texts: Iterable[ActText], day: date) -> Listing:
    """A line an act: how many articles are in force on `day`, read, checked, doubtful, and from when."""
    titles = ("Acte", "Titre", "Nature", "En vigueur", "État", "Articles", "Lus", "Vérifiés", "Doutes", "Modifié par")
    return Listing(titles, [act_line(t, day) for t in texts])


def act_line(text: ActText, day: date) -> tuple[str | int, ...]:
    """The line of one act."""
    act = text.act
    held = [v for a in text.articles if (v := a.at(day))]
    read = [v for v in held if v.wording]
    checked = sum(bool(v.checked or v.text) for v in read)
    doubtful = sum(v.doubt is not None for v in read)
    amended = ", ".join(a.act for a in act.amended_by) or "—"
    return (act.id, act.title.fr, act.kind, act.in_force.isoformat(), state(act, day), len(held), len(read), checked, doubtful, amended)


def state(act: Act, day: date) -> str:
    """Whether an act is law on `day`."""
    if act.kind == "projet":
        return "projet"
    if act.repealed and act.repealed <= day:
        return "abrogé"
    return "en vigueur" if act.in_force <= day else "à venir"


def force(act: Act, day: date) -> str:
    """A sentence on where an act stands on `day`."""
    if act.kind == "projet":
        return "Projet : n'est pas du droit en vigueur."
    return f"Acte {state(act, day)}, entrée en vigueur le {act.in_force:%d/%m/%Y}."


def list_norms(norms: Iterable[Norm], state: str = "MA") -> Listing:
    """A line an instrument: provisions, requirements, clauses, and where the state stands."""
    titles = (
        "Norme",
        "Titre",
        "Adoptée",
        f"État ({state})",
        "Depuis",
        "Exclusions",
        "Dispositions",
        "Exigences",
        "Ébauches",
        "Clauses",
        "Par défaut",
    )
    return Listing(titles, [norm_line(n, state) for n in norms])


ADHESION = {
    "ratified": "ratifiée",
    "approved": "approuvée",
    "signed": "signée",
    "not-ratified": "non ratifiée",
    "unverified": "non vérifié",
    "non-binding": "non contraignant",
}


def norm_line(norm: Norm, state: str) -> tuple[str | int, ...]:
    """The line of one instrument."""
    instrument, adhesion = norm.instrument, norm.instrument.states.get(state)
    asked = [r for p in norm.provisions for r in p.requirements]
    clauses = sum(len(r.satisfied_by) + len(r.limited_by) + len(r.defeated_by) for r in asked)
    since = adhesion.date.isoformat() if adhesion and adhesion.date else "—"
    excludes = ", ".join(adhesion.excludes) if adhesion and adhesion.excludes else "—"
    stands = ADHESION[adhesion.status] if adhesion else "non ratifiée"
    core = "oui" if instrument.core else ""
    adopted = instrument.adopted.isoformat() if instrument.adopted else "—"
    counts = (len(norm.provisions), len(asked), sum(r.draft for r in asked), clauses)
    return (instrument.id, instrument.title.fr, adopted, stands, since, excludes, *counts, core)


def draw(listing: Listing) -> Table:
    """The listing for the terminal, numbers on the right."""
    table = Table(box=None, pad_edge=False, padding=(0, 1), header_style="bold")
    for i, title in enumerate(listing.titles):
        number = any(isinstance(r[i], int) for r in listing.rows)
        table.add_column(title, justify="right" if number else "left", overflow="fold", no_wrap=i == 0)
    for row in listing.rows:
        table.add_row(*[Text(str(cell)) for cell in row])
    return table


def as_csv(listing: Listing) -> str:
    """The listing as CSV, one line end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([listing.titles, *listing.rows])
    return out.getvalue()


def as_data(listing: Listing) -> list[dict[str, str | int]]:
    """The listing as rows by column title."""
    return [dict(zip(listing.titles, row, strict=True)) for row in listing.rows]


def show_article(text: ActText, article: Article, day: date, rows: Sequence[Row]) -> Iterator[Text]:
    """An article: where it stands, its versions, the act's history and sources, and the requirements it bears on."""
    act = text.act
    yield Text(f"{act.title.fr} ({act.id}), article {article.num}", style="bold")
    yield Text(" › ".join([*article.path, article.heading]))
    current = article.at(day)
    for version in article.versions:
        yield from show_version(version, version is current)
    if current is None:
        yield Text(f"Aucune rédaction en vigueur au {day:%d/%m/%Y}.", style="italic")
    yield Text(force(act, day))
    for p in act.published:
        yield Text(f"Publié : {p.gazette} {p.number} du {p.date:%d/%m/%Y}" + (f", p. {p.page}" if p.page else ""), style="dim")
    for change in act.amended_by:
        touched = f" (articles {', '.join(change.articles)})" if change.articles else ""
        yield Text(f"Modifié par {change.act} du {change.date:%d/%m/%Y}{touched}", style="dim")
    for source in act.sources:
        yield Text(f"Source : {source.what}" + (f" — {source.url}" if source.url else ""), style="dim")
    yield Text("Exigences qu'il touche" if rows else "Aucune exigence ne s'appuie sur cet article.", style="bold")
    yield from (show_requirement(row, act.id, article.num) for row in rows)


def show_version(version: Version, current: bool) -> Iterator[Text]:
    """A version: since when, what it says, and what it was checked against."""
    mark = " (en vigueur à cette date)" if current else ""
    gone = ", abrogé" if version.repealed else ""
    yield Text(f"\nDepuis le {version.start:%d/%m/%Y}{gone}{mark}", style="bold" if current else "dim")
    nature = "texte officiel" if version.text else "résumé analytique"
    yield Text(f"{version.wording or 'Rédaction non lue.'}", style="" if current else "dim")
    if version.wording:
        yield Text(
            f"[{nature} ; {f'vérifié : {version.checked}' if version.checked else 'non vérifié sur un texte officiel'}]", style="dim"
        )
    if version.doubt:
        yield Text(f"Doute : {version.doubt}", style="yellow")


def show_requirement(row: Row, law: str, num: str) -> Text:
    """A requirement's line, with what the article is to it."""
    relation = next(m.relation for m in row.matches if (m.law, m.article) == (law, num))
    return Text(f"· {row.requirement} — {RELATION_LABEL[relation]} ; statut {STATUS_LABEL[row.status].lower()} : {row.claim}")
