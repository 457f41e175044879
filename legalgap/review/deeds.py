"""What a jurist asks for, checked, and made into a decision on the words that stand there now."""

import datetime
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, cast

from msgspec import Struct

from legalgap.assess.ground import Ground, mark, where
from legalgap.assess.rulings import Settled, live, seal_article, seal_row
from legalgap.errors import ArgumentError
from legalgap.model.decisions import READS, RULES, Decision, Deed
from legalgap.model.findings import RELATIONS, STATUSES

LONGEST_WHY, LONGEST_NAME = 4000, 80
UNSET = datetime.datetime.fromtimestamp(0, datetime.UTC)
"""The time of a draft: the log sets the real one when it writes."""


class Ask(Struct, frozen=True):
    """A deed as it comes from a form or a workbook; `seen` is the version of the row that the jurist had before them,
    or the id of its last decision alone where the words that stand there do not matter."""

    deed: str
    after: str = ""
    article: str = ""
    why: str = ""
    undoes: str = ""
    seen: str = ""


class ConflictError(ArgumentError):
    """Somebody decided in the meantime; `other` is what they decided."""

    def __init__(self, other: Decision | None) -> None:
        self.other = other
        what = f"a été décidée entre-temps par {other.by}" if other else "n'est plus celle que vous avez lue"
        super().__init__(f"Cette exigence {what}", todo="relisez la décision, puis confirmez ou changez-la")


class Bench(Struct, frozen=True):
    """A row with all its decisions, and the words they are taken on."""

    settled: Settled
    decisions: Sequence[Decision]
    ground: Ground


def version(bench: Bench) -> str:
    """The version of a row: the last decision that could change it (a comment changes nothing), and the words that stand there."""
    last = last_change(bench)
    return f"{last.id if last else ''}-{mark(seal_row(bench.settled, bench.ground))}"


def last_change(bench: Bench) -> Decision | None:
    """The last decision that could change a row."""
    return next((d for d in reversed(bench.decisions) if d.deed in (*RULES, *READS, "undo")), None)


def draft(ask: Ask, by: str, bench: Bench) -> Decision:
    """The decision that an ask makes of a row; the log sets its id and time.

    Raises:
        ConflictError: the row changed since it was seen.
        ArgumentError: the ask does not fit the row.
    """
    who = tidy(by, LONGEST_NAME)
    if not who:
        raise ArgumentError("Le nom de la personne qui décide manque", todo="donnez votre nom")
    if ask.deed not in FIELDS:
        raise ArgumentError(f"Acte inconnu : « {ask.deed[:40]} »", todo="rechargez la page")
    last = last_change(bench)
    if ask.deed in (*RULES, *READS, "undo") and ask.seen not in (version(bench), last.id if last else ""):
        raise ConflictError(last if last and not ask.seen.startswith(f"{last.id}-") else None)
    fields = {"on": seal_row(bench.settled, bench.ground), **FIELDS[ask.deed](ask, bench)}
    why = tidy(ask.why, LONGEST_WHY)
    return Decision("", UNSET, who, bench.settled.row.requirement, cast(Deed, ask.deed), why=why, **fields)


def rule(ask: Ask, bench: Bench) -> dict[str, Any]:
    """A status: the one that stands where it is confirmed."""
    status = bench.settled.row.status
    if ask.after not in STATUSES:
        raise ArgumentError(f"Statut inconnu : « {ask.after[:40]} »", todo=f"choisissez parmi : {', '.join(STATUSES)}")
    if ask.deed == "confirm" and ask.after != status:
        raise ConflictError(None)
    return {"before": status, "after": ask.after}


def read(ask: Ask, bench: Bench) -> dict[str, Any]:
    """What an article is to the requirement."""
    held = {where(m): m.relation for m in bench.settled.row.matches}
    if ask.deed != "remove-article" and ask.after not in RELATIONS:
        raise ArgumentError(f"Relation inconnue : « {ask.after[:40]} »", todo=f"choisissez parmi : {', '.join(RELATIONS)}")
    if ask.deed == "add-article" and (ask.article in held or ask.article not in bench.ground.passages):
        raise ArgumentError(f"Article déjà présent ou inconnu : « {ask.article[:80]} »", todo="cherchez-le par son numéro")
    if ask.deed != "add-article" and ask.article not in held:
        raise ArgumentError(f"L'article « {ask.article[:80]} » n'est pas sur cette ligne", todo="ajoutez-le d'abord")
    after = None if ask.deed == "remove-article" else ask.after
    seal = seal_article(bench.settled, ask.article, bench.ground)
    return {"article": ask.article, "before": held.get(ask.article), "after": after, "on": seal}


def comment(ask: Ask, bench: Bench) -> dict[str, Any]:
    """Words on the row."""
    if not tidy(ask.why, LONGEST_WHY):
        raise ArgumentError("Le commentaire est vide", todo="écrivez-le avant de l'enregistrer")
    return {}


def cite(ask: Ask, bench: Bench) -> dict[str, Any]:
    """An authority."""
    authority = tidy(ask.after, LONGEST_WHY)
    if not authority:
        raise ArgumentError("L'autorité citée manque", todo="donnez sa référence, par exemple CEACR, observation de 2019")
    return {"after": authority}


def discuss(ask: Ask, bench: Bench) -> dict[str, Any]:
    """A mark for the next meeting; a status decided later takes it away."""
    return {}


def undo(ask: Ask, bench: Bench) -> dict[str, Any]:
    """Takes a deed of this row back."""
    if ask.undoes not in {d.id for d in live(bench.decisions)}:
        raise ArgumentError("Cette décision a déjà été annulée", todo="rechargez la page")
    return {"undoes": ask.undoes}


FIELDS: dict[str, Callable[[Ask, Bench], dict[str, Any]]] = {
    **dict.fromkeys(RULES, rule),
    **dict.fromkeys(READS, read),
    "comment": comment,
    "cite": cite,
    "discuss": discuss,
    "undo": undo,
}


def tidy(words: str, longest: int) -> str:
    """Words without control characters nor marks that turn the direction of the text, at their ends nor beyond a length."""
    kept = "".join(c for c in words.replace("\r\n", "\n") if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    return kept.strip()[:longest]
