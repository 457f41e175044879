"""What happens to articles from one text to another."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legalgap.errors import ArgumentError
from legalgap.reform.difference import Kind, apply, compare
from legalgap.reform.entries import Entry
from reform.valmerie import ARTICLES, entries

EXAMPLES = int(os.environ.get("LEGALGAP_EXAMPLES", "80"))
NUMBERS = st.lists(st.sampled_from([*map(str, range(1, 9)), "2 bis", "préambule"]), unique=True, max_size=8)
WORDS = st.lists(
    st.sampled_from("le la salarié employeur permis repos congé salaire 10 30 jours mois ne peut retiré".split()), min_size=1, max_size=30
)
PATH = st.sampled_from([(), ("Titre I",), ("Titre I", "Chapitre II"), ("Titre II",)])


@st.composite
def texts(draw: st.DrawFn) -> tuple[Entry, ...]:
    return tuple(Entry(n, " ".join(draw(WORDS)), draw(st.sampled_from(["", "Repos", "Congé"])), draw(PATH)) for n in draw(NUMBERS))


def fate(old: dict[str, str], new: dict[str, str]) -> dict[str, tuple[Kind, ...]]:
    changes = compare(entries(old), entries(new)).changes
    return {e.num: line.kinds for line in changes if (e := line.new or line.old)}


def test_nothing_changes() -> None:
    assert fate(ARTICLES, dict(ARTICLES)) == {}


def test_each_article_has_its_fate() -> None:
    new = ARTICLES | {"3": ARTICLES["3"].replace("peut être", "ne peut être"), "6": "Tout salarié a droit à un jour de repos par semaine."}
    del new["5"]
    assert fate(ARTICLES, new) == {"3": ("amended",), "6": ("added",), "5": ("repealed",)}


def test_an_article_put_in_the_middle_renumbers_those_after() -> None:
    new = {"1": ARTICLES["1"], "2": "L'employeur tient un registre des congés de chaque salarié.", "3": ARTICLES["2"], "4": ARTICLES["3"]}
    old = {n: ARTICLES[n] for n in "123"}
    assert fate(old, new) == {"2": ("added",), "3": ("renumbered",), "4": ("renumbered",)}


def test_an_article_renumbered_and_amended_is_known_by_its_words() -> None:
    new = {"2": ARTICLES["1"], "1": ARTICLES["2"].replace("cinquième", "dixième")}
    assert fate({n: ARTICLES[n] for n in "12"}, new) == {"2": ("renumbered",), "1": ("amended", "renumbered")}


def test_an_article_written_anew_keeps_its_number() -> None:
    assert fate({"1": ARTICLES["1"]}, {"1": "Nul ne travaille la nuit avant seize ans."}) == {"1": ("amended",)}


@pytest.mark.parametrize("mention", ["(abrogé)", "Abrogée.", "تنسخ", "…"])
def test_what_stands_for_a_repealed_article_is_no_article(mention: str) -> None:
    assert fate(ARTICLES, ARTICLES | {"3": mention}) == {"3": ("repealed",)}


def test_a_division_renamed_moves_no_article_and_one_sent_elsewhere_is_moved() -> None:
    def under(*paths: str) -> tuple[Entry, ...]:
        return tuple(Entry(n, t, path=(p,)) for (n, t), p in zip(ARTICLES.items(), paths, strict=True))

    renamed = compare(under("I", "I", "I", "II", "II"), under("Titre I", "Titre I", "Titre I", "Titre II", "Titre II"))
    assert renamed.changes == ()
    sent = compare(under("I", "I", "I", "II", "II"), under("I", "I", "II", "II", "II"))
    assert [(line.new.num, line.kinds) for line in sent.changes if line.new] == [("3", ("moved",))]


def test_typography_alone_is_told_and_is_no_change() -> None:
    difference = compare(entries({"1": "L'État paie."}), entries({"1": "L’Etat  paie ;"}))
    assert difference.changes == ()
    assert difference.lines[0].quiet


def test_a_letter_is_told_apart_from_an_amendment() -> None:
    assert fate({"1": ARTICLES["1"]}, {"1": ARTICLES["1"].replace("liées", "liés")}) == {"1": ("retouched",)}


def test_a_number_that_stands_twice_is_refused() -> None:
    with pytest.raises(ArgumentError, match="article 1 se trouve deux fois"):
        compare((Entry("1", "a"), Entry("1", "b")), ())


@settings(max_examples=EXAMPLES, deadline=None)
@given(texts(), texts())
def test_a_difference_applied_gives_the_second_text_back(a: tuple[Entry, ...], b: tuple[Entry, ...]) -> None:
    assert apply(compare(a, b), a) == b


@settings(max_examples=EXAMPLES, deadline=None)
@given(texts(), texts())
def test_every_article_is_told_once(a: tuple[Entry, ...], b: tuple[Entry, ...]) -> None:
    lines = compare(a, b).lines
    assert sorted(line.old.num for line in lines if line.old) == sorted(e.num for e in a)
    assert [line.new.num for line in lines if line.new] == [e.num for e in b]
