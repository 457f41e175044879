from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalgap.bench.gold import Citation, Label, akin, article_numbers, pair, place, provision_refs, read_labels
from legalgap.errors import InputFileError
from legalgap.model.findings import Relation
from legalgap.model.norms import Duty, Expected, Labels, Promise, Requirement

PROVISIONS = [
    ("Annexe II, art. 12-13", ["II-12", "II-13"]),
    ("Annexe I, art. 5(1)(c) et 5(2)", ["I-5(1)(c)", "I-5(2)"]),
    ("Annexe I, art. 3(3)-(4)", ["I-3(3)", "I-3(4)"]),
    ("annexe 3, art. 1", ["III-1"]),
    ("art. 16(5)-(6)", ["16(5)", "16(6)"]),
    ("art. 45(2)-(4)", ["45(2)", "45(3)", "45(4)"]),
    ("art. 6(1)(a)(i) — âge minimum, travail des jeunes", ["6(1)(a)(i)"]),
    ("art. 54(1)(b)-(c)", ["54(1)(b)", "54(1)(c)"]),
    ("art. 6(1)(a)(i)-(iii)", ["6(1)(a)(i)", "6(1)(a)(ii)", "6(1)(a)(iii)"]),
    ("art. 6(1) chapeau", ["6(1)"]),
    ("art. 12(e)", ["12(e)"]),
    ("art. 7, 9 et 11(2)", ["7", "9", "11(2)"]),
    ("art. 11(1) et (3)", ["11(1)", "11(3)"]),
    ("art. 2", ["2"]),
]


@pytest.mark.parametrize(("text", "refs"), PROVISIONS)
def test_provision_refs(text: str, refs: list[str]) -> None:
    assert provision_refs(text) == refs


ARTICLES = [
    ("416", {"416"}),
    ("25-29", {"25", "26", "27", "28", "29"}),
    ("3 à 5", {"3", "4", "5"}),
    ("16 et 17", {"16", "17"}),
    ("1, 4 et 7", {"1", "4", "7"}),
    ("431-1", {"431-1"}),
    ("448-1 à 448-6", {f"448-{n}" for n in range(1, 7)}),
    ("448-1 à 448-3 (Code pénal)", {"448-1", "448-2", "448-3"}),
    ("431-1 et 431-2", {"431-1", "431-2"}),
    ("82-5-1 (code de procédure)", {"82-5-1"}),
    ("46 bis", {"46 bis"}),
    ("46 ter et 47", {"46 ter", "47"}),
    ("préambule", {"préambule"}),
    ("à préciser", set()),
    ("procédure (base à vérifier)", set()),
    ("unique", set()),
]


@pytest.mark.parametrize(("text", "numbers"), ARTICLES)
def test_article_numbers(text: str, numbers: set[str]) -> None:
    assert article_numbers(text) == numbers


@given(st.integers(1, 900), st.integers(1, 60))
def test_a_range_holds_both_ends_and_all_between(first: int, length: int) -> None:
    assert article_numbers(f"{first}-{first + length}") == {str(n) for n in range(first, first + length + 1)}


KINSHIP = [
    ("6(1)", "6(1)(a)(ii)", True),
    ("6(1)(a)(ii)", "6(1)", True),
    ("6", "6", True),
    ("6(1)(a)(i)", "6(1)(a)(ii)", False),
    ("6(1)", "6(2)", False),
    ("6", "61", False),
    ("I-3(3)", "I-3", True),
    ("I-3", "II-3", False),
    ("I-3", "3", False),
    ("", "3", False),
]


@pytest.mark.parametrize(("one", "other", "related"), KINSHIP)
def test_akin(one: str, other: str, related: bool) -> None:
    assert akin(one, other) is related
    assert akin(other, one) is related


def test_articles_put_into_the_penal_code_count_under_the_code() -> None:
    assert place("12-34", "448-2") == place("code-penal", "448-2")
    assert place("12-34", "46  BIS") == ("12-34", "46 bis")


def label(norm: str = "V1", provision: str = "art. 6(1)", *expected: tuple[str, str, Relation], **fields: object) -> Label:
    cited = tuple(Citation(*e) for e in expected)
    return Label("row", norm, provision, "obligation", cited, str(fields.get("status", "partiel")), tuple(fields.get("acceptable", ())))  # type: ignore[arg-type]


def test_statuses_are_read_in_the_spelling_of_the_engine() -> None:
    held = label(status="à vérifier", acceptable=["non applicable", "lacune"])
    assert held.verdict == "a-verifier"
    assert held.verdicts == {"a-verifier", "non-applicable", "lacune"}


def test_expected_articles_are_those_of_the_laws_held() -> None:
    held = label("V1", "art. 6", ("A", "2-3", "full"), ("B", "7", "partial"), ("A", "9", "related"))
    assert held.articles(frozenset({"A"})) == {("A", "2"): "full", ("A", "3"): "full", ("A", "9"): "related"}
    assert held.articles(frozenset()) == {}


@pytest.mark.parametrize("citations", [[("A", "2", "full"), ("A", "2", "related")], [("A", "2", "related"), ("A", "2", "full")]])
def test_an_article_cited_twice_is_not_merely_related(citations: list[tuple[str, str, Relation]]) -> None:
    assert label("V1", "art. 6", *citations).articles(frozenset({"A"})) == {("A", "2"): "full"}


def promise(provision: str, instrument: str = "V1") -> Promise:
    asked = Requirement(
        f"{instrument}/{provision}#x", Labels(""), Duty("", "", "obligation"), (), (), (), Expected(), "loi", "lacune", Labels("")
    )
    return Promise(instrument, provision, "", "emploi", asked)


def test_pair_takes_the_nearest_claim_of_the_same_provision() -> None:
    asked = [promise("6(1)(a)"), promise("6(1)(b)"), promise("7"), promise("6(1)", "W9")]
    claims = np.array([[1, 0], [0, 1], [0.6, 0.8], [0, 1]], dtype=np.float32)
    rows = [label(), label(provision="art. 7"), label(provision="art. 12"), label("W9"), label("X")]
    wanted = np.array([[0.1, 0.9]] * 5, dtype=np.float32)
    assert pair(rows, asked, claims, wanted) == [1, 2, None, 3, None]


ROW = (
    '{"id": "V1-1", "norm": "V1", "provision": "art. 6(1)", "obligation_fr": "Payer.", "status": "à vérifier", "other": 1,'
    ' "expected": [{"law": "A", "article": "2", "relation": "full", "why": "x"}], "also_acceptable": ["lacune"], "confidence": 0.4}'
)


def test_read_labels(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{ROW}\n\n{ROW}\n", encoding="utf-8")
    first, second = read_labels(path)
    assert first == second
    assert (first.text, first.refs, first.confidence, first.acceptable) == ("Payer.", ["6(1)"], 0.4, ("lacune",))


FAULTS = [("bonjour", "ligne 2"), (ROW.replace('"full"', '"maybe"'), "ligne 2"), (ROW.replace('"norm": "V1", ', ""), "norm")]


@pytest.mark.parametrize(("line", "said"), FAULTS)
def test_a_line_that_is_not_a_labelled_row_is_refused(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{ROW}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputFileError, match=said) as caught:
        read_labels(path)
    assert caught.value.code == 3


def test_an_absent_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="--gold"):
        read_labels(tmp_path / "absent.jsonl")
