"""What changed from one text to another, article by article; applied to the first, it gives the second back."""

from collections.abc import Sequence
from typing import Literal, get_args

from msgspec import Struct

from legalgap.reform.entries import Entry, by_number
from legalgap.reform.pairing import find_moved, pair
from legalgap.reform.redline import Edit, apply_edits, find_edits, loud
from legalgap.reform.words import same_words, slip

Kind = Literal["added", "repealed", "amended", "retouched", "renumbered", "moved", "retitled"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Line(Struct, frozen=True):
    """One article's fate: `old` is None where it was added, `new` where it was repealed; `edits` turn the old wording into the new."""

    old: Entry | None
    new: Entry | None
    edits: tuple[Edit, ...] = ()
    moved: bool = False

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """All that happened to the article; nothing where it stays."""
        if self.old is None:
            return ("added",)
        if self.new is None:
            return ("repealed",)
        happened: dict[Kind, bool] = {
            "amended": loud(self.edits) and not self.slight,
            "retouched": self.slight,
            "renumbered": self.old.num != self.new.num,
            "moved": self.moved,
            "retitled": not same_words(self.old.heading, self.new.heading),
        }
        return tuple(kind for kind, true in happened.items() if true)

    @property
    def slight(self) -> bool:
        """Whether all that changed is a letter or an ending here and there, as between two printings."""
        changed = [e for e in self.edits if not e.quiet]
        return bool(changed and self.old) and all(slip(self.old.text[e.start : e.end], e.words) for e in changed if self.old)

    @property
    def quiet(self) -> bool:
        """Whether only typography, punctuation or spelling differ."""
        return not self.kinds and bool(self.edits)


class Difference(Struct, frozen=True):
    """Every article of two texts, in the order of the second, repealed ones after the article they followed."""

    lines: tuple[Line, ...]

    @property
    def changes(self) -> tuple[Line, ...]:
        """The articles to which something happened."""
        return tuple(line for line in self.lines if line.kinds)

    def count(self, kind: Kind) -> int:
        """How many articles that happened to."""
        return sum(kind in line.kinds for line in self.lines)


def compare(old: Sequence[Entry], new: Sequence[Entry]) -> Difference:
    """What changed from `old` to `new`.

    Raises:
        ArgumentError: a number stands twice in one of them.
    """
    by_number(old), by_number(new)
    before = [e for e in old if not e.empty]
    after = [e for e in new if not e.empty]
    pairs = pair(before, after)
    moved = find_moved(before, after, pairs)
    origin = {j: i for i, j in pairs.items()}
    lines = [line_of(before, e, origin.get(j), moved) for j, e in enumerate(after)]
    for i, entry in enumerate(before):
        if i not in pairs:
            lines.insert(place_after(lines, before, i), Line(entry, None))
    return Difference(tuple(lines))


def line_of(before: Sequence[Entry], entry: Entry, origin: int | None, moved: set[int]) -> Line:
    """The line of an article of the second text."""
    if origin is None:
        return Line(None, entry)
    old = before[origin]
    return Line(old, entry, find_edits(old.text, entry.text), origin in moved)


def place_after(lines: Sequence[Line], before: Sequence[Entry], i: int) -> int:
    """Where the line of a repealed article goes: after the one that it followed."""
    if i == 0:
        return 0
    return next(n for n, line in enumerate(lines) if line.old is before[i - 1]) + 1


def apply(difference: Difference, old: Sequence[Entry]) -> tuple[Entry, ...]:
    """The second text, from the first and what changed."""
    held = by_number(old)
    out = []
    for line in difference.lines:
        if line.old is None and line.new is not None:
            out.append(line.new)
        elif line.old is not None and line.new is not None:
            text = apply_edits(held[line.old.num].text, line.edits)
            out.append(Entry(line.new.num, text, line.new.heading, line.new.path))
    return tuple(out)
