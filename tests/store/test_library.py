"""The library of measures: read whole, refused with the file and the fault, replaced by a dossier's own files."""

from pathlib import Path

import pytest
from made_up import Edit

from legalgap.errors import DataError
from legalgap.model.library import RANKS, When
from legalgap.store.builtin import load_themes
from legalgap.store.dossier import create_dossier
from legalgap.store.library import check_library, load_library

SIX = """
- {id: ministere-emploi, name: {fr: Ministère du travail}, level: national, kind: ministère, domains: [emploi], checked: null}
- {id: anapec, name: {fr: Agence de placement}, level: national, kind: établissement public, domains: [emploi], source: gazette}
- {id: cgem, name: {fr: Patronat, en: Employers}, level: national, kind: partenaire social, domains: [emploi]}
- {id: aref, name: {fr: Écoles de la vallée}, level: local, kind: établissement public, domains: [éducation], role: inscrire les élèves}
- {id: bit, name: {fr: Bureau des normes}, level: international, kind: organisation, domains: [transversal]}
- {id: inconnu, name: {fr: Office sans rôle}, level: local, kind: association, domains: [protection-sociale]}
"""
PRACTICE = """
- id: V1
  country: Valdorie
  act: code du labeur
  article: "7"
  themes: [droits-syndicaux]
  practice: {fr: Tout adhérent est éligible.}
  source: gazette
  checked: null
- {id: V2, country: Valombrie, act: charte, themes: [santé, droits-syndicaux], practice: {fr: Soins ouverts.}, source: null, checked: lu}
"""


def test_the_built_in_library_is_complete(tiny: Path) -> None:
    library = load_library()
    assert set(library.calendar.ranks) >= set(RANKS)
    assert library.types[-1].when == library.effects[-1].when == When()
    assert {"covid", "saisonniers", "ccg", "mre"} == set(library.rules.tags)
    assert library.actors == {}
    assert check_library() == []


def test_no_type_of_measure_names_a_national_text(tiny: Path) -> None:
    words = " ".join((tiny / "reports/measures/types.yaml").read_text(encoding="utf-8").casefold().split())
    assert not [name for name in ("maroc", "dahir", "65-99", "02-03", "anapec", "cnss") if name in words]


def test_every_theme_has_its_own_effect(tiny: Path) -> None:
    said = {t for e in load_library().effects for t in e.when.themes}
    assert said == set(load_themes())


def test_actors_and_practices_are_read(tiny: Path) -> None:
    (tiny / "corpus/acteurs.yaml").write_text(SIX, encoding="utf-8")
    (tiny / "reports/measures/pratiques.yaml").write_text(PRACTICE, encoding="utf-8")
    library = load_library()
    assert list(library.actors) == ["ministere-emploi", "anapec", "cgem", "aref", "bit", "inconnu"]
    assert [p.citation for p in library.practices] == ["Valdorie, code du labeur, art. 7", "Valombrie, charte"]
    assert "roles.yaml : acteur non décrit dans corpus/acteurs.yaml : cnss" in check_library()


def test_another_state_has_its_calendar_and_nobody_until_a_dossier_says(tiny: Path, tmp_path: Path) -> None:
    (tiny / "corpus/acteurs.yaml").write_text(SIX, encoding="utf-8")
    dossier = create_dossier(tmp_path / "valmérie", state="ZZ")
    library = load_library("ZZ", dossier)
    assert (library.actors, library.roles.roles, library.calendar.sessions) == ({}, (), ())
    (dossier.root / "acteurs.yaml").write_text(SIX, encoding="utf-8")
    (dossier.root / "mesures").mkdir()
    (dossier.root / "mesures/roles.yaml").write_text("ZZ: {social: [cgem], roles: [{when: {}, pilot: anapec}]}", encoding="utf-8")
    own = load_library("ZZ", dossier)
    assert (len(own.actors), own.roles.roles[0].pilot) == (6, "anapec")


FAULTS = [
    ("thème inconnu", "types.yaml", "themes: [définitions-et-champ]", "themes: [astronomie]", ["Thème inconnu : astronomie", "types.yaml"]),
    ("coût inconnu", "types.yaml", "cost: faible", "cost: gratuit", ["Classe de coût inconnue", "gratuit"]),
    ("titre impossible", "types.yaml", "champ : {cible}", "champ : {article}", ["Champ inconnu dans le titre", "article"]),
    ("type en double", "types.yaml", "- id: clause-d-égalité", "- id: définition", ["Identifiant de type en double"]),
    (
        "dernier type trop étroit",
        "types.yaml",
        "- id: réexaminer\n  when: {}",
        "- id: réexaminer\n  when: {needs: [loi]}",
        ["tous les écarts"],
    ),
    ("groupe inconnu", "effets.yaml", "groups: [domestiques]", "groups: [marins]", ["Groupe inconnu : marins"]),
    ("motif illisible", "regles.yaml", r"'\bsuspen'", "'('", ["Motif illisible", "regles.yaml"]),
    ("durée nulle", "calendriers.yaml", "weeks: 3", "weeks: 0", ["circulaire", "d'une semaine au moins"]),
    ("session impossible", "calendriers.yaml", "month: 10", "month: 13", ["Session impossible"]),
    ("poids négatif", "poids.yaml", "severity: 0.35", "severity: -1", ["Poids de classement incohérents"]),
    ("champ inconnu", "poids.yaml", "many: 5", "beaucoup: 5", ["poids.yaml, ligne", "beaucoup"]),
    ("seuil nul", "poids.yaml", "sure: 0.7", "sure: 0", ["sure entre 0 et 1"]),
    ("valeur hors bornes", "poids.yaml", "facile: 1.0", "facile: 3", ["entre 0 et 1"]),
    ("référence en double", "../bibliographie.yaml", "id: oit-etude-1999", "id: oit-rapport-art19", ["Identifiant de référence en double"]),
]


@pytest.mark.parametrize(("what", "name", "old", "new", "words"), FAULTS, ids=[f[0] for f in FAULTS])
def test_a_fault_is_named(edit: Edit, what: str, name: str, old: str, new: str, words: list[str]) -> None:
    edit(f"reports/measures/{name}", old, new)
    with pytest.raises(DataError) as refusal:
        load_library()
    assert [w for w in words if w not in str(refusal.value)] == []
    assert len(check_library()) == 1


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("id: V2", "id: V1", "Identifiant de pratique en double : V1"),
        ("themes: [droits-syndicaux]", "themes: [marine]", "Thème inconnu à la pratique v1"),
        ("themes: [droits-syndicaux]", "themes: []", "La pratique V1 n'a aucun thème"),
        ("  country: Valdorie\n", "", "country"),
    ],
)
def test_a_bad_practice_is_refused(tiny: Path, old: str, new: str, words: str) -> None:
    assert old in PRACTICE
    (tiny / "reports/measures/pratiques.yaml").write_text(PRACTICE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as refusal:
        load_library()
    assert words in str(refusal.value)
    assert "pratiques.yaml" in str(refusal.value)


def test_a_bad_actor_is_refused(tiny: Path) -> None:
    (tiny / "corpus/acteurs.yaml").write_text(SIX.replace("level: local", "level: communal", 1), encoding="utf-8")
    with pytest.raises(DataError, match=r"acteurs\.yaml, ligne 5"):
        load_library()
