"""What a scan finds: a relation per candidate article, a status per requirement."""

from datetime import date, datetime
from typing import Any, Literal

from msgspec import Struct, field

Relation = Literal["full", "partial", "contradicts", "related"]
RELATIONS: tuple[Relation, ...] = ("full", "partial", "contradicts", "related")
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


def cite_article(law: str, article: str) -> str:
    """An article as cited: `65-99 art. 416`, `51-22 article unique`, `Constitution préambule`."""
    act = "Constitution" if law == "constitution" else law
    if article == "unique":
        return f"{act} article unique"
    return f"{act} {article}" if article[:1].islower() else f"{act} art. {article}"


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
    kind: str = ""
    version: date | None = None
    official: bool = False

    @property
    def citation(self) -> str:
        """The article as cited."""
        return cite_article(self.law, self.article)


class Ruling(Struct, frozen=True):
    """What a jurist decided on a row: the engine's own status before it, who, when, and whether the words moved since."""

    by: str
    at: datetime
    engine_status: Status
    why: str = ""
    stale: bool = False


class Row(Struct, frozen=True):
    """A requirement's line in the compliance matrix.

    `standing` says in French whether and since when the state is bound; `beneficiary` is the duty's (tout-migrant…); `groups` are tags
    (femmes, saisonniers, domestiques…); `measures` the ids of the measures that would close the gap;
    `draft` marks a requirement that a jurist has yet to complete.
    """

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
    standing: str = ""
    beneficiary: str = ""
    needs: str = ""
    see: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    ruling: Ruling | None = None
    measures: tuple[str, ...] = ()
    draft: bool = False


class Scan(Struct, frozen=True):
    """The result of a scan: a public contract once written as JSON."""

    schema: str
    as_of: date
    engine: dict[str, Any]
    laws: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = field(default=())
