"""How far persons agree on the same rows: their disagreements, and Cohen's kappa of each two."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from legalgap.assess.rulings import by_requirement, live
from legalgap.model.decisions import RULES, Decision


class Disagreement(NamedTuple):
    """A row on which persons differ: the last word of each, oldest first."""

    requirement: str
    rulings: tuple[Decision, ...]


class Agreement(NamedTuple):
    """Two persons on the rows that both decided; `kappa` is None where both gave one same status to all: chance explains everything."""

    one: str
    other: str
    rows: int
    same: int
    kappa: float | None


def last_words(decisions: Iterable[Decision]) -> dict[str, dict[str, Decision]]:
    """For each requirement, the status that each person gave last and did not take back."""
    return {name: {d.by: d for d in live(held) if d.deed in RULES} for name, held in by_requirement(decisions).items()}


def disagreements(decisions: Iterable[Decision]) -> list[Disagreement]:
    """The rows on which the last words differ, in order of their requirement's first decision."""
    found = []
    for name, words in last_words(decisions).items():
        if len({d.after for d in words.values()}) > 1:
            found.append(Disagreement(name, tuple(sorted(words.values(), key=lambda d: d.at))))
    return found


def agreements(decisions: Iterable[Decision]) -> list[Agreement]:
    """Each two persons who decided at least one same row, by name."""
    words = last_words(decisions)
    persons = sorted({by for held in words.values() for by in held})
    found = []
    for one, other in combinations(persons, 2):
        pairs = [(str(w[one].after), str(w[other].after)) for w in words.values() if one in w and other in w]
        if pairs:
            found.append(Agreement(one, other, len(pairs), sum(a == b for a, b in pairs), kappa(pairs)))
    return found


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two readings of the same things: agreement beyond what their habits would give by chance."""
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    observed = sum(a == b for a, b in pairs) / len(pairs)
    expected = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)
