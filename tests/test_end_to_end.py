"""What a jurist gets on the day of installing: a scan of the built-in law against the built-in norms."""

import io
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from made_up import MODULE, Cli
from openpyxl import load_workbook

from legalgap.model.findings import STATUSES
from legalgap.store.builtin import load_corpus, load_norms

Done = CompletedProcess[str]
INSTALLED = Path(sys.executable).with_name("legalgap")


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> tuple[Callable[..., Done], Path]:
    """The installed command, or the module, in an empty folder; vectors are those of the package or of the user's cache."""
    folder = tmp_path_factory.mktemp("juriste")
    cli = Cli(None, None, folder)
    program = (str(INSTALLED),) if INSTALLED.exists() else MODULE
    return lambda *args: cli(*args, program=program), folder


@pytest.fixture(scope="module")
def table(command: tuple[Callable[..., Done], Path]) -> tuple[Done, Path]:
    run, folder = command
    return run("scan"), folder


@pytest.fixture(scope="module")
def data(command: tuple[Callable[..., Done], Path]) -> Any:
    done = command[0]("scan", "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def asked() -> list[str]:
    return [r.id for n in load_norms() if n.instrument.core for p in n.provisions for r in p.requirements]


def test_the_table_and_its_matrices(table: tuple[Done, Path], asked: list[str]) -> None:
    done, folder = table
    assert done.returncode == 0, done.stderr
    for words in (
        f"{len(asked)} exigences",
        "Par instrument",
        "Par domaine",
        "Par thème",
        "Table des écarts",
        "n'est pas un avis juridique",
    ):
        assert words in done.stdout
    assert sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()) == [
        "rapports/matrice.html",
        "rapports/matrice.xlsx",
    ]


def test_the_matrices_hold_each_requirement_once(table: tuple[Done, Path], asked: list[str]) -> None:
    folder = table[1] / "rapports"
    book = load_workbook(io.BytesIO((folder / "matrice.xlsx").read_bytes()), read_only=True)
    assert [line[0] for line in book["Matrice"].iter_rows(min_row=2, values_only=True)] == asked
    assert (folder / "matrice.html").read_text(encoding="utf-8").count('<details class="row ') == len(asked)


@pytest.mark.parametrize("norms", [("C143",), ("ICRMW", "C97", "C118")])
def test_a_requirement_is_judged_the_same_whichever_norms_it_is_asked_with(
    command: tuple[Callable[..., Done], Path], data: Any, norms: tuple[str, ...]
) -> None:
    whole = {row["requirement"]: row for row in data["rows"]}
    found = json.loads(command[0]("scan", "--format", "json", *[word for norm in norms for word in ("--norm", norm)]).stdout)["rows"]
    seen = [row for row in found if row["requirement"] in whole]
    assert len(seen) > 60
    assert [row["requirement"] for row in seen if row != whole[row["requirement"]]] == []


def test_each_requirement_once(data: Any, asked: list[str]) -> None:
    assert {"C97", "C143", "ICRMW"} <= {r["instrument"] for r in data["rows"]}
    assert [r["requirement"] for r in data["rows"]] == asked


def test_ten_articles_a_row_best_first(data: Any) -> None:
    for row in data["rows"]:
        scores = [m["score"] for m in row["matches"]]
        assert len(scores) >= 10, row["requirement"]
        assert scores == sorted(scores, reverse=True), row["requirement"]
        assert {m["relation"] for m in row["matches"]} <= {"full", "partial", "contradicts", "related"}


def test_every_cited_article_exists(data: Any) -> None:
    held = {(t.act.id, a.num) for t in load_corpus() for a in t.articles}
    cited = {(m["law"], m["article"]) for row in data["rows"] for m in row["matches"]}
    assert cited <= held
    assert len({law for law, _ in cited}) > 1


def test_statuses_are_reasoned_and_none_takes_all(data: Any) -> None:
    counts = Counter(row["status"] for row in data["rows"])
    assert set(counts) <= set(STATUSES)
    assert max(counts.values()) < len(data["rows"])
    assert all(row["why"] and row["nature"] and 0 < row["confidence"] < 1 for row in data["rows"])


def test_a_status_rests_on_an_article_that_is_shown(data: Any) -> None:
    held = {row["requirement"]: (row["status"], {m["relation"] for m in row["matches"]}) for row in data["rows"]}
    assert [name for name, (status, shown) in held.items() if status == "contradiction" and "contradicts" not in shown] == []
    assert [name for name, (status, shown) in held.items() if status == "conforme" and "full" not in shown] == []


def test_the_builtin_data_are_in_order(command: tuple[Callable[..., Done], Path]) -> None:
    done = command[0]("check")
    assert done.returncode == 0, done.stdout
