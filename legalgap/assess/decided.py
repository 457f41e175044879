"""A row and its articles with what jurists decided of them, and the words that say so."""

from collections.abc import Sequence
from typing import cast

from msgspec.structs import replace

from legalgap.assess.ground import Ground, where
from legalgap.model.decisions import Decision
from legalgap.model.findings import Match, Nature, Relation, Row, Ruling, Status

NATURE: dict[Status, Nature] = {
    "conforme": "aucune",
    "lacune": "silence",
    "contradiction": "contradiction",
    "non-applicable": "à établir",
    "a-verifier": "à établir",
}
MOVED = "À revoir, un texte a changé depuis. "
SPELLED: dict[str, str] = {"a-verifier": "à vérifier", "non-applicable": "non applicable"}
PARTIAL: tuple[Nature, ...] = ("champ trop étroit", "condition supplémentaire", "rang insuffisant", "texte d'application manquant")


def decided(row: Row, ruling: Decision | None, stale: bool) -> Row:
    """A row with the status that a jurist gave it; a decided status is certain, a stale one keeps the engine's confidence."""
    if ruling is None:
        return row
    status = cast(Status, ruling.after)
    said = f"Décidé par {ruling.by} le {ruling.at:%d/%m/%Y}"
    why = f"{said} : {ruling.why}" if ruling.why else said
    return replace(
        row,
        status=status,
        confidence=row.confidence if stale else 1.0,
        nature=nature(row, status),
        why=f"{MOVED if stale else ''}{why.rstrip('.')}. Moteur : {SPELLED.get(row.status, row.status)}. {row.why}",
        ruling=Ruling(ruling.by, ruling.at, row.status, ruling.why, stale),
    )


def nature(row: Row, status: Status) -> Nature:
    """The nature of the gap that goes with a decided status: the engine's where they agree."""
    if status == row.status:
        return row.nature
    if status != "partiel":
        return NATURE[status]
    if row.nature in PARTIAL:
        return row.nature
    return "condition supplémentaire" if any(m.relation == "contradicts" for m in row.matches) else "champ trop étroit"


def read_articles(row: Row, deeds: Sequence[Decision], ground: Ground) -> tuple[Match, ...]:
    """The articles of a row as jurists read them: those they added first, then the engine's by score."""
    held = {where(m): m for m in row.matches}
    for deed in deeds:
        if deed.deed in ("relation", "add-article") and deed.article:
            old = held.get(deed.article)
            held[deed.article] = reread(old, deed) if old else added(deed, ground)
        elif deed.deed == "remove-article":
            held.pop(deed.article or "", None)
    return tuple(sorted(held.values(), key=lambda m: -m.score))


def reread(match: Match, deed: Decision) -> Match:
    """A match with the relation that a jurist gave it."""
    return replace(match, relation=cast(Relation, deed.after), why=f"{says(deed)} Moteur : {match.why}")


def added(deed: Decision, ground: Ground) -> Match:
    """The match of an article that a jurist added; its score is 1."""
    law, _, num = str(deed.article).partition("/")
    passage = ground.passages.get(str(deed.article))
    if passage is None:
        return Match(law, num, cast(Relation, deed.after), 1.0, says(deed))
    return Match(
        law,
        num,
        cast(Relation, deed.after),
        1.0,
        says(deed),
        checked=passage.checked,
        heading=passage.heading,
        kind=passage.kind,
        version=passage.start,
        official=passage.official,
    )


def says(deed: Decision) -> str:
    """Who read an article so, when and why."""
    why = f" : {deed.why.rstrip('.')}" if deed.why else ""
    return f"Lu ainsi par {deed.by} le {deed.at:%d/%m/%Y}{why}."
