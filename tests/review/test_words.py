"""Articles found by number or words, and the words that carried a match."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from valmerie import LEAD, PAY, ground, passage

from legalgap.match.memory import Memory
from legalgap.model.norms import Lexicon
from legalgap.model.texts import Passage
from legalgap.review.highlight import Highlighter, pieces
from legalgap.review.search import ArticleIndex

SEARCHES = [
    ("6", ["6"]),
    ("12-34 art. 6", ["6"]),
    ("12-34 6", ["6"]),
    ("art. 46", ["46 bis"]),
    ("46 bis", ["46 bis"]),
    ("99-99 6", []),
    ("salaire minimum", ["4", "3"]),
    ("direction du syndicat", ["6", "5", "46 bis"]),
    ("النقابة", ["7"]),
    ("licorne", []),
    ("", []),
]


@pytest.fixture(scope="module")
def index() -> ArticleIndex:
    return ArticleIndex(ground().passages.values())


@pytest.fixture(scope="module")
def highlighter(index: ArticleIndex, lexicon: Lexicon) -> Highlighter:
    return Highlighter(lexicon, index, Memory(None, None))


@pytest.mark.parametrize(("query", "expected"), SEARCHES)
def test_search(index: ArticleIndex, query: str, expected: list[str]) -> None:
    assert [p.num for p in index.find(query)] == expected


def marked(highlighter: Highlighter, name: str, article: Passage) -> dict[str, str]:
    return {p.text: p.mark for p in highlighter.mark(ground().promises[name].requirement, article) if p.mark}


def test_a_signal_the_norm_names_is_marked(highlighter: Highlighter) -> None:
    marks = marked(highlighter, PAY, passage("3"))
    assert {text: mark for text, mark in marks.items() if "nationalité" in text} == {"quelle que soit la nationalité": "signal"}


def test_an_arabic_article_is_marked_too(highlighter: Highlighter) -> None:
    assert "signal" in marked(highlighter, LEAD, passage("7")).values()


@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "bc", "ك"]), st.sampled_from([" ", "\n  "]), st.sampled_from(["", "word", "signal"])), max_size=9
    )
)
def test_pieces_put_together_give_the_text_back(words: list[tuple[str, str, str]]) -> None:
    text, blocks = " ", []
    for word, gap, _ in words:
        blocks.append((len(text), len(text) + len(word)))
        text += word + gap
    made = list(pieces(text, blocks, [mark for *_, mark in words]))  # type: ignore[misc]
    assert "".join(p.text for p in made) == text
    assert all(a.mark != b.mark for a, b in pairwise(made) if a.mark)


def test_words_are_shown_as_they_are_written(highlighter: Highlighter) -> None:
    page = highlighter.marked(ground().promises[LEAD].requirement, passage("46 bis"))
    assert "&lt;b&gt;ses statuts&lt;/b&gt;" in page.replace('<mark class="word">', "").replace("</mark>", "")
