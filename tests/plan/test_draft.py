"""Redlines: what is struck, what is kept, what is put in."""

import pytest
from plan_cases import match, row

from legalgap.match.traits import TraitReader
from legalgap.plan.draft import Drafter, split
from legalgap.plan.gaps import group_gaps
from legalgap.store.lexicon import load_lexicon

WORDING = "Les dirigeants sont élus pour deux ans. Ils doivent avoir la nationalité du pays ; ils rendent compte."


@pytest.fixture(scope="module")
def drafter() -> Drafter:
    return Drafter(TraitReader(load_lexicon()))


def deeds(drafter: Drafter, nature: str, wording: str | None, amends: bool = True) -> list[tuple[str, str]]:
    status = "contradiction" if nature == "contradiction" else "partiel"
    [gap] = group_gaps([row("a", status, nature, match("6", "contradicts" if status == "contradiction" else "partial"))])
    return [(p.deed, p.text) for p in drafter.draft(gap, wording, amends).pieces]


def test_only_the_sentence_with_the_forbidden_condition_goes(drafter: Drafter) -> None:
    assert deeds(drafter, "contradiction", WORDING) == [
        ("keep", "Les dirigeants sont élus pour deux ans."),
        ("strike", "Ils doivent avoir la nationalité du pays ;"),
        ("insert", "Clause a."),
        ("keep", "ils rendent compte."),
    ]


def test_a_contradiction_without_a_visible_trait_goes_whole(drafter: Drafter) -> None:
    assert deeds(drafter, "contradiction", "Le titre dure un an.") == [("strike", "Le titre dure un an."), ("insert", "Clause a.")]


def test_a_narrow_rule_is_kept_and_completed(drafter: Drafter) -> None:
    assert [d for d, _ in deeds(drafter, "champ trop étroit", WORDING)] == ["keep", "keep", "keep", "insert"]


def test_a_lighter_text_leaves_the_article_whole(drafter: Drafter) -> None:
    assert [d for d, _ in deeds(drafter, "condition supplémentaire", WORDING, amends=False)] == ["keep", "keep", "keep", "insert"]


def test_nothing_written_nothing_struck(drafter: Drafter) -> None:
    assert deeds(drafter, "contradiction", None) == [("insert", "Clause a.")]


def test_before_and_after_are_the_two_readings(drafter: Drafter) -> None:
    [gap] = group_gaps([row(n, "contradiction", "contradiction", match("6", "contradicts")) for n in "ab"])
    draft = drafter.draft(gap, WORDING, True)
    assert draft.before == WORDING
    assert draft.after == "Les dirigeants sont élus pour deux ans. Clause a. Clause b. ils rendent compte."
    assert "juriste" in draft.status


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("Un.", 1), ("Un. Deux.", 2), ("un ; deux", 2), ("Un\nDeux", 2), ("Art. 3.5 du code", 2), ("لا يجوز. يعاقب؛ ويمنع", 3)],
)
def test_sentences(text: str, count: int) -> None:
    parts = split(text)
    assert len(parts) == count
    assert " ".join(parts).split() == text.split()
