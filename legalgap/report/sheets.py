"""Detailed proposals: one sheet a measure."""

from collections.abc import Iterator, Sequence

from legalgap.errors import ArgumentError
from legalgap.model.measures import DRAFT, Measure
from legalgap.report.blocks import Block, Bullets, Redline, Report, Section, Table, Text
from legalgap.report.brief import TINTS, WARNING, Brief, closing, facts, practice_table
from legalgap.report.measures import CATEGORY_LABEL, day, labels, name, names, span
from legalgap.report.table import DOMAIN_LABEL, STATUS_LABEL

SIX = 6


def sheets(brief: Brief, top: int = SIX, chosen: Sequence[str] = ()) -> Report:
    """The first proposals by rank, or those of the ids chosen.

    Raises:
        ArgumentError: an id that no measure bears.
    """
    measures = pick(brief, chosen) if chosen else brief.proposals[:top]
    parts = [part for i, m in enumerate(measures, 1) for part in sheet(brief, m, i)]
    subtitle = f"{len(measures)} propositions, choisies " + ("par le juriste" if chosen else "dans l'ordre du classement")
    return Report(
        "Fiches de propositions détaillées",
        subtitle,
        brief.plan.scan.as_of,
        facts(brief),
        WARNING,
        (*(parts or [empty()]), *closing(brief)),
    )


def pick(brief: Brief, chosen: Sequence[str]) -> list[Measure]:
    """The measures of those ids, in the order asked."""
    known = {m.id: m for m in brief.plan.measures}
    for wanted in chosen:
        if wanted not in known:
            raise ArgumentError(f"Mesure inconnue : « {wanted} »", todo="les identifiants sont ceux de « legalgap measures »")
    return [known[i] for i in dict.fromkeys(chosen)]


def empty() -> Section:
    """What stands where the scan found no gap."""
    return Section("Aucune proposition", (Text("L'analyse n'a relevé aucun écart qui appelle une mesure."),))


def sheet(brief: Brief, measure: Measure, number: int) -> Iterator[Section]:
    """One proposal: identity, wording, calendar and method, effects, practices, what to check."""
    identity = (Text(measure.aim, "lead"), identity_table(brief, measure))
    yield Section(f"Fiche {number}. {measure.title}", identity, fresh=True, notes=f"{measure.aim} {measure.feasibility.why}")
    yield Section("Rédaction proposée", tuple(wording(measure)), 2)
    yield Section("Écarts que la mesure ferme", (closed(brief, measure),), 2)
    yield Section("Calendrier", (Text(measure.feasibility.why), calendar(measure)), 2)
    effects = (("Droits", measure.rights), ("Genre", measure.gender), ("Indicateur", measure.indicator), ("Risque", measure.risk))
    yield Section("Méthode", (Bullets(measure.method, numbered=True),), 2)
    yield Section("Effets, suivi, risque", (Table(("", ""), effects, (1, 5), keys=True),), 2)
    if measure.practices:
        yield Section("Ce que font d'autres pays", (practice_table(measure.practices),), 2)
    yield Section("À vérifier avant usage", (Bullets(measure.unverified or ("Rien de signalé.",)),), 2)


def identity_table(brief: Brief, m: Measure) -> Table:
    """The measure at a glance."""
    target = f"{m.target.citation} — {m.target.title}" if m.target else "texte nouveau"
    if m.target and m.target.heading:
        target += f" ({m.target.heading})"
    rows = (
        ("N°", m.id),
        ("Catégorie et domaine", f"{CATEGORY_LABEL[m.category]} · {DOMAIN_LABEL.get(m.domain, m.domain)}"),
        ("Texte visé", target),
        ("Rang du texte à prendre", m.rank),
        ("Écart", f"{STATUS_LABEL[m.status]} · {m.nature} · {'norme qui lie l’État' if m.binding else 'comparaison indicative'}"),
        ("Acteur pilote", name(m.parties.pilot)),
        ("Acteurs associés", names(m.parties.associated)),
        ("Partenaires sociaux", names(m.parties.social)),
        ("Partenaires techniques", names(m.parties.partners)),
        ("Période", span(m)),
        ("Faisabilité", f"{m.feasibility.level}, {'dans' if m.feasibility.within else 'au-delà de'} la durée du programme"),
        ("Coût", f"{brief.plan.library.rules.costs[m.cost].label} : {brief.plan.library.rules.costs[m.cost].means}"),
        ("Étiquettes", labels(m, brief.plan.library) or "–"),
        ("Score de classement", f"{m.score:.2f} sur 1"),
    )
    return Table(("", ""), rows, (1.3, 4.7), keys=True)


def wording(measure: Measure) -> Iterator[Block]:
    """The redline, or what stands in its place."""
    draft = measure.draft
    if draft is None:
        yield Text("Cette mesure réunit d'autres mesures ; chacune a sa rédaction.")
        return
    target = measure.target
    if draft.amends and target:
        words = "texte officiel" if target.official else "résumé analytique, non la lettre de la loi"
        since = f", version du {day(target.version)}" if target.version else ""
        yield Redline(draft.pieces, f"{target.citation}{since} ({words}) ; barré : à retirer ; souligné : à insérer.")
    elif draft.before and target:
        yield Redline(draft.pieces, f"{target.citation} reste tel quel ; souligné : à écrire dans un texte de rang « {measure.rank} ».")
    elif draft.pieces:
        place = f", à côté de l'article {target.near}" if target and target.near else ""
        yield Redline(draft.pieces, f"Disposition nouvelle, {measure.rank}{place}.")
    else:
        yield Text("Aucune clause modèle n'est écrite pour cet écart.")
    yield Text(DRAFT, "warning")


def closed(brief: Brief, measure: Measure) -> Table:
    """The requirements that the measure closes."""
    held = {r.requirement: r for r in brief.rows}
    rows = tuple(
        (r.requirement, r.claim, STATUS_LABEL[r.status], f"{r.confidence:.0%}".replace("%", " %"))
        for r in (held[i] for i in measure.requirements if i in held)
    )
    return Table(("Exigence", "Énoncé", "Statut", "Confiance"), rows, (2.1, 4.1, 1.5, 1.15), keys=True, tints=TINTS)


def calendar(measure: Measure) -> Table:
    """The steps with their dates and what they rest on."""
    rows = tuple(
        (s.name, day(s.start), day(s.end), str(s.weeks), s.basis or "–", s.source or "ordre de grandeur, non vérifié")
        for s in measure.calendar
    )
    return Table(("Étape", "Début", "Fin", "Semaines", "Fondement", "Source de la durée"), rows, (2.4, 1.4, 1.4, 1.35, 1.8, 2.0), keys=True)
