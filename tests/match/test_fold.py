import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalgap.match.fold import fold, language, strip_accents
from legalgap.model.texts import Lang

SCRIPTS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0xFF),
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.characters(min_codepoint=0xFE70, max_codepoint=0xFEFC),
        st.sampled_from("œŒ’‘ʼ\u00ad\u200b\u200f\ufeff\n\tﬁ٠"),
    )
)

FOLDED = [
    ("reversed lam-alef with hamza above, as some PDF files give it", "األجير", "الاجير"),
    ("reversed lam-alef with hamza below", "اإلقامة", "الاقامه"),
    ("reversed lam-alef with madda", "اآلجال", "الاجال"),
    ("reversed lam-alef behind a conjunction", "واألجراء", "والاجراء"),
    ("reversed lam-alef that carries a vowel", "اأَلجير", "الاجير"),
    ("well-ordered lam-alef", "الأجير", "الاجير"),
    ("presentation form of lam-alef", "اﻷجير", "الاجير"),
    ("harakat", "يَحِقُّ لِلأَجِيرِ", "يحق للاجير"),
    ("tatweel", "الأجـــير", "الاجير"),
    ("ta marbuta and alef maqsura", "المادة الأولى", "الماده الاولي"),
    ("hamza on its seats", "مؤسسة هيئة", "موسسه هييه"),
    ("direction marks", "\u200fالأجير\u200e \u202b12\u202c", "الاجير 12"),
    ("ligature œ", "main-d’œuvre", "main-d'oeuvre"),
    ("capital ligature", "ŒUVRES", "oeuvres"),
    ("typographic apostrophe", "l’étranger", "l'étranger"),
    ("opening quote used as apostrophe", "l‘étranger", "l'étranger"),
    ("modifier letter used as apostrophe", "lʼétranger", "l'étranger"),
    ("soft hyphen left by a line break", "tra\u00advailleur", "travailleur"),
    ("ligature fi of a printed page", "beneﬁce", "benefice"),
    ("line breaks and double spaces", " Le  salarié\n\tétranger ", "le salarié étranger"),
    ("no-break space", "article\u00a012", "article 12"),
]


@pytest.mark.parametrize(("case", "text", "expected"), FOLDED, ids=[c for c, _, _ in FOLDED])
def test_fold(case: str, text: str, expected: str) -> None:
    assert fold(text) == expected


def test_reversed_and_well_ordered_words_fold_alike() -> None:
    assert fold("حقوق األجير و اإلقامة") == fold("حقوق الأجير و الإقامة")


LANGUAGES: list[tuple[Lang, str]] = [
    ("fr", "Tout salarié étranger a droit au repos hebdomadaire."),
    ("en", "Every foreign worker is entitled to a weekly day of rest."),
    ("ar", "لكل أجير أجنبي الحق في راحة أسبوعية."),
    ("ar", "يخضع عقد الشغل (contrat) لأحكام هذا القانون."),
    ("fr", "Le terme أجير désigne la personne qui travaille pour un employeur."),
    ("en", "The word étranger shall be read in the sense of the law."),
    ("en", "Workers may form trade unions."),
    ("fr", "Droit de grève"),
    ("fr", "Repos hebdomadaire"),
    ("fr", ""),
]


@pytest.mark.parametrize(("lang", "text"), LANGUAGES)
def test_language(lang: Lang, text: str) -> None:
    assert language(text) == lang


def test_strip_accents_keeps_letters() -> None:
    assert strip_accents("élève à Noël, ça") == "eleve a Noel, ca"


@given(SCRIPTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(SCRIPTS)
def test_folded_text_has_no_mark_and_single_spaces(text: str) -> None:
    folded = fold(text)
    assert not set(folded) & set("\u064b\u0652\u0640\u200f\u00ad’œأإآىةؤئ")
    assert folded == " ".join(folded.split())


@given(SCRIPTS)
def test_accents_do_not_come_back(text: str) -> None:
    bare = strip_accents(fold(text))
    assert strip_accents(bare) == bare
