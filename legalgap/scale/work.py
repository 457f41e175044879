"""What a worker does: read an act, scan a country. The model and the norms are loaded once a process."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from legalgap import __version__
from legalgap.assess.scan import assess
from legalgap.assess.weights import load_weights
from legalgap.errors import LegalgapError
from legalgap.match.encoder import Vectors, make_encoder
from legalgap.match.features import article_texts
from legalgap.match.memory import Memory
from legalgap.match.pool import article_words
from legalgap.match.traits import TraitReader, Traits
from legalgap.model.findings import Row
from legalgap.model.norms import Promise, core_norms, promises
from legalgap.model.texts import Passage
from legalgap.scale.acts import Failure, SourceAct
from legalgap.store.builtin import choose_norms, load_norms, load_themes
from legalgap.store.lexicon import load_groups, load_lexicon, refuse_unknown_signals
from legalgap.store.places import cache_root, data_root

CACHE = "pays"


class Job(Struct, frozen=True):
    """What is asked of every worker; `threads` is what one may use."""

    norms: tuple[str, ...]
    encoder: str
    day: date
    threads: int = 1


class Reading(NamedTuple):
    """An act read: its articles, the vectors of their texts, the traits of their words."""

    passages: list[Passage]
    vectors: NDArray[np.float16]
    traits: Traits


class Desk:
    """What a worker keeps from one task to the next."""

    def __init__(self, job: Job) -> None:
        from threadpoolctl import threadpool_limits

        threadpool_limits(1, user_api="blas")  # sums taken in another order differ in their last bit
        self.encoder = make_encoder(job.encoder, job.threads)
        self.lexicon, self.weights, self.themes = load_lexicon(), load_weights(), load_themes()
        self.norms = choose_norms(load_norms(), list(job.norms))
        refuse_unknown_signals(self.norms, self.lexicon)
        self.reader = TraitReader(self.lexicon)
        self.models = promises(core_norms(load_norms()), self.themes)

    def asked(self, state: str) -> list[Promise]:
        """The requirements, as they bind that state."""
        return promises(self.norms, self.themes, state)

    def seal(self, job: Job) -> str:
        """Digest of all that a result depends on, but for the acts."""
        learned = self.weights.learned_on.sha256
        whole = (__version__, self.encoder.name, learned, self.lexicon.digest, load_groups(), self.norms, self.models, self.themes, job.day)
        return blake2b(msgspec.msgpack.encode(whole), digest_size=16).hexdigest()


@lru_cache(maxsize=1)
def open_desk(job: Job) -> Desk:
    """The desk of this process for that job."""
    return Desk(job)


def introduce(job: Job) -> str:
    """The seal of this worker, once its model has encoded a word.

    Raises:
        LegalgapError: whatever this worker lacks.
    """
    desk = open_desk(job)
    desk.encoder.encode(["loi"])
    return desk.seal(job)


def read_act(job: Job, act: SourceAct) -> Reading | Failure:
    """An act's articles with their numbers, remembered in the country's own cache."""
    desk = open_desk(job)
    try:
        found = act.read(job.day)
        if not found:  # a bill, an act repealed or to come
            return Reading([], np.zeros((0, 0), dtype=np.float16), np.zeros((0, 0), dtype=np.bool_))
        memory = Memory(data_root() / "vectors", cache_root() / CACHE / act.country)
        vectors: Vectors = memory.vectors(desk.encoder, article_texts(found))
        return Reading(found, vectors.astype(np.float16), memory.traits(desk.reader, [article_words(p) for p in found]))
    except LegalgapError as error:
        return Failure(act.id, str(error))
    except Exception as error:  # one act among thousands must not stop the others
        return Failure(act.id, f"Échec inattendu à la lecture ({act.where}) : {type(error).__name__}, {error}")


def scan_country(job: Job, country: str, readings: Sequence[Reading]) -> list[Row]:
    """A row for every requirement, over all the acts of the country together."""
    desk = open_desk(job)
    found = [p for reading in readings for p in reading.passages]
    memory = Memory(data_root() / "vectors", cache_root())
    texts = [t for reading in readings for t in article_texts(reading.passages)]
    memory.remember(desk.encoder, texts, np.vstack([r.vectors for r in readings if len(r.vectors)]).astype(np.float32))
    memory.remember_traits(desk.reader, [article_words(p) for p in found], np.vstack([r.traits for r in readings if len(r.traits)]))
    return assess(desk.asked(country.upper()), found, desk.encoder, desk.lexicon, desk.weights, memory, desk.models)
