"""Spaces, typography and Arabic spelling make no difference; words, figures and negations do."""

import pytest

from legalgap.reform.words import keys, same_words, slip


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("L'État verse 2.000 dirhams", "L’Etat  verse\u00a02 000 dirhams ;"),
        ("« toute personne »", '"toute personne"'),
        ("le salarié a demeu-\nré absent", "le salarié a demeuré absent"),
        ("1° les marins ;\n2° les pêcheurs", "1. les marins,\n2) les pêcheurs"),
        ("l'œuvre", "l'oeuvre"),
        ("المُشَغِّل", "المشغل"),
        ("الأجـــراء", "الاجراء"),
        ("األجراء", "الأجراء"),
        ("المقاولة الى", "المقاوله إلى"),
        ("٣٠ يوما", "30 يوما"),
        ("d' une", "d'une"),
    ],
)
def test_the_same_words_printed_otherwise(a: str, b: str) -> None:
    assert same_words(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("dix jours", "six jours"),
        ("10 jours", "100 jours"),
        ("peut être retiré", "ne peut être retiré"),
        ("2,5 %", "25 %"),
        ("le salarié", "la salariée"),
        ("10 %", "10"),
        ("يجوز السحب", "لا يجوز السحب"),
    ],
)
def test_other_words(a: str, b: str) -> None:
    assert not same_words(a, b)


@pytest.mark.parametrize(
    ("old", "new"), [("aux salarié", "au salarié"), ("dépasse", "dépassent"), ("membe", "membre"), ("titre Ill", "titre III")]
)
def test_a_slip_is_a_letter_or_an_ending(old: str, new: str) -> None:
    assert slip(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [("légal", "illégal"), ("licite", "illicite"), ("mineur", "majeur"), ("10", "16"), ("peut", "ne peut"), ("salaire", "salarié")],
)
def test_a_slip_never_hides_another_meaning(old: str, new: str) -> None:
    assert not slip(old, new)


def test_a_number_keeps_its_figures_together() -> None:
    assert keys("25.000 à 30 000 dirhams") == ["25000", "à", "30000", "dirhams"]
