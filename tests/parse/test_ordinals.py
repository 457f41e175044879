"""Numbers in letters and in Roman figures, each checked against the way back."""

import pytest

from legalgap.parse.ordinals import arabic, english, french, roman, roman_value, spelled_number


def test_roman_figures_there_and_back() -> None:
    assert [roman_value(roman(n)) for n in range(1, 400)] == list(range(1, 400))


@pytest.mark.parametrize("figures", ["", "IIX", "VV", "MM", "abc", "1", "IC"])
def test_what_is_no_roman_number(figures: str) -> None:
    assert roman_value(figures) is None


def test_every_ordinal_to_ninety_nine() -> None:
    for n in range(1, 100):
        forms = [*arabic(n), english(n), *([french(n)] if n > 1 else ["premier", "première", "Premier", "PREMIÈRE"])]
        assert {spelled_number(form) for form in forms} == {(n, len(form)) for form in forms}


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("deuxième alinéa", 2, 8),
        ("Vingt et unième", 21, 15),
        ("soixante dix neuvième", 79, 21),
        ("quatre-vingt-unième.", 81, 19),
        ("الثانية عشرة: نص", 12, 12),
        ("األولى", 1, 6),
        ("الثـانـيـة", 2, 10),
        ("الثالثون", 30, 8),
        ("الواحدة و العشرون", 21, 17),
        ("الخامسة بعد المائة", 105, 18),
    ],
)
def test_an_ordinal_as_it_is_met(text: str, value: int, end: int) -> None:
    assert spelled_number(text) == (value, end)


@pytest.mark.parametrize("text", ["", "le port", "deux", "الميناء", "12"])
def test_no_ordinal(text: str) -> None:
    assert spelled_number(text) is None
