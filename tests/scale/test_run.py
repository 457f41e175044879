"""A scan of made-up countries: the same tables from every engine, whole or absent, never made twice for nothing."""

import os
import resource
import shutil
import signal
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from countries import DIRECTION, make_folder, make_table

from legalgap.assess.scan import run_scan
from legalgap.errors import LegalgapError
from legalgap.match.memory import Memory
from legalgap.scale.acts import Failure
from legalgap.scale.engines import Engine, Here, Processes
from legalgap.scale.results import Country, write_country
from legalgap.scale.run import Run
from legalgap.scale.sources import open_acts
from legalgap.scale.tables import connect, quoted
from legalgap.scale.work import Job, open_desk

JOB = Job((), "use", date(2020, 1, 1), 1)
REQUIREMENT = "V01/2#direction"


@pytest.fixture(scope="module", autouse=True)
def data(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The made-up norms and one cache for all these tests."""
    open_desk.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEGALGAP_DATA", str(pristine))
        patch.setenv("LEGALGAP_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
    open_desk.cache_clear()


def make_place(root: Path) -> Path:
    """Five countries, one of them with an act that cannot be read."""
    make_table(make_folder(root) / "autres.csv")
    return root


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return make_place(tmp_path / "pays")


Done = tuple[dict[str, Country], Path]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """What became of each country in this process, and the folder of tables."""
    root = tmp_path_factory.mktemp("first")
    return run(make_place(root / "pays"), Here(), root / "out"), root / "out"


def run(place: Path, engine: Engine, folder: Path, job: Job = JOB) -> dict[str, Country]:
    return {c.name: c for c in Run(open_acts(place), job, engine, folder).countries()}


def tables(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())}


def test_each_country_has_its_table(first: Done) -> None:
    done, folder = first
    assert {n: (c.state, c.acts, c.articles) for n, c in done.items()} == {
        "VA": ("done", 2, 11),
        "VB": ("done", 2, 5),
        "VC": ("done", 1, 4),
        "VD": ("done", 1, 4),
        "VE": ("done", 1, 4),
    }
    assert [f.name for f in done["VA"].failures] == ["loi-99-99"]
    asked = f"SELECT country, [m.article FOR m IN matches[1:2]] FROM {quoted(folder / '*.parquet')} WHERE requirement = ?"
    found = dict(connect().execute(asked, [REQUIREMENT]).fetchall())
    assert all(article in found[country] for country, article in {"VA": "6", **dict.fromkeys(DIRECTION, "4")}.items())


def test_a_country_is_scanned_as_a_law_alone_is(first: Done, pristine: Path, tmp_path: Path) -> None:
    memory = Memory(None, tmp_path / "cache")
    alone = run_scan([], ["12-34"], JOB.day, "use", memory).rows
    asked = f"SELECT requirement, status, confidence, matches FROM {quoted(first[1] / 'VA.parquet')}"
    found = connect().execute(asked).fetchall()
    assert [row[:3] for row in found] == [(r.requirement, r.status, r.confidence) for r in alone]
    assert [[(m["law"], m["article"], m["score"]) for m in row[3]] for row in found] == [
        [(m.law, m.article, m.score) for m in r.matches] for r in alone
    ]


def test_what_is_done_is_not_done_again(place: Path, tmp_path: Path) -> None:
    done = run(place, Here(), tmp_path / "out")
    made = tables(tmp_path / "out")
    again = run(place, Here(), tmp_path / "out")
    assert {c.state for c in again.values()} == {"unchanged"}
    assert again["VA"].failures == done["VA"].failures
    (tmp_path / "out" / "VB.parquet").write_bytes(b"coupe")
    (tmp_path / "out" / "VC.parquet").unlink()
    table = place / "autres.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("cinq ans", "six ans"), encoding="utf-8")
    states = {n: c.state for n, c in run(place, Here(), tmp_path / "out").items()}
    assert states == {"VA": "unchanged", "VB": "done", "VC": "done", "VD": "done", "VE": "unchanged"}
    now = tables(tmp_path / "out")
    assert [n for n in now if now[n] != made[n]] == ["VD.parquet"]


def test_another_day_is_another_scan(place: Path, first: Done, tmp_path: Path) -> None:
    out = Path(shutil.copytree(first[1], tmp_path / "out"))
    later = run(place, Here(), out, Job((), "use", date(2021, 1, 1), 1))
    assert {c.state for c in later.values()} == {"done"}


def test_a_pool_of_two_processes_makes_the_same_tables(place: Path, first: Done, tmp_path: Path) -> None:
    pool = Processes(2)
    try:
        done = run(place, pool, tmp_path / "pool")
    finally:
        pool.close()
    assert {c.state for c in done.values()} == {"done"}
    assert tables(tmp_path / "pool") == tables(first[1])


def test_a_cluster_that_loses_a_worker_makes_the_same_tables(place: Path, first: Done, tmp_path: Path) -> None:
    distributed: Any = pytest.importorskip("distributed", reason="Dask absent : pip install 'legalgap[dask]'")
    from legalgap.scale.cluster import QUIET, Cluster

    with distributed.LocalCluster(2, threads_per_worker=1, **QUIET) as made, distributed.Client(made) as client:
        passing = Run(open_acts(place), JOB, Cluster(client), tmp_path / "dask").countries()
        head = next(passing)
        victims = client.run(os.getpid)
        os.kill(next(iter(victims.values())), signal.SIGKILL)
        done = [head, *passing]
        assert len(victims) == 2
    assert {(c.name, c.state) for c in done} == {(n, "done") for n in ("VA", *DIRECTION)}
    assert tables(tmp_path / "dask") == tables(first[1])


def test_a_country_without_a_readable_act_has_no_table(place: Path, tmp_path: Path) -> None:
    (place / "autres.csv").unlink()
    (place / "VA" / "loi-12-34" / "articles.yaml").unlink()
    failed = run(place, Here(), tmp_path / "out")["VA"]
    assert (failed.state, [f.name for f in failed.failures]) == ("failed", ["loi-12-34", "loi-99-99", "VA"])
    assert "Fichier absent" in failed.failures[0].why
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_stops_no_country(place: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("un fichier", encoding="utf-8")
    done = run(place, Here(), tmp_path / "out")
    assert {c.state for c in done.values()} == {"failed"}
    assert all("n'a pas été écrite" in c.failures[-1].why for c in done.values())


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of file size")
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(LegalgapError, match=r"n'a pas été écrite .*libérez de la place"):
            write_country(tmp_path, Country("VA", "done", 1, 1, (Failure("x", "y" * 500),)), [], JOB.day, "sceau")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)
    assert list(tmp_path.iterdir()) == []
