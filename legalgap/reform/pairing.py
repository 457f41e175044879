"""Which article of one text became which of another: by content first, then by number."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist
from scipy.optimize import linear_sum_assignment

from legalgap.reform.entries import Entry
from legalgap.reform.words import keys, spell

ALIKE = 0.6
"""Share of words that two articles of different numbers must have in common to be one article renumbered."""
KEPT = 0.35
"""The share under which an article of the same number is first offered to another."""
BONUS = 0.15
"""What the same number is worth in the assignment, in shares of words."""
SHORT = 5
"""Words under which an article has too little content to be known by it."""

Pairs = dict[int, int]


def pair(old: Sequence[Entry], new: Sequence[Entry]) -> Pairs:
    """For each article of `old` that goes on, its index, and that of its successor in `new`."""
    words = [keys(e.text) for e in (*old, *new)]
    spelled = spell(words)
    a, b = spelled[: len(old)], spelled[len(old) :]
    pairs = pair_equal(old, new, a, b)
    pairs |= pair_alike(old, new, a, b, pairs)
    return pairs | pair_numbers(old, new, pairs)


def pair_equal(old: Sequence[Entry], new: Sequence[Entry], a: Sequence[str], b: Sequence[str]) -> Pairs:
    """Articles whose words did not change: of the same number, or else the only ones with these words."""
    numbers = {e.num: j for j, e in enumerate(new)}
    pairs = {i: numbers[e.num] for i, e in enumerate(old) if e.num in numbers and a[i] == b[numbers[e.num]]}
    taken = set(pairs.values())
    left, right = defaultdict(list), defaultdict(list)
    for i, text in enumerate(a):
        if i not in pairs and len(text) >= SHORT:
            left[text].append(i)
    for j, text in enumerate(b):
        if j not in taken and len(text) >= SHORT:
            right[text].append(j)
    return pairs | {left[t][0]: right[t][0] for t in left if len(left[t]) == len(right.get(t, ())) == 1}


def pair_alike(old: Sequence[Entry], new: Sequence[Entry], a: Sequence[str], b: Sequence[str], known: Pairs) -> Pairs:
    """The assignment of what is left that shares the most words."""
    taken = set(known.values())
    rows, columns = [i for i in range(len(old)) if i not in known], [j for j in range(len(new)) if j not in taken]
    if not rows or not columns:
        return {}
    shared = cdist([a[i] for i in rows], [b[j] for j in columns], scorer=Indel.normalized_similarity, dtype=np.float32)
    same = np.array([[old[i].num == new[j].num for j in columns] for i in rows])
    short = np.array([[min(len(a[i]), len(b[j])) < SHORT for j in columns] for i in rows])
    allowed = np.where(same, shared >= KEPT, (shared >= ALIKE) & ~short)
    worth = np.where(allowed, shared + BONUS * same, 0.0)
    found = zip(*linear_sum_assignment(worth, maximize=True), strict=True)
    return {rows[r]: columns[c] for r, c in found if allowed[r, c]}


def pair_numbers(old: Sequence[Entry], new: Sequence[Entry], known: Pairs) -> Pairs:
    """Articles written anew under the same number."""
    taken = set(known.values())
    numbers = {e.num: j for j, e in enumerate(new) if j not in taken}
    return {i: numbers[e.num] for i, e in enumerate(old) if i not in known and e.num in numbers}


def find_moved(old: Sequence[Entry], new: Sequence[Entry], pairs: Pairs) -> set[int]:
    """The articles of `old` that changed place: out of their order, or into a division that their neighbours did not go to."""
    order = sorted(pairs, key=pairs.__getitem__)
    moved = set(order) - set(longest_rise(order))
    went = {p: majority([new[j].path for i, j in pairs.items() if old[i].path == p]) for p in {old[i].path for i in pairs}}
    came = {p: majority([old[i].path for i, j in pairs.items() if new[j].path == p]) for p in {new[j].path for j in pairs.values()}}
    for i, j in pairs.items():
        here, there = old[i].path, new[j].path
        if here != there and (went[here] != there or came[there] != here):
            moved.add(i)
    return moved


def majority(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The commonest, the first of them where several are."""
    return Counter(paths).most_common(1)[0][0]


def longest_rise(order: Sequence[int]) -> list[int]:
    """The longest run of indices that go up, in order."""
    tails: list[int] = []
    before: dict[int, int] = {}
    for value in order:
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if tails[middle] < value else (low, middle)
        before[value] = tails[low - 1] if low else -1
        tails[low : low + 1] = [value]
    run = [tails[-1]] if tails else []
    while run and before[run[-1]] >= 0:
        run.append(before[run[-1]])
    return run[::-1]
