"""Amending formulas of Moroccan law as a jurist reads them, in French and Arabic; what is not certain is left."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legalgap.parse.result import ParsedAct, ParsedArticle
from legalgap.reform.difference import compare
from legalgap.reform.formulas import Amendments, read_amendments
from legalgap.reform.operations import Operation, apply_all
from legalgap.reform.reading import Reading, read_act, reading_of
from reform.valmerie import AMENDING, AMENDING_ARABIC, ARABIC, ARTICLES, act, entries

EXAMPLES = int(os.environ.get("LEGALGAP_EXAMPLES", "60"))
Short = tuple[str, str, int | None, str, str]


def amending(*articles: str) -> Reading:
    parsed = tuple(ParsedArticle(str(n), (), "", text, 1, n) for n, text in enumerate(articles, 1))
    return reading_of("loi.txt", ParsedAct("Loi 9-21", "loi", "9-21", None, "fr", parsed))


def read(*articles: str) -> Amendments:
    return read_amendments(amending(*articles), act().act)


def short(operation: Operation) -> Short:
    return operation.deed, operation.article, operation.paragraph, operation.old, operation.words


FORMULAS: list[tuple[str, list[Short]]] = [
    (
        "Les dispositions de l'article 3 de la loi n° 7-08 sont modifiées et complétées comme suit :\n"
        "« Article 3. – Le permis est de droit. »",
        [("replace", "3", None, "", "Le permis est de droit.")],
    ),
    (
        "L'article 3 de la loi n° 7-08 est abrogé et remplacé par les dispositions suivantes :\n"
        "« Article 3 : Le permis est de droit.\n« Il est gratuit. »",
        [("replace", "3", None, "", "Le permis est de droit.\nIl est gratuit.")],
    ),
    (
        "La loi n° 7-08 est complétée par les articles 4 bis et 5 ter ainsi conçus :\n« Article 4 bis. – A.\n« Article 5 ter. – B. »",
        [("add", "4 bis", None, "", "A."), ("add", "5 ter", None, "", "B.")],
    ),
    (
        "Il est inséré, après l'article 4 de la loi n° 7-08, un article 4 bis rédigé comme suit :\n« Article 4 bis. – A. »",
        [("add", "4 bis", None, "", "A.")],
    ),
    ("L'article 2 de la loi n° 7-08 est complété par un troisième alinéa ainsi rédigé :\n« C. »", [("add-paragraph", "2", 3, "", "C.")]),
    (
        "Le deuxième alinéa de l'article 3 de la loi n° 7-08 est remplacé par l'alinéa suivant :\n« C. »",
        [("replace-paragraph", "3", 2, "", "C.")],
    ),
    ("Le dernier alinéa de l'article 3 de la loi n° 7-08 est abrogé.", [("repeal-paragraph", "3", -1, "", "")]),
    (
        "A l'alinéa 2 de l'article 3 de la loi n° 7-08, les mots « à tout moment » sont remplacés par les mots « par décision motivée ».",
        [("words", "3", 2, "à tout moment", "par décision motivée")],
    ),
    (
        "Aux articles 2 et 3 de la loi n° 7-08, le mot « salarié » est remplacé par « travailleur ».",
        [("words", "2", None, "salarié", "travailleur"), ("words", "3", None, "salarié", "travailleur")],
    ),
    ("A l'article 5 de la loi n° 7-08, les mots « , au lieu de paie » sont supprimés.", [("words", "5", None, ", au lieu de paie", "")]),
    (
        "A l'article 3 de la loi n° 7-08, après les mots « par le ministère » sont ajoutés les mots « du travail ».",
        [("insert", "3", None, "par le ministère", "du travail")],
    ),
    ("Sont abrogés les articles 1 et 3 à 5 de la loi n° 7-08.", [("repeal", n, None, "", "") for n in ("1", "3", "4", "5")]),
    ("L'article premier de la loi n° 7-08 est abrogé.", [("repeal", "1", None, "", "")]),
    (
        'تنسخ وتعوض على النحو التالي أحكام المادة 3 من القانون رقم 7.08 :\n"المادة 3 .- لا يسحب الترخيص."',
        [("replace", "3", None, "", "لا يسحب الترخيص.")],
    ),
    ("تنسخ المواد 1 و 3 و 5 من القانون رقم 7.08.", [("repeal", n, None, "", "") for n in ("1", "3", "5")]),
    ('تتمم المادة 2 من القانون رقم 7.08 بفقرة ثالثة كما يلي :\n"ج."', [("add-paragraph", "2", 3, "", "ج.")]),
    ('تحل عبارة "السلطة" محل عبارة "الوزارة" في المادة 3 من القانون رقم 7.08.', [("words", "3", None, "الوزارة", "السلطة")]),
    (
        'تعوض في الفقرة الثانية من المادة 3 من القانون رقم 7.08 عبارة "الوزارة" بعبارة "السلطة".',
        [("words", "3", 2, "الوزارة", "السلطة")],
    ),
    ('يضاف إلى القانون رقم 7.08 مادة 4 مكررة على النحو التالي :\n"المادة 4 مكررة .- أ."', [("add", "4 bis", None, "", "أ.")]),
]


@pytest.mark.parametrize(("text", "wanted"), FORMULAS)
def test_a_formula_is_read(text: str, wanted: list[Short]) -> None:
    found = read(text)
    assert [short(o) for o in found.operations] == wanted
    assert not found.unread


LEFT = [
    ("Est abrogé l'article 3 de la loi n° 5-90 relative aux écoles.", "vise un autre acte"),
    ("Sont abrogées toutes les dispositions contraires à la présente loi.", "aucun article n'est désigné"),
    ("Dans toute la loi n° 7-08, les mots « a » sont remplacés par les mots « b ».", "vise toute la loi"),
    (
        "Les articles 2 et 3 de la loi n° 7-08 sont modifiés comme suit :\n« Article 2. – A. »",
        "articles annoncés : 2, 3 ; articles cités : 2",
    ),
    ("L'article 3 de la loi n° 7-08 est modifié comme suit :", "aucune rédaction ne suit"),
    ("L'article 3 de la loi n° 7-08 est profondément modifié.", "formule non reconnue"),
    ("Les alinéas 2 et 3 des articles 2 et 3 de la loi n° 7-08 sont abrogés.", "ne se laissent pas apparier"),
    ("A l'article 3 de la loi n° 7-08, les mots « a » et « b » sont remplacés par « c » et « d ».", "plusieurs remplacements"),
]


@pytest.mark.parametrize(("text", "why"), LEFT)
def test_what_is_not_certain_is_left_with_the_reason(text: str, why: str) -> None:
    found = read(text)
    assert not found.operations
    assert [why in u.why for u in found.unread] == [True]


def test_a_sentence_that_names_no_law_speaks_of_the_one_named_before() -> None:
    found = read("L'article 1 de la loi n° 7-08 est abrogé. L'article 2 de ladite loi est abrogé.", "L'article 3 est abrogé.")
    assert [o.article for o in found.operations] == ["1", "2", "3"]
    assert not read("L'article 1 de la loi n° 5-90 est abrogé. L'article 2 est abrogé.").operations


def test_the_rest_of_an_amending_act_is_no_operation() -> None:
    found = read("La présente loi entre en vigueur le 1er mars. Elle est publiée au Bulletin officiel.")
    assert not found.operations
    assert not found.unread


@pytest.mark.parametrize(
    ("text", "articles", "changed"),
    [(AMENDING, ARTICLES, {"2", "4", "4 bis", "5", "1"}), (AMENDING_ARABIC, ARABIC, {"3", "3 bis", "1", "2"})],
)
def test_a_file_is_read_and_applied(text: str, articles: dict[str, str], changed: set[str], tmp_path: Path) -> None:
    path = tmp_path / "loi.txt"
    path.write_text(text, encoding="utf-8")
    found = read_amendments(read_act(path), act(articles).act)
    assert found.act == "loi 9-21"
    after, done, _ = apply_all(entries(articles), found.operations)
    assert {o.article for o in done} == changed
    difference = compare(entries(articles), after)
    assert {e.num for line in difference.changes if (e := line.new or line.old)} == changed


def test_the_file_leaves_what_it_cannot_do(tmp_path: Path) -> None:
    path = tmp_path / "loi.txt"
    path.write_text(AMENDING, encoding="utf-8")
    found = read_amendments(read_act(path), act().act)
    after, _, refused = apply_all(entries(ARTICLES), found.operations)
    assert [u.why for u in found.unread] == ["vise un autre acte (5-90)"]
    assert [u.why for u in refused] == ["l'acte n'a pas d'article 7"]
    assert {e.num: e.text for e in after}["4"] == ARTICLES["4"].replace("la grève ;", "la grève ou le congé de formation ;")


@st.composite
def sentence(draw: st.DrawFn, num: str) -> str:
    """Words that no other article has."""
    return " ".join(f"{word}{chr(96 + int(num)) * 3}" for word in draw(WORDS)) + "."


WORDS = st.lists(
    st.sampled_from("salarié repos congé salaire permis employeur délivré versé motivé registre".split()), min_size=6, max_size=12
)


@st.composite
def reforms(draw: st.DrawFn) -> tuple[dict[str, str], list[Operation]]:
    numbers = sorted(draw(st.lists(st.sampled_from("123456"), unique=True, min_size=2)))
    held = {n: draw(sentence(n)) for n in numbers}
    made = []
    for n in numbers:
        kind = draw(st.sampled_from(["", "replace", "repeal", "add"]))
        if kind:
            words = f"Désormais, {draw(sentence(n))}"
            made.append(Operation(kind, f"{n} bis" if kind == "add" else n, "" if kind == "repeal" else words))  # type: ignore[arg-type]
    return held, made


def printed(operation: Operation) -> str:
    law = "de la loi n° 7-08 relative au travail"
    if operation.deed == "repeal":
        return f"Est abrogé l'article {operation.article} {law}."
    quoted = f"« Article {operation.article}. – {operation.words} »"
    if operation.deed == "add":
        return f"La loi n° 7-08 est complétée par un article {operation.article} ainsi conçu :\n{quoted}"
    return f"Les dispositions de l'article {operation.article} {law} sont modifiées et complétées comme suit :\n{quoted}"


@settings(max_examples=EXAMPLES, deadline=None)
@given(reforms())
def test_what_is_amended_is_what_differs(reform: tuple[dict[str, str], list[Operation]]) -> None:
    held, wanted = reform
    found = read(*map(printed, wanted))
    assert [short(o) for o in found.operations] == [short(o) for o in wanted]
    after, done, refused = apply_all(entries(held), found.operations)
    assert (len(done), refused) == (len(wanted), [])
    told = {}
    for line in compare(entries(held), after).changes:
        if line.old and line.new and line.old.num != line.new.num:
            told |= {line.old.num: "repeal", line.new.num: "add"}
        elif entry := line.new or line.old:
            told[entry.num] = "add" if line.old is None else "repeal" if line.new is None else "replace"
    assert told == {o.article: o.deed for o in wanted}
