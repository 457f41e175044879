"""`legalgap report template` and `legalgap scan --template` on the made-up data."""

import io
import json
from pathlib import Path

import docx
import pytest
from made_up import Cli, Here
from matrix_readers import words_of

DAY = ("--as-of", "2016-01-01")


def write_template(path: Path, *paragraphs: str, cell: str = "") -> None:
    """A Word document with these paragraphs, and a table of one cell."""
    held = docx.Document()
    for words in paragraphs:
        held.add_paragraph(words)
    if cell:
        held.add_table(rows=1, cols=1).cell(0, 0).text = cell
    held.save(str(path))


@pytest.mark.parametrize("lang", ["fr", "en", "ar"])
def test_a_new_template_is_in_order_and_is_filled(here: Here, cli: Cli, lang: str) -> None:
    made = here("report", "template", "new", "-o", "g.docx", "--lang", lang)
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "Écrit : g.docx\n")
    checked = here("report", "template", "check", "g.docx", "--lang", lang)
    assert (checked.returncode, checked.stdout) == (0, "Gabarit en ordre : 21 balises.\n")
    done = here("scan", *DAY, "--format", "docx", "--template", "g.docx", "-o", "m.docx", "--lang", lang)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    content = (cli.folder / "m.docx").read_bytes()
    found = words_of("docx", content)
    assert "{{" not in found
    assert "{%" not in found
    assert len(docx.Document(io.BytesIO(content)).tables[0].rows) == 5


FAULTS = [
    ("nom inconnu", ["Titre", "{{ titl }}"], "", "paragraphe 2, balise « {{ titl }} » : « titl » n'existe pas"),
    ("champ inconnu", [], "{%tr for r in rows %}{{ r.statut }}", "tableau 1, ligne 1, colonne 1"),
    ("balise ouverte", ["{{ title"], "", "paragraphe 1, balise « {{ title » : « {{ » sans son pendant"),
    (
        "boucle sans fin",
        ["{%p for x in heads %}", "{{ x }}"],
        "",
        "paragraphe 1, balise « {%p for x in heads %} » : « for » sans « endfor »",
    ),
    ("fin sans début", ["{%p endif %}"], "", "paragraphe 1, balise « {%p endif %} » : fin d'un bloc qui n'est pas ouvert"),
    ("syntaxe", ["{{ title | }}"], "", "paragraphe 1, balise « {{ title | }} » : balise illisible"),
    ("rangée hors tableau", ["{%tr for r in rows %}", "{%tr endfor %}"], "", "ne valent que dans un tableau"),
    (
        "programme",
        ["{{ title.__class__.__mro__ }}"],
        "",
        "paragraphe 1, balise « {{ title.__class__.__mro__ }} » : « __class__ » est interdit",
    ),
]


@pytest.mark.parametrize(("what", "paragraphs", "cell", "said"), FAULTS, ids=[f[0] for f in FAULTS])
def test_a_broken_tag_is_named_with_its_place(here: Here, cli: Cli, what: str, paragraphs: list[str], cell: str, said: str) -> None:
    write_template(cli.folder / "g.docx", *paragraphs, cell=cell)
    checked = here("report", "template", "check", "g.docx")
    assert checked.returncode == 1
    assert said in checked.stdout
    done = here("scan", *DAY, "--format", "docx", "--template", "g.docx", "-o", "m.docx")
    assert done.returncode == 3, done.stderr
    assert done.stderr.startswith("legalgap : Gabarit à corriger")
    assert sorted(p.name for p in cli.folder.iterdir()) == ["g.docx"]


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["report", "template", "check", "absent.docx"], 3, "Gabarit illisible"),
        (["report", "template", "check", "texte.docx"], 3, "n'est pas un document Word"),
        (["report", "template", "new", "-o", "texte.docx"], 2, "existe déjà"),
        (["report", "template", "new", "--lang", "es"], 2, "Langue inconnue"),
        (["scan", "--template", "texte.docx"], 2, "ne sert qu'au format Word"),
        (["scan", "--format", "docx", "--template", "texte.docx"], 3, "n'est pas un document Word"),
        (["scan", "--lang", "es"], 2, "Langue inconnue"),
        (["scan", "--by", "loi"], 2, "Sens de lecture inconnu"),
        (["scan", "--by", "law", "--format", "json"], 2, "contient déjà les deux sens"),
    ],
)
def test_a_refusal_is_one_message_and_no_file(here: Here, cli: Cli, args: list[str], code: int, words: str) -> None:
    (cli.folder / "texte.docx").write_text("ceci n'est pas Word", encoding="utf-8")
    done = here(*args)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1), done.stderr
    assert words in done.stderr
    assert [p.name for p in cli.folder.iterdir()] == ["texte.docx"]


def test_every_format_at_once_and_the_older_ones_replaced(here: Here, cli: Cli) -> None:
    done = here("scan", *DAY, "--format", "all", "-o", "m")
    made = sorted(p.name for p in (cli.folder / "m").iterdir())
    kinds = ("akn.xml", "csv", "docx", "html", "json", "jsonld", "oscal.json", "pdf", "xlsx")
    assert made == sorted(["matrice-articles.csv", "matrice.csv-metadata.json", *(f"matrice.{kind}" for kind in kinds)])
    assert done.stderr.count("Écrit : ") == len(made)
    again = here("scan", *DAY, "--format", "all", "-o", "m")
    assert again.stderr.count("Remplacé : ") == len(made)


def test_rows_name_the_measures_that_the_plan_makes(here: Here) -> None:
    rows = json.loads(here("scan", *DAY, "--format", "json").stdout)["rows"]
    measures = json.loads(here("measures", *DAY, "--format", "json").stdout)["measures"]
    named = {r["requirement"]: r["measures"] for r in rows if r["measures"]}
    assert named == {q: [m["id"]] for m in measures if m["category"] != "feuille-de-route" for q in m["requirements"]}
    assert named
