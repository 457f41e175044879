"""The workers of a Dask cluster: one made here for the run, or one that runs already."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from legalgap.errors import LegalgapError, MissingPartError
from legalgap.scale.engines import Task, Work

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = "15s"
"""How long a scheduler, then a first worker, is waited for."""
SETTINGS = {"distributed.admin.large-graph-warning-threshold": "10GB", "distributed.comm.timeouts.connect": PATIENCE}

QUIET: dict[str, Any] = {"dashboard_address": None, "silence_logs": logging.CRITICAL}


class Cluster:
    """Dask does again, on another worker, what was lost with one; after three losses the work is to blame."""

    def __init__(self, client: "Client") -> None:
        self._client, self._executor = client, client.get_executor(pure=False)
        self.jobs = max(1, len(client.nthreads()))

    def submit(self, work: Work, *args: Any) -> Task:
        """Give it to the scheduler."""
        return Task(work, args, self._executor.submit(work, *args))

    def result(self, task: Task) -> Any:
        """What it gave."""
        from concurrent.futures import CancelledError

        from distributed import KilledWorker

        try:
            return task.future.result()
        except KilledWorker:
            raise LegalgapError(
                "Cette tâche a arrêté plusieurs travailleurs, faute de mémoire peut-être", todo="donnez plus de mémoire à chacun"
            ) from None
        except (CancelledError, OSError):
            raise LegalgapError("L'ordonnanceur Dask a été perdu", todo="relancez : ce qui est fait ne sera pas refait") from None

    def introduce(self, work: Work, *args: Any) -> set[Any]:
        """The answer of every worker.

        Raises:
            LegalgapError: there is none, or one has not the package.
        """
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise LegalgapError("L'ordonnanceur Dask n'a aucun travailleur", todo="lancez-en : dask worker ADRESSE --nthreads 1") from None
        self.jobs = len(self._client.nthreads())
        answers = self._client.run(work, *args, on_error="return")
        for place, answer in answers.items():
            if isinstance(answer, ModuleNotFoundError):
                raise MissingPartError(
                    "Un travailleur n'a pas legalgap", where=f"{place} : {answer}", todo="installez-y la même version, puis relancez-le"
                )
            if isinstance(answer, LegalgapError):
                raise type(answer)(answer.what, where=f"travailleur {place} {answer.where}".strip(), todo=answer.todo)
            if isinstance(answer, BaseException):
                raise LegalgapError("Un travailleur ne répond pas comme il faut", where=f"{place} : {answer}", todo="relancez-le")
        return set(answers.values())


@contextmanager
def open_cluster(address: str, jobs: int) -> Iterator[Cluster]:
    """The cluster at that address, or one of `jobs` processes made here where there is none.

    Raises:
        LegalgapError: the scheduler cannot be reached.
        MissingPartError: Dask is not installed.
    """
    if find_spec("distributed") is None:
        raise MissingPartError("Dask n'est pas installé", todo="pip install 'legalgap[dask]'")
    import dask
    from distributed import Client, LocalCluster

    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with dask.config.set(SETTINGS):
        if not address:
            with LocalCluster(jobs, threads_per_worker=1, **QUIET) as made, Client(made) as client:
                yield Cluster(client)
            return
        try:
            client = Client(address, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            raise LegalgapError(
                "L'ordonnanceur Dask ne répond pas",
                where=f"{address} : {error}",
                todo="vérifiez l'adresse, et qu'il tourne : dask scheduler",
            ) from None
        with client:
            yield Cluster(client)
