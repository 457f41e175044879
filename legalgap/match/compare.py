"""Any texts with any others, in one language or two: words, beginnings of words and meaning, weighed without labels.

Each part scores every pair, standardised over the targets of each source. A part counts in proportion to how often its first
choices are mutual (the source's best target has that source for best): where one part reads the pair of texts badly, its
choices pile up on a few targets, and are not. Across languages, words count by the square of the vocabulary that both sides share.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from legalgap.match.encoder import Encoder, parts_of, unit
from legalgap.match.features import Scores, standardise
from legalgap.match.fold import language
from legalgap.match.hub import Reranker, reread
from legalgap.match.lexical import WordIndex, prefixes, tokens
from legalgap.match.memory import Memory
from legalgap.match.pool import whole_vectors
from legalgap.model.texts import Lang
from legalgap.store.sides import Side

Score = Callable[[slice], Scores]
LEXICAL = 0.75
"""Weight of each of the two lexical parts beside a meaning of weight 1."""
SAMPLE = 1000
"""Sources, evenly spread, on which weights are estimated."""
CHUNK = 256


class Part(NamedTuple):
    """One way of scoring: standardised scores of some sources against every target, and what they count for."""

    name: str
    weight: float
    score: Score


class Paired(NamedTuple):
    """A source with its targets, best first, each with a score in [0, 1]."""

    source: str
    targets: list[tuple[str, float]]


def compare(sources: Side, targets: Side, parts: Sequence[Part], count: int) -> Iterator[Paired]:
    """The `count` best targets of each source; texts given first win ties."""
    for start in range(0, len(sources.ids), CHUNK):
        rows = slice(start, start + CHUNK)
        for source, row in zip(sources.ids[rows], fuse(parts, rows), strict=True):
            best = np.argsort(-row, kind="stable")[:count]
            yield Paired(source, [(targets.ids[t], round(float(1 / (1 + np.exp(3 - row[t]))), 4)) for t in best])


def reread_pairs(sources: Side, targets: Side, pairs: Sequence[Paired], reranker: Reranker, count: int) -> list[Paired]:
    """The targets found, put in the order of a second reader, the `count` best kept."""
    asked, held = (dict(zip(side.ids, side.texts, strict=True)) for side in (sources, targets))
    return [Paired(p.source, reread(asked[p.source], [(t, held[t]) for t, _ in p.targets], reranker)[:count]) for p in pairs]


def fuse(parts: Sequence[Part], rows: slice) -> Scores:
    """The weighted mean of the parts, shape (sources, targets)."""
    total = sum(part.weight for part in parts)
    return np.asarray(sum(np.float32(part.weight / total) * part.score(rows) for part in parts), dtype=np.float32)


def open_parts(sources: Side, targets: Side, encoder: Encoder, memory: Memory) -> list[Part]:
    """Both lexical parts and each encoder, with their weights."""
    langs = languages(sources.texts), languages(targets.texts)
    asked, held = ([tokens(t, lang) for t, lang in zip(s.texts, of, strict=True)] for s, of in zip((sources, targets), langs, strict=True))
    first, last = ([prefixes(t) for t in side.texts] for side in (sources, targets))
    trust = language_trust(asked, held, *langs)
    scores: dict[str, tuple[float, Score]] = {
        "mots": (LEXICAL, lexical_score(asked, held, trust)),
        "débuts de mots": (LEXICAL, lexical_score(first, last, trust)),
        **{e.name: (1.0, dense_score(sources, targets, e, memory)) for e in parts_of(encoder)},
    }
    sample = slice(None, None, -(-len(sources.ids) // SAMPLE) or 1)
    return [Part(name, weight * mutual_share(score(sample)), score) for name, (weight, score) in scores.items()]


def languages(texts: Sequence[str]) -> list[Lang]:
    """The language of each text: Arabic by its script, otherwise the commoner of French and English on the whole side.

    Alone, a heading of three words does not tell French from English.
    """
    found = [language(t) for t in texts]
    latin = Counter(lang for lang in found if lang != "ar").most_common(1)
    return [lang if lang == "ar" else latin[0][0] for lang in found]


class Trust(NamedTuple):
    """How far words count: (sources, targets) by their languages; and the targets of each language."""

    by_pair: dict[tuple[Lang, Lang], float]
    source_langs: Sequence[Lang]
    columns: dict[Lang, NDArray[np.intp]]


def language_trust(
    sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]], source_langs: Sequence[Lang], target_langs: Sequence[Lang]
) -> Trust:
    """1 within a language; across two, the square of the mean share of a source's words that the targets use."""
    of = np.array(target_langs)
    columns = {lang: np.flatnonzero(of == lang) for lang in dict.fromkeys(target_langs)}
    by_pair: dict[tuple[Lang, Lang], float] = {}
    for there, held in columns.items():
        known = {w for t in held.tolist() for w in targets[t]}
        for here in dict.fromkeys(source_langs):
            asked = [set(s) for s, lang in zip(sources, source_langs, strict=True) if lang == here and s]
            shared = float(np.mean([len(s & known) / len(s) for s in asked])) if asked else 0.0
            by_pair[here, there] = 1.0 if here == there else shared**2
    return Trust(by_pair, source_langs, columns)


def lexical_score(sources: Sequence[list[str]], targets: Sequence[list[str]], trust: Trust) -> Score:
    """BM25, standardised among the targets of one language and weighed by what words are worth between the two languages."""
    index = WordIndex(targets)

    def score(rows: slice) -> Scores:
        raw, langs = index.bm25(sources[rows]), trust.source_langs[rows]
        for there, columns in trust.columns.items():
            worth = np.array([[trust.by_pair[here, there]] for here in langs], dtype=np.float32)
            raw[:, columns] = standardise(raw[:, columns]) * worth
        return raw

    return score


def dense_score(sources: Side, targets: Side, encoder: Encoder, memory: Memory) -> Score:
    """Cosine of the mean vectors of the texts."""
    asked, held = (unit(whole_vectors(list(side.texts), encoder, memory)) for side in (sources, targets))
    return lambda rows: standardise(asked[rows] @ held.T)


def mutual_share(scores: Scores) -> float:
    """Share of the sources that are the best source of their best target, once each target is seen against its own background."""
    best = scores.argmax(axis=1)
    returned = standardise(scores.T).argmax(axis=1)
    return float((np.count_nonzero(returned[best] == np.arange(len(scores))) + 1) / (len(scores) + 2))
