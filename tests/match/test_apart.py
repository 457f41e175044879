"""What is shared among processes is the same to the bit, and in the same order."""

import numpy as np
import pytest

from legalgap.match import encoder as encoders
from legalgap.match import traits
from legalgap.match.encoder import UseEncoder, encode_all
from legalgap.match.traits import TraitReader

TEXTS = [f"Le salarié du port {n} a droit à {n} jours de repos{', sans condition de nationalité' * (n % 2)}." for n in range(70)]


def test_vectors_and_traits_are_the_same_in_other_processes(reader: TraitReader, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []
    vectors, read = encode_all(UseEncoder(2), TEXTS), reader.read_all(TEXTS)
    for module in (encoders, traits):
        monkeypatch.setattr(module, "MANY", 1)
    monkeypatch.setattr(encoders, "cores", lambda: 2)
    monkeypatch.setattr(traits, "cores", lambda: 2)
    monkeypatch.setattr(traits, "LOT", 20)
    assert np.array_equal(encode_all(UseEncoder(2), TEXTS, lambda done, total: seen.append((done, total))), vectors)
    assert seen == [(32, 70), (64, 70), (70, 70)]
    assert np.array_equal(reader.read_all(TEXTS), read)
    assert read.any(axis=0).sum() > 3
