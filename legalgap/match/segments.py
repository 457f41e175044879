"""Long articles cut into overlapping windows, so that one alinéa can be found in a long text."""

import numpy as np
from numpy.typing import NDArray

LONG, WIDTH, STEP = 110, 80, 60
"""Words: the length beyond which a text is cut, the width of a window and the distance between two."""


def windows(text: str) -> list[str]:
    """The text itself when short, otherwise its windows."""
    words = text.split()
    if len(words) <= LONG:
        return [text]
    return [" ".join(words[i : i + WIDTH]) for i in range(0, len(words) - (WIDTH - STEP), STEP)]


def cut(texts: list[str]) -> tuple[list[str], NDArray[np.intp]]:
    """All windows in order, and where each text's windows start."""
    parts = [windows(t) for t in texts]
    starts = np.cumsum([0, *[len(p) for p in parts]])[:-1]
    return [w for p in parts for w in p], starts.astype(np.intp)
