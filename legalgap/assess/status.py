"""The rule table: from what the best articles do to a status and the nature of the gap."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from legalgap.model.findings import Nature, Relation, Status
from legalgap.model.norms import Needs, Requirement
from legalgap.model.texts import RANK, Kind

RELEVANT = 0.04
"""Chance of bearing on the requirement under which an article is not read for the status."""
CONTRADICTS = 0.3
"""Chance of contradiction from which one of the first articles is taken to contradict: needed to say so, enough to forbid « conforme »."""
HEARD_FIRST = 5
"""Articles that may contradict: beyond them, resemblance is too loose to accuse a law."""
DOUBT = 0.15
"""Chance of contradiction over the whole requirement from which « conforme » is left to a human."""
UNEQUAL = frozenset({"condition-de-nationalité", "traitement-distinct-des-étrangers", "sanction-du-migrant"})
"""Signals that break by themselves a promise which names them against it."""
SETTLED = 0.5
"""Chance from which a clear answer is given on an option that the state need not use."""
UNSURE = 0.3
"""Chance of the likeliest status under which the answer is « à vérifier »."""
RANK_NEEDED: dict[Needs, int] = {"loi": RANK["dahir"], "décret": RANK["decret"], "pratique": 0}


class Reading(Struct, frozen=True):
    """An article as the rules see it: how likely it bears on the requirement, and each relation's chance."""

    relevance: float
    chances: dict[Relation, float]
    kind: Kind
    signals: frozenset[str]

    @property
    def relation(self) -> Relation:
        """The likeliest relation; only related where it hardly bears on the requirement."""
        return "related" if self.relevance < RELEVANT else max(self.chances, key=lambda r: self.chances[r])


class Verdict(NamedTuple):
    """Status, nature of the gap, and the rule that gave them."""

    status: Status
    nature: Nature
    rule: str


def decide(requirement: Requirement, chances: dict[Status, float], readings: Sequence[Reading]) -> Verdict:
    """Apply the rules in order; `chances` are those of conforme, partiel, lacune, contradiction, readings best first."""
    if requirement.unfinished:
        return Verdict("a-verifier", "à établir", "sans clauses modèles, seuls les articles proches sont montrés")
    heard = [r for r in readings if r.relevance >= RELEVANT]
    if not heard:
        return Verdict(requirement.silence, "silence" if requirement.silence == "lacune" else "à établir", "aucun article ne s'en approche")
    if requirement.silence == "non-applicable" and max(chances["conforme"], chances["contradiction"]) < SETTLED:
        return Verdict("non-applicable", "à établir", "faculté ou définition que l'État n'a pas à reprendre")
    likeliest = max(chances, key=lambda s: chances[s])
    breaking = [r for r in heard[:HEARD_FIRST] if r.chances["contradicts"] >= CONTRADICTS]
    if accused(requirement, heard):
        return Verdict("contradiction", "contradiction", "l'article le plus proche pose la condition que la norme exclut")
    if likeliest == "contradiction" and breaking:
        return Verdict("contradiction", "contradiction", "un article fait ce que la norme interdit ou refuse ce qu'elle promet")
    if likeliest == "contradiction":
        return Verdict("partiel", "condition supplémentaire", "la règle est resserrée, sans qu'un article la contredise nettement")
    if chances[likeliest] < UNSURE:
        return Verdict("a-verifier", "à établir", "aucune lecture ne l'emporte")
    if likeliest == "conforme" and not breaking and chances["contradiction"] >= DOUBT:
        return Verdict("a-verifier", "à établir", "une contradiction n'est pas exclue")
    if likeliest == "conforme":
        return settle_conforme(requirement, heard, breaking or [r for r in heard if r.relation == "contradicts"])
    if likeliest == "partiel":
        return Verdict("partiel", narrow(heard), "la règle n'est tenue qu'en partie")
    if requirement.silence == "a-verifier" and requirement.needs == "pratique":
        return Verdict("a-verifier", "à établir", "la pratique ou un accord peut y suffire")
    return Verdict("lacune", "silence", "aucun article ne règle ce point")


def accused(requirement: Requirement, heard: Sequence[Reading]) -> bool:
    """Whether the very first article most likely contradicts and holds a signal of unequal treatment that the requirement names."""
    named = heard[0].signals & UNEQUAL & set(requirement.signals.against)
    return heard[0].relation == "contradicts" and bool(named)


def settle_conforme(requirement: Requirement, heard: Sequence[Reading], breaking: Sequence[Reading]) -> Verdict:
    """Conforme, unless an article contradicts or every article that keeps the promise is of too low a rank."""
    if breaking:
        return Verdict("partiel", "condition supplémentaire", "un article satisfait, un autre semble contredire")
    bearers = [r for r in heard if r.relation == "full"] or [max(heard, key=lambda r: r.relevance * r.chances["full"])]
    if max(RANK[r.kind] for r in bearers) < RANK_NEEDED[requirement.needs]:
        return Verdict("partiel", "rang insuffisant", "la règle n'est portée que par un texte de rang inférieur")
    return Verdict("conforme", "aucune", "un article fait ce que la norme demande")


NARROW = frozenset({"réservé-aux-citoyens", "exclusion", "condition-de-résidence", "condition-de-régularité"})
EXTRA = frozenset(
    {
        "condition-de-nationalité",
        "réciprocité",
        "autorisation-préalable",
        "condition-de-durée",
        "exception-ordre-public",
        "préférence-nationale",
    }
)


def narrow(heard: Sequence[Reading]) -> Nature:
    """The nature of a partial gap, from the signals of the first articles and their rank."""
    first = [r.signals for r in heard[:3]]
    if sum(bool(s & EXTRA) for s in first) > sum(bool(s & NARROW) for s in first):
        return "condition supplémentaire"
    if heard[0].kind != "constitution" and "renvoi-réglementaire" in heard[0].signals and not any(RANK[r.kind] < 3 for r in heard):
        return "texte d'application manquant"
    return "champ trop étroit"


def agree(relations: Sequence[Relation], readings: Sequence[Reading], status: Status) -> list[Relation]:
    """Relations that go with the status: what decided it shows, and nothing shown denies it."""
    shown = list(relations)
    if status == "conforme":
        promote(shown, readings, "full")
    elif status == "contradiction":
        promote(shown, readings, "contradicts")
    elif status == "partiel":
        promote(shown, readings, "partial", unless=("full", "contradicts"))
    elif status == "lacune":
        shown = ["related" if r in ("full", "contradicts") else r for r in shown]
    return shown


def promote(shown: list[Relation], readings: Sequence[Reading], relation: Relation, unless: tuple[Relation, ...] = ()) -> None:
    """Where no article holds the relation the status rests on, give it to the one most likely to hold it."""
    if any(r == relation or r in unless for r in shown):
        return
    likely = max(range(len(shown)), key=lambda i: readings[i].relevance * readings[i].chances[relation])
    shown[likely] = relation
