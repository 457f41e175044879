"""The most likely run of headings: numbering must go up, and each number left out costs."""

from bisect import bisect, bisect_left
from collections.abc import Sequence
from math import log2

from legalgap.parse.candidates import Candidate
from legalgap.parse.numbers import Number, missing

WINDOW = 64
OTHER_WORD, OTHER_STYLE, RESTART, BOUNDARY = 6.0, 2.0, 6.0, 0.5
MOST = 6.0


def choose(candidates: Sequence[Candidate], boundaries: Sequence[int]) -> list[list[Candidate]]:
    """The runs of headings with the greatest weight, in order: one a numbering that starts anew.

    `boundaries` are the lines where an act's title or an annex begins: after one, numbering may start again at little cost.
    """
    best: list[float] = []
    back: list[int] = []
    edges = crossings(candidates, boundaries)
    for i, candidate in enumerate(candidates):
        score, origin = -opening(candidate.number), -1
        for j in range(max(0, i - WINDOW), i):
            cost = step_cost(candidates[j], candidate, edges[j] < edges[i])
            if cost is not None and best[j] - cost > score:
                score, origin = best[j] - cost, j
        best.append(score + candidate.weight)
        back.append(origin)
    return runs([candidates[i] for i in path(best, back)])


def crossings(candidates: Sequence[Candidate], boundaries: Sequence[int]) -> list[int]:
    """How many boundaries (in order) come before each candidate."""
    return [bisect(boundaries, c.line) if c.start else bisect_left(boundaries, c.line) for c in candidates]


def path(best: list[float], back: list[int]) -> list[int]:
    """The best path, first to last; none where no candidate is worth its cost."""
    at = max(range(len(best)), key=best.__getitem__, default=-1)
    if at < 0 or best[at] <= 0:
        return []
    found = []
    while at >= 0:
        found.append(at)
        at = back[at]
    return found[::-1]


def runs(chosen: Sequence[Candidate]) -> list[list[Candidate]]:
    """Headings parted where numbering starts anew."""
    out: list[list[Candidate]] = []
    for candidate in chosen:
        if out and out[-1][-1].number.label != "unique" and missing(top(out[-1][-1]), candidate.number) is not None:
            out[-1].append(candidate)
        else:
            out.append([candidate])
    return out


def top(candidate: Candidate) -> Number:
    """The last number that a heading stands for."""
    return candidate.last or candidate.number


def gap_cost(count: int) -> float:
    """What numbers left out cost."""
    return min(0.8 + 0.6 * log2(count + 1), MOST) if count else 0.0


def opening(number: Number) -> float:
    """What it costs to begin with this number."""
    return gap_cost(max(0, number.key[1] - 1)) + OTHER_STYLE * (len(number.key) > 2 and not number.key[0])


def step_cost(before: Candidate, after: Candidate, edge: bool) -> float | None:
    """What it costs to go from one heading to the next; None where it cannot be."""
    if after.line == before.line and after.start < before.end:
        return None
    count = missing(top(before), after.number)
    other = OTHER_WORD * (before.word != after.word)
    if count is None or before.number.label == "unique":
        if after.number.key[1] > 1 or len(after.number.key) > 2:
            return None
        return BOUNDARY if edge else RESTART / 2 if other else RESTART
    deeper = 2 * OTHER_STYLE * (len(before.number.key) == 2 < len(after.number.key) and starts_apart(before.number, after.number))
    return gap_cost(count) + other + deeper


def starts_apart(before: Number, after: Number) -> bool:
    """Whether a number in parts (448-1) hangs on no whole one before it."""
    return after.key[2] > 0 and after.key[1] != before.key[1]
