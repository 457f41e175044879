"""What a jurist is told of a reading: numbers left out, repeats, doubtful words, what was set aside."""

import pytest

from legalgap.parse.acts import parse_document
from legalgap.parse.trust import Trust, numbering_gaps, trust_of
from parse.documents import document

NUMBERINGS: list[tuple[list[str], list[str], int]] = [
    (["1", "2", "3"], [], 0),
    (["préambule", "1", "2", "annexe"], [], 0),
    (["1", "3", "7"], ["2", "4-6"], 4),
    (["4", "5"], ["1-3"], 3),
    (["1", "1 bis", "1 quater", "2"], ["entre 1 bis et 1 quater"], 1),
    (["1", "2", "I-1", "I-3", "II-1"], ["I-2"], 1),
    (["448-1", "448-3"], ["entre 448-1 et 448-3"], 1),
    (["unique"], [], 0),
    (["L. 1-1", "L. 1-2", "L. 2-1"], [], 0),
]


@pytest.mark.parametrize(("labels", "gaps", "wanting"), NUMBERINGS, ids=[" ".join(n[0]) for n in NUMBERINGS])
def test_numbers_left_out(labels: list[str], gaps: list[str], wanting: int) -> None:
    found, count = numbering_gaps(labels)
    assert found == gaps
    assert count >= wanting
    assert (count == 0) == (wanting == 0)


def trust(text: str) -> Trust:
    read = document(text)
    return trust_of(parse_document(read)[0], read)


WHOLE = "\n".join(f"Article {n}\nLa règle {n} s'applique." for n in range(1, 21))


def test_a_whole_act_is_sound() -> None:
    found = trust(WHOLE)
    assert (found.found, found.expected, found.recall, found.gaps, found.doubts) == (20, 20, 1.0, (), ())
    assert found.sound


def test_an_act_with_a_hole_is_not() -> None:
    found = trust(WHOLE.replace("Article 7\n", "").replace("Article 8\n", ""))
    assert (found.gaps, found.found, found.expected) == (("7-8",), 18, 20)
    assert found.recall == pytest.approx(0.9)
    assert not found.sound


def test_doubts_say_where() -> None:
    found = trust(WHOLE.replace("La règle 3 s'applique.", "La r\ufffdgle 3 s'applique.").replace("La règle 5 s'applique.\n", ""))
    assert [(d.article, d.line, d.what) for d in found.doubts] == [
        ("3", 5, "1 caractère(s) douteux"),
        ("5", 9, "aucun texte sous ce numéro"),
    ]
    assert not found.sound


def test_a_heading_met_again_is_told() -> None:
    found = trust(WHOLE + "\nArticle 9\nLa règle 9 revient.")
    assert [(d.what, d.line) for d in found.doubts] == [("« Article 9 » n'a pas été pris pour un intitulé d'article", 41)]


def test_an_article_that_swallowed_others() -> None:
    found = trust(WHOLE + "\nSans fin." * 1500)
    assert [(d.article, d.what) for d in found.doubts] == [("20", "article anormalement long : vérifiez où il finit")]


def test_what_was_set_aside_is_counted() -> None:
    found = trust("Loi n° 12-34 relative aux ports\nVu la Constitution ;\n" + WHOLE + "\nFait à Valbourg, le 5 mars 2020.")
    assert [a.what for a in found.aside] == ["titre, promulgation et visas : 2 ligne(s)", "signatures et mentions finales : 1 ligne(s)"]
