"""Which entries of the library a gap calls for."""

import re
from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

from legalgap.match.fold import fold, strip_accents
from legalgap.model.library import When
from legalgap.plan.gaps import Gap


class Conditional(Protocol):
    """An entry of the library that is for some gaps."""

    @property
    def when(self) -> When:
        """Which gaps."""
        ...


T = TypeVar("T", bound=Conditional)


def facts(gap: Gap) -> dict[str, set[str]]:
    """What conditions look at, by field of `When`."""
    rows = gap.rows
    return {
        "themes": {gap.key.theme},
        "domains": {gap.lead.domain},
        "natures": {gap.key.nature},
        "needs": {r.needs for r in rows},
        "ranks": {gap.key.rank},
        "statuses": {r.status for r in rows},
        "groups": {g for r in rows for g in r.groups},
        "beneficiaries": {r.beneficiary for r in rows},
    }


def suits(when: When, gap: Gap) -> bool:
    """Whether a gap meets every criterion that the condition gives."""
    held = facts(gap)
    if any(wanted and not held[name] & set(wanted) for name, wanted in criteria(when)):
        return False
    return not when.words or spoken(when.words, gap)


def criteria(when: When) -> list[tuple[str, Any]]:
    """The lists of a condition, words left out."""
    return [(name, getattr(when, name)) for name in When.__struct_fields__ if name != "words"]


def spoken(patterns: Iterable[str], gap: Gap) -> bool:
    """Whether a claim of the gap holds one of the patterns, accents aside."""
    said = " ".join(strip_accents(fold(r.claim)) for r in gap.rows)
    return any(re.search(p, said) for p in patterns)


def first(entries: Iterable[T], gap: Gap) -> T | None:
    """The first entry whose `when` the gap meets."""
    return next((e for e in entries if suits(e.when, gap)), None)
