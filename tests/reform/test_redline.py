"""The redline of an article, and the edits that make it."""

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from legalgap.reform.redline import apply_edits, find_edits, loud, segments

EXAMPLES = int(os.environ.get("LEGALGAP_EXAMPLES", "150"))
WORD = st.sampled_from(
    "le salarié étranger a droit au repos ne 30 2.000 jours , ; « » d'un l’employeur\n الأجير أجير المُشغل – 1° É é".split(" ")
)
TEXT = st.lists(WORD, max_size=25).map(" ".join) | st.text(max_size=40)


def marked(old: str, new: str) -> str:
    marks = {"=": "{}", "-": "[{}]", "+": "<{}>"}
    return "".join(marks[s.mark].format(s.text) for s in segments(old, find_edits(old, new)))


def test_a_word_is_changed_in_its_place() -> None:
    assert marked("au plus tard le cinquième jour.", "au plus tard le troisième jour ouvré.") == (
        "au plus tard le [cinquième]<troisième> jour< ouvré>."
    )


def test_a_negation_put_in_is_seen() -> None:
    assert marked("Le permis peut être retiré.", "Le permis ne peut être retiré.") == "Le permis <ne >peut être retiré."


def test_a_word_kept_by_chance_amid_long_changes_is_changed_with_them() -> None:
    old, new = "Toute personne âgée de seize ans au moins est admise", "Seul un diplôme reconnu de niveau supérieur et récent est admise"
    assert marked(old, new).count("[") == 1


def test_typography_is_shown_as_done() -> None:
    assert marked("l'État verse 2.000 dirhams", "l’Etat verse 2 000 dirhams") == "l’Etat verse 2 000 dirhams"
    assert not loud(find_edits("الأجـراء", "الاجراء"))


@settings(max_examples=EXAMPLES, deadline=None)
@given(TEXT, TEXT)
def test_the_edits_give_the_new_wording_back(old: str, new: str) -> None:
    edits = find_edits(old, new)
    assert apply_edits(old, edits) == new
    parts = segments(old, edits)
    assert "".join(p.text for p in parts if p.mark != "-") == new


@settings(max_examples=EXAMPLES, deadline=None)
@given(TEXT)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert find_edits(text, text) == ()
