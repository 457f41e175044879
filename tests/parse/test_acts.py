"""Whole acts: titles, promulgation, preamble, signatures, annexes, contents, several acts in one issue."""

import datetime

from msgspec.structs import replace

from legalgap.parse.acts import parse_document
from parse.documents import act, acts, document, words

PROMULGATED = """Dahir n° 1-20-30 du 4 rejeb 1441 (28 février 2020)
portant promulgation de la loi n° 12-34
relative aux ports de Valmérie.
LOUANGE A DIEU SEUL !
Que l'on sache par les présentes que Notre Majesté,
Vu la Constitution, notamment ses articles 42 et 50,
A décidé ce qui suit :
Est promulguée la loi n° 12-34 relative aux ports.
Fait à Valbourg, le 4 rejeb 1441 (28 février 2020).
Pour contreseing :
Le Chef du gouvernement,
Jean Dupont.

Loi n° 12-34
relative aux ports de Valmérie
Préambule
Les ports sont le bien de tous.
Chapitre premier : Des ports
Article premier
Le port est libre.
Article 2
La pêche est ouverte.
Fait à Valbourg, le 1er mars 2020.
Le Premier ministre,
Jean Dupont.
"""


def test_the_promulgating_act_is_set_apart() -> None:
    made = act(PROMULGATED)
    assert (made.kind, made.number, made.title) == ("loi", "12-34", "Loi n° 12-34 relative aux ports de Valmérie")
    assert made.promulgated is not None
    assert (made.promulgated.act, made.promulgated.date) == ("dahir 1-20-30", datetime.date(2020, 2, 28))
    assert [(a.num, a.path, a.text) for a in made.articles] == [
        ("préambule", ("Préambule",), "Les ports sont le bien de tous."),
        ("1", ("Chapitre I",), "Le port est libre."),
        ("2", ("Chapitre I",), "La pêche est ouverte."),
    ]
    assert [(p.what, p.lines) for p in made.pieces] == [("titre, promulgation et visas", 15), ("signatures et mentions finales", 3)]


def test_a_title_known_only_by_its_promulgation() -> None:
    text = (
        "ظهير شريف رقم 1.20.30 صادر في 4 رجب 1441 (28 فبراير 2020) بتنفيذ القانون رقم 12.34 المتعلق بالموانئ\n"
        "الحمد لله وحده،\nالمادة الأولى\nالميناء حر."
    )
    made = act(text, "ar")
    assert (made.kind, made.number, made.title) == ("loi", "12-34", "القانون رقم 12.34 المتعلق بالموانئ")
    assert made.date == datetime.date(2020, 2, 28)


def test_a_decree_in_arabic() -> None:
    made = act(
        "مرسوم رقم 2.20.456 صادر في 4 رجب 1441 (28 فبراير 2020) بتطبيق القانون رقم 12.34\nرئيس الحكومة،\nبناء على الدستور؛\nالمادة 1\nأ.",
        "ar",
    )
    assert (made.kind, made.number, made.date) == ("decret", "2-20-456", datetime.date(2020, 2, 28))


ISSUE = """SOMMAIRE
Décret n° 2-20-1 du 5 mars 2020 relatif aux filets........ 4
Arrêté du ministre de la mer n° 77-20 du 6 mars 2020........ 5

Décret n° 2-20-1 du 5 mars 2020 relatif aux filets.
LE CHEF DU GOUVERNEMENT,
Vu la loi n° 12-34 relative aux ports ;
DÉCRÈTE :
ARTICLE PREMIER. – Les filets sont contrôlés.
ART. 2. – Le présent décret est publié.
Fait à Valbourg, le 5 mars 2020.
JEAN DUPONT.

Arrêté du ministre de la mer n° 77-20 du 6 mars 2020 fixant
la maille des filets.
LE MINISTRE DE LA MER,
ARRÊTE :
ARTICLE PREMIER. – La maille est de trente millimètres.
ART. 2. – Le présent arrêté est publié.
Valbourg, le 6 mars 2020.

Décision n° 78-20 du 7 mars 2020 portant nomination.
Est nommé directeur du port M. Martin.
Fait à Valbourg, le 7 mars 2020.

Loi n° 56-78 du 8 mars 2020 relative aux phares
Article unique
Les phares sont entretenus par l'État.
"""


def test_several_acts_in_one_issue() -> None:
    found = acts(ISSUE)
    assert [(a.kind, a.number, a.date and a.date.day, [x.num for x in a.articles]) for a in found] == [
        ("decret", "2-20-1", 5, ["1", "2"]),
        ("arrete", "77-20", 6, ["1", "2"]),
        ("arrete", "78-20", 7, ["unique"]),
        ("loi", "56-78", 8, ["unique"]),
    ]
    assert found[1].title == "Arrêté du ministre de la mer n° 77-20 du 6 mars 2020 fixant la maille des filets."
    assert found[0].articles[1].text == "Le présent décret est publié."
    assert found[2].articles[0].text == "Est nommé directeur du port M. Martin."
    assert found[0].pieces[0].what == "sommaire"


def test_annexes_with_articles_are_numbered_apart() -> None:
    text = (
        "CONVENTION concerning ports\nThe General Conference,\nHaving met at Valbourg,\nAdopts this Convention.\nArticle 1\nOne.\n"
        "Article 2\nTwo.\nANNEX I\nNets\nArticle 1\nNets are checked.\nArticle 2\nNets are burnt.\nANNEX II\nArticle 1\nBoats are checked."
    )
    made = act(text, "en")
    assert [a.num for a in made.articles] == ["préambule", "1", "2", "I-1", "I-2", "II-1"]
    assert made.articles[3].path == ("Annexe I",)
    assert made.articles[3].text == "Nets are checked."
    assert made.articles[2].text == "Two."


def test_an_annex_without_articles_is_kept_whole() -> None:
    text = (
        "Loi n° 12-34 relative aux ports\nArticle 1\nUn.\nArticle 2\nDeux.\nFait à Valbourg, le 5 mars 2020.\n"
        "Annexe\nListe des ports :\n- Valbourg ;\n- Valport."
    )
    made = act(text)
    assert (made.articles[-1].num, made.articles[-1].path) == ("annexe", ("Annexe",))
    assert made.articles[-1].text == "Liste des ports :\n- Valbourg ;\n- Valport."
    assert made.articles[-2].text == "Deux."


def test_a_table_of_contents_is_skipped_before_and_after() -> None:
    body = "Titre I : Des ports\nArticle 1\nUn.\nTitre II : Des phares\nArticle 2\nDeux."
    contents = "Titre I : Des ports 3\nArticle 1 3\nTitre II : Des phares 4\nArticle 2 4\n"
    for text in (f"TABLE DES MATIÈRES\n{contents}{body}", f"{body}\nTable des matières\n{contents}"):
        assert words(text) == {"1": "Un.", "2": "Deux."}


def test_what_stands_between_the_contents_and_the_text_is_its_title() -> None:
    text = "Sommaire\n– Article 1\n– Article 2\nAccueil\nLoi n° 12-34 relative aux ports\nArticle 1\nUn.\nArticle 2\nDeux."
    made = act(text)
    assert (made.number, [a.num for a in made.articles]) == ("12-34", ["1", "2"])


def test_an_english_act_by_sections() -> None:
    rules = "PART I\nPRELIMINARY\nSection 1. Short title.\nThis is the Ports Act.\nPART II\nDOCKERS\nSection 2. Wages.\nWages are equal."
    made = act(f"PORTS ACT 2010\nARRANGEMENT OF SECTIONS\nPART I\n1. Short title.\nPART II\n2. Wages.\n\n{rules}", "en")
    assert made.title == "PORTS ACT 2010"
    assert [(a.num, a.path) for a in made.articles] == [("1", ("Partie I",)), ("2", ("Partie II",))]


def test_a_chapter_whose_title_begins_with_a_small_word_is_a_heading() -> None:
    made = act("Loi n° 1-20\nChapitre I Du port\nArticle 1\nUn.\nChapitre II Des dockers\nArticle 2\nDeux.")
    assert [a.path for a in made.articles] == [("Chapitre I",), ("Chapitre II",)]
    assert made.articles[0].text == "Un."


def test_paragraphs_of_a_word_document_are_not_joined() -> None:
    lines = ("Article 1", "Salaire", "Le salaire est égal", "Congé", "Le congé est dû.")
    source = document("\n".join(lines))
    (made,) = parse_document(replace(source, format="docx"))
    assert made.articles[0].text.split("\n") == list(lines[1:])


def test_paragraphs_and_lists_keep_their_lines() -> None:
    text = (
        "Article 1\nLe port accueille :\n1° les navires de com-\nmerce, à l'exclusion des\nnavires de guerre ;\n2° les barques :\n"
        "a) à voile ;\nb) à rames.\nI. – L'accès est gratuit.\n– Il est surveillé.\nLe capitaine tient\nun registre.\n"
        "Article 2\nLes navires de commerce\nsont libres."
    )
    assert words(text)["1"].split("\n") == [
        "Le port accueille :",
        "1° les navires de commerce, à l'exclusion des navires de guerre ;",
        "2° les barques :",
        "a) à voile ;",
        "b) à rames.",
        "I. – L'accès est gratuit.",
        "– Il est surveillé.",
        "Le capitaine tient un registre.",
    ]


def test_a_hyphen_that_belongs_to_its_word_stays() -> None:
    text = words("Article 1\nLes dommages-\nintérêts sont dus.\nArticle 2\nLes dommages-intérêts sont payés.")
    assert text["1"] == "Les dommages-intérêts sont dus."


def test_nothing_that_looks_like_an_act() -> None:
    assert acts("Une lettre.\nElle ne contient rien.") == ()


def test_a_title_of_no_known_kind_is_what_the_format_calls_a_heading() -> None:
    source = document("Accueil\nInternational Rules on Ports\nAdopted\n18 May 2001\nArticle 1\nOne.\nArticle 2\nTwo.", "en")
    lines = [replace(line, role="heading") if "Rules" in line.text else line for line in source.lines]
    (made,) = parse_document(replace(source, lines=tuple(lines), format="html"))
    assert made.title == "International Rules on Ports"
