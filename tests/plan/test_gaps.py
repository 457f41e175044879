"""Which gaps go together, which article is aimed at, which rank of text is needed."""

import pytest
from plan_cases import ROWS, match, row

from legalgap.model.findings import Row
from legalgap.plan.gaps import group_gaps, key_of, nearest_act


def test_same_article_theme_and_nature_make_one_group() -> None:
    groups = group_gaps(ROWS)
    assert [[r.requirement.split("#")[1] for r in g.rows] for g in groups] == [["direction", "élection"], ["frais"], ["visa"], ["école"]]


def test_what_is_kept_or_unsure_is_no_gap() -> None:
    assert group_gaps([row("a", "conforme", "aucune"), row("b", "a-verifier", "à établir"), row("c", "non-applicable", "à établir")]) == []


@pytest.mark.parametrize(
    "change", [{"theme": "contrats"}, {"nature": "condition supplémentaire"}, {"matches": (match("8", "contradicts"),)}]
)
def test_a_different_theme_nature_or_article_makes_another_group(change: dict[str, object]) -> None:
    one = row("a", "contradiction", "contradiction", match("6", "contradicts"))
    other = row("b", "contradiction", "contradiction", match("6", "contradicts"), **{k: v for k, v in change.items() if k == "theme"})
    values = {f: getattr(other, f) for f in Row.__struct_fields__} | change
    assert len(group_gaps([one, Row(**values)])) == 2


@pytest.mark.parametrize(
    ("status", "nature", "matches", "needs", "article", "rank"),
    [
        ("contradiction", "contradiction", (match("6", "contradicts"),), "loi", "6", "loi"),
        ("contradiction", "contradiction", (match("4", "contradicts", "decret"),), "loi", "4", "décret"),
        ("contradiction", "contradiction", (match("3", "contradicts", "constitution"), match("6", "contradicts")), "loi", "6", "loi"),
        ("contradiction", "contradiction", (match("3", "contradicts", "constitution"),), "loi", "3", "constitution"),
        ("partiel", "condition supplémentaire", (match("9", "partial"),), "pratique", "9", "loi"),
        ("partiel", "champ trop étroit", (match("9", "partial"),), "pratique", "9", "circulaire"),
        ("partiel", "champ trop étroit", (match("9", "full"),), "décret", "9", "décret"),
        ("partiel", "champ trop étroit", (match("5", "partial", "arrete"),), "loi", "5", "arrêté"),
        ("partiel", "rang insuffisant", (match("5", "partial", "arrete"),), "loi", "5", "loi"),
        ("partiel", "texte d'application manquant", (match("9", "partial"),), "loi", "9", "décret"),
        ("partiel", "champ trop étroit", (match("3", "partial", "constitution"),), "loi", "", "loi"),
        ("lacune", "silence", (match("9"),), "décret", "", "décret"),
        ("lacune", "silence", (), "loi", "", "loi"),
    ],
)
def test_article_and_rank(status: str, nature: str, matches: tuple[object, ...], needs: str, article: str, rank: str) -> None:
    key = key_of(row("x", status, nature, *matches, needs=needs))  # type: ignore[arg-type]
    assert (key.article, key.rank) == (article, rank)


def test_the_gravest_and_binding_row_speaks_for_the_group() -> None:
    rows = [row(n, "lacune", "silence", binding=b, confidence=c) for n, b, c in (("a", False, 0.9), ("b", True, 0.3), ("c", True, 0.6))]
    assert [r.requirement[-1] for r in group_gaps(rows)[0].rows] == ["c", "b", "a"]


def test_a_new_article_stands_in_the_law_most_often_near() -> None:
    near = (match("1", law="A", score=0.4), match("2", law="B", score=0.3), match("3", law="B", score=0.3))
    found = nearest_act([row("x", "lacune", "silence", match("1", kind="constitution", score=0.9), *near)])
    assert found is not None
    assert (found.law, found.article) == ("B", "2")
    assert nearest_act([row("x", "lacune", "silence")]) is None
