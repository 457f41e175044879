"""`legalgap corpus add`, `corpus check`, and a scan of the act that was added."""

import json
from pathlib import Path

import pytest
from made_up import Cli, Here

PORTS = "Loi n° 12-99 du 5 mars 2010 relative aux ports\n\nChapitre premier : Des ports\n" + "\n".join(
    f"Article {n}\n{rule}"
    for n, rule in enumerate(
        [
            "Tout travailleur du port, national ou étranger, reçoit le même salaire pour un travail égal.",
            "Nul ne peut diriger un syndicat de dockers s'il n'est de nationalité valmérienne.",
            "L'assistance des services de l'emploi est gratuite pour les dockers étrangers.",
            "Le registre du port est tenu par le capitaine.",
        ],
        1,
    )
)
PHARES = "Décret n° 2-10-3 du 6 mars 2010 relatif aux phares\n\nArticle unique\nLes phares sont gardés."
ISSUE = f"{PORTS}\nFait à Valbourg, le 5 mars 2010.\n\n{PHARES}"


@pytest.fixture
def ports(cli: Cli) -> Path:
    path = cli.folder / "ports.txt"
    path.write_text(PORTS, encoding="utf-8")
    return path


def test_a_file_is_added_shown_checked_and_scanned(here: Here, cli: Cli, ports: Path) -> None:
    done = here("corpus", "add", "ports.txt", "--dossier", "d", "--id", "12-99", "--title", "Ports de Valmérie", "--lang", "fr", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    for words in (
        "12-99 — Ports de Valmérie",
        "ports.txt, français, 1 page(s)",
        "Nature : loi ; rédaction au 05/03/2010",
        "Articles : 4, de « 1 » à « 4 » ; 1 chapitre",
        "Numérotation : complète",
        "Rappel estimé : 100.0% (4 articles sur 4 attendus)",
        "Ajouté : 12-99, 4 articles",
    ):
        assert words in done.stdout
    again = here("corpus", "add", "ports.txt", "--dossier", "d", "--id", "12-99", "--title", "Ports de Valmérie", "--lang", "fr", "--yes")
    assert again.stdout.splitlines()[-1] == "Déjà dans le dossier, inchangé : 12-99"
    assert here("corpus", "check", "12-99", "--dossier", "d").returncode == 0
    scan = json.loads(cli("scan", "--dossier", "d", "--law", "12-99", "--as-of", "2016-01-01", "--format", "json").stdout)
    assert scan["laws"] == ["12-99"]
    found = {r["requirement"]: r["matches"][0]["article"] for r in scan["rows"]}
    assert found["V01/2#direction"] == "2"
    near = json.loads(here("match", "registre du capitaine", "--dossier", "d", "--law", "12-99", "-k", "1", "--format", "json").stdout)
    assert near["matches"][0]["article"] == "4"


def test_akoma_ntoso_out_and_in(here: Here, ports: Path) -> None:
    here("corpus", "add", "ports.txt", "--dossier", "d", "--yes")
    assert here("corpus", "export", "12-99", "--dossier", "d", "--format", "akn", "-o", "ports.xml").returncode == 0
    assert here("corpus", "add", "ports.xml", "--dossier", "e", "--yes").returncode == 0
    exported = [here("corpus", "export", "12-99", "--dossier", folder).stdout for folder in ("d", "e")]
    assert exported[0] == exported[1] != ""


def test_nothing_is_added_without_a_yes(cli: Cli, ports: Path) -> None:
    done = cli("corpus", "add", "ports.txt", "--dossier", "d")
    assert done.returncode == 0
    assert "Ajouter cet acte au dossier ?" in done.stdout
    assert "Rien n'a été ajouté." in done.stdout
    assert not (cli.folder / "d").exists()


def test_an_issue_with_two_acts_asks_which(here: Here, cli: Cli) -> None:
    (cli.folder / "bulletin.txt").write_text(ISSUE, encoding="utf-8")
    done = here("corpus", "add", "--dossier", "d", "bulletin.txt", "--yes")
    assert done.returncode == 2
    assert "bulletin.txt contient 2 actes :" in done.stdout
    assert "2. [decret 2-10-3, 06/03/2010] Décret n° 2-10-3 du 6 mars 2010 relatif aux phares — 1 article(s)" in done.stdout
    assert "--act N" in done.stderr
    assert here("corpus", "add", "--dossier", "d", "bulletin.txt", "--act", "2", "--yes").returncode == 0
    assert [p.name for p in (cli.folder / "d" / "textes").iterdir()] == ["2-10-3"]


def test_a_folder_is_added_file_by_file(here: Here, cli: Cli, ports: Path) -> None:
    folder = cli.folder / "lot"
    folder.mkdir()
    (folder / "a.txt").write_text(PORTS, encoding="utf-8")
    (folder / "b.txt").write_text("Une lettre sans règle.", encoding="utf-8")
    (folder / "c.txt").write_text("Loi n° 34-56 relative aux phares\n\nArticle unique\nLes phares sont gardés.", encoding="utf-8")
    done = here("corpus", "add", "--dossier", "d", "lot", "--yes")
    assert done.returncode == 3
    assert "Refusé : Aucun article reconnu dans ce fichier" in done.stderr
    assert "1 fichier(s) refusé(s) sur 3." in done.stderr
    assert sorted(p.name for p in (cli.folder / "d" / "textes").iterdir()) == ["12-99", "34-56"]


REFUSALS = [
    ("absent", ("absent.txt",), 3, "Fichier introuvable"),
    ("langue inconnue", ("ports.txt", "--lang", "de"), 2, "Langue inconnue : « de »"),
    ("nature inconnue", ("ports.txt", "--kind", "lettre"), 2, "Nature d'acte inconnue : « lettre »"),
    ("date", ("ports.txt", "--from", "hier"), 2, "Date illisible"),
    ("identifiant", ("ports.txt", "--id", "../x", "--yes"), 2, "Identifiant d'acte inutilisable"),
    ("rang", ("ports.txt", "--act", "7"), 2, "Pas d'acte n° 7"),
    ("vide", ("vide.txt",), 3, "vide"),
    ("strict", ("troue.txt", "--strict", "--yes"), 3, "Lecture trop douteuse : 3 articles sur 4 attendus"),
    ("dossier avec identifiant", (".", "--id", "x"), 2, "ne valent que pour un fichier"),
]


@pytest.mark.parametrize(("what", "args", "code", "says"), REFUSALS, ids=[r[0] for r in REFUSALS])
def test_a_refusal_says_what_to_do_and_writes_nothing(
    here: Here, cli: Cli, ports: Path, what: str, args: tuple[str, ...], code: int, says: str
) -> None:
    (cli.folder / "vide.txt").write_bytes(b"")
    (cli.folder / "troue.txt").write_text(PORTS.replace("Article 3\n", ""), encoding="utf-8")
    done = here("corpus", "add", *args, "--dossier", "d")
    assert done.returncode == code
    assert says in done.stderr
    assert " → " in done.stderr
    assert not (cli.folder / "d" / "textes").exists()


def test_a_check_tells_what_no_longer_reads_the_same(here: Here, cli: Cli, ports: Path) -> None:
    here("corpus", "add", "ports.txt", "--dossier", "d", "--yes")
    act = cli.folder / "d" / "textes" / "12-99" / "acte.yaml"
    act.write_text(act.read_text(encoding="utf-8").replace("par le capitaine", "par le maire"), encoding="utf-8")
    done = here("corpus", "check", "12-99", "--dossier", "d")
    assert done.returncode == 1
    assert "Gardés autrement qu'ils ne se lisent : 4" in done.stdout
    assert here("corpus", "check", "99-99", "--dossier", "d").returncode == 2
