"""An operation is done where its place is certain, and refused elsewhere."""

import pytest

from legalgap.reform.operations import LAST, Doubt, Operation, apply_one
from reform.valmerie import ARTICLES, entries


def after(operation: Operation) -> dict[str, str]:
    return {e.num: e.text for e in apply_one(entries(ARTICLES), operation)}


def test_an_added_article_stands_after_the_one_its_number_follows() -> None:
    assert list(after(Operation("add", "2 bis", "Nouveau."))) == ["1", "2", "2 bis", "3", "4", "5"]


def test_words_are_found_whatever_their_typography() -> None:
    changed = after(Operation("words", "5", "sur chaque lieu de travail", "dans  chaque établissement"))
    assert changed["5"] == "L'employeur affiche l'horaire de travail sur chaque lieu de travail, au lieu de paie."


def test_words_are_put_in_after_others_and_taken_out() -> None:
    assert after(Operation("insert", "3", "du travail", "par le ministère"))["3"].startswith(
        "Le salarié étranger justifie d'un permis délivré par le ministère du travail."
    )
    assert after(Operation("words", "3", "", "délivré par le ministère"))["3"].startswith("Le salarié étranger justifie d'un permis.\n")


def test_a_paragraph_is_added_replaced_repealed() -> None:
    assert after(Operation("add-paragraph", "3", "Il est gratuit.", paragraph=3))["3"].endswith("\nIl est gratuit.")
    assert after(Operation("replace-paragraph", "3", "Il est gratuit.", paragraph=2))["3"].split("\n")[1] == "Il est gratuit."
    assert after(Operation("repeal-paragraph", "3", paragraph=LAST))["3"] == ARTICLES["3"].split("\n")[0]


def test_dots_stand_for_what_does_not_change() -> None:
    given = "Le contrat est suspendu :\n........................\n2° pendant la grève et le lock-out ;\n(la suite sans changement)"
    assert after(Operation("replace", "4", given))["4"] == ARTICLES["4"].replace("grève ;", "grève et le lock-out ;")
    assert (
        after(Operation("replace", "4", "..........\n4° pendant le service civil."))["4"]
        == f"{ARTICLES['4']}\n4° pendant le service civil."
    )


@pytest.mark.parametrize(
    ("operation", "why"),
    [
        (Operation("repeal", "99"), "n'a pas d'article 99"),
        (Operation("add", "2", "Nouveau."), "l'article 2 existe déjà"),
        (Operation("words", "5", "b", "mots absents"), "ne se trouvent pas à l'article 5"),
        (Operation("insert", "2", "b", "le"), "se trouvent 2 fois"),
        (Operation("words", "3", "b", "étranger", paragraph=2), "ne se trouvent pas"),
        (Operation("words", "3", "b", "permis", paragraph=9), "n'a que 2 alinéas"),
        (Operation("replace-paragraph", "4", "b", paragraph=3), "énumération"),
        (Operation("repeal-paragraph", "3"), "l'alinéa n'est pas désigné"),
        (Operation("repeal-paragraph", "1", paragraph=1), "l'article entier serait vide"),
        (Operation("add-paragraph", "3", "b", paragraph=5), "le rang 5 n'est pas le suivant"),
        (Operation("replace", "3", "..............\nLe permis ne peut être retiré."), "donnée qu'en partie"),
        (Operation("replace", "3", "Le permis ............. retiré."), "en pointillés"),
        (Operation("replace", "4", "........\n9° pendant la grève."), "n'a pas de point 9"),
        (Operation("replace", "1", ARTICLES["1"]), "dit déjà ces mots"),
    ],
)
def test_what_is_not_certain_is_refused(operation: Operation, why: str) -> None:
    with pytest.raises(Doubt, match=why):
        apply_one(entries(ARTICLES), operation)
