"""International instruments, their provisions, and the requirements these hold."""

import datetime
from typing import Literal

from msgspec import Struct, field

from legalgap.model.texts import Title

Domain = Literal["emploi", "éducation", "formation-professionnelle", "protection-sociale", "transversal"]
ClauseKind = Literal["satisfied", "limited", "defeated"]
CLAUSE_KINDS: tuple[ClauseKind, ...] = ("satisfied", "limited", "defeated")
Silence = Literal["lacune", "a-verifier", "non-applicable"]
Needs = Literal["loi", "décret", "pratique"]
Force = Literal["obligation", "facilitation", "faculté", "abstention"]
RatificationStatus = Literal["ratified", "approved", "signed", "not-ratified", "unverified", "non-binding"]


class Labels(Struct, frozen=True, forbid_unknown_fields=True):
    """The same words in several languages; French always."""

    fr: str
    en: str | None = None
    ar: str | None = None


class Theme(Struct, frozen=True, forbid_unknown_fields=True):
    """A theme and the domain it belongs to."""

    domain: Domain
    label: Labels


class Duty(Struct, frozen=True, forbid_unknown_fields=True):
    """Who owes, to whom, and how strongly."""

    by: str
    to: str
    force: Force


class Expected(Struct, frozen=True, forbid_unknown_fields=True):
    """Signals that speak for or against a requirement when an article holds them."""

    favour: tuple[str, ...] = field(name="for", default=())
    against: tuple[str, ...] = ()


class Requirement(Struct, frozen=True, forbid_unknown_fields=True):
    """One checkable promise of a provision, with the clauses of a law that would keep, limit or break it.

    `branches` names the parts that a state may accept one by one and that this promise is about; empty where it holds for all.
    """

    id: str
    claim: Labels
    duty: Duty
    satisfied_by: tuple[str, ...]
    limited_by: tuple[str, ...]
    defeated_by: tuple[str, ...]
    signals: Expected
    needs: Needs
    silence: Silence
    model_clause: Labels
    branches: tuple[str, ...] = ()
    draft: bool = False
    """Whether it was drawn from the text and waits for a jurist."""

    @property
    def unfinished(self) -> bool:
        """Whether it has no clause yet by which a law that keeps it could be told."""
        return not self.satisfied_by

    def clauses(self, kind: ClauseKind) -> tuple[str, ...]:
        """The model clauses of one kind."""
        return {"satisfied": self.satisfied_by, "limited": self.limited_by, "defeated": self.defeated_by}[kind]


class Provision(Struct, frozen=True, forbid_unknown_fields=True):
    """A provision of an instrument, down to the sub-paragraph; `ref` such as 6(1)(a)(ii) or I-3(3)."""

    ref: str
    heading: Labels
    summary: Labels
    theme: str
    requirements: tuple[Requirement, ...]
    see: tuple[str, ...] = ()


class Adhesion(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a state stands towards an instrument; `source` is null where it was not verified.

    `excludes` names the annexes and branches that the state did not accept.
    """

    status: RatificationStatus
    source: str | None
    date: datetime.date | None = None
    in_force: datetime.date | None = None
    excludes: tuple[str, ...] = ()
    reservations: tuple[str, ...] = ()
    published: str | None = None
    note: str | None = None


class Instrument(Struct, frozen=True, forbid_unknown_fields=True):
    """A convention or other international text."""

    id: str
    uri: str
    title: Title
    adopted: datetime.date | None
    in_force: datetime.date | None = None
    articles: int = 0
    states: dict[str, Adhesion] = {}
    sources: tuple[str, ...] = ()
    core: bool = False


class Norm(Struct, frozen=True):
    """An instrument with its provisions, in order."""

    instrument: Instrument
    provisions: tuple[Provision, ...]

    @property
    def separable(self) -> set[str]:
        """What a state may leave out of its acceptance: the annexes and the branches found here."""
        annexes = {annex(p.ref) for p in self.provisions} - {""}
        return annexes.union(*(r.branches for p in self.provisions for r in p.requirements))


class Promise(Struct, frozen=True):
    """A requirement with the instrument and provision it comes from: what the engine is asked."""

    instrument: str
    provision: str
    theme: str
    domain: Domain
    requirement: Requirement
    heading: str = ""
    summary: str = ""
    adhesion: Adhesion | None = None
    see: tuple[str, ...] = ()

    @property
    def binding(self) -> bool:
        """Whether the state is bound: ratified, neither the provision's annex nor every branch of the requirement being excluded."""
        if self.adhesion is None or self.adhesion.status != "ratified":
            return False
        left_out = set(self.adhesion.excludes)
        branches = set(self.requirement.branches)
        return annex(self.provision) not in left_out and not (branches and branches <= left_out)


def annex(ref: str) -> str:
    """The annex that a provision stands in, such as I for I-3(3); empty for the body of the instrument."""
    return ref.split("-")[0] if "-" in ref else ""


def promises(norms: tuple[Norm, ...], themes: dict[str, Theme], state: str = "MA") -> list[Promise]:
    """Every requirement of `norms` in order, with its theme's domain and the state's adhesion."""
    return [
        Promise(
            n.instrument.id, p.ref, p.theme, themes[p.theme].domain, r, p.heading.fr, p.summary.fr, n.instrument.states.get(state), p.see
        )
        for n in norms
        for p in n.provisions
        for r in p.requirements
    ]


def core_norms(norms: tuple[Norm, ...]) -> tuple[Norm, ...]:
    """The instruments compared by default; all where none is."""
    return tuple(n for n in norms if n.instrument.core) or norms


class Signal(Struct, frozen=True, forbid_unknown_fields=True):
    """A trait read in an article's words: which side it speaks for, and its patterns by language (on folded text)."""

    side: Literal["for", "against", "neutral"]
    label: Labels
    patterns: dict[Literal["fr", "ar", "en"], tuple[str, ...]]


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """A group of persons and the patterns (on folded French text) by which a requirement speaks of it."""

    label: Labels
    patterns: tuple[str, ...]


Notion = dict[Literal["fr", "ar", "en"], tuple[str, ...]]
"""The words that say one legal notion, by language; `*` ends a word."""


class Lexicon(Struct, frozen=True):
    """Signals and notions by name: what the engine reads in a text besides its meaning as a whole."""

    signals: dict[str, Signal]
    notions: dict[str, Notion]
    digest: str
