"""Figures computed by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalgap.bench.gold import Citation, Label
from legalgap.bench.measures import FOUR, Retrieval, expected_calibration_error, f1_of, measure_retrieval, measure_verdicts
from legalgap.model.findings import Relation

LAWS = frozenset({"A"})


def row(status: str = "partiel", *expected: tuple[str, Relation], acceptable: tuple[str, ...] = ()) -> Label:
    return Label("row", "V1", "art. 1", "obligation", tuple(Citation("A", a, r) for a, r in expected), status, acceptable)


def ranking(*numbers: int) -> list[tuple[str, str]]:
    return [("A", str(n)) for n in numbers]


def test_retrieval_by_hand() -> None:
    labels = [
        row("partiel", ("3", "full")),  # third: found in five
        row("partiel", ("7", "full"), ("8", "partial")),  # seventh and eighth: found in ten, both
        row("partiel", ("11", "contradicts"), ("1", "partial")),  # one of two in ten
        row("partiel", ("99", "full")),  # never
        row("partiel", ("1", "related")),  # a related article is not expected: the row does not count
        row("lacune"),  # nothing expected: the row does not count
    ]
    found = [ranking(*range(1, 13))] * len(labels)
    assert measure_retrieval(labels, found, LAWS) == Retrieval(rows=4, hit5=0.5, hit10=0.75, recall10=0.625)


def test_a_law_that_was_not_read_is_not_expected() -> None:
    assert measure_retrieval([row("partiel", ("3", "full"))], [[]], frozenset({"B"})) == Retrieval(0, 0.0, 0.0, 0.0)


def test_recall_of_more_than_ten_expected_articles_can_be_1() -> None:
    label = row("partiel", ("1-20", "full"))
    assert measure_retrieval([label], [ranking(*range(1, 11))], LAWS).recall10 == 1.0


def test_verdicts_by_hand() -> None:
    labels = [
        row("conforme"),
        row("conforme", acceptable=("partiel",)),
        row("partiel"),
        row("lacune", acceptable=("à vérifier",)),
        row("contradiction"),
        row("contradiction"),
        row("partiel", acceptable=("contradiction",)),
        row("contradiction", acceptable=("conforme",)),
    ]
    said = ["conforme", "partiel", "partiel", "a-verifier", "contradiction", "conforme", "contradiction", "conforme"]
    found = measure_verdicts(labels, said, [1.0] * 8)
    assert found.rows == 8
    assert found.strict == 0.375  # rows 1, 3, 5
    assert found.lenient == 0.875  # all but row 6
    assert found.f1 == {"conforme": 0.4, "partiel": 0.5, "lacune": 0.0, "contradiction": 0.4}  # 2/5, 2/4, 0/1, 2/5
    assert found.macro_f1 == 0.325
    assert found.contradiction_precision == 1.0  # both were acceptable
    assert found.contradiction_recall == 0.333
    assert found.worst == 1  # row 6; a jurist would accept row 8
    assert found.calibration_error == 0.125


def test_f1_of_a_status_that_nobody_says() -> None:
    assert f1_of("lacune", [row("partiel")], ["partiel"]) == 0.0


def test_macro_f1_is_the_mean_before_rounding() -> None:
    labels = [row("conforme")] * 3
    found = measure_verdicts(labels, ["conforme", "lacune", "lacune"], [0.5] * 3)
    assert found.f1["conforme"] == 0.5
    assert found.macro_f1 == 0.125


CALIBRATION = [
    ("sure and right", [1.0, 1.0], [True, True], 0.0),
    ("sure and wrong", [1.0, 1.0], [False, False], 1.0),
    ("half sure, half right", [0.5, 0.5], [True, False], 0.0),
    ("two bins: 0.9 for 1/2 right, 0.1 for none", [0.9, 0.9, 0.1, 0.1], [True, False, False, False], 0.25),
    ("no row", [], [], 0.0),
]


@pytest.mark.parametrize(("confidences", "right", "error"), [c[1:] for c in CALIBRATION], ids=[c[0] for c in CALIBRATION])
def test_calibration_error(confidences: list[float], right: list[bool], error: float) -> None:
    assert expected_calibration_error(confidences, right) == pytest.approx(error)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_calibration_error_is_a_share(rows: list[tuple[float, bool]]) -> None:
    confidences, right = zip(*rows, strict=True)
    assert 0 <= expected_calibration_error(confidences, right) <= 1


STATUSES = st.sampled_from([*FOUR, "a-verifier", "non-applicable"])


@given(st.lists(st.tuples(STATUSES, STATUSES), min_size=1, max_size=30))
def test_figures_are_shares_and_strict_is_the_harder(rows: list[tuple[str, str]]) -> None:
    found = measure_verdicts([row(want, acceptable=("partiel",)) for want, _ in rows], [said for _, said in rows], [0.5] * len(rows))
    assert 0 <= found.strict <= found.lenient <= 1
    assert 0 <= found.macro_f1 <= 1
    assert found.worst == sum(pair == ("contradiction", "conforme") for pair in rows)


@given(st.lists(st.sampled_from(FOUR), min_size=1, max_size=20))
def test_saying_what_the_jurist_said_is_perfect(statuses: list[str]) -> None:
    found = measure_verdicts([row(s) for s in statuses], statuses, [1.0] * len(statuses))
    assert (found.strict, found.lenient, found.worst, found.calibration_error) == (1.0, 1.0, 0, 0.0)
    assert {s for s, f1 in found.f1.items() if f1 == 1.0} == set(statuses)
