from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from legalgap.match.segments import LONG, STEP, WIDTH, cut, windows

LENGTHS = st.integers(0, 6 * WIDTH)


def numbered(count: int) -> str:
    return " ".join(f"mot{i}" for i in range(count))


def test_a_short_text_is_left_as_it_is() -> None:
    text = "Premier alinéa.\n\n  Second alinéa."
    assert windows(text) == [text]
    assert windows(numbered(LONG)) == [numbered(LONG)]


def test_a_long_text_is_cut() -> None:
    parts = windows(numbered(LONG + 1))
    assert len(parts) > 1
    assert parts[0].split() == numbered(WIDTH).split()


@given(LENGTHS)
def test_every_word_is_in_a_window(count: int) -> None:
    words = numbered(count).split()
    assert {w for part in windows(" ".join(words)) for w in part.split()} == set(words)


@given(st.integers(LONG + 1, 6 * WIDTH))
def test_windows_overlap_and_none_is_within_another(count: int) -> None:
    parts = [part.split() for part in windows(numbered(count))]
    assert all(len(p) <= WIDTH for p in parts)
    for one, following in pairwise(parts):
        assert one[STEP:] == following[: len(one) - STEP]
        assert not set(following) <= set(one)


@given(st.lists(LENGTHS, min_size=1, max_size=6))
def test_cut_says_where_each_text_starts(lengths: list[int]) -> None:
    texts = [f"t{i} {numbered(n)}" for i, n in enumerate(lengths)]
    parts, starts = cut(texts)
    ends = [*starts[1:], len(parts)]
    assert [parts[a:b] for a, b in zip(starts, ends, strict=True)] == [windows(t) for t in texts]
