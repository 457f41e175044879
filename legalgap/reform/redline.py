"""Two wordings of one article, word by word."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import Indel

from legalgap.reform.words import Word, read_words, spell


class Edit(Struct, frozen=True):
    """Characters `start` to `end` of the old wording become `words`; `quiet` where no word changes (spaces, typography, spelling)."""

    start: int
    end: int
    words: str
    quiet: bool = False


class Segment(Struct, frozen=True):
    """A stretch of a redline: kept, taken out or put in."""

    mark: Literal["=", "-", "+"]
    text: str


def find_edits(old: str, new: str) -> tuple[Edit, ...]:
    """The edits that turn `old` into `new`, exactly, in order."""
    if old == new:
        return ()
    before, after = read_words(old), read_words(new)
    edits: list[Edit] = []
    at = from_ = 0
    for i, j in shared_words(before, after):
        one, other = before[i], after[j]
        edits += gap(old, new, (at, one.start), (from_, other.start))
        edits += gap(old, new, (one.start, one.end), (other.start, other.end))
        at, from_ = one.end, other.end
    edits += gap(old, new, (at, len(old)), (from_, len(new)))
    return tuple(edits)


def shared_words(before: Sequence[Word], after: Sequence[Word]) -> list[tuple[int, int]]:
    """The pairs of words that stay, in order; a word or two kept amid long changes is left out: chance, and hard to read."""
    a, b = spell([[w.key for w in before], [w.key for w in after]])
    ops = list(Indel.opcodes(a, b))
    sizes = [op.dest_end - op.dest_start if op.tag == "equal" else -(op.src_end - op.src_start + op.dest_end - op.dest_start) for op in ops]
    kept = [op for k, op in enumerate(ops) if op.tag == "equal" and not stray(sizes, k)]
    return [(op.src_start + n, op.dest_start + n) for op in kept for n in range(op.src_end - op.src_start)]


def stray(sizes: Sequence[int], k: int) -> bool:
    """Whether an equal run stands between two changes that are each far longer; `sizes` counts words, below zero for changes."""
    around = [-sum(sizes[k - 2 : k]) if k > 1 and sizes[k - 2] < 0 else -sizes[k - 1] if k else 0]
    after = sizes[k + 1 : k + 3]
    around.append(-sum(s for s in after if s < 0) if after else 0)
    return sizes[k] <= 2 and min(around) >= 4 * sizes[k]


def gap(old: str, new: str, here: tuple[int, int], there: tuple[int, int]) -> Iterator[Edit]:
    """What becomes of the characters between two words that both wordings share."""
    gone, come = old[slice(*here)], new[slice(*there)]
    if gone == come:
        return
    lost, won = read_words(gone), read_words(come)
    if joined(lost) == joined(won):
        yield Edit(*here, come, quiet=True)
        return
    left, right = same_edges(gone, come)
    yield Edit(here[0] + left, here[1] - right, come[left : len(come) - right])


def same_edges(a: str, b: str) -> tuple[int, int]:
    """How many characters that are no part of a word two stretches share at their beginning and at their end."""
    most = min(len(a), len(b))
    left = next((i for i in range(most) if a[i] != b[i] or a[i].isalnum()), most)
    right = next((i for i in range(most - left) if a[-1 - i] != b[-1 - i] or a[-1 - i].isalnum()), most - left)
    return left, right


def joined(words: Sequence[Word]) -> str:
    """The keys of words run together: a space put in or left out makes no difference."""
    return "".join(word.key for word in words)


def apply_edits(old: str, edits: Sequence[Edit]) -> str:
    """The new wording, from the old one alone."""
    out, at = [], 0
    for edit in edits:
        out += [old[at : edit.start], edit.words]
        at = edit.end
    return "".join([*out, old[at:]])


def segments(old: str, edits: Sequence[Edit]) -> list[Segment]:
    """The redline of the old wording: quiet edits are shown as done."""
    out: list[Segment] = []
    at = 0
    for edit in edits:
        out.append(Segment("=", old[at : edit.start] + edit.words * edit.quiet))
        if not edit.quiet:
            out += [Segment("-", old[edit.start : edit.end]), Segment("+", edit.words)]
        at = edit.end
    return merge([*out, Segment("=", old[at:])])


def merge(parts: Sequence[Segment]) -> list[Segment]:
    """Empty stretches left out, neighbours of one mark joined."""
    out: list[Segment] = []
    for part in parts:
        if part.text and out and out[-1].mark == part.mark:
            out[-1] = Segment(part.mark, out[-1].text + part.text)
        elif part.text:
            out.append(part)
    return out


def loud(edits: Sequence[Edit]) -> bool:
    """Whether a word changed."""
    return any(not edit.quiet for edit in edits)
