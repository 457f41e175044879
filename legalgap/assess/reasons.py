"""Reasons as a jurist reads them: which clause an article resembles, which signals it holds, what decided."""

from collections.abc import Sequence

from legalgap.assess.status import Verdict
from legalgap.model.findings import Match, Relation, Status
from legalgap.model.norms import ClauseKind, Lexicon, Promise

CLAUSE_SAYS: dict[ClauseKind, str] = {
    "satisfied": "clause qui satisferait",
    "limited": "clause qui limiterait",
    "defeated": "clause qui contredirait",
}
RELATION_SAYS: dict[Relation, str] = {
    "full": "satisfait",
    "partial": "satisfait en partie",
    "contradicts": "contredit",
    "related": "en rapport",
}
SHOWN = 4
DRAFT = "Ébauche à compléter"


def match_reason(relation: Relation, clause: str, kind: ClauseKind, signals: Sequence[str], promise: Promise, lexicon: Lexicon) -> str:
    """Why an article stands in a relation to a requirement."""
    expected = promise.requirement.signals
    wanted = [s for s in signals if s in (*expected.favour, *expected.against)]
    others = [s for s in signals if s not in wanted and lexicon.signals[s].side != "neutral"]
    labels = [lexicon.signals[s].label.fr for s in (*wanted, *others)][:SHOWN]
    traits = f" ; traits lus : {', '.join(labels)}" if labels else ""
    if promise.requirement.unfinished:
        return f"{RELATION_SAYS[relation].capitalize()} : proche du texte de la disposition{traits}."
    return f"{RELATION_SAYS[relation].capitalize()} : proche de la {CLAUSE_SAYS[kind]} « {clause} »{traits}."


def row_reason(verdict: Verdict, matches: Sequence[Match], promise: Promise) -> str:
    """Why a requirement has its status."""
    parts = [f"{DRAFT}."] if promise.requirement.draft else []
    parts.append(f"{sentence(verdict.status, matches)} ({verdict.rule}).")
    if not promise.binding:
        parts.append(standing(promise))
    return " ".join(parts)


def sentence(status: Status, matches: Sequence[Match]) -> str:
    """The articles that bear the status."""
    by: dict[str, str] = {r: listed(matches, r) for r in ("full", "partial", "contradicts", "related")}
    if status == "contradiction":
        return f"Contredit par {by['contradicts']}"
    if status == "conforme":
        return f"Satisfait par {by['full']}"
    if status == "partiel":
        held = by["full"] or by["partial"]
        against = f", mais {by['contradicts']} s'y oppose" if by["contradicts"] else ""
        return f"Satisfait en partie par {held}{against}" if held else f"Réserve de {by['contradicts']}"
    near = listed(matches, "partial") or by["related"]
    return f"Le plus proche : {near}" if near else "Aucun article proche"


def listed(matches: Sequence[Match], relation: str) -> str:
    """The first three articles of one relation, and how many more there are."""
    found = [m.citation for m in matches if m.relation == relation]
    more = f" et {len(found) - 3} autres" if len(found) > 4 else f", {found[3]}" if len(found) == 4 else ""
    return ", ".join(found[:3]) + more


def standing(promise: Promise) -> str:
    """Why the comparison is only indicative."""
    if promise.adhesion is None or promise.adhesion.status != "ratified":
        return f"{since(promise).capitalize()} : comparaison prospective."
    return "Annexe exclue de la ratification : comparaison indicative."


UNBOUND = {
    "approved": "norme approuvée par la loi, ratification non vérifiée",
    "signed": "norme signée, non ratifiée",
    "not-ratified": "norme non ratifiée",
    "unverified": "ratification non vérifiée",
    "non-binding": "texte non contraignant",
}


def since(promise: Promise) -> str:
    """Where the state stands towards the norm: ratified and since when, excluded, or not bound."""
    adhesion = promise.adhesion
    if adhesion is None or adhesion.status != "ratified":
        return UNBOUND[adhesion.status] if adhesion else "norme non ratifiée"
    if not promise.binding:
        return f"annexe {promise.provision.split('-')[0]} exclue de la ratification"
    parts = [f"ratifiée le {adhesion.date:%d/%m/%Y}" if adhesion.date else "ratifiée"]
    if adhesion.in_force:
        parts.append(f"en vigueur depuis le {adhesion.in_force:%d/%m/%Y}")
    return ", ".join(parts)
