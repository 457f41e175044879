"""What measures are made from: types, calendars, rules, roles, actors, practices, references. Data, never tied to a national article."""

from typing import Literal

from msgspec import Struct, field

from legalgap.model.findings import Nature, Status
from legalgap.model.norms import Domain, Labels, Needs

Category = Literal["mainstreaming", "législative", "réglementaire", "coordination", "feuille-de-route"]
CATEGORIES: tuple[Category, ...] = ("mainstreaming", "législative", "réglementaire", "coordination", "feuille-de-route")
Rank = Literal["circulaire", "arrêté", "décret", "loi", "constitution", "ratification"]
RANKS: tuple[Rank, ...] = ("circulaire", "arrêté", "décret", "loi", "constitution", "ratification")
"""Texts that a measure may need, lightest first."""
Level = Literal["facile", "moyenne", "longue"]
LEVELS: tuple[Level, ...] = ("facile", "moyenne", "longue")


class When(Struct, frozen=True, forbid_unknown_fields=True):
    """Which gaps an entry is for: each list that is given must hold one of the gap's values; `words` are patterns on folded claims."""

    themes: tuple[str, ...] = ()
    domains: tuple[Domain, ...] = ()
    natures: tuple[Nature, ...] = ()
    needs: tuple[Needs, ...] = ()
    ranks: tuple[Rank, ...] = ()
    statuses: tuple[Status, ...] = ()
    groups: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class MeasureType(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of measure; `title` may hold {cible}, {acte} and {theme}; without `category` the rank of the text decides it."""

    id: str
    title: str
    method: tuple[str, ...]
    risk: str
    cost: str
    when: When = When()
    category: Category | None = None


class Effect(Struct, frozen=True, forbid_unknown_fields=True):
    """What closing gaps of some themes changes, and how it is measured."""

    when: When
    indicator: str
    rights: str
    gender: str


class CalendarStep(Struct, frozen=True, forbid_unknown_fields=True):
    """A step of making a text: its usual length, the source of that length (None: not verified) and the legal basis of the step.

    A step in `session` waits for Parliament to sit; a `milestone` is worth reaching even where the end is not.
    """

    name: str
    weeks: int
    source: str | None
    basis: str | None = None
    session: bool = False
    milestone: bool = False


class Session(Struct, frozen=True, forbid_unknown_fields=True):
    """A yearly sitting of Parliament: it opens on the `week`th weekday (0 is Monday) of a month and lasts some weeks."""

    name: str
    month: int
    week: int
    weekday: int
    weeks: int
    source: str | None


class Calendar(Struct, frozen=True, forbid_unknown_fields=True):
    """How a state makes each rank of text."""

    ranks: dict[Rank, tuple[CalendarStep, ...]]
    sessions: tuple[Session, ...] = ()


class Delay(Struct, frozen=True, forbid_unknown_fields=True):
    """A longer or added step for some gaps, such as social dialogue before a labour law."""

    step: str
    weeks: int
    source: str | None
    when: When


class Cost(Struct, frozen=True, forbid_unknown_fields=True):
    """A class of cost, in words; amounts are the administration's to give."""

    label: str
    means: str
    source: str | None


class Tag(Struct, frozen=True, forbid_unknown_fields=True):
    """A cross-cutting theme of the assignment."""

    label: str
    when: tuple[When, ...]


class Rules(Struct, frozen=True, forbid_unknown_fields=True):
    """Feasibility, costs, delays and tags. `easy` is the share of the programme under which a measure is easy."""

    easy: float
    delays: tuple[Delay, ...]
    costs: dict[str, Cost]
    tags: dict[str, Tag]


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """How much each reason counts, in any unit."""

    severity: float
    binding: float
    gaps: float
    feasibility: float


class Ranking(Struct, frozen=True, forbid_unknown_fields=True):
    """The ranking of measures: weights, what each status and level is worth in [0, 1], how many gaps count for all.

    Under the confidence `sure`, in ]0, 1], a measure's score falls in proportion.
    """

    weights: Weights
    severity: dict[Status, float]
    feasibility: dict[Level, float]
    many: int
    sure: float


class Role(Struct, frozen=True, forbid_unknown_fields=True):
    """Who leads and who joins, by ids of actors."""

    when: When
    pilot: str
    joined: tuple[str, ...] = field(name="with", default=())
    partners: tuple[str, ...] = ()


class Roles(Struct, frozen=True, forbid_unknown_fields=True):
    """The roles in one state, the first that fits; `social` are the social partners, heard on every text."""

    social: tuple[str, ...]
    roles: tuple[Role, ...]


class Actor(Struct, frozen=True, forbid_unknown_fields=True):
    """An institution or organisation; `checked` says what its line was checked against, or None."""

    id: str
    name: Labels
    level: Literal["national", "local", "international"]
    kind: str
    domains: tuple[Domain, ...]
    mandate: str | None = None
    legal_basis: str | None = None
    role: str | None = None
    source: str | None = None
    checked: str | None = None


class Practice(Struct, frozen=True, forbid_unknown_fields=True):
    """How another country does it, in own words."""

    id: str
    country: str
    act: str
    themes: tuple[str, ...]
    practice: Labels
    article: str | None = None
    source: str | None = None
    checked: str | None = None

    @property
    def citation(self) -> str:
        """Country, act and article."""
        return f"{self.country}, {self.act}" + (f", art. {self.article}" if self.article else "")


class Reference(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of the bibliography."""

    id: str
    kind: str
    author: str
    title: str
    used_for: str
    year: int | None = None
    url: str | None = None
    checked: str | None = None


class Phase(Struct, frozen=True, forbid_unknown_fields=True):
    """A phase of the work plan."""

    name: str
    weeks: int
    who: str
    result: str


class Library(Struct, frozen=True):
    """All of it, for one state."""

    state: str
    types: tuple[MeasureType, ...]
    effects: tuple[Effect, ...]
    calendar: Calendar
    rules: Rules
    ranking: Ranking
    roles: Roles
    actors: dict[str, Actor]
    practices: tuple[Practice, ...]
    references: tuple[Reference, ...]
    phases: tuple[Phase, ...]
