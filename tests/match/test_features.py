import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from legalgap.assess.weights import load_weights
from legalgap.match.encoder import UseEncoder
from legalgap.match.features import NAMES, Evidence, damped, gather, inverse_frequency, mean_of_best, near, standardise, unit_rows
from legalgap.match.fusion import rank
from legalgap.match.memory import Memory
from legalgap.match.traits import TraitReader
from legalgap.model.norms import CLAUSE_KINDS

from .valdorie import ARTICLES, PROMISES, RIGHT, passage, pool

TABLES = arrays(np.float32, array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=12), elements=st.floats(-100, 100, width=32))


@pytest.fixture(scope="module")
def evidence(encoder: UseEncoder, reader: TraitReader, memory: Memory) -> Evidence:
    return gather(PROMISES, pool(), encoder, reader, memory)


@given(TABLES)
def test_standardised_rows_have_mean_0_and_deviation_1(table: np.ndarray) -> None:
    out = standardise(table)
    uneven = table.std(axis=1) > 1e-3
    assert np.allclose(out.mean(axis=1), 0, atol=1e-3)
    assert np.allclose(out[uneven].std(axis=1), 1, atol=1e-3)


@given(st.floats(-100, 100, width=32), st.integers(1, 12))
def test_a_flat_row_becomes_0(value: float, width: int) -> None:
    assert np.allclose(standardise(np.full((2, width), value, dtype=np.float32)), 0, atol=1e-3)


@given(TABLES)
def test_standardising_keeps_the_order(table: np.ndarray) -> None:
    out = standardise(table)
    for raw, row in zip(table, out, strict=True):
        assert (np.diff(row[np.argsort(raw, kind="stable")]) >= -1e-5).all()


def test_near_looks_four_articles_away_in_the_same_law() -> None:
    topic = np.array([[0, 0, 0, 0, 9, 0, 0, 0, 0, 0]], dtype=np.float32)
    around = near(topic, ["a"] * 10)[0]
    assert around[3] > around[2] > around[1]
    assert min(around[[0, 1, 2, 3, 5, 6, 7, 8]]) > max(around[[4, 9]])


def test_near_does_not_cross_laws() -> None:
    topic = np.array([[0, 9, 0, 0]], dtype=np.float32)
    around = near(topic, ["a", "a", "b", "b"])[0]
    assert around[0] > around[2]
    assert around[2] == around[3]


def test_near_of_a_law_with_one_article_is_flat() -> None:
    assert not near(np.array([[5, 1, 3]], dtype=np.float32), ["a", "b", "c"]).any()


def test_rare_traits_weigh_more() -> None:
    traits = np.array([[1, 1, 0], [1, 0, 0], [1, 0, 0]], dtype=np.bool_)
    common, rare, absent = inverse_frequency(traits)
    assert common == 0 < rare < absent


def test_an_article_with_one_trait_is_damped() -> None:
    one, many = damped(np.array([[1, 0, 0], [1, 4, 4]], dtype=np.float32))
    assert 0 < np.linalg.norm(one) < np.linalg.norm(many) < 1
    assert unit_rows(np.zeros((1, 3), dtype=np.float32)).tolist() == [[0, 0, 0]]


def test_mean_of_best() -> None:
    scores = np.array([[1, 5], [3, 1], [2, 4]], dtype=np.float32)
    assert mean_of_best(scores, 2).tolist() == [2.5, 4.5]
    assert mean_of_best(scores[:1], 3).tolist() == [1, 5]


def test_every_feature_is_standardised_over_the_pool(evidence: Evidence) -> None:
    shape = (len(PROMISES), len(ARTICLES))
    assert set(evidence.features) == set(NAMES)
    for table in (*evidence.features.values(), *evidence.setting.values()):
        assert table.shape == shape
        assert np.isfinite(table).all()
    for name in ("dense_claim", "notions_profile"):
        assert np.allclose(evidence.features[name].mean(axis=1), 0, atol=1e-4)
        assert np.allclose(evidence.features[name].std(axis=1), 1, atol=1e-3)


def test_words_say_nothing_of_an_article_in_another_language(evidence: Evidence) -> None:
    arabic = [i for i, a in enumerate(ARTICLES) if a[2] == "ar"]
    for name in ("lexical_top", "lexical_all", "lexical_claim"):
        assert not evidence.features[name][:, arabic].any()
    assert evidence.features["dense_mean"][:, arabic].all()


def test_without_headings_the_heading_features_are_silent(evidence: Evidence) -> None:
    assert not evidence.setting["heading_claim"].any()
    assert not evidence.setting["heading_title"].any()


def test_an_article_whose_heading_is_the_matter_is_seen(encoder: UseEncoder, reader: TraitReader, memory: Memory) -> None:
    headed = [passage("a", "1", "Il est pourvu par arrêté.", heading=h) for h in ("Immatriculation des navires", "Scolarité des enfants")]
    found = gather(PROMISES, [*headed, *pool()], encoder, reader, memory).setting["heading_title"]
    assert found[2, 1] > found[2, 0]
    assert not found[:, 2:].any()


def test_the_nearest_clause_of_each_kind_is_one_of_the_requirement_and_of_that_kind(evidence: Evidence) -> None:
    for k, kind in enumerate(CLAUSE_KINDS):
        for i in range(len(PROMISES)):
            near = evidence.nearest[kind][i]
            assert set(evidence.clauses.owner[near]) == {i}
            assert set(evidence.clauses.kind[near]) == {k}
    refusing = ARTICLES.index(next(a for a in ARTICLES if a[:2] == ("travail", "4")))
    assert evidence.clauses.texts[evidence.nearest["defeated"][0, refusing]] == PROMISES[0].requirement.defeated_by[0]


@pytest.mark.parametrize("feature", ["dense_claim", "dense_mean", "notions_profile"])
def test_meaning_and_notions_alone_put_the_right_article_among_the_first(evidence: Evidence, feature: str) -> None:
    for i, asked in enumerate(PROMISES):
        first = np.argsort(-evidence.features[feature][i])[:3]
        assert RIGHT[asked.requirement.id] in [ARTICLES[a][:2] for a in first]


def test_the_obviously_right_article_comes_first(evidence: Evidence) -> None:
    scores = rank(evidence, PROMISES, load_weights().match).scores
    for i, asked in enumerate(PROMISES):
        assert ARTICLES[scores[i].argmax()][:2] == RIGHT[asked.requirement.id]


def test_same_inputs_same_numbers(evidence: Evidence, encoder: UseEncoder, reader: TraitReader, memory: Memory) -> None:
    again = gather(PROMISES, pool(), encoder, reader, memory)
    for name in NAMES:
        assert again.features[name].tobytes() == evidence.features[name].tobytes()
    assert again.tone.tobytes() == evidence.tone.tobytes()
