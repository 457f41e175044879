"""An act printed in any of the usual ways is parsed back to itself; any text at all is parsed without a fault.

LEGALGAP_EXAMPLES sets how many acts and texts are tried.
"""

import os
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legalgap.model.texts import Lang
from legalgap.parse.acts import parse_document
from legalgap.parse.ordinals import arabic, french
from parse.documents import acts, document

EXAMPLES = int(os.environ.get("LEGALGAP_EXAMPLES", "60"))
some = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Style(NamedTuple):
    """How an act prints its numbers: the word, the first number, a sign after it, and whether the text goes on the same line."""

    lang: Lang
    word: str
    first: str
    sign: str
    inline: bool


STYLES = [
    Style(lang, word, first, sign, inline)
    for lang, word, first in [("fr", "Article", "premier"), ("fr", "ARTICLE", "1er"), ("fr", "Art.", "1er"), ("fr", "ART.", "PREMIER")]
    for sign, inline in [("", False), (".", False), (". –", True), (" :", True), (".-", True)]
]
STYLES += [
    Style("ar", word, first, sign, inline)
    for word, first in [("المادة", "الأولى"), ("الفصل", "1")]
    for sign, inline in [("", False), (" :", True)]
]
STYLES += [Style("en", "Article", "1", sign, inline) for sign, inline in [("", False), (". –", True)]]
WORDS: dict[Lang, list[str]] = {
    "fr": ["le port", "la pêche", "les filets", "un navire", "la loi n° 12-34", "l'article 3", "des sanctions", "trente jours"],
    "ar": ["الميناء", "الصيد", "الشباك", "السفينة", "المادة 3 من هذا القانون", "العقوبات", "ثلاثين يوما"],
    "en": ["the port", "fishing", "any net", "a vessel", "Article 3 of this Act", "thirty days"],
}


@st.composite
def printed_acts(draw: st.DrawFn) -> tuple[str, Lang, list[tuple[str, str]]]:
    """An act's print, its language, and the articles it holds."""
    style = draw(st.sampled_from(STYLES))
    spelled = not style.inline and style.word in ("Article", "المادة") and style.lang != "en" and draw(st.booleans())
    lines, expected = [], []
    for n in range(1, draw(st.integers(2, 25)) + 1):
        for label, mark in [(str(n), "")] + ([(f"{n} bis", " bis")] if style.lang == "fr" and draw(st.integers(0, 9)) == 0 else []):
            number = number_of(n, mark, style, spelled)
            sentences = [sentence(draw, style.lang) for _ in range(draw(st.integers(1, 3)))]
            heading = f"{style.word} {number}{style.sign}"
            lines += [f"{heading} {sentences[0]}", *sentences[1:]] if style.inline else [heading, *sentences]
            expected.append((label, "\n".join(sentences)))
    return "\n".join(lines), style.lang, expected


def number_of(n: int, mark: str, style: Style, spelled: bool) -> str:
    if spelled and not mark:
        return arabic(n)[0] if style.lang == "ar" else "premier" if n == 1 else french(n)
    return f"{style.first if n == 1 and not mark else n}{mark}"


def sentence(draw: st.DrawFn, lang: Lang) -> str:
    words = " ".join(draw(st.lists(st.sampled_from(WORDS[lang]), min_size=3, max_size=9)))
    return f"{words[:1].upper()}{words[1:]}."


@some
@given(printed_acts())
def test_a_printed_act_is_parsed_back(made: tuple[str, Lang, list[tuple[str, str]]]) -> None:
    text, lang, expected = made
    (act,) = acts(text, lang)
    assert [(a.num, a.text) for a in act.articles] == expected


SOUP = st.lists(
    st.sampled_from(
        "Article ART. المادة الفصل 1 2 3 premier bis مكرر Titre II : . – « » Loi n° 12-34 Annexe Sommaire 12 الأولى \n \n \n Fait à # L. "
        "ظهير شريف رقم مرسوم Chapitre Vu le Préambule * * * ....... 65.99 (nouveau) وحرر".split(" ")
    ),
    max_size=60,
).map(" ".join)


@some
@given(SOUP | st.text(max_size=200), st.sampled_from(["fr", "ar", "en"]))
def test_any_text_is_parsed_without_a_fault(text: str, lang: Lang) -> None:
    for act in parse_document(document(text, lang)):
        labels = [a.num for a in act.articles]
        assert len(set(labels)) == len(labels)
        assert act.articles
