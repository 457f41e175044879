"""The learned weights, as readable YAML with what they were learned on."""

import datetime
from pathlib import Path

from msgspec import Struct

from legalgap.assess.indicators import PAIR_NAMES, ROW_NAMES
from legalgap.assess.softmax import Softmax
from legalgap.errors import DataError
from legalgap.match.features import CONTEXT, NAMES
from legalgap.match.fusion import MatchWeights
from legalgap.store.places import data_root
from legalgap.store.yamlfile import read_yaml


class LearnedOn(Struct, frozen=True, forbid_unknown_fields=True):
    """The labelled rows the weights come from."""

    rows: int
    sha256: str
    date: datetime.date
    encoder: str
    legalgap: str


class Calibration(Struct, frozen=True, forbid_unknown_fields=True):
    """The line from the log-odds of the chosen status to the chance that a jurist would accept it."""

    slope: float
    intercept: float


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """All that was learned."""

    learned_on: LearnedOn
    match: MatchWeights
    relation: Softmax
    status: Softmax
    confidence: Calibration


def load_weights(root: Path | None = None) -> Weights:
    """The weights of norms/weights.yaml."""
    path = (root or data_root()) / "norms" / "weights.yaml"
    weights = read_yaml(path, Weights)
    for held, expected in (
        (weights.match.own, NAMES),
        (weights.match.context, CONTEXT),
        (weights.relation.indicators, PAIR_NAMES),
        (weights.status.indicators, ROW_NAMES),
    ):
        odd = set(held) ^ set(expected)
        if odd:
            raise DataError(
                f"Poids manquants ou de trop : {', '.join(sorted(odd))}", where=str(path), todo="relancez « legalgap bench --fit »"
            )
    return weights
