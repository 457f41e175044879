"""Books, titles, chapters and sections: labels, titles, nesting, and what is no heading."""

import pytest

from legalgap.model.texts import Lang
from parse.documents import act

PATHS: list[tuple[str, Lang, str, list[tuple[str, ...]]]] = [
    (
        "livre, titre, chapitre, section",
        "fr",
        "LIVRE PREMIER\nDES PORTS\nTITRE II : DE L'ACCÈS\nChapitre III. – Des navires\nSection première – Entrée\nArticle 1\nUn.\n"
        "Section 2\nSortie\nArticle 2\nDeux.\nLivre II\nArticle 3\nTrois.",
        [("Livre I", "Titre II", "Chapitre III", "Section I"), ("Livre I", "Titre II", "Chapitre III", "Section II"), ("Livre II",)],
    ),
    (
        "préliminaire, puis livre premier",
        "fr",
        "Titre préliminaire\nArticle 1\nUn.\nLivre premier\nTitre I\nArticle 2\nDeux.",
        [("Titre préliminaire",), ("Livre I", "Titre I")],
    ),
    (
        "partie sous le livre",
        "fr",
        "Livre I\nPartie I\nChapitre I\nArticle 1\nUn.\nPartie II\nChapitre I\nArticle 2\nDeux.",
        [("Livre I", "Partie I", "Chapitre I"), ("Livre I", "Partie II", "Chapitre I")],
    ),
    (
        "section bis, sous-section",
        "fr",
        "Chapitre I bis\nSection I\nSous-section 2 : Des filets\nArticle 1\nUn.",
        [("Chapitre I bis", "Section I", "Sous-section II")],
    ),
    (
        "intitulé sans numéro",
        "fr",
        "Chapitre I\nArticle 1\nUn.\nDispositions transitoires et finales\nArticle 2\nDeux.",
        [("Chapitre I",), ("Dispositions transitoires et finales",)],
    ),
    (
        "romain mal numérisé",
        "fr",
        "Chapitre I\nArticle 1\nUn.\nChapitre Il : De la pêche\nArticle 2\nDeux.",
        [("Chapitre I",), ("Chapitre II",)],
    ),
    (
        "arabe",
        "ar",
        "الكتاب الأول: الموانئ\nالقسم الثاني\nالولوج\nالباب الثالث: السفن\nالفرع الأول: الدخول\nالمادة 1\nأ.\n"
        "الفرع الثاني: الخروج\nالمادة 2\nب.",
        [("Livre I", "Titre II", "Chapitre III", "Section I"), ("Livre I", "Titre II", "Chapitre III", "Section II")],
    ),
    (
        "arabe, al-fasl est un chapitre quand les articles sont des mādda",
        "ar",
        "الفصل الأول: أحكام عامة\nالمادة 1\nأ.\nالفصل الثاني: العقوبات\nالمادة 2\nب.",
        [("Chapitre I",), ("Chapitre II",)],
    ),
    (
        "anglais",
        "en",
        "PART I\nGENERAL\nChapter 2: Ports\nArticle 1\nOne.\nPART II\nArticle 2\nTwo.",
        [("Partie I", "Chapitre II"), ("Partie II",)],
    ),
]


@pytest.mark.parametrize(("what", "lang", "text", "paths"), PATHS, ids=[p[0] for p in PATHS])
def test_paths(what: str, lang: Lang, text: str, paths: list[tuple[str, ...]]) -> None:
    made = act(text, lang)
    assert [a.path for a in made.articles] == paths
    assert all(len(a.text) <= 7 for a in made.articles)


def test_titles_on_the_next_lines() -> None:
    made = act("LIVRE PREMIER\nDES PORTS\nET DES RADES\nTITRE UNIQUE – De l'accès\nArticle 1\nUn.")
    assert [(d.label, d.title) for d in made.divisions] == [("Livre I", "DES PORTS ET DES RADES"), ("Titre unique", "De l'accès")]


def test_a_reference_to_a_chapter_is_no_heading() -> None:
    text = "Chapitre I\nArticle 1\nLe port est libre dans les conditions du\nChapitre II du présent titre et des usages.\nArticle 2\nDeux."
    made = act(text)
    assert [a.path for a in made.articles] == [("Chapitre I",), ("Chapitre I",)]
    assert "Chapitre II du présent titre" in made.articles[0].text
