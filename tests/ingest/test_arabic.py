"""Arabic that a layout scattered, set right; Arabic that is right, left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalgap.ingest.arabic import repair_lines, restore_dates, turn_brackets
from legalgap.ingest.lamalef import restore_lam_alef, restore_word, word_list
from legalgap.ingest.read import read_content


def turn(text: str) -> str:
    """What a layout that reverses every lam-alef makes of a text."""
    for alef in "اأإآ":
        text = text.replace("ل" + alef, f"\0{alef}")
    return "".join(text[i + 1] + "ل" if c == "\0" else "" if i and text[i - 1] == "\0" else c for i, c in enumerate(text))


WORDS = """الأجانب الإقامة الآجال الاتفاقية المجالات للأجراء للاستفادة والأجراء لأحكام ولأسباب لإنجاز لأي لإلغاء
لا ولا إلا ألا فلا لاسيما ولاسيما لئلا هؤلاء العملاء الوكلاء الملائم خلال استقلال الاستغلال أعلاه
العاملات المعاملات التعديلات التسهيلات المقاولات السجلات الولاية الولايات الصلاحيات إصلاح الإعلان علاقة ثلاثون ثلاثين
اللازمة اللاحقة الآلات كاملا فضلا طويلا عاملا دليلا أولا إطلاق الإسلامية السلامة ملاحظة البلاد الفلاحية الطلاق""".split()
RIGHT = """العمال العمالة حالة الحالات الثالث الموالية والتي مخالفة يخالف الطالب وكالة كفالة المصالح بالتالي والي المجالس العالم
إلى إليه إلغاء ألف إلزامي آلية مسألة المالية الوالدين رجال الاستعمال الاتصال معالجة""".split()


@pytest.mark.parametrize("word", WORDS)
def test_a_reversed_lam_alef_is_set_right(word: str) -> None:
    assert turn(word) != word
    assert restore_word(turn(word)) == word


@pytest.mark.parametrize("word", RIGHT)
def test_words_where_alef_lam_is_right_are_kept(word: str) -> None:
    assert restore_word(turn(word)) == word


@pytest.mark.parametrize(("broken", "right"), [
    ("ثالثة أشهر", "ثلاثة أشهر"),
    ("للمرة الثالثة", "للمرة الثالثة"),
    ("الباب الثالث", "الباب الثالث"),
    ("ثالث سنوات", "ثلاث سنوات"),
    ("خالف ذلك", "خلاف ذلك"),
    ("كل من خالف أحكام القانون", "كل من خالف أحكام القانون"),
    ("عقد الوالدة", "عقد الولادة"),
    ("الحمد هلل وحده", "الحمد لله وحده"),
    ("إن شاء هللا", "إن شاء الله"),
])  # fmt: skip
def test_words_with_two_readings_are_decided_by_their_neighbours(broken: str, right: str) -> None:
    assert restore_lam_alef(broken) == right


@pytest.mark.parametrize(("scattered", "right"), [
    ("صادر في 16من رمضان 11( 1424نوفمبر )2003بتنفيذ", "صادر في 16 من رمضان 1424 (11 نوفمبر 2003) بتنفيذ"),
    ("( 8أكتوبر ،)1977وكذا", "(8 أكتوبر 1977)، وكذا"),
    ("جمادى الأولى 20( 1435مارس ،)2014ص 3199", "جمادى الأولى 1435 (20 مارس 2014)، ص 3199"),
    ("القانون رقم 19.12بتحديد", "القانون رقم 19.12 بتحديد"),
    ("القانون رقم ،37.25الجريدة", "القانون رقم 37.25، الجريدة"),
    ("عدد 6493، ص .6175", "عدد 6493، ص 6175."),
    ("هذا ،أسماه الله", "هذا، أسماه الله"),
    ("المادة 12 من هذا القانون (الفقرة 2)", "المادة 12 من هذا القانون (الفقرة 2)"),
])  # fmt: skip
def test_scattered_dates_and_signs_are_set_in_order(scattered: str, right: str) -> None:
    assert " ".join(restore_dates(scattered).split()) == right


def test_brackets_that_face_away_are_turned_round_and_others_kept() -> None:
    away = ["المادة 1 )الأولى( من القانون", ")ملغى(", "الرقم 3( غير مغلق", "Loi (n° 3)"]
    assert turn_brackets(away) == ["المادة 1 (الأولى) من القانون", "(ملغى)", "الرقم 3) غير مغلق", "Loi (n° 3)"]
    right = ["المادة 1 (الأولى)", "الفقرة (أ)", "ب) العمال"]
    assert turn_brackets(right) == right


def test_presentation_forms_become_letters() -> None:
    assert repair_lines(["ﺍﳌﺎدة ﻻ"], printed=True)[0] == ["المادة لا"]


def test_a_text_is_repaired_only_where_it_is_reversed_throughout() -> None:
    good = ["الأجانب والإقامة في الولايات خلال ثلاث سنوات", "إن مالك المقالع المخالف"] * 4
    assert repair_lines(good, printed=False) == (good, [])
    texts, remarks = repair_lines([turn(line) for line in good], printed=False)
    assert texts[0] == good[0]
    assert "8 ligne(s) redressée(s)" in remarks[0].what


def test_arabic_indic_digits_and_harakat_are_kept_as_written() -> None:
    text = "المَادَّة ١٢ مـن القانون"
    assert read_content(f"{text}\n".encode(), "loi.txt").lines[0].text == text


def test_lines_that_mix_scripts_are_said() -> None:
    document = read_content("المادة 1\nاتفاقية منظمة العمل Convention de Valmérie رقم 3\n".encode(), "loi.txt")
    assert any("mêlant arabe et latin" in remark.what for remark in document.remarks)


@given(st.lists(st.sampled_from(sorted(word_list()["stems"])), min_size=1, max_size=8))
def test_repair_keeps_the_number_of_words_and_their_letters(words: list[str]) -> None:
    repaired = restore_lam_alef(turn(" ".join(words))).split()
    assert [sorted(word) for word in repaired] == [sorted(word) for word in words]
