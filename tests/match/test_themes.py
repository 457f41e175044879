"""A theme is said only where the nearest requirements agree."""

import pytest

from legalgap.match.themes import agreed

VOTES = [
    ([("santé", 0.9), ("santé", 0.8), ("salaire", 0.7)], "santé"),
    ([("santé", 0.9), ("salaire", 0.8), ("congé", 0.7)], None),
    ([("santé", 0.2), ("salaire", 0.9)], "salaire"),
    ([("santé", 0.0)], None),
]


@pytest.mark.parametrize(("votes", "theme"), VOTES)
def test_the_theme_of_most_of_the_votes(votes: list[tuple[str, float]], theme: str | None) -> None:
    assert agreed(votes) == theme
