"""Page numbers, footnotes and their calls in plain text."""

from legalgap.ingest.read import read_content

PAGES = """Article 1
Le marin inscrit au registre1 doit payer
la taxe du port.2
1 - Journal officiel n° 12 du 3 mai 1999.
2 - Voir la loi du port,
qui fut abrogée.

- 1 -

Article 2
3

Le port est ouvert :
1 - aux marins ;
2 - aux pêcheurs.

3 - Modifié par la loi n° 4.

- 2 -

Article 3
Les 2 ports ferment.

- 3 -
"""


def roles(text: str) -> list[tuple[str, str]]:
    return [(line.role, line.text) for line in read_content(text.encode(), "loi.txt").lines if line.text]


def test_printed_pages_are_taken_apart() -> None:
    assert roles(PAGES) == [
        ("body", "Article 1"),
        ("body", "Le marin inscrit au registre doit payer"),
        ("body", "la taxe du port."),
        ("footnote", "1 - Journal officiel n° 12 du 3 mai 1999."),
        ("footnote", "2 - Voir la loi du port,"),
        ("footnote", "qui fut abrogée."),
        ("header", "- 1 -"),
        ("body", "Article 2"),
        ("footnote", "3"),
        ("body", "Le port est ouvert :"),
        ("body", "1 - aux marins ;"),
        ("body", "2 - aux pêcheurs."),
        ("footnote", "3 - Modifié par la loi n° 4."),
        ("header", "- 2 -"),
        ("body", "Article 3"),
        ("body", "Les 2 ports ferment."),
        ("header", "- 3 -"),
    ]


def test_arabic_pages_too() -> None:
    text = "المادة 1\nيؤدي البحار الرسم.1\n\n- 1 الجريدة الرسمية عدد 12، ص 3.\n\n-1-\n\nالمادة 2\nيفتح الميناء.\n\n-2-\n"
    assert [role for role, _ in roles(text)] == ["body", "body", "footnote", "header", "body", "body", "header"]
    assert roles(text)[1][1] == "يؤدي البحار الرسم."


def test_bare_page_numbers_between_blank_lines() -> None:
    text = "".join(f"Texte {'abcd'[n]} de la loi\n\n{n + 1}\n\n" for n in range(4))
    assert [role for role, _ in roles(text)] == ["body", "header"] * 4


def test_article_numbers_alone_on_their_line_stay() -> None:
    text = "".join(f"Article\n\n{n}\n\nTexte de l'article\n\n" for n in range(1, 5))
    assert {role for role, _ in roles(text)} == {"body"}


def test_a_text_without_page_numbers_is_left_alone() -> None:
    text = "Article 1\nLe marin inscrit1 vote.\n1 - Voir la loi.\nArticle 2\n"
    assert {role for role, _ in roles(text)} == {"body"}


def test_articles_are_never_taken_for_a_note() -> None:
    text = "Le marin inscrit1 vote.\n1 - Voir la loi.\nArticle 2\nTexte.\n\n- 1 -\n\nArticle 3\n\n- 2 -\n"
    assert ("body", "Article 2") in roles(text)
