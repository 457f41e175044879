"""What a scan finds: a relation per candidate article, a status per requirement."""

from datetime import date
from typing import Any, Literal

from msgspec import Struct, field

Relation = Literal["full", "partial", "contradicts", "related"]
Status = Literal["conforme", "partiel", "lacune", "contradiction", "non-applicable", "a-verifier"]
STATUSES: tuple[Status, ...] = ("contradiction", "lacune", "partiel", "conforme", "a-verifier", "non-applicable")
Nature = Literal[
    "aucune",
    "silence",
    "champ trop étroit",
    "condition supplémentaire",
    "rang insuffisant",
    "contradiction",
    "texte d'application manquant",
    "à établir",
]


class Match(Struct, frozen=True):
    """An article found for a requirement; `score` in [0, 1], best first; `why` says what the relation rests on."""

    law: str
    article: str
    relation: Relation
    score: float
    why: str
    features: dict[str, float] = {}
    checked: str | None = None
    heading: str = ""

    @property
    def citation(self) -> str:
        """The article as cited: `65-99 art. 416`, `Constitution préambule`."""
        law = "Constitution" if self.law == "constitution" else self.law
        return f"{law} {self.article}" if self.article == "préambule" else f"{law} art. {self.article}"


class Row(Struct, frozen=True):
    """A requirement's line in the compliance matrix."""

    requirement: str
    instrument: str
    provision: str
    claim: str
    theme: str
    domain: str
    status: Status
    confidence: float
    nature: Nature
    why: str
    matches: tuple[Match, ...]
    binding: bool = True
    model_clause: str = ""


class Scan(Struct, frozen=True):
    """The result of a scan: a public contract once written as JSON."""

    schema: str
    as_of: date
    engine: dict[str, Any]
    laws: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = field(default=())
