"""`legalgap impact` on the made-up law."""

import json

import pytest
from made_up import Cli, Here

DRAFT = """Projet de loi n° 3-16 modifiant la loi n° 12-34 relative au travail

Article premier
L'article 6 de la loi n° 12-34 est abrogé et remplacé par les dispositions suivantes :
« Article 6. – Tout adhérent, quelle que soit sa nationalité, peut être élu à la direction du syndicat. »

Article 2
Est abrogé l'article 99 de la loi n° 12-34.
"""
DAYS = ("--from", "2016-01-01", "--to", "2020-06-01")


@pytest.fixture(autouse=True)
def draft(cli: Cli) -> None:
    (cli.folder / "projet.txt").write_text(DRAFT, encoding="utf-8")
    (cli.folder / "arabe.txt").write_text("قانون رقم 3.16\n\nالمادة 1\nيسري هذا القانون على كل أجير.\n\nالمادة 2\nينشر.", encoding="utf-8")


def test_a_draft_shows_what_it_moves(here: Here) -> None:
    done = here("impact", "--draft", "projet.txt", "--law", "12-34", "--from", "2016-01-01", "--format", "json")
    assert done.returncode == 0
    data = json.loads(done.stdout)
    assert [(a["law"], a["new"]["num"]) for a in data["articles"]] == [("12-34", "6")]
    moved = {r["requirement"]: r for r in data["rows"]}
    assert "12-34/6" in moved["V01/2#direction"]["touched"]
    assert "l'acte n'a pas d'article 99" in done.stderr


@pytest.mark.parametrize("form", ["html", "docx", "xlsx", "json"])
def test_two_days_in_each_format(here: Here, cli: Cli, form: str) -> None:
    assert here("impact", *DAYS, "-o", f"impact.{form}").returncode == 0
    assert (cli.folder / f"impact.{form}").stat().st_size > 1000


def test_the_table_says_what_was_touched(here: Here) -> None:
    shown = here("impact", *DAYS).stdout
    assert "12-34 — abrogés : 12" in shown
    assert "Couverture avant → après" in shown


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--from", "2016-01-01"), "Deux dates sont nécessaires"),
        (("--from", "2020-01-01", "--to", "2016-01-01"), "suit la seconde"),
        (("--draft", "projet.txt", "--draft", "arabe.txt", "--law", "12-34"), "Un projet et un acte à la fois"),
        (("--draft", "projet.txt"), "Un projet et un acte à la fois"),
        (("--draft", "projet.txt", "--law", "12-34", "--to", "2020-01-01"), "sans --to"),
        (("--draft", "arabe.txt", "--law", "12-34", "--lang", "ar"), "est en arabe, et l'acte 12-34 en français"),
        (("--draft", "absent.txt", "--law", "12-34"), "introuvable"),
        ((*DAYS, "--format", "odt"), "Format inconnu"),
        ((*DAYS, "--law", "99-99"), "Loi inconnue"),
    ],
)
def test_what_cannot_be_compared_is_refused(here: Here, args: tuple[str, ...], message: str) -> None:
    done = here("impact", *args)
    assert done.returncode in (2, 3)
    assert message in done.stderr
