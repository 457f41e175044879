"""`legalgap match` on the made-up data."""

import json

import pytest
from made_up import Cli

QUESTIONS = [
    ("À travail égal, salaire égal quelle que soit la nationalité", "3"),
    ("Who can be elected to the leadership of the trade union?", "6"),
    ("لكل أجير الحق في عطلة سنوية مؤدى عنها", "11"),
]


@pytest.mark.parametrize(("text", "article"), QUESTIONS, ids=["français", "anglais", "arabe"])
def test_a_question_finds_its_article(cli: Cli, text: str, article: str) -> None:
    done = cli("match", text, "-k", "3", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    data = json.loads(done.stdout)
    assert list(data) == ["matches"]
    assert article in [m["article"] for m in data["matches"]]


def test_all_articles_in_force_best_first(cli: Cli) -> None:
    matches = json.loads(cli("match", "congé", "-k", "500", "--format", "json", "--as-of", "2020-01-01").stdout)["matches"]
    assert [list(m) for m in matches] == [["law", "article", "score"]] * 11
    assert {m["article"] for m in matches} == {str(n) for n in range(1, 12)}
    scores = [m["score"] for m in matches]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= s <= 1 for s in scores)


def test_the_table_shows_law_number_heading_and_words(cli: Cli) -> None:
    done = cli("match", "congé annuel payé", "-k", "1")
    first, words = done.stdout.rstrip("\n").split("\n")
    assert first.endswith("12-34 art. 11 — Congé annuel")
    assert "dix-huit jours" in words
