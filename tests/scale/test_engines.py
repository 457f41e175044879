"""Whoever does the work gives the same results, and says what went wrong in the same way."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from countries import die, die_first, double, refuse

from legalgap.errors import ArgumentError, DataError, LegalgapError, MissingPartError
from legalgap.scale import cluster
from legalgap.scale.engines import Here, Processes, open_engine


@pytest.fixture(scope="module")
def processes() -> Any:
    opened = Processes(2)
    yield opened
    opened.close()


def test_results_come_back_in_the_order_asked(processes: Processes) -> None:
    for engine in (Here(), processes):
        tasks = [engine.submit(double, n) for n in range(5)]
        assert [engine.result(t) for t in tasks] == [0, 2, 4, 6, 8]
        assert engine.introduce(double, 4) == {8}


def test_a_refusal_crosses_processes_whole(processes: Processes) -> None:
    for engine in (Here(), processes):
        with pytest.raises(DataError) as caught:
            engine.result(engine.submit(refuse, "loi 1"))
        assert str(caught.value) == "Mauvais (loi 1). → corrigez"


def test_work_lost_with_its_process_is_done_again(processes: Processes, tmp_path: Path) -> None:
    tasks = [processes.submit(die_first, str(tmp_path / "mort")), processes.submit(double, 1)]
    assert [processes.result(t) for t in tasks] == ["vivant", 2]
    assert processes.result(processes.submit(double, 3)) == 6


def test_work_that_always_takes_its_process_down_is_to_blame(processes: Processes) -> None:
    guilty, innocent = processes.submit(die), processes.submit(double, 1)
    with pytest.raises(LegalgapError, match="s'est arrêté deux fois"):
        processes.result(guilty)
    assert processes.result(innocent) == 2


def test_an_unknown_engine() -> None:
    with pytest.raises(ArgumentError, match="choisissez local, dask ou dask:ADRESSE"), open_engine("ray", 1):
        pass


def test_dask_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(MissingPartError, match=r"pip install 'legalgap\[dask\]'"), open_engine("dask", 1):
        pass


def test_an_unreachable_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="Dask absent")
    monkeypatch.setattr(cluster, "PATIENCE", "1s")
    with pytest.raises(LegalgapError, match=r"ne répond pas \(tcp://127.0.0.1:1"), open_engine("dask:tcp://127.0.0.1:1", 1):
        pass


ANSWERS = [
    (ModuleNotFoundError("No module named 'legalgap'"), MissingPartError, "Un travailleur n'a pas legalgap"),
    (
        MissingPartError("Les poids manquent", where="w.npz", todo="réinstallez"),
        MissingPartError,
        r"manquent \(travailleur tcp://a w.npz\)",
    ),
    (ValueError("zut"), LegalgapError, "ne répond pas comme il faut"),
]


@pytest.mark.parametrize(("answer", "kind", "words"), ANSWERS, ids=["sans le paquet", "sans le modèle", "autre"])
def test_a_worker_that_cannot_begin(answer: Exception, kind: type[LegalgapError], words: str) -> None:
    client: Any = SimpleNamespace(
        get_executor=lambda pure: None,
        nthreads=lambda: {"tcp://a": 1},
        wait_for_workers=lambda count, timeout: None,
        run=lambda work, *args, on_error: {"tcp://a": answer},
    )
    with pytest.raises(kind, match=words):
        cluster.Cluster(client).introduce(double, 1)
