"""`legalgap norms add`: a made-up convention becomes drafts that the engine already reads."""

import csv
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from made_up import FIRST, Cli, Here

from legalgap.match.encoder import UseEncoder

CONVENTION = """Convention n° 7 sur les dockers étrangers

Adoptée à Valbourg le 12 mars 2009

Préambule
Les États, soucieux du sort des dockers étrangers, conviennent de ce qui suit :

Article premier
1. Tout État accorde aux dockers étrangers le même traitement qu'à ses nationaux en ce qui concerne :
a) le salaire ;
b) l'accès à la direction des syndicats.
2. Nul docker étranger ne peut être chassé parce qu'il a perdu son emploi.

Article 2
L'assistance des services de l'emploi est gratuite.

Article 3
La présente Convention entrera en vigueur après le dépôt de trois instruments de ratification.

Article 4
Tout État peut dénoncer la présente Convention.

Annexe I

Article 1
Le contrat est écrit.
"""
ADD = ("norms", "add", "dockers.txt", "--dossier", "d", "--id", "D07", "--yes")
REFS = ["1(1)", "1(1)(a)", "1(1)(b)", "1(2)", "2", "3", "4", "I-1"]
ASKED = ["1(1)(a)", "1(1)(b)", "1(2)", "2", "I-1"]


@pytest.fixture(autouse=True)
def loaded(encoder: UseEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The encoder, loaded once for all commands run in this process."""
    monkeypatch.setattr("legalgap.cli.drafting.make_encoder", lambda: encoder)


@pytest.fixture(scope="module")
def encoder() -> UseEncoder:
    return UseEncoder()


Scanned = tuple[Path, str, str, str]


@pytest.fixture(scope="module")
def first(pristine: Path, warm_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Scanned:
    """A folder with the file and the dossier it was added to, what was said of it, the first scan, and that of V01."""
    folder = tmp_path_factory.mktemp("dockers")
    shutil.copytree(warm_cache, folder / "cache")
    (folder / "dockers.txt").write_text(CONVENTION, encoding="utf-8")
    run = Cli(pristine, folder / "cache", folder)
    said = run(*ADD)
    assert (said.returncode, said.stderr) == (0, "")
    return folder, said.stdout, *(run("scan", "--norm", norm, "--dossier", "d", *FIRST).stdout for norm in ("D07", "V01"))


@pytest.fixture
def drafted(cli: Cli, first: Scanned) -> Cli:
    """The command in a copy of that folder."""
    assert cli.cache
    shutil.rmtree(cli.cache)
    shutil.copytree(first[0], cli.folder, dirs_exist_ok=True)
    shutil.move(cli.folder / "cache", cli.cache)
    return cli


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_convention_is_read_shown_and_kept_once(here: Here, drafted: Cli, first: Scanned) -> None:
    for words in (
        "D07 — Convention n° 7 sur les dockers étrangers",
        "Adoption : 12/03/2009",
        "Dispositions : 8, dont 5 exigences en ébauche, 1 introductions de listes, 2 clauses finales",
        "Clauses finales, sans exigence : articles 3, 4",
        "1(1)(a) : le salaire",
        "Numérotation : complète",
        "Ensuite : legalgap scan --dossier d --norm D07",
    ):
        assert words in first[1]
    before = files(drafted.folder / "d")
    assert here(*ADD).stdout.splitlines()[-1] == "Déjà dans le dossier, inchangé : D07"
    assert files(drafted.folder / "d") == before
    assert {name.split("/")[-1] for name in before if name.startswith("normes/D07/")} >= {"instrument.yaml", "provisions.yaml"}
    shown = here("norms", "show", "D07/1(1)", "--dossier", "d").stdout
    assert "D07/1(1)(a)#exigence — ébauche à compléter" in shown
    assert "Tout État accorde aux dockers étrangers le même traitement qu'à ses nationaux en ce qui concerne : le salaire." in shown
    listed = json.loads(here("norms", "list", "--dossier", "d", "--format", "json").stdout)
    assert [(r["Norme"], r["Dispositions"], r["Exigences"], r["Ébauches"], r["Clauses"]) for r in listed][-1] == ("D07", 8, 5, 5, 0)
    checked = here("norms", "check", "--dossier", "d")
    assert (checked.returncode, "5 ébauches à compléter" in checked.stdout) == (0, True)


def test_a_scan_uses_the_drafts_and_says_what_they_are(first: Scanned) -> None:
    scan, whole = json.loads(first[2]), json.loads(first[3])
    assert [r["provision"] for r in scan["rows"]] == ASKED
    for row in scan["rows"]:
        assert (row["draft"], row["status"], row["nature"]) == (True, "a-verifier", "à établir")
        assert row["confidence"] <= 0.5
        assert row["why"].startswith("Ébauche à compléter. ")
        assert row["matches"]
        assert {m["relation"] for m in row["matches"]} == {"related"}
    assert "5 exigences sur 5 sont des ébauches à compléter (D07)" in scan["notes"][-1]
    nearest = {r["provision"]: [m["article"] for m in r["matches"][:3]] for r in scan["rows"]}
    assert not any(r["draft"] for r in whole["rows"])
    direction = next(r for r in whole["rows"] if r["requirement"] == "V01/2#direction")["matches"][0]["article"]
    assert direction in nearest["1(1)(b)"]


def test_every_format_marks_the_drafts(here: Here, drafted: Cli) -> None:
    scan = ("scan", "--norm", "D07", "--dossier", "d", "--as-of", "2016-01-01")
    assert "Ébauche à compléter" in " ".join(here(*scan).stdout.split())
    table = io.StringIO(here(*scan, "--format", "csv").stdout.lstrip("\ufeff"))
    assert [r["Ébauche"] for r in csv.DictReader(table, delimiter=";")] == ["ébauche à compléter"] * 5
    for form in ("html", "xlsx"):
        assert here(*scan, "--format", form, "-o", f"m.{form}").returncode == 0
    assert (drafted.folder / "m.html").read_text(encoding="utf-8").count("Ébauche à compléter") >= 5
    with zipfile.ZipFile(drafted.folder / "m.xlsx") as book:
        words = "".join(book.read(n).decode() for n in book.namelist() if n.endswith(".xml"))
    assert "ébauche à compléter" in words


def test_a_completed_draft_is_judged_like_any_other(here: Here, drafted: Cli) -> None:
    path = drafted.folder / "d" / "normes" / "D07" / "provisions.yaml"
    text = path.read_text(encoding="utf-8")
    begin = text.index("- ref: 1(1)(b)")
    mine = text[begin:].replace("draft: true", "draft: false", 1)
    clauses = "satisfied_by: [La direction du syndicat est ouverte à tous les membres., Tout membre peut être élu secrétaire.]"
    mine = mine.replace("satisfied_by: []", clauses, 1)
    mine = mine.replace("defeated_by: []", "defeated_by: [Nul ne peut diriger un syndicat s'il n'est pas national.]", 1)
    path.write_text(text[:begin] + mine, encoding="utf-8")
    rows = json.loads(here("scan", "--norm", "D07", "--dossier", "d", *FIRST).stdout)["rows"]
    assert {r["provision"]: r["draft"] for r in rows} == {ref: ref != "1(1)(b)" for ref in ASKED}
    assert not next(r for r in rows if r["provision"] == "1(1)(b)")["why"].startswith("Ébauche")
    assert here(*ADD).stdout.splitlines()[-1] == "Déjà dans le dossier, inchangé : D07"
    assert path.read_text(encoding="utf-8").count("draft: false") == 1
    path.write_text(text.replace("  draft: true", "  draft: peut-être", 1), encoding="utf-8")
    refused = here("scan", "--norm", "D07", "--dossier", "d")
    assert (refused.returncode, "provisions.yaml, ligne" in refused.stderr) == (4, True)


def test_a_built_in_instrument_is_not_taken_over_unasked(here: Here, drafted: Cli) -> None:
    (drafted.folder / "v01.txt").write_text(CONVENTION, encoding="utf-8")
    beside = here("norms", "add", "v01.txt", "--dossier", "d", "--yes")
    assert "V01 est livrée avec ses clauses : ce texte est gardé à côté" in beside.stdout
    instead = here("norms", "add", "v01.txt", "--dossier", "e", "--id", "V01", "--yes")
    assert "cette ébauche prend la place de la norme livrée V01" in instead.stdout
    listed = [json.loads(here("norms", "list", "--dossier", folder, "--format", "json").stdout) for folder in ("d", "e")]
    assert [[r["Norme"] for r in rows] for rows in listed] == [["V01", "D07", "v01-texte"], ["V01"]]


REFUSALS = [
    ("absent", ("absent.txt",), 3, "Fichier introuvable"),
    ("date", ("dockers.txt", "--date", "hier"), 2, "Date illisible"),
    ("langue", ("dockers.txt", "--lang", "de"), 2, "Langue inconnue : « de »"),
    ("identifiant", ("dockers.txt", "--id", "../x", "--yes"), 2, "inutilisable"),
    ("lettre", ("lettre.txt", "--yes"), 3, "Aucun article reconnu"),
    ("autre fichier", ("autre.txt", "--id", "D07", "--yes"), 2, "Le dossier a déjà une norme « D07 », tirée d'un autre fichier"),
]


@pytest.mark.parametrize(("what", "args", "code", "says"), REFUSALS, ids=[r[0] for r in REFUSALS])
def test_a_refusal_says_what_to_do_and_changes_nothing(
    here: Here, drafted: Cli, what: str, args: tuple[str, ...], code: int, says: str
) -> None:
    (drafted.folder / "lettre.txt").write_text("Une lettre sans règle.", encoding="utf-8")
    (drafted.folder / "autre.txt").write_text(CONVENTION.replace("gratuite", "payante"), encoding="utf-8")
    before = files(drafted.folder / "d")
    done = here("norms", "add", *args, "--dossier", "d")
    assert (done.returncode, files(drafted.folder / "d")) == (code, before)
    assert says in done.stderr
    assert " → " in done.stderr


def test_nothing_is_kept_without_a_yes(drafted: Cli) -> None:
    done = drafted("norms", "add", "dockers.txt", "--dossier", "e")
    assert (done.returncode, "Rien n'a été ajouté." in done.stdout) == (0, True)
    assert not (drafted.folder / "e").exists()


def test_a_treaty_among_other_texts_is_taken(here: Here, drafted: Cli) -> None:
    (drafted.folder / "lot.txt").write_text(f"{CONVENTION}\nFait à Valbourg.\n\nLoi n° 4-20 relative aux quais\n\nArticle 1\nUn.\nArticle 2\nDeux.", encoding="utf-8")  # fmt: skip
    done = here("norms", "add", "lot.txt", "--dossier", "e", "--yes")
    assert (done.returncode, "1 autre(s) texte(s) du fichier" in done.stdout, "lot, 8 dispositions" in done.stdout) == (0, True, True)


@pytest.mark.parametrize("form", ["html", "csv", "akn"])
def test_other_formats_give_the_same_provisions(here: Here, drafted: Cli, form: str) -> None:
    if form == "html":
        body = "".join(f"<p>{line}</p>" for line in CONVENTION.splitlines())
        content = f"<html><body>{body}</body></html>"
    elif form == "akn":
        here("corpus", "add", "dockers.txt", "--dossier", "f", "--id", "x", "--yes")
        content = here("corpus", "export", "x", "--dossier", "f", "--format", "akn").stdout
    else:
        whole = CONVENTION.partition("Article premier\n")[2].partition("\n\nArticle 2")[0]
        content = f'num,text\n1,"{whole}"\n2,Gratuit.\n3,La Convention entrera en vigueur.\n4,Tout État peut dénoncer la Convention.\nI-1,Écrit.\n'
    (drafted.folder / f"d.{form}").write_text(content, encoding="utf-8")
    assert here("norms", "add", f"d.{form}", "--dossier", "g", "--id", "G", "--yes").returncode == 0
    text = (drafted.folder / "g" / "normes" / "G" / "provisions.yaml").read_text(encoding="utf-8")
    assert [line.removeprefix("- ref: ").strip("'") for line in text.splitlines() if line.startswith("- ref: ")] == REFS
