"""Long readings shared among processes: threads would wait for one another in Python's own code."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
MANY = 8000
"""Texts from which starting processes costs less than it saves."""


def share(work: Callable[[T], R], lots: Sequence[T], workers: int, prepare: Callable[..., None], *given: object) -> Iterator[R]:
    """The result of each lot, in order; each process first calls `prepare(*given)`.

    Started anew rather than forked, since a fork copies the locks of threads at work.
    """
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), prepare, given) as pool:
        yield from pool.map(work, lots)
