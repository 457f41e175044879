"""`legalgap corpus` on the made-up data."""

import csv
import io
import json

from made_up import Cli

DAY = ("--as-of", "2016-01-01")


def test_the_list_counts_articles_read_checked_and_doubtful(cli: Cli) -> None:
    done = cli("corpus", "list", "--format", "json", *DAY)
    assert (done.returncode, done.stderr) == (0, "")
    by_id = {row["Acte"]: row for row in json.loads(done.stdout)}
    assert by_id["56-78"]["État"] == "projet"
    law = by_id["12-34"]
    assert (law["État"], law["Articles"], law["Lus"], law["Vérifiés"]) == ("en vigueur", 12, 12, 11)


def test_an_act_is_still_to_come_before_its_date(cli: Cli) -> None:
    rows = json.loads(cli("corpus", "list", "--format", "json", "--as-of", "2001-01-01").stdout)
    assert {r["Acte"]: r["État"] for r in rows}["12-34"] == "à venir"


def test_an_article_shows_its_versions_its_act_and_the_requirements_it_bears_on(cli: Cli) -> None:
    shown = cli("corpus", "show", "12-34", "6", *DAY).stdout
    for words in ("Code du travail de Valmérie (12-34), article 6", "Depuis le 01/06/2005 (en vigueur à cette date)", "V01/2#direction — "):
        assert words in shown


def test_an_article_of_a_bill_bears_on_no_requirement(cli: Cli) -> None:
    shown = cli("corpus", "show", "56-78", "1", *DAY).stdout
    assert "Projet : n'est pas du droit en vigueur." in shown
    assert "Aucune exigence ne s'appuie sur cet article." in shown


def test_an_unknown_article_is_refused_with_its_neighbours(cli: Cli) -> None:
    done = cli("corpus", "show", "12-34", "1000")
    assert done.returncode == 2
    assert "L'acte 12-34 n'a pas d'article « 1000 »" in done.stderr
    assert "10" in done.stderr


def test_the_export_has_a_line_an_article_in_force(cli: Cli) -> None:
    rows = [json.loads(line) for line in cli("corpus", "export", "12-34", *DAY).stdout.splitlines()]
    assert [r["num"] for r in rows] == [str(n) for n in range(1, 13)]
    assert all(r["text"] for r in rows)
    table = list(csv.DictReader(io.StringIO(cli("corpus", "export", "12-34", "--format", "csv", *DAY).stdout)))
    assert [(r["num"], r["text"]) for r in table] == [(r["num"], r["text"]) for r in rows]


def test_an_export_goes_to_a_file(cli: Cli) -> None:
    assert cli("corpus", "export", "12-34", "-o", "articles.jsonl").returncode == 0
    assert (cli.folder / "articles.jsonl").read_text(encoding="utf-8").count("\n") == 11
