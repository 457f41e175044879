"""The built-in data as a whole: nothing twice, nothing unknown, nothing passed over."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from made_up import Edit
from msgspec import structs

from legalgap.errors import ArgumentError, DataError
from legalgap.model.norms import promises
from legalgap.store.builtin import choose_laws, choose_norms, load_corpus, load_norms, load_themes

ACT, ARTICLES = "corpus/loi-12-34/act.yaml", "corpus/loi-12-34/articles.yaml"
PROVISIONS = "norms/v01/provisions.yaml"


def test_the_made_up_data_are_sound(tiny: Path) -> None:
    [act, bill], [norm] = load_corpus(), load_norms()
    assert (act.act.id, len(act.articles), bill.act.kind) == ("12-34", 12, "projet")
    assert [r.id for p in norm.provisions for r in p.requirements] == [
        "V01/1(a)#salaire",
        "V01/2#adhésion",
        "V01/2#direction",
        "V01/I-3#gratuité",
    ]
    assert load_themes()["droits-syndicaux"].domain == "emploi"


CORPUS_FAULTS = [
    ("deux articles du même numéro", ARTICLES, '- num: "2"', '- num: "1"', ["Numéro d'article en double : 1", "articles.yaml"]),
    ("deux actes du même numéro", ACT, "id: 12-34", "id: 56-78", ["Identifiant d'acte en double : 56-78"]),
    (
        "versions à rebours",
        ARTICLES,
        "from: 2015-01-01",
        "from: 2001-01-01",
        ["Les versions de l'article 4 ne se suivent pas", "articles.yaml"],
    ),
    ("deux versions du même jour", ARTICLES, "from: 2015-01-01", "from: 2005-06-01", ["Les versions de l'article 4 ne se suivent pas"]),
]


@pytest.mark.parametrize(("what", "name", "old", "new", "says"), CORPUS_FAULTS, ids=[f[0] for f in CORPUS_FAULTS])
def test_a_faulty_corpus_is_refused(edit: Edit, what: str, name: str, old: str, new: str, says: list[str]) -> None:
    edit(name, old, new)
    with pytest.raises(DataError) as refusal:
        load_corpus()
    assert all(s in str(refusal.value) for s in says), refusal.value


NORM_FAULTS = [
    ("exigence en double", "id: V01/2#direction", "id: V01/2#adhésion", ["Identifiant d'exigence en double : V01/2#adhésion"]),
    ("disposition en double", '- ref: "2"', '- ref: "1(a)"', ["Disposition en double : V01/1(a)"]),
    (
        "thème inconnu",
        "theme: rémunération",
        "theme: astronomie",
        ["Thème inconnu « astronomie » à la disposition V01/1(a)", "rémunération"],
    ),
]


@pytest.mark.parametrize(("what", "old", "new", "says"), NORM_FAULTS, ids=[f[0] for f in NORM_FAULTS])
def test_faulty_norms_are_refused(edit: Edit, what: str, old: str, new: str, says: list[str]) -> None:
    edit(PROVISIONS, old, new)
    with pytest.raises(DataError) as refusal:
        load_norms()
    assert all(s in str(refusal.value) for s in says), refusal.value


def test_an_exclusion_that_nothing_bears(edit: Edit) -> None:
    edit("norms/v01/instrument.yaml", "excludes: [I]", "excludes: [I, h]")
    with pytest.raises(DataError, match=r"Exclusion sans effet à V01 \(MA\) : h"):
        load_norms()


def test_the_branch_left_out_at_ratification_does_not_bind() -> None:
    [norm] = [n for n in load_norms() if n.instrument.id == "C118"]
    accepted = structs.replace(norm.instrument.states["MA"], status="ratified")
    norm = structs.replace(norm, instrument=structs.replace(norm.instrument, states={"MA": accepted}))
    assert [p.requirement.id for p in promises((norm,), load_themes()) if not p.binding] == ["C118/3(1)#chomage"]


def test_two_folders_of_one_instrument(tiny: Path) -> None:
    shutil.copytree(tiny / "norms" / "v01", tiny / "norms" / "v02")
    with pytest.raises(DataError, match="Identifiant d'instrument en double : V01"):
        load_norms()


def test_an_instrument_without_requirement(tiny: Path) -> None:
    (tiny / PROVISIONS).write_text("[]", encoding="utf-8")
    with pytest.raises(DataError, match="V01 n'a aucune exigence"):
        load_norms()


@pytest.mark.parametrize("name", [ACT, ARTICLES])
def test_half_an_act_is_not_passed_over(tiny: Path, name: str) -> None:
    (tiny / name).unlink()
    with pytest.raises(DataError, match=rf"illisible \(.*{Path(name).name}\)"):
        load_corpus()


@pytest.mark.parametrize("name", ["instrument.yaml", "provisions.yaml"])
def test_half_an_instrument_is_not_passed_over(tiny: Path, name: str) -> None:
    (tiny / "norms" / "v01" / name).unlink()
    with pytest.raises(DataError, match=rf"illisible \(.*{name}\)"):
        load_norms()


def test_empty_folders_are_refused(tiny: Path) -> None:
    shutil.rmtree(tiny / "corpus")
    shutil.rmtree(tiny / "norms" / "v01")
    with pytest.raises(DataError, match="Aucun acte n'a été trouvé"):
        load_corpus()
    with pytest.raises(DataError, match="Aucun instrument n'a été trouvé"):
        load_norms()


def test_choice_of_laws(tiny: Path) -> None:
    texts = load_corpus()
    assert choose_laws(texts, []) == texts
    assert [t.act.id for t in choose_laws(texts, ["56-78", "12-34", "56-78"])] == ["56-78", "12-34"]
    with pytest.raises(ArgumentError, match=r"Loi inconnue : « 1-1 ».*12-34, 56-78"):
        choose_laws(texts, ["12-34", "1-1"])


def test_choice_of_norms(tiny: Path) -> None:
    norms = load_norms()
    for wanted in ([], ["V01"], ["v01"], ["v01", "V01"], ["all"]):
        assert choose_norms(norms, wanted) == norms
    with pytest.raises(ArgumentError, match=r"Norme inconnue : « C999 ».*V01, all"):
        choose_norms(norms, ["V01", "C999"])


def test_without_a_core_norm_one_must_choose(edit: Edit) -> None:
    edit("norms/v01/instrument.yaml", "core: true", "core: false")
    norms = load_norms()
    assert choose_norms(norms, ["V01"]) == norms
    with pytest.raises(ArgumentError, match="--norm : V01, all"):
        choose_norms(norms, [])


def test_the_projects_own_data_are_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEGALGAP_DATA", raising=False)
    assert {"C97", "C143", "ICRMW"} <= {n.instrument.id for n in load_norms()}
    corpus = load_corpus()
    assert {"65-99", "02-03", "constitution"} <= {t.act.id for t in corpus}
    assert all(v.start >= date(1913, 1, 1) for t in corpus for a in t.articles for v in a.versions)
