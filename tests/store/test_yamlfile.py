"""What a jurist is told of a faulty YAML file: the file, the line, the field, what was expected."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import Edit

from legalgap.errors import DataError
from legalgap.model.norms import Adhesion, Instrument, Labels, Notion, Provision, Theme
from legalgap.model.texts import Act, Article, Version
from legalgap.store.yamlfile import read_yaml, translate

GOOD_THEME = "santé: {domain: protection-sociale, label: {fr: Santé}}\n"
FAULTS = [
    ("accolade ouverte", "fr: a\nen: {b", Labels, 3, "YAML bien formé"),
    ("deux-points de trop", "fr: a\nen: b: c", Labels, 2, "YAML bien formé"),
    ("caractère de contrôle", "fr: a\nen: b\x01", Labels, 2, "YAML bien formé"),
    ("clé composée", "fr: a\n? {x: 1}\n: b", Labels, 2, "YAML bien formé"),
    ("objet d'un langage", "fr: !!python/object:os.system x", Labels, 1, "YAML bien formé"),
    ("clé en double", "fr: a\nen: b\nfr: c", Labels, 3, "La clé « fr » est donnée deux fois"),
    ("jour qui n'existe pas", "- from: 2004-02-30\n", tuple[Version, ...], 1, "La date « 2004-02-30 » n'existe pas"),
    ("fichier vide", "", Labels, 1, "champ « document » : attendu groupe de champs, trouvé vide"),
    ("liste au lieu de champs", "- a\n- b\n", Labels, 1, "champ « document » : attendu groupe de champs, trouvé liste"),
    ("nombre au lieu de texte", "fr: a\nen: 12", Labels, 2, "champ « en » : attendu texte ou vide, trouvé nombre"),
    ("oui/non au lieu de texte", "fr: no", Labels, 1, "champ « fr » : attendu texte, trouvé oui ou non"),
    (
        "texte au lieu de liste",
        "status: signed\nsource: null\nexcludes: I",
        Adhesion,
        3,
        "champ « excludes » : attendu liste, trouvé texte",
    ),
    ("champ absent", "en: a", Labels, 1, "champ « fr » : champ obligatoire « fr » absent"),
    ("champ inconnu", "fr: a\nde: b", Labels, 2, "champ « de » : champ inconnu « de »"),
    (
        "date en mots",
        "- digest: a\n  checked: null\n  from: hier",
        tuple[Version, ...],
        3,
        "champ « n° 1 / from » : date illisible, attendu AAAA-MM-JJ",
    ),
    (
        "date avec heure",
        "- digest: a\n  checked: null\n  from: 2004-06-08 10:00:00",
        tuple[Version, ...],
        3,
        "champ « n° 1 / from » : attendu date, trouvé date avec heure",
    ),
    (
        "valeur hors liste dans un dictionnaire",
        GOOD_THEME + "sport:\n  domain: loisirs\n  label: {fr: Sport}",
        dict[str, Theme],
        3,
        "champ « sport / domain » : valeur non admise « loisirs », attendu l'une de : emploi, formation-professionnelle",
    ),
    (
        "champ absent dans un dictionnaire",
        GOOD_THEME + "sport:\n  domain: emploi",
        dict[str, Theme],
        3,
        "champ « sport / label » : champ obligatoire « label » absent",
    ),
    (
        "champ inconnu dans un dictionnaire",
        GOOD_THEME + "sport:\n  domain: emploi\n  label:\n    fr: Sport\n    de: Sport",
        dict[str, Theme],
        6,
        "champ « sport / label / de » : champ inconnu « de »",
    ),
    (
        "langue inconnue",
        "juge:\n  fr: [juge]\n  es: [juez]",
        dict[str, Notion],
        3,
        "champ « juge / es » : valeur non admise « es », attendu l'une de : ar, en, fr",
    ),
    (
        "nombre dans une liste d'un dictionnaire",
        "loi: {fr: [loi]}\njuge:\n  fr:\n  - juge\n  - 3",
        dict[str, Notion],
        5,
        "champ « juge / fr / n° 2 »",
    ),
    ("nom qui est un nombre", "12: {fr: [juge]}", dict[str, Notion], 1, "champ « 12 » : attendu texte, trouvé nombre"),
]


@pytest.mark.parametrize(("what", "text", "kind", "line", "says"), FAULTS, ids=[f[0] for f in FAULTS])
def test_a_fault_is_named(tmp_path: Path, what: str, text: str, kind: type, line: int, says: str) -> None:
    path = tmp_path / "fiche.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as refusal:
        read_yaml(path, kind)
    message = str(refusal.value)
    assert f"{path}, ligne {line})" in message
    assert says in message
    assert "→ corrigez" in message
    assert "\n" not in message
    assert not any(english in message for english in ("Expected", "Object ", "Invalid"))


REAL_FAULTS = [
    (
        "corpus/loi-12-34/act.yaml",
        Act,
        "kind: loi",
        "kind: reglement",
        "champ « kind » : valeur non admise « reglement », attendu l'une de : arrete",
    ),
    (
        "corpus/loi-12-34/act.yaml",
        Act,
        "{fr: Code du travail de Valmérie}",
        "{ar: x}",
        "champ « title / fr » : champ obligatoire « fr » absent",
    ),
    (
        "corpus/loi-12-34/articles.yaml",
        tuple[Article, ...],
        "path: [Titre II]",
        "path: Titre II",
        "champ « n° 5 / path » : attendu liste, trouvé texte",
    ),
    (
        "norms/v01/instrument.yaml",
        Instrument,
        "status: ratified",
        "status: ratifiée",
        "champ « states / MA / status » : valeur non admise « ratifiée »",
    ),
    ("norms/v01/provisions.yaml", tuple[Provision, ...], "needs: loi", "needs: traité", "champ « n° 1 / requirements / n° 1 / needs »"),
    (
        "norms/v01/provisions.yaml",
        tuple[Provision, ...],
        "- id: V01/2#direction\n      claim",
        "- claim",
        "n° 2 / id » : champ obligatoire « id » absent",
    ),
]


@pytest.mark.parametrize(("name", "kind", "old", "new", "says"), REAL_FAULTS, ids=[f"{f[0]} {f[3]}" for f in REAL_FAULTS])
def test_a_fault_in_a_whole_file(edit: Edit, name: str, kind: type, old: str, new: str, says: str) -> None:
    before = (path := edit(name, old, new)).read_text(encoding="utf-8").split(new)[0]
    with pytest.raises(DataError) as refusal:
        read_yaml(path, kind)
    assert f"{path}, ligne {before.count(chr(10)) + 1})" in str(refusal.value)
    assert says in str(refusal.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.yaml", tmp_path):
        with pytest.raises(DataError, match="Fichier de données illisible"):
            read_yaml(path, Labels)


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("fr: santé".encode("latin-1"))
    with pytest.raises(DataError, match=r"pas en UTF-8 \(.*latin\.yaml, octet 8\)"):
        read_yaml(path, Labels)


def test_sound_yaml_is_read(tmp_path: Path) -> None:
    path = tmp_path / "themes.yaml"
    path.write_text(GOOD_THEME, encoding="utf-8")
    assert read_yaml(path, dict[str, Theme]) == {"santé": Theme("protection-sociale", Labels("Santé"))}


def outcome(path: Path) -> Labels | DataError:
    try:
        return read_yaml(path, Labels)
    except DataError as refusal:
        return refusal


@given(st.text(max_size=60) | st.text("[]{}:,-?*&!#|>'\" \n\tfr1", max_size=30))
def test_any_text_is_read_or_refused_in_one_message(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "quelconque.yaml"
    path.write_bytes(text.encode("utf-8", "replace"))
    result = outcome(path)
    assert isinstance(result.fr, str) if isinstance(result, Labels) else str(path) in str(result)


def test_an_unforeseen_problem_is_kept_as_it_is() -> None:
    assert translate("Something else") == "Something else"
