"""The tone of a text: whether it reads as clauses that keep a promise do, or as those that limit or break one.

Nothing is labelled for it: the model clauses of all requirements are its examples, each with its own kind.
"""

import numpy as np
from numpy.typing import NDArray

from legalgap.match.encoder import Vectors
from legalgap.match.traits import Traits

Tones = NDArray[np.float32]
RIDGE = 3.0
SIGNAL_WEIGHT = 0.3
"""A signal's weight beside the components of a unit vector."""


def read_tone(clauses: Vectors, clause_signals: Traits, kinds: NDArray[np.intp], texts: Vectors, signals: Traits) -> Tones:
    """How much more each text sounds like a breaking clause than like a satisfying one, standardised, shape (texts,).

    Ridge regression of the clauses' kinds on their vectors and signals, solved anew from the norms at hand.
    """
    table = np.hstack([clauses, SIGNAL_WEIGHT * clause_signals]).astype(np.float64)
    target = (kinds == 2).astype(np.float64) - (kinds == 0)
    centre = table.mean(axis=0)
    centred = table - centre
    slope = np.linalg.solve(centred.T @ centred + RIDGE * np.eye(table.shape[1]), centred.T @ (target - target.mean()))
    read = (np.hstack([texts, SIGNAL_WEIGHT * signals]) - centre) @ slope
    deviation = read.std()
    return np.asarray((read - read.mean()) / (deviation if deviation > 1e-6 else 1.0), dtype=np.float32)
