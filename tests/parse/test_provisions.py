"""Articles of made-up treaties cut to sub-paragraphs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legalgap.parse.final import final_clause
from legalgap.parse.provisions import cut_act, cut_article
from legalgap.parse.result import ParsedArticle

from .documents import act


def refs(text: str, num: str = "4") -> list[str]:
    return [c.ref for c in cut_article(ParsedArticle(num, (), "", text, 1, 1))]


CUTS = [
    ("un seul alinéa", "Le phare est gardé.", ["4"]),
    ("deux alinéas sans numéro", "Le phare est gardé.\nIl est peint.", ["4"]),
    ("paragraphes", "1. Le phare est gardé.\n2. Il est peint.", ["4(1)", "4(2)"]),
    ("paragraphe seul", "1. Le phare comprend :\na) une tour ;\nb) une lampe.", ["4", "4(a)", "4(b)"]),
    ("premier sans numéro", "Le phare est gardé.\n2. Il est peint.\n3. Il est haut.", ["4(1)", "4(2)", "4(3)"]),
    ("lettres", "Le phare comprend :\na) une tour ;\nb) une lampe.", ["4", "4(a)", "4(b)"]),
    (
        "trois niveaux",
        "1. Sont égaux :\na) s'il y a lieu :\ni) les salaires ;\nii) les congés ;\nb) les soins.\n2. Nul n'est chassé.",
        ["4(1)", "4(1)(a)", "4(1)(a)(i)", "4(1)(a)(ii)", "4(1)(b)", "4(2)"],
    ),
    (
        "signes à la suite",
        "1. (a) The light is kept;\n(b) the tower is painted.\n2. (a) It burns;\n(b) it turns.",
        ["4(1)(a)", "4(1)(b)", "4(2)(a)", "4(2)(b)"],
    ),
    ("degrés", "Sont dus :\n1° le pain ;\n2° l'eau.", ["4", "4(1)", "4(2)"]),
    ("i après h", "Sont dus :\n" + "\n".join(f"{x}) le bien {x}" for x in "abcdefghij"), ["4", *(f"4({x})" for x in "abcdefghij")]),
    (
        "i romain après h",
        "Due:\n" + "\n".join(f"({x}) the {x}" for x in "abcdefgh") + "\n(i) oil\n(ii) rope",
        ["4", *(f"4({x})" for x in "abcdefgh"), "4(h)(i)", "4(h)(ii)"],
    ),
    ("dans la ligne", "The keeper shall: (a) light the lamp; (b) paint the tower; and (c) ring the bell.", ["4", "4(a)", "4(b)", "4(c)"]),
    ("renvoi, non liste", "Les alinéas a), b) et c) de l'article 3 valent ici.", ["4"]),
    ("renvoi dans un alinéa", "Sont dus :\na) les biens ;\nb) ceux de l'alinéa a), ou b), du paragraphe 2.", ["4", "4(a)", "4(b)"]),
    ("nombre, non signe", "Le délai est de :\n18. ans révolus", ["4"]),
    ("signe perdu", "Sont dus :\na) le pain ;\nc) le sel ;\nd) l'eau.", ["4", "4(a)", "4(c)", "4(d)"]),
    ("numéro répété par faute", "1. Un.\n2. Deux.\n2. Trois.", ["4(1)", "4(2)", "4(3)"]),
    ("puces markdown", "Actions :\n- a. Tenir un registre\n- b. Ouvrir un bureau", ["4", "4(a)", "4(b)"]),
    ("arabe", "- 1 تتعهد كل دولة:\n(أ ) بالأجور،\n(ب) بالسكن.\n-2 لا يطرد البحار.", ["4(1)", "4(1)(a)", "4(1)(b)", "4(2)"]),
    ("arabe, point devant", ".1 يحفظ المنار.\n.2 يطلى المنار.", ["4(1)", "4(2)"]),
    (
        "arabe, chiffres sous lettre",
        'تشمل:\n(أ) ما يلي:\n" "1 توريد بحار، أو " "2 التعهد بتوريد بحار.\n(ب) السكن.',
        ["4", "4(a)", "4(a)(i)", "4(a)(ii)", "4(b)"],
    ),
    ("arabe, lettre mal lue", "تشمل:\n(أ) الأجور،\n(ت) السكن،\n(ج) العطل.", ["4", "4(a)", "4(b)", "4(c)"]),
]


@pytest.mark.parametrize(("what", "text", "found"), CUTS, ids=[c[0] for c in CUTS])
def test_articles_are_cut_to_sub_paragraphs(what: str, text: str, found: list[str]) -> None:
    assert refs(text) == found


def test_annexes_keep_their_number_before_that_of_the_article() -> None:
    assert refs("1. Un.\n2. Deux.", "II-3") == ["II-3(1)", "II-3(2)"]
    assert refs("Un mot.", "annexe I") == ["I-1"]
    assert refs("Règles :\n1. Un.\n2. Deux.", "annexe I") == ["I", "I-1", "I-2"]


def test_a_claim_holds_what_introduces_the_item() -> None:
    lamp = cut_article(ParsedArticle("4", (), "", "L'État fournit :\na) une lampe ; et\nb) une corde.", 1, 1))
    assert [(c.claim, c.aside) for c in lamp] == [
        ("L'État fournit.", "introduction"),
        ("L'État fournit : une lampe.", ""),
        ("L'État fournit : une corde.", ""),
    ]


TREATY = """
Convention sur les phares

Article 1
Tout phare est gardé.

Article 2
Le gardien est payé.

Article 3
La présente Convention entrera en vigueur le jour du dépôt du troisième instrument de ratification.

Article 4
Tout État partie peut dénoncer la présente Convention.

Annexe I

Article 1
La lampe est allumée la nuit.
"""


def test_final_clauses_ask_for_nothing_and_annexes_are_not_final() -> None:
    assert [(c.ref, c.aside) for c in cut_act(act(TREATY))] == [
        ("1", ""),
        ("2", ""),
        ("3", "clause finale : entrée en vigueur"),
        ("4", "clause finale : dénonciation"),
        ("I-1", ""),
    ]


FINAL = [
    ("The versions in English and in French are equally authoritative.", "textes authentiques"),
    ("Les versions française et anglaise font également foi.", "textes authentiques"),
    ("النصان الانكليزي والفرنسي لهذه الاتفاقية متساويان في الحجية.", "textes authentiques"),
    ("A Member may denounce it after ten years.", "dénonciation"),
    ("يبدأ نفاذ الاتفاقية بعد سنة.", "entrée en vigueur"),
    ("This Convention is open for signature by all States.", "ratification et adhésion"),
    ("Le gardien est payé chaque mois.", ""),
]


@pytest.mark.parametrize(("text", "what"), FINAL)
def test_a_final_clause_is_told_by_its_words(text: str, what: str) -> None:
    assert final_clause(text) == what


SIGNS = st.sampled_from(["1. ", "2. ", "(a) ", "b) ", "(i) ", "ii) ", "1° ", "- 3 ", "(أ) ", "(ج) ", "A. ", "IV. ", "", "( -2 أ) "])
LINES = st.lists(st.tuples(SIGNS, st.text('wz ;:,().123"', min_size=1, max_size=30)), max_size=12)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_no_word_is_lost_and_no_reference_comes_twice(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(sign + words for sign, words in lines)
    found = cut_article(ParsedArticle("7", (), "", text, 1, 1))
    assert len({c.ref for c in found}) == len(found)
    kept = "".join(c.text for c in found)
    assert (kept.count("w"), kept.count("z")) == (text.count("w"), text.count("z"))
