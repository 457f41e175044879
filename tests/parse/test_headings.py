"""Article headings in every printed form, in three languages; every act is made up."""

import pytest

from legalgap.model.texts import Lang
from parse.documents import act, nums, words

FORMS: list[tuple[str, Lang, str, list[str]]] = [
    ("premier, puis chiffres", "fr", "Article premier\nLe port est libre.\nArticle 2\nLa pêche est ouverte.", ["1", "2"]),
    ("1er", "fr", "Article 1er\nLe port est libre.\nArticle 2\nLa pêche est ouverte.", ["1", "2"]),
    ("abrégé, tiret", "fr", "Art. 1er. – Le port est libre.\nArt. 2. – La pêche est ouverte.", ["1", "2"]),
    ("abrégé, capitales", "fr", "ARTICLE PREMIER. – Le port est libre.\nART. 2. – La pêche est ouverte.", ["1", "2"]),
    ("petites capitales espacées", "fr", "ARTICLE PREMIER. – Le port est libre.\nA RT. 2. – La pêche est ouverte.", ["1", "2"]),
    ("capitales espacées", "fr", "A R T I C L E  1\nLe port est libre.\nA R T I C L E  2\nLa pêche est ouverte.", ["1", "2"]),
    ("deux-points", "fr", "Article 1 : Le port est libre.\nArticle 2 : La pêche est ouverte.", ["1", "2"]),
    ("point collé", "fr", "Article 1.Le port est libre.\nArticle 2.La pêche est ouverte.", ["1", "2"]),
    ("parenthèse", "fr", "Article 1) Le port est libre.\nArticle 2) La pêche est ouverte.", ["1", "2"]),
    ("numéro sans signe, texte à la suite", "fr", "Article 1 Le port est libre.\nArticle 2 La pêche est ouverte.", ["1", "2"]),
    ("article n°", "fr", "Article n° 1\nLe port est libre.\nArticle n° 2\nLa pêche est ouverte.", ["1", "2"]),
    ("unique", "fr", "Loi n° 12-34 relative aux ports\nArticle unique\nLe port est libre.", ["unique"]),
    ("bis, ter", "fr", "Article 1\nUn.\nArticle 1 bis\nDeux.\nArticle 1 ter. – Trois.\nArticle 2\nQuatre.", ["1", "1 bis", "1 ter", "2"]),
    ("nouveau", "fr", "Article 1\nUn.\nArticle 2 (nouveau)\nDeux.\nArticle 3 (nouveau). – Trois.", ["1", "2", "3"]),
    ("code, lettre", "fr", "Article L. 1-1\nUn.\nArticle L. 1-2\nDeux.\nArticle L. 2-1\nTrois.", ["L. 1-1", "L. 1-2", "L. 2-1"]),
    ("trait d'union", "fr", "Article 1\nUn.\nArticle 1-1\nDeux.\nArticle 1-2\nTrois.\nArticle 2\nQuatre.", ["1", "1-1", "1-2", "2"]),
    ("romain", "fr", "Article I\nUn.\nArticle II\nDeux.\nArticle III\nTrois.\nArticle IV\nQuatre.", ["1", "2", "3", "4"]),
    ("en lettres", "fr", "Article premier\nUn.\nArticle deuxième\nDeux.\nArticle troisième. – Trois.", ["1", "2", "3"]),
    ("préliminaire", "fr", "Article préliminaire\nZéro.\nArticle premier\nUn.\nArticle 2\nDeux.", ["préliminaire", "1", "2"]),
    ("plage abrogée", "fr", "Article 1\nUn.\nArticles 2 à 4\nAbrogés.\nArticle 5\nCinq.", ["1", "2", "3", "4", "5"]),
    ("appel de note collé", "fr", "Article 11\nUn.\nArticle 2\nDeux.\nArticle 32\nTrois.\nArticle 4\nQuatre.", ["1", "2", "3", "4"]),
    ("appel de note entre parenthèses", "fr", "Article 1 (1)\nUn.\nArticle 2 (2)\nDeux.", ["1", "2"]),
    ("appel de note sur sa ligne", "fr", "Article 1\n1\nUn.\nArticle 2\n2\nDeux.", ["1", "2"]),
    ("marque de texte balisé", "fr", "## Article 1\nUn.\n## Article 2\nDeux.\n**Article 3**\nTrois.", ["1", "2", "3"]),
    ("anglais", "en", "Article 1\nThe port is free.\nArticle 2\nFishing is open.", ["1", "2"]),
    ("anglais, section", "en", "Section 1. The port is free.\nSection 2. Fishing is open.", ["1", "2"]),
    ("anglais, lettre", "en", "Article 1\nOne.\nArticle 1A\nOne A.\nArticle 2\nTwo.", ["1", "1A", "2"]),
    ("anglais, nombres nus", "en", "1. The port is free.\n2. Fishing is open.\n3. Nets are inspected.", ["1", "2", "3"]),
    ("arabe, chiffres", "ar", "المادة 1\nالميناء حر.\nالمادة 2\nالصيد مفتوح.", ["1", "2"]),
    ("arabe, première en lettres", "ar", "المادة الأولى\nالميناء حر.\nالمادة 2\nالصيد مفتوح.", ["1", "2"]),
    ("arabe, tout en lettres", "ar", "المادة الأولى\nأ.\nالمادة الثانية\nب.\nالمادة الثالثة\nج.", ["1", "2", "3"]),
    ("arabe, chiffres indiens", "ar", "المادة ١\nالميناء حر.\nالمادة ٢\nالصيد مفتوح.", ["1", "2"]),
    ("arabe, tatweel et harakat", "ar", "المـــادة 1\nالميناء حر.\nالمَادَّة 2\nالصيد مفتوح.", ["1", "2"]),
    ("arabe, lettres inversées", "ar", "املادة األولى\nالميناء حر.\nاملادة 2\nالصيد مفتوح.", ["1", "2"]),
    ("arabe, deux-points", "ar", "المادة 1: الميناء حر للجميع.\nالمادة 2: الصيد مفتوح للجميع.", ["1", "2"]),
    ("arabe, deux-points déplacés", "ar", "الفصل :1الميناء حر.\nالفصل :2الصيد مفتوح.", ["1", "2"]),
    ("arabe, fasl", "ar", "الفصل 1\nالميناء حر.\nالفصل 2\nالصيد مفتوح.", ["1", "2"]),
    ("arabe, mukarrar", "ar", "المادة 1\nأ.\nالمادة 1المكررة\nب.\nالمادة 1المكررة مرتين\nج.\nالمادة 2\nد.", ["1", "1 bis", "1 ter", "2"]),
    ("arabe, unique", "ar", "قانون رقم 12.34 يتعلق بالموانئ\nمادة فريدة\nالميناء حر.", ["unique"]),
    ("arabe, collée à la ligne", "ar", "المادة 1\nالميناء حر للجميع.المادة 2\nالصيد مفتوح.\nالمادة 3\nالشباك مراقبة.", ["1", "2", "3"]),
]


@pytest.mark.parametrize(("what", "lang", "text", "expected"), FORMS, ids=[f[0] for f in FORMS])
def test_a_printed_form(what: str, lang: Lang, text: str, expected: list[str]) -> None:
    assert nums(text, lang) == expected
    assert all(words(text, lang).values()) or what == "plage abrogée"


REFERENCES: list[tuple[str, Lang, str, list[str]]] = [
    (
        "renvoi coupé en début de ligne",
        "fr",
        "Article 1\nLe port est libre, sous réserve des dispositions de l'\nArticle 2\nci-dessous et des usages du lieu.\n"
        "Article 2\nLa pêche est ouverte.\nArticle 3\nLes filets sont contrôlés.",
        ["1", "2", "3"],
    ),
    (
        "renvoi minuscule en début de ligne",
        "fr",
        "Article 1\nLe port est libre dans les conditions prévues par les\narticles 2 et 3 ci-après, et selon les usages.\n"
        "Article 2\nLa pêche est ouverte.\nArticle 3\nLes filets sont contrôlés.",
        ["1", "2", "3"],
    ),
    (
        "renvoi à un article plus loin",
        "fr",
        "Article 1\nLe port est libre.\nArticle 40 du code des ports\nreste applicable.\nArticle 2\nLa pêche est ouverte.\n"
        "Article 3\nLes filets sont contrôlés.",
        ["1", "2", "3"],
    ),
    (
        "renvoi seul sur sa ligne à un numéro déjà passé",
        "fr",
        "Article 1\nUn.\nArticle 2\nDeux.\nArticle 3\nTrois, comme il est dit à\nArticle 1\net suivants.\nArticle 4\nQuatre.",
        ["1", "2", "3", "4"],
    ),
    (
        "renvoi arabe en début de ligne",
        "ar",
        "المادة 1\nالميناء حر مع مراعاة أحكام\nالمادة 3أدناه.\nالمادة 2\nالصيد مفتوح.\nالمادة 3\nالشباك مراقبة.",
        ["1", "2", "3"],
    ),
    (
        "renvoi arabe seul sur sa ligne, point déplacé",
        "ar",
        "المادة 1\nالميناء حر طبقا لمقتضيات\nالمادة .3\nالمادة 2\nالصيد مفتوح.\nالمادة 3\nالشباك مراقبة.",
        ["1", "2", "3"],
    ),
    (
        "alinéa qui commence par un renvoi",
        "fr",
        "Article 1\nUn.\nArticle 2\nDeux.\nL'article 5 s'applique aux navires étrangers.\nArticle 3\nTrois.",
        ["1", "2", "3"],
    ),
    (
        "article cité d'un autre texte, entre guillemets",
        "fr",
        "Article premier\nL'article 9 du code des ports est modifié comme suit :\n« Article 9. – Le port est fermé la nuit. »\n"
        "Article 2\nLa présente loi est publiée.",
        ["1", "2"],
    ),
    (
        "articles insérés sans guillemets",
        "ar",
        "المادة الأولى\nتتمم أحكام القانون رقم 56.78 المتعلق بالصيد على النحو التالي:\nالفصل 12-1\nيمنع الصيد ليلا.\nالفصل 12-2\n"
        "يعاقب المخالف.\nالفصل 12-3\nتصادر الشباك.\nالفصل 12-4\nتتلف الشباك.\nالمادة الثانية\nينشر هذا القانون.",
        ["1", "2"],
    ),
]


@pytest.mark.parametrize(("what", "lang", "text", "expected"), REFERENCES, ids=[r[0] for r in REFERENCES])
def test_a_reference_is_no_heading(what: str, lang: Lang, text: str, expected: list[str]) -> None:
    assert nums(text, lang) == expected


def test_the_words_of_a_reference_stay_in_their_article() -> None:
    text = words(REFERENCES[0][2])
    assert text["1"].startswith("Le port est libre, sous réserve des dispositions de l'")
    assert "Article 2 ci-dessous et des usages du lieu." in text["1"]


def test_a_number_at_a_page_break() -> None:
    made = act("Article 1\nLe port est libre.\n\fArticle 2\nLa pêche est ouverte.")
    assert [(a.num, a.page, a.line) for a in made.articles] == [("1", 1, 1), ("2", 2, 1)]


def test_a_repealed_article_has_no_words_in_force() -> None:
    made = act("Article 1\nUn.\nArticle 2\nAbrogé.\nArticle 3\n(Abrogé par la loi n° 56-78)\nArticle 4\nQuatre.")
    assert [a.num for a in made.articles if a.repealed] == ["2", "3"]


def test_nested_titles_in_parentheses_and_on_the_next_line() -> None:
    made = act("Article 1 (Ports)\nLe port est libre.\nArticle 2 (Pêche)\nLa pêche est ouverte.")
    assert [(a.heading, a.text) for a in made.articles] == [("Ports", "Le port est libre."), ("Pêche", "La pêche est ouverte.")]
    made = act("Article 1\nDes ports\nLe port est libre.\nArticle 2\nDe la pêche\nLa pêche est ouverte.")
    assert [(a.heading, a.text) for a in made.articles] == [("Des ports", "Le port est libre."), ("De la pêche", "La pêche est ouverte.")]
    made = act("Article 1 : Des ports\nLe port est libre.\nArticle 2 : De la pêche\nLa pêche est ouverte.")
    assert [a.heading for a in made.articles] == ["Des ports", "De la pêche"]


def test_text_after_the_number_is_no_heading() -> None:
    made = act("Article 1 : Le port est libre et ouvert à\ntous les navires.\nArticle 2 : La pêche est ouverte.")
    assert [(a.heading, a.text) for a in made.articles] == [
        ("", "Le port est libre et ouvert à tous les navires."),
        ("", "La pêche est ouverte."),
    ]
