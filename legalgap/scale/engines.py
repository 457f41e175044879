"""Who does the work: this process, or a pool of processes. `cluster` has the workers of Dask. All give the same results."""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, NamedTuple, Protocol

from legalgap.errors import ArgumentError, LegalgapError

Work = Callable[..., Any]


class Task(NamedTuple):
    """Work given to a worker, kept so that it can be given again."""

    work: Work
    args: tuple[Any, ...]
    future: "Future[Any]"


class Engine(Protocol):
    """Takes work and gives results, with any number of workers."""

    jobs: int

    def submit(self, work: Work, *args: Any) -> Task:
        """Have some work done."""
        ...

    def result(self, task: Task) -> Any:
        """What it gave, or what it raised; a LegalgapError where it took its worker down each time."""
        ...

    def introduce(self, work: Work, *args: Any) -> set[Any]:
        """What the workers answer before any work is given."""
        ...


class Here:
    """This process."""

    jobs = 1

    def submit(self, work: Work, *args: Any) -> Task:
        """Do it at once."""
        future: Future[Any] = Future()
        try:
            future.set_result(work(*args))
        except Exception as error:  # raised again by `result`, as that of another process is
            future.set_exception(error)
        return Task(work, args, future)

    def result(self, task: Task) -> Any:
        """What it gave."""
        return task.future.result()

    def introduce(self, work: Work, *args: Any) -> set[Any]:
        """The answer of this process."""
        return {work(*args)}


class Processes:
    """A pool of processes. Work lost with its process is done again alone: what is lost twice is to blame."""

    def __init__(self, jobs: int) -> None:
        self.jobs, self._pool = jobs, open_pool(jobs)

    def submit(self, work: Work, *args: Any) -> Task:
        """Give it to the pool, to a new one where the last one broke."""
        try:
            return Task(work, args, self._pool.submit(work, *args))
        except BrokenExecutor:
            self._pool = open_pool(self.jobs)
            return Task(work, args, self._pool.submit(work, *args))

    def result(self, task: Task) -> Any:
        """What it gave, at the second try where the first was lost."""
        try:
            return task.future.result()
        except BrokenExecutor:
            return do_alone(task)

    def introduce(self, work: Work, *args: Any) -> set[Any]:
        """The answer of one process: they are all alike."""
        return {self.result(self.submit(work, *args))}

    def close(self) -> None:
        """Stop, leaving undone what was not begun."""
        self._pool.shutdown(cancel_futures=True)


def do_alone(task: Task) -> Any:
    """The work in a process of its own."""
    with open_pool(1) as alone:
        try:
            return alone.submit(task.work, *task.args).result()
        except BrokenExecutor:
            raise LegalgapError(
                "Le processus chargé de cette tâche s'est arrêté deux fois, faute de mémoire peut-être", todo="diminuez --jobs"
            ) from None


def open_pool(jobs: int) -> ProcessPoolExecutor:
    """New processes, which share nothing with this one."""
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"))


@contextmanager
def open_engine(name: str, jobs: int) -> Iterator[Engine]:
    """The engine of that name: `local`, `dask`, or `dask:<address of a scheduler>`.

    Raises:
        ArgumentError: no engine has that name.
        LegalgapError: the scheduler cannot be reached.
        MissingPartError: Dask is not installed.
    """
    kind, _, address = name.partition(":")
    if name == "local":
        if jobs == 1:
            yield Here()
            return
        processes = Processes(jobs)
        try:
            yield processes
        finally:
            processes.close()
    elif kind == "dask":
        from legalgap.scale.cluster import open_cluster

        with open_cluster(address, jobs) as cluster:
            yield cluster
    else:
        raise ArgumentError(f"Moteur inconnu : « {name} »", todo="choisissez local, dask ou dask:ADRESSE")
