"""Measures as a table, whatever the format: columns, terminal, CSV, JSON."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

import msgspec
from rich.table import Table
from rich.text import Text

from legalgap.model.library import Actor, Category, Library
from legalgap.model.measures import DRAFT, UNNAMED, Measure, Parties, Plan
from legalgap.report.csvfile import inert
from legalgap.report.table import DOMAIN_LABEL, STATUS_LABEL

SCHEMA = "legalgap/measures/1"
CATEGORY_LABEL: dict[Category, str] = {
    "mainstreaming": "Intégration des textes de référence",
    "législative": "Réforme législative",
    "réglementaire": "Réforme réglementaire",
    "coordination": "Outil de coordination",
    "feuille-de-route": "Feuille de route conjointe",
}
LEVEL_COLOUR = {"facile": "#2E7D4F", "moyenne": "#8A6A00", "longue": "#B3261E"}


class Column(NamedTuple):
    """A column: its title, its width in characters, and how it is read from a measure of a plan."""

    title: str
    width: int
    read: Callable[[Measure, Library], str | float]


def name(actor: Actor | None) -> str:
    """An actor's name, or that it is to be designated."""
    return actor.name.fr if actor else UNNAMED


def names(actors: Iterable[Actor]) -> str:
    """Several names, or that they are to be designated."""
    return " ; ".join(a.name.fr for a in actors) or UNNAMED


def plural(count: int, noun: str) -> str:
    """A count and its noun."""
    return f"{count} {noun}{'s' if count > 1 else ''}"


def day(value: date) -> str:
    """A date."""
    return f"{value:%d/%m/%Y}"


def timetable(measure: Measure) -> str:
    """The steps with their dates in one cell."""
    return "\n".join(
        f"{day(s.start)} – {day(s.end)} : {s.name} ({s.weeks} sem.{'' if s.source else ', non vérifié'})" for s in measure.calendar
    )


def span(measure: Measure) -> str:
    """First and last day."""
    return f"{day(measure.calendar[0].start)} – {day(measure.calendar[-1].end)}"


def kin(measure: Measure) -> str:
    """How other countries do it, in one cell."""
    return "\n".join(f"{p.citation} : {p.practice.fr}{'' if p.checked else ' [non vérifié]'}" for p in measure.practices)


def labels(measure: Measure, library: Library) -> str:
    """The cross-cutting tags."""
    return " ; ".join(library.rules.tags[t].label for t in measure.tags)


def draft_text(measure: Measure, side: str) -> str:
    """The wording before or after."""
    return str(getattr(measure.draft, side)) if measure.draft else ""


MEASURES: tuple[Column, ...] = (
    Column("N°", 22, lambda m, _: m.id),
    Column("Mesure", 46, lambda m, _: m.title),
    Column("Objet", 46, lambda m, _: m.aim),
    Column("Catégorie", 20, lambda m, _: CATEGORY_LABEL[m.category]),
    Column("Domaine", 16, lambda m, _: DOMAIN_LABEL.get(m.domain, m.domain)),
    Column("Écarts fermés", 34, lambda m, _: " ; ".join(m.requirements)),
    Column("Statut le plus grave", 14, lambda m, _: STATUS_LABEL[m.status]),
    Column("Nature de l'écart", 20, lambda m, _: m.nature),
    Column("Lie l'État", 9, lambda m, _: "oui" if m.binding else "non"),
    Column("Confiance", 10, lambda m, _: m.confidence),
    Column("Texte visé", 24, lambda m, _: m.target.citation if m.target else ""),
    Column("Rang du texte à prendre", 14, lambda m, _: m.rank),
    Column("Rédaction actuelle", 60, lambda m, _: draft_text(m, "before")),
    Column("Rédaction proposée (projet)", 60, lambda m, _: draft_text(m, "after")),
    Column("Pilote", 26, lambda m, _: name(m.parties.pilot)),
    Column("Acteurs associés", 30, lambda m, _: names(m.parties.associated)),
    Column("Partenaires sociaux", 30, lambda m, _: names(m.parties.social)),
    Column("Calendrier", 56, lambda m, _: timetable(m)),
    Column("Méthode", 50, lambda m, _: "\n".join(f"{i}. {t}" for i, t in enumerate(m.method, 1))),
    Column("Faisabilité", 12, lambda m, _: m.feasibility.level),
    Column("Dans la durée du programme", 13, lambda m, _: "oui" if m.feasibility.within else "non"),
    Column("Raison", 44, lambda m, _: m.feasibility.why),
    Column("Coût", 10, lambda m, lib: lib.rules.costs[m.cost].label),
    Column("Partenaires", 26, lambda m, _: names(m.parties.partners)),
    Column("Effet sur les droits", 40, lambda m, _: m.rights),
    Column("Effet de genre", 40, lambda m, _: m.gender),
    Column("Étiquettes", 20, labels),
    Column("Groupes", 18, lambda m, _: " ; ".join(m.groups)),
    Column("Indicateur", 40, lambda m, _: m.indicator),
    Column("Risque", 40, lambda m, _: m.risk),
    Column("Pratiques d'autres pays", 60, lambda m, _: kin(m)),
    Column("Mesures réunies", 30, lambda m, _: " ; ".join(m.measures)),
    Column("À vérifier", 50, lambda m, _: " ".join(m.unverified)),
    Column("Score", 8, lambda m, _: m.score),
)


def measures_csv(plan: Plan) -> bytes:
    """Semicolon-separated UTF-8 with BOM, one line a measure."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([c.title for c in MEASURES])
    writer.writerows([[inert(c.read(m, plan.library)) for c in MEASURES] for m in plan.measures])
    return out.getvalue().encode("utf-8-sig")


def measures_json(plan: Plan) -> bytes:
    """The public contract legalgap/measures/1: the same bytes for the same plan."""
    data = {
        "schema": SCHEMA,
        "as_of": plan.scan.as_of,
        "state": plan.library.state,
        "start": plan.start,
        "months": plan.months,
        "engine": plan.scan.engine,
        "laws": plan.scan.laws,
        "notes": plan.notes,
        "measures": [measure_data(m) for m in plan.measures],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def measure_data(measure: Measure) -> dict[str, Any]:
    """One measure, with its wording before and after beside the redline."""
    data = {f: getattr(measure, f) for f in Measure.__struct_fields__}
    if measure.draft:
        data["draft"] = {**msgspec.to_builtins(measure.draft), "before": measure.draft.before, "after": measure.draft.after}
    if measure.target:
        data["target"] = {**msgspec.structs.asdict(measure.target), "citation": measure.target.citation}
    data["parties"] = party_data(measure.parties)
    return data


def party_data(parties: Parties) -> dict[str, Any]:
    """Who acts, by id and name."""
    return {
        "pilot": actor_data(parties.pilot) if parties.pilot else None,
        **{role: [actor_data(a) for a in getattr(parties, role)] for role in ("associated", "social", "partners")},
    }


def actor_data(actor: Actor) -> dict[str, Any]:
    """An actor's id and names."""
    return {"id": actor.id, "name": actor.name}


def measures_table(plan: Plan) -> Table:
    """The measures for the terminal: what, where, who, when."""
    table = Table(box=None, pad_edge=False, padding=(0, 1), header_style="bold")
    for title, justify in (("Score", "right"), ("N°", "left"), ("Mesure", "left"), ("Rang", "left"), ("Écarts", "right")):
        table.add_column(title, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for title in ("Pilote", "Échéance", "Faisabilité"):
        table.add_column(title, overflow="fold")
    for m in plan.measures:
        last = [name(m.parties.pilot), day(m.calendar[-1].end)]
        cells = [f"{m.score:.2f}", m.id, m.title, m.rank, str(len(m.requirements)), *last]
        table.add_row(*[Text(c) for c in cells], Text(m.feasibility.level, style=LEVEL_COLOUR[m.feasibility.level]))
    return table


def closing_lines(plan: Plan) -> Iterator[str]:
    """What is said under the table."""
    counts = {c: sum(m.category == c for m in plan.measures) for c in CATEGORY_LABEL}
    yield " · ".join(f"{CATEGORY_LABEL[c]} : {n}" for c, n in counts.items())
    within = sum(m.feasibility.within for m in plan.measures)
    yield f"{within} mesures sur {len(plan.measures)} tiennent dans un programme de {plan.months} mois à partir du {day(plan.start)}."
    yield from plan.notes
    yield DRAFT
