import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalgap.match.encoder import UseEncoder
from legalgap.match.features import CONTEXT, NAMES, Evidence, gather
from legalgap.match.fusion import MatchWeights, alike, context_readings, rank, relevance, sum_of
from legalgap.match.memory import Memory
from legalgap.match.traits import TraitReader

from .valdorie import PROMISES, pool

PLAIN = MatchWeights(dict.fromkeys(NAMES, 0.25), dict.fromkeys(CONTEXT, 0.5), 1.0, -2.0)
UNEVEN = MatchWeights(
    {n: 0.1 * (i - 3) for i, n in enumerate(NAMES)},
    {n: 0.3 * (i + 1) for i, n in enumerate(CONTEXT)},
    0.8,
    -6.0,
)


@pytest.fixture(scope="module")
def evidence(encoder: UseEncoder, reader: TraitReader, memory: Memory) -> Evidence:
    return gather(PROMISES, pool(), encoder, reader, memory)


@pytest.mark.parametrize("weights", [PLAIN, UNEVEN], ids=["plain", "uneven"])
def test_the_waterfall_adds_up_to_the_score(evidence: Evidence, weights: MatchWeights) -> None:
    ranking = rank(evidence, PROMISES, weights)
    assert set(ranking.families) == {"sens", "mots", "notions", "signaux", "contexte", "voisinage", "titre"}
    assert np.allclose(sum(ranking.families.values()), ranking.scores, atol=1e-3)


def test_a_family_without_weight_brings_nothing(evidence: Evidence) -> None:
    own = {n: (0.0 if n.startswith("lexical") else 0.25) for n in NAMES}
    families = rank(evidence, PROMISES, MatchWeights(own, PLAIN.context, 1.0, 0.0)).families
    assert not families["mots"].any()
    assert families["sens"].any()


def test_a_provision_is_read_beside_its_article(evidence: Evidence) -> None:
    readings = context_readings(sum_of(evidence.features, PLAIN.own), evidence, PROMISES)
    assert np.array_equal(readings["article"][0], readings["article"][1]), "1(1) and 1(2) stand in article 1"
    assert not np.array_equal(readings["article"][0], readings["article"][2])
    assert not np.array_equal(readings["provision"][0], readings["provision"][1])


def test_alike() -> None:
    assert [g.tolist() for g in alike(["a", "b", "a"])] == [[0, 2], [1], [0, 2]]


@given(st.lists(st.floats(-20, 20, width=32), min_size=2, max_size=20), st.floats(0.05, 3), st.floats(-10, 10))
def test_relevance_is_a_probability_that_grows_with_the_score(scores: list[float], slope: float, intercept: float) -> None:
    chances = relevance(np.sort(np.array(scores, dtype=np.float32)), MatchWeights({}, {}, slope, intercept))
    assert ((chances >= 0) & (chances <= 1)).all()
    assert (np.diff(chances) >= 0).all()


def test_relevance_is_one_half_where_the_line_crosses_0() -> None:
    assert relevance(np.array([3.0], dtype=np.float32), MatchWeights({}, {}, 2.0, -6.0)).tolist() == [0.5]
