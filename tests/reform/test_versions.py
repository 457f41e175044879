"""Dated versions: the past stays, what did not change keeps its version, changed words say who changed them."""

from datetime import date

import pytest
from msgspec.structs import replace

from legalgap.errors import ArgumentError
from legalgap.model.texts import ActText, Change
from legalgap.reform.entries import Entry, entries_on
from legalgap.reform.versions import update_act, with_text
from reform.valmerie import ARTICLES, REFORM, START, act, entries

NEW = ARTICLES | {"2": ARTICLES["2"].replace("cinquième", "troisième"), "4 bis": "L'employeur tient un registre des congés."}


def words(text: ActText, day: date) -> dict[str, str]:
    return {e.num: e.text for e in entries_on(text, day)}


def test_each_day_has_its_text() -> None:
    new = {n: t for n, t in NEW.items() if n != "5"}
    after, _ = update_act(act(), entries(new), REFORM)
    assert words(after, date(2021, 1, 31)) == ARTICLES
    assert words(after, REFORM) == new
    assert [a.num for a in after.articles] == ["1", "2", "3", "4", "4 bis", "5"]


def test_unchanged_articles_keep_their_version_whatever_their_typography() -> None:
    printed = {n: t.replace("'", "’").replace(" ;", ";") for n, t in NEW.items()}
    after, _ = update_act(act(), entries(printed), REFORM)
    assert [len(a.versions) for a in after.articles] == [1, 2, 1, 1, 1, 1]
    assert after.articles[0] == act().articles[0]


def test_changed_words_say_which_act_changed_them_and_later_changes_keep_it() -> None:
    first, _ = update_act(act(), entries(NEW), REFORM, "loi 9-21", {"2": "loi 9-21, art. 1"})
    version = first.articles[1].versions[-1]
    assert version.text
    assert [(c.act, c.clause, version.text[c.start : c.end]) for c in version.changes] == [("loi 9-21", "loi 9-21, art. 1", "troisième")]
    assert (first.act.amended_by[0].act, first.act.amended_by[0].articles) == ("loi 9-21", ("2", "4 bis"))
    again = entries(NEW | {"2": "En principe, l" + NEW["2"][1:].replace("bulletin", "bulletin détaillé")})
    second, _ = update_act(first, again, date(2023, 1, 1), "loi 3-23")
    held = second.articles[1].versions[-1]
    assert held.text
    assert {c.act: held.text[c.start : c.end] for c in held.changes if c.act == "loi 9-21"} == {"loi 9-21": "troisième"}
    assert [held.text[c.start : c.end].strip() for c in held.changes if c.act == "loi 3-23"] == ["En principe,", "détaillé"]


def test_a_renumbered_article_takes_what_was_recorded_with_it() -> None:
    held = act({"1": ARTICLES["1"]})
    version = replace(held.articles[0].versions[0], changes=(Change("loi 1-10", 3, 12),))
    held = ActText(held.act, (replace(held.articles[0], versions=(version,)),))
    after, _ = update_act(held, (Entry("2", ARTICLES["1"]),), REFORM, "loi 9-21")
    by_number = {a.num: a for a in after.articles}
    assert by_number["1"].at(REFORM) is None
    assert [c.act for c in by_number["2"].versions[0].changes] == ["loi 1-10"]


def test_a_heading_that_changes_leaves_the_past_alone() -> None:
    after, _ = update_act(act(), (*(Entry(n, t, "Paie" if n == "2" else "") for n, t in ARTICLES.items()),), REFORM)
    assert [e.heading for e in entries_on(after, START)] == [""] * 5
    assert [e.heading for e in entries_on(after, REFORM)] == ["", "Paie", "", "", ""]


def test_an_article_whose_wording_is_not_known_is_not_repealed() -> None:
    text = act()
    unread = replace(text.articles[2], versions=(replace(text.articles[2].versions[0], text=None),))
    text = ActText(text.act, (*text.articles[:2], unread, *text.articles[3:]))
    after, _ = update_act(text, entries({n: t for n, t in NEW.items() if n != "3"}), REFORM)
    assert after.articles[2] == unread


def test_the_same_text_changes_nothing() -> None:
    assert update_act(act(), entries(ARTICLES), START)[0] == act()


@pytest.mark.parametrize(
    ("day", "message"),
    [(date(2007, 1, 1), "précède l'entrée en vigueur"), (date(2020, 1, 1), "plus récente que le"), (REFORM, "déjà une autre rédaction du")],
)
def test_dates_out_of_order_are_refused(day: date, message: str) -> None:
    held, _ = update_act(act(), entries(NEW), REFORM)
    with pytest.raises(ArgumentError, match=message):
        update_act(held, entries(ARTICLES), day)


def test_a_day_outside_of_what_is_known_is_refused_with_what_is() -> None:
    with pytest.raises(ArgumentError, match=r"à partir du 03/03/2008 \(dernière rédaction connue : 03/03/2008\)"):
        entries_on(act(), date(2000, 1, 1))


def test_a_draft_leaves_the_dates_of_what_stays() -> None:
    after = with_text(act(), entries(NEW), REFORM)
    assert [(a.num, a.versions[0].start) for a in after.articles if a.num in ("1", "2", "4 bis")] == [
        ("1", START),
        ("2", REFORM),
        ("4 bis", REFORM),
    ]
