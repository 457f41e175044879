"""Joint roadmaps: the measures of a domain in order of their texts, and the way to a ratification."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from legalgap.model.findings import STATUSES, Scan
from legalgap.model.library import RANKS, Actor, Library, Rank
from legalgap.model.measures import Measure, Parties, Step
from legalgap.model.norms import Instrument
from legalgap.plan.calendar import assess, schedule
from legalgap.plan.gaps import SEVERITY

FEWEST = 3
"""Measures under which a domain needs no roadmap."""
TO_RATIFY = ("not-ratified", "signed", "approved")
METHOD = (
    "Réunir les pilotes et les partenaires sociaux et adopter la liste des mesures.",
    "Commencer par les textes légers, préparer dès le départ ceux qui passent au Parlement.",
    "Suivre les jalons chaque trimestre et publier l'état d'avancement.",
)
RISK = "Sans instance de suivi, les mesures avancent séparément et se contredisent."
INDICATOR = "Part des mesures de la feuille de route adoptées à leur date"
RIGHTS = "Ferme ensemble des écarts qui, séparés, se reforment."
GENDER = "Suivre l'avancement des mesures qui touchent les femmes dans un tableau à part."
RATIFY = (
    "Confirmer l'état de la ratification auprès du dépositaire.",
    "Lever ou planifier la levée des écarts que la ratification rendrait opposables.",
    "Consulter les partenaires sociaux, puis soumettre la loi d'approbation et déposer l'instrument.",
)


def make_roadmaps(
    measures: Sequence[Measure], scan: Scan, instruments: Mapping[str, Instrument], library: Library, start: date, months: int
) -> list[Measure]:
    """A roadmap for each domain with enough measures, and for each instrument of the scan that the state has yet to ratify."""
    by_domain: dict[str, list[Measure]] = {}
    for measure in measures:
        by_domain.setdefault(measure.domain, []).append(measure)
    roads = [domain_roadmap(d, held, library, start, months) for d, held in by_domain.items() if len(held) >= FEWEST]
    scanned = [instruments[i] for i in dict.fromkeys(r.instrument for r in scan.rows) if i in instruments]
    return roads + [ratification(i, measures, library, start, months) for i in scanned if to_ratify(i, library.state)]


def to_ratify(instrument: Instrument, state: str) -> bool:
    """Whether the state could ratify and has not."""
    adhesion = instrument.states.get(state)
    return adhesion is not None and adhesion.status in TO_RATIFY


def domain_roadmap(domain: str, held: Sequence[Measure], library: Library, start: date, months: int) -> Measure:
    """The measures of one domain, their milestones by rank of text."""
    steps = milestones(held, start)
    return Measure(
        f"R-{domain}",
        f"Feuille de route conjointe : {domain.replace('-', ' ')}",
        f"Conduire ensemble les {len(held)} mesures du domaine, des textes les plus légers aux lois.",
        "feuille-de-route",
        domain,
        "",
        "à établir",
        max((m.rank for m in held), key=RANKS.index),
        min((m.status for m in held), key=SEVERITY.index),
        tuple(dict.fromkeys(r for m in held for r in m.requirements)),
        any(m.binding for m in held),
        round(sum(m.confidence for m in held) / len(held), 2),
        None,
        None,
        together(held),
        steps,
        assess(steps, start, months, library.rules.easy),
        METHOD,
        max((m.cost for m in held), key=list(library.rules.costs).index),
        INDICATOR,
        RISK,
        RIGHTS,
        GENDER,
        tuple(t for t in library.rules.tags if any(t in m.tags for m in held)),
        tuple(sorted({g for m in held for g in m.groups})),
        (),
        tuple(m.id for m in held),
        ("Les jalons supposent toutes les mesures engagées à la même date.",),
    )


def milestones(held: Sequence[Measure], start: date) -> tuple[Step, ...]:
    """For each rank of text, from the first day to the last publication."""
    steps = []
    for rank in RANKS:
        of_rank = [m for m in held if m.rank == rank]
        if of_rank:
            end = max(m.calendar[-1].end for m in of_rank)
            steps.append(Step(f"{len(of_rank)} texte(s) de rang « {rank} »", start, end, -(-(end - start).days // 7), None, None, True))
    return tuple(steps)


def together(held: Sequence[Measure]) -> Parties:
    """The pilot most often named leads; the other pilots and all that join are associated."""
    pilots = Counter(m.parties.pilot.id for m in held if m.parties.pilot)
    actors = {a.id: a for m in held for a in every(m.parties)}
    lead = actors[pilots.most_common(1)[0][0]] if pilots else None
    joined = unique(a for m in held for a in (m.parties.pilot, *m.parties.associated) if a and a != lead)
    return Parties(lead, joined, unique(a for m in held for a in m.parties.social), unique(a for m in held for a in m.parties.partners))


def every(parties: Parties) -> list[Actor]:
    """All actors named."""
    return [a for a in (parties.pilot, *parties.associated, *parties.social, *parties.partners) if a]


def unique(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Each actor once, in order."""
    return tuple({a.id: a for a in actors}.values())


def ratification(instrument: Instrument, measures: Sequence[Measure], library: Library, start: date, months: int) -> Measure:
    """The way to the ratification of an instrument, with the measures to take first."""
    rank: Rank = "ratification"
    held = [m for m in measures if instrument.id in m.instruments]
    steps = schedule(library.calendar, rank, start)
    return Measure(
        f"R-ratification-{instrument.id}",
        f"Ratifier {instrument.id} — {instrument.title.fr}",
        "Donner force obligatoire à la convention et préparer le droit interne à la recevoir.",
        "feuille-de-route",
        "transversal",
        "",
        "à établir",
        rank,
        min((m.status for m in held), key=STATUSES.index, default="partiel"),
        tuple(r for m in held for r in m.requirements if r.startswith(f"{instrument.id}/")),
        False,
        round(sum(m.confidence for m in held) / len(held), 2) if held else 0.0,
        None,
        None,
        together(held),
        steps,
        assess(steps, start, months, library.rules.easy),
        RATIFY,
        next(iter(library.rules.costs)),
        "Instrument déposé, et date d'entrée en vigueur",
        "La ratification avant la levée des écarts expose l'État aux organes de contrôle ; après, elle peut être sans cesse remise.",
        "Rend les droits de la convention opposables à l'État.",
        GENDER,
        (),
        (),
        (),
        tuple(m.id for m in held),
        ("État de la ratification à confirmer auprès du dépositaire.",),
    )
