"""Measures: what would close the gaps that a scan found, who would do it, when, and in which words. Always drafts."""

from datetime import date
from typing import Literal

from msgspec import Struct

from legalgap.model.findings import Nature, Scan, Status, cite_article
from legalgap.model.library import Actor, Category, Level, Library, Practice, Rank

DRAFT = "Projet de rédaction, à relire par un juriste sur le texte officiel."
UNNAMED = "à désigner"


KIND_LABEL = {"loi-cadre": "loi-cadre", "loi": "loi", "dahir": "dahir", "decret": "décret", "arrete": "arrêté", "convention": "convention"}


class Target(Struct, frozen=True):
    """The text aimed at; `article` is None where something new is proposed, `new` says what and `near` names the nearest article."""

    law: str
    title: str
    kind: str
    article: str | None = None
    heading: str = ""
    new: str = ""
    near: str | None = None
    version: date | None = None
    checked: str | None = None
    official: bool = False

    @property
    def act(self) -> str:
        """The act in short: loi 65-99."""
        return "Constitution" if self.law == "constitution" else f"{KIND_LABEL.get(self.kind, '')} {self.law}".strip()

    @property
    def citation(self) -> str:
        """The article as cited, or what is new beside the act."""
        return cite_article(self.law, self.article) if self.article else f"{self.act}, {self.new}"


class Piece(Struct, frozen=True):
    """Words of a redline: kept, struck out or put in."""

    deed: Literal["keep", "strike", "insert"]
    text: str


class Draft(Struct, frozen=True):
    """Proposed wording as a redline. `amends`: the article itself changes; otherwise the words belong to a new text."""

    pieces: tuple[Piece, ...]
    amends: bool
    status: str = DRAFT

    @property
    def before(self) -> str:
        """The wording held."""
        return " ".join(p.text for p in self.pieces if p.deed != "insert")

    @property
    def after(self) -> str:
        """The wording proposed."""
        return " ".join(p.text for p in self.pieces if p.deed != "strike")


class Parties(Struct, frozen=True):
    """Who leads, who joins, the social partners, and who may support; empty where nobody is known."""

    pilot: Actor | None = None
    associated: tuple[Actor, ...] = ()
    social: tuple[Actor, ...] = ()
    partners: tuple[Actor, ...] = ()


class Step(Struct, frozen=True):
    """A dated step; `source` is None where its length is not verified."""

    name: str
    start: date
    end: date
    weeks: int
    source: str | None = None
    basis: str | None = None
    milestone: bool = False


class Feasibility(Struct, frozen=True):
    """Whether the measure can be done within the programme, and why."""

    level: Level
    within: bool
    weeks: int
    why: str


class Measure(Struct, frozen=True):
    """One proposal. `requirements` are those it would close; for a roadmap, those that its measures close together.

    `score` in [0, 1]; `unverified` says in French what must be checked before it is used.
    """

    id: str
    title: str
    aim: str
    category: Category
    domain: str
    theme: str
    nature: Nature
    rank: Rank
    status: Status
    requirements: tuple[str, ...]
    binding: bool
    confidence: float
    target: Target | None
    draft: Draft | None
    parties: Parties
    calendar: tuple[Step, ...]
    feasibility: Feasibility
    method: tuple[str, ...]
    cost: str
    indicator: str
    risk: str
    rights: str
    gender: str
    tags: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    practices: tuple[Practice, ...] = ()
    measures: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    score: float = 0.0

    @property
    def instruments(self) -> tuple[str, ...]:
        """The instruments of the requirements, in order."""
        return tuple(dict.fromkeys(r.split("/")[0] for r in self.requirements))


class Plan(Struct, frozen=True):
    """The measures for a scan, best first, roadmaps last; the scan's rows name the measures that would close them."""

    scan: Scan
    measures: tuple[Measure, ...]
    library: Library
    months: int
    start: date
    notes: tuple[str, ...] = ()
