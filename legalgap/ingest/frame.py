"""A page set upright: its own coordinates to points from the top left of the page as it is read."""

import math
from typing import NamedTuple

SLANT = 0.25
"""Share of a quarter turn under which letters count as upright: italics that a printer made by slanting are."""


class Frame(NamedTuple):
    """A page seen upright after `turns` quarter turns: its own coordinates to points from the top left."""

    turns: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Width of the page as it is read."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height of the page as it is read."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as it is read."""
        return (
            (x - self.left, self.top - y),
            (y - self.bottom, x - self.left),
            (self.right - x, y - self.bottom),
            (self.top - y, self.right - x),
        )[self.turns]

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A rectangle of the page as it is read: left, top, right, bottom."""
        (a, b), (c, d) = self.point(left, bottom), self.point(right, top)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def quarter(angle: float) -> int:
    """How often the page is turned by a quarter to set upright what is printed at an angle in radians, 0 to 3; -1 where none does."""
    turns = angle / (math.pi / 2)
    return -round(turns) % 4 if abs(turns - round(turns)) < SLANT else -1
