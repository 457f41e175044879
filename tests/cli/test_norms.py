"""`legalgap norms` on the made-up data."""

import json

from made_up import Cli


def test_the_list_counts_provisions_requirements_and_clauses(cli: Cli) -> None:
    (row,) = json.loads(cli("norms", "list", "--format", "json").stdout)
    assert (row["Norme"], row["Dispositions"], row["Exigences"]) == ("V01", 3, 4)
    assert row["Clauses"] > 4


def test_a_state_that_never_ratified(cli: Cli) -> None:
    (row,) = json.loads(cli("norms", "list", "--format", "json", "--state", "XX").stdout)
    assert (row["État (XX)"], row["Depuis"]) == ("non ratifiée", "—")


def test_a_provision_shows_its_requirements_and_clauses(cli: Cli) -> None:
    shown = cli("norms", "show", "v01/2").stdout
    assert "V01 2 — " in shown
    assert "V01/2#direction" in shown
    assert "Tiendrait la promesse : La direction du syndicat est ouverte aux membres quelle que soit leur nationalité." in shown


def test_an_unknown_provision_is_refused(cli: Cli) -> None:
    done = cli("norms", "show", "V01/99")
    assert done.returncode == 2
    assert "Disposition inconnue : « V01/99 »" in done.stderr
