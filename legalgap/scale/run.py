"""Countries one after the other: their acts read by every worker, then each scanned as one body of law, then written."""

from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from legalgap.errors import LegalgapError
from legalgap.model.findings import Row
from legalgap.scale.acts import Failure, SourceAct
from legalgap.scale.engines import Engine, Task
from legalgap.scale.results import Country, kept, seal_of, write_country
from legalgap.scale.sources import Everywhere
from legalgap.scale.work import Job, Reading, introduce, read_act, scan_country

READ_AHEAD, MOST_SCANNED = 2, 16
"""Countries whose acts are given out before the first is gathered; countries scanned at once, at most: each is held in memory."""


class Begun(NamedTuple):
    """A country whose acts are being read."""

    name: str
    seal: str
    acts: Sequence[SourceAct]
    tasks: Sequence[Task]


class Scanned(NamedTuple):
    """A country that is being scanned: what will be said of it, and the task."""

    country: Country
    seal: str
    task: Task


class Run:
    """A scan of all the countries of a source, a table in `folder` for each that is done."""

    def __init__(self, source: Everywhere, job: Job, engine: Engine, folder: Path) -> None:
        self.source, self.job, self.engine, self.folder = source, job, engine, folder
        self.begun: deque[Begun] = deque()
        self.scanned: deque[Scanned] = deque()

    def countries(self) -> Iterator[Country]:
        """What became of each country, as it does.

        Raises:
            LegalgapError: the workers cannot begin, or are not all the same.
        """
        seal = self.agree()
        for name in self.source.countries():
            begun = self.begin(name, seal)
            if isinstance(begun, Country):
                yield begun
                continue
            self.begun.append(begun)
            yield from self.move(READ_AHEAD, min(self.engine.jobs, MOST_SCANNED))
        yield from self.move(0, 0)

    def agree(self) -> str:
        """The seal that all workers give."""
        seals = self.engine.introduce(introduce, self.job)
        if len(seals) != 1:
            raise LegalgapError("Les travailleurs n'ont pas tous la même version ou les mêmes données", todo="installez la même partout")
        return str(seals.pop())

    def begin(self, name: str, job_seal: str) -> Begun | Country:
        """Give out the acts of a country, unless its table is there already."""
        try:
            acts = self.source.acts(name)
        except LegalgapError as error:
            return failed(name, 0, Failure(name, str(error)))
        seal = seal_of(job_seal, acts)
        return kept(self.folder, name, seal) or Begun(name, seal, acts, [self.engine.submit(read_act, self.job, act) for act in acts])

    def move(self, reading: int, scanning: int) -> Iterator[Country]:
        """Carry countries on until no more than so many are being read and scanned."""
        while len(self.begun) > reading:
            gathered = self.gather(self.begun.popleft())
            if isinstance(gathered, Country):
                yield gathered
            else:
                self.scanned.append(gathered)
        while len(self.scanned) > scanning:
            yield self.finish(self.scanned.popleft())

    def gather(self, begun: Begun) -> Scanned | Country:
        """Have the country scanned once its acts are read; those that cannot be are left out."""
        readings: list[Reading] = []
        failures: list[Failure] = []
        for act, task in zip(begun.acts, begun.tasks, strict=True):
            try:
                found = self.engine.result(task)
            except LegalgapError as error:
                found = Failure(act.id, str(error))
            failures.append(found) if isinstance(found, Failure) else readings.append(found)
        articles = sum(len(r.passages) for r in readings)
        if not articles:
            return failed(begun.name, len(begun.acts), *failures, Failure(begun.name, "Aucun article en vigueur n'a été lu."))
        country = Country(begun.name, "done", len(readings), articles, tuple(failures))
        return Scanned(country, begun.seal, self.engine.submit(scan_country, self.job, begun.name, readings))

    def finish(self, scanned: Scanned) -> Country:
        """Write the country's table."""
        country = scanned.country
        try:
            rows: list[Row] = self.engine.result(scanned.task)
            write_country(self.folder, country, rows, self.job.day, scanned.seal)
        except LegalgapError as error:
            return failed(country.name, country.acts, *country.failures, Failure(country.name, str(error)))
        return country


def failed(name: str, acts: int, *failures: Failure) -> Country:
    """A country without a table."""
    return Country(name, "failed", acts, 0, failures)
