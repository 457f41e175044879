import pytest

from legalgap.match.encoder import UseEncoder
from legalgap.match.free import nearest
from legalgap.match.memory import Memory
from legalgap.model.norms import Lexicon

from .valdorie import passage, pool

QUESTIONS = [
    ("direction d'un syndicat par un étranger", ("travail", "4")),
    ("appeal to a court against deportation", ("étrangers", "3")),
    ("الطعن أمام المحكمة في قرار الطرد", ("étrangers", "3")),
    ("free and compulsory school for every child", ("école", "1")),
    ("durée quotidienne du travail", ("travail", "2")),
    ("تسجيل السفن في الميناء", ("impôts", "2")),
]


@pytest.mark.parametrize(("question", "article"), QUESTIONS)
def test_the_article_asked_for_is_among_the_first_two(
    question: str, article: tuple[str, str], lexicon: Lexicon, memory: Memory, encoder: UseEncoder
) -> None:
    first = [(p.law, p.num) for p, _ in nearest(question, pool(), lexicon, memory, encoder)[:2]]
    assert article in first


def test_every_article_has_a_score_and_the_best_come_first(lexicon: Lexicon, memory: Memory, encoder: UseEncoder) -> None:
    found = nearest("retrait de la carte de séjour", pool(), lexicon, memory, encoder)
    scores = [s for _, s in found]
    assert sorted(found, key=lambda f: -f[1]) == found
    assert all(0 <= s <= 1 for s in scores)
    assert {(p.law, p.num) for p, _ in found} == {(p.law, p.num) for p in pool()}


def test_the_right_alinéa_is_found_in_a_long_article(lexicon: Lexicon, memory: Memory, encoder: UseEncoder) -> None:
    filler = "Les navires de commerce sont immatriculés au port et leurs jauges sont inscrites au registre. " * 12
    long = passage("ports", "9", f"{filler}Le consul est averti sans délai de la détention d'un marin étranger. {filler}")
    found = nearest("avertir le consul de la détention d'un étranger", [*pool(), long], lexicon, memory, encoder)
    assert ("ports", "9") in [(p.law, p.num) for p, _ in found[:2]]


@pytest.mark.parametrize("text", ["", "   ", "???", "مم"])
def test_a_text_without_words_still_gets_an_answer(text: str, lexicon: Lexicon, memory: Memory, encoder: UseEncoder) -> None:
    assert len(nearest(text, pool(), lexicon, memory, encoder)) == len(pool())


def test_an_empty_pool_has_no_nearest_article(lexicon: Lexicon, memory: Memory) -> None:
    assert nearest("syndicat", [], lexicon, memory) == []


def test_without_an_encoder_the_default_one_answers(lexicon: Lexicon, memory: Memory, encoder: UseEncoder) -> None:
    assert nearest("syndicat", pool(), lexicon, memory) == nearest("syndicat", pool(), lexicon, memory, encoder)
