"""Numbers printed before each line of a draft."""

import pytest

from legalgap.ingest.margin import drop_line_numbers
from legalgap.model.documents import Line

TEXT = [f"ligne {chr(97 + n)} du projet" for n in range(20)]


def dropped(texts: list[str]) -> list[str]:
    return [line.text for line in drop_line_numbers([Line(t) for t in texts])]


@pytest.mark.parametrize("begin", [1, 41])
def test_a_numbered_margin_is_taken_off(begin: int) -> None:
    assert dropped([f"{n} {text}" for n, text in enumerate(TEXT, begin)]) == TEXT


def test_items_keep_their_numbers_where_lines_are_numbered() -> None:
    assert dropped([f"{n} {n % 3 + 1}. {text}" for n, text in enumerate(TEXT, 1)])[:2] == [f"2. {TEXT[0]}", f"3. {TEXT[1]}"]


KEPT = [
    ("une liste courte", [f"{n} {text}" for n, text in enumerate(TEXT[:10], 1)]),
    ("des articles", [line for n, text in enumerate(TEXT, 1) for line in (f"{n} {text}", "Le port est ouvert.")]),
    ("des chiffres sans ordre", [f"{7 * n % 20} {text}" for n, text in enumerate(TEXT, 1)]),
]


@pytest.mark.parametrize(("what", "texts"), KEPT, ids=[k[0] for k in KEPT])
def test_other_numbers_stay(what: str, texts: list[str]) -> None:
    assert dropped(texts) == texts
