import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from legalgap.assess.softmax import CLIP, Indicator, Softmax, learn, normalise

OUTCOMES = ("conforme", "partiel", "lacune")


def model(weight: float = 1.0) -> Softmax:
    weights = {"conforme": weight, "partiel": 0.0, "lacune": -weight}
    return Softmax(OUTCOMES, {"conforme": 0.0, "partiel": 0.5, "lacune": 0.0}, {"keeps": Indicator(2.0, 0.5, weights)})


def toy(seed: int = 1) -> tuple[dict[str, np.ndarray], list[str]]:
    """Rows whose status can be read from two indicators; a third says nothing."""
    random = np.random.default_rng(seed)
    labels = [OUTCOMES[i % 3] for i in range(90)]
    centre = {"conforme": (4.0, 0.0), "partiel": (0.0, 4.0), "lacune": (-4.0, -4.0)}
    points = np.array([centre[x] for x in labels]) + random.normal(size=(90, 2))
    return {"a": points[:, 0], "b": points[:, 1], "noise": random.normal(size=90)}, labels


def test_learns_what_can_be_separated() -> None:
    values, labels = toy()
    learned = learn(values, values, OUTCOMES, labels, np.ones(90), 0.1)
    fresh, truth = toy(seed=2)
    said = [OUTCOMES[i] for i in learned.probabilities(fresh).argmax(axis=1)]
    assert np.mean([s == t for s, t in zip(said, truth, strict=True)]) > 0.95


def test_an_indicator_that_says_nothing_gets_little_weight() -> None:
    values, labels = toy()
    learned = learn(values, values, OUTCOMES, labels, np.ones(90), 1.0)
    largest = {n: max(map(abs, i.weights.values())) for n, i in learned.indicators.items()}
    assert largest["noise"] < largest["a"] / 3


def test_a_row_without_weight_teaches_nothing() -> None:
    values, labels = toy()
    told = [*labels[:-1], "conforme" if labels[-1] != "conforme" else "lacune"]
    weights = np.array([1.0] * 89 + [0.0])
    assert learn(values, values, OUTCOMES, labels, weights, 0.1) == learn(values, values, OUTCOMES, told, weights, 0.1)


def test_a_stronger_ridge_gives_smaller_weights() -> None:
    values, labels = toy()
    loose, tight = (learn(values, values, OUTCOMES, labels, np.ones(90), ridge).indicators["a"].weights for ridge in (0.1, 100.0))
    assert max(map(abs, tight.values())) < max(map(abs, loose.values()))


def test_one_odd_row_does_not_teach_more_for_being_odder() -> None:
    background, labels = toy()
    odd, odder = ({**background, "a": np.append(background["a"][:-1], far)} for far in (100.0, 10_000.0))
    assert learn(odd, background, OUTCOMES, labels, np.ones(90), 0.1) == learn(odder, background, OUTCOMES, labels, np.ones(90), 0.1)


def test_an_indicator_that_never_varies_is_harmless() -> None:
    values, labels = toy()
    values["same"] = np.full(90, 7.0)
    assert np.isfinite(learn(values, values, OUTCOMES, labels, np.ones(90), 0.1).probabilities(values)).all()


@given(arrays(np.float64, (5, 3), elements=st.floats(-500, 500)))
def test_probabilities_sum_to_1(logits: np.ndarray) -> None:
    chances = normalise(logits)
    assert np.allclose(chances.sum(axis=1), 1)
    assert ((chances >= 0) & (chances <= 1)).all()
    likeliest = logits[np.arange(5), chances.argmax(axis=1)]
    assert np.allclose(likeliest, logits.max(axis=1))


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8))
def test_any_value_of_an_indicator_gives_probabilities(values: list[float]) -> None:
    chances = model().probabilities({"keeps": np.array(values)})
    assert chances.shape == (len(values), 3)
    assert np.allclose(chances.sum(axis=1), 1)


def test_probabilities_by_hand() -> None:
    chances = model().probabilities({"keeps": np.array([2.0, 2.5])})
    middle, above = np.exp([0.0, 0.5, 0.0]), np.exp([1.0, 0.5, -1.0])
    assert chances == pytest.approx(np.vstack([middle / middle.sum(), above / above.sum()]))


def test_one_odd_value_does_not_decide_alone() -> None:
    edge, far = model().probabilities({"keeps": np.array([2.0 + 0.5 * CLIP, 1000.0])})
    assert far == pytest.approx(edge)
