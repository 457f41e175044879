"""How well `legalgap compare` pairs texts, beside each of its parts alone."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from legalgap.bench.mappings import Mapping, read_mappings
from legalgap.match.compare import CHUNK, Part, fuse, open_parts
from legalgap.match.encoder import Encoder
from legalgap.match.features import Scores
from legalgap.match.memory import Memory

TOGETHER = "ensemble"


class Figures(Struct, frozen=True):
    """Means over the sources of a set."""

    recall10: float
    recall100: float
    mrr: float
    ndcg10: float


class Result(Struct, frozen=True):
    """A set, and the figures of each way of pairing it."""

    name: str
    sources: int
    targets: int
    figures: dict[str, Figures]


def bench_pairing(folder: Path, encoder: Encoder, memory: Memory) -> Iterator[Result]:
    """Every set of a folder, measured as it is read."""
    for mapping in read_mappings(folder):
        yield measure_mapping(mapping, encoder, memory)


def measure_mapping(mapping: Mapping, encoder: Encoder, memory: Memory) -> Result:
    """Each part alone, then all together, on the same texts."""
    parts = open_parts(mapping.sources, mapping.targets, encoder, memory)
    alone = {p.name: measure([p], mapping) for p in parts}
    return Result(mapping.name, len(mapping.sources.ids), len(mapping.targets.ids), {**alone, TOGETHER: measure(parts, mapping)})


def measure(parts: Sequence[Part], mapping: Mapping) -> Figures:
    """The figures of some parts together."""
    place = {t: k for k, t in enumerate(mapping.targets.ids)}
    rows = []
    for start in range(0, len(mapping.sources.ids), CHUNK):
        chunk = slice(start, start + CHUNK)
        ranks = rank_all(fuse(parts, chunk))
        rows += [judge(np.sort(r[[place[t] for t in e]])) for r, e in zip(ranks, mapping.expected[chunk], strict=True)]
    return Figures(*np.mean(rows, axis=0).round(3).tolist())


def rank_all(scores: Scores) -> NDArray[np.intp]:
    """The rank of each target, from 1; targets given first win ties."""
    order = np.argsort(-scores, axis=1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, scores.shape[1] + 1)[None, :], axis=1)
    return ranks


def judge(ranks: Scores) -> tuple[float, float, float, float]:
    """Recall among the first 10 and 100, inverse of the first rank, gain of the first 10 over that of a perfect order; of one source."""
    gain = float((1 / np.log2(1 + ranks[ranks <= 10])).sum())
    ideal = float((1 / np.log2(1 + np.arange(1, min(10, len(ranks)) + 1))).sum())
    return float((ranks <= 10).mean()), float((ranks <= 100).mean()), float(1 / ranks[0]), gain / ideal
