"""Multinomial logistic regression on a handful of named indicators: small, readable, stored as YAML."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
CLIP = 3.0
"""Standard deviations beyond which an indicator says no more: one odd value must not decide alone."""


class Indicator(Struct, frozen=True, forbid_unknown_fields=True):
    """Mean and deviation of an indicator over the requirements, and its weight for each outcome."""

    mean: float
    deviation: float
    weights: dict[str, float]


class Softmax(Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of the indicators and the intercept of each outcome."""

    outcomes: tuple[str, ...]
    intercept: dict[str, float]
    indicators: dict[str, Indicator]

    def probabilities(self, values: dict[str, Numbers]) -> Numbers:
        """Probability of each outcome, shape (rows, outcomes)."""
        rows = len(next(iter(values.values())))
        logits = np.tile([self.intercept[o] for o in self.outcomes], (rows, 1)).astype(np.float64)
        for name, indicator in self.indicators.items():
            scaled = np.clip((values[name] - indicator.mean) / indicator.deviation, -CLIP, CLIP)
            logits += np.outer(scaled, [indicator.weights[o] for o in self.outcomes])
        return normalise(logits)


def normalise(logits: Numbers) -> Numbers:
    """Softmax by row."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


def learn(
    values: dict[str, Numbers],
    background: dict[str, Numbers],
    outcomes: Sequence[str],
    labels: Sequence[str],
    weights: Numbers,
    ridge: float,
) -> Softmax:
    """Fit by damped gradient descent; indicators are standardised on `background`, which needs no labels."""
    names = list(values)
    means = {n: float(background[n].mean()) for n in names}
    spreads = {n: float(background[n].std()) or 1.0 for n in names}
    columns = [np.clip((values[n] - means[n]) / spreads[n], -CLIP, CLIP) for n in names]
    table = np.column_stack([*columns, np.ones(len(labels))])
    target = np.array([[label == o for o in outcomes] for label in labels], dtype=np.float64)
    found, speed = np.zeros((table.shape[1], len(outcomes))), np.zeros((table.shape[1], len(outcomes)))
    penalty = np.full((table.shape[1], 1), ridge)
    penalty[-1] = 0.0
    for _ in range(600):
        error = (normalise(table @ found) - target) * weights[:, None]
        speed = 0.9 * speed - (table.T @ error + penalty * found) * (0.3 / len(labels))
        found = found + speed
    indicators = {
        n: Indicator(round(means[n], 4), round(spreads[n], 4), dict(zip(outcomes, found[i].round(4).tolist(), strict=True)))
        for i, n in enumerate(names)
    }
    return Softmax(tuple(outcomes), dict(zip(outcomes, found[-1].round(4).tolist(), strict=True)), indicators)
