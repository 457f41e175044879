"""The bench: the engine beside plain BM25 and plain vectors, cross-validated and fitted, on digests and on official words."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from legalgap.assess.scan import confidence, judge
from legalgap.assess.weights import Calibration, Weights, load_weights
from legalgap.bench.decided import read_gold
from legalgap.bench.fit import Lesson, fit, fit_confidence, source_of, write_weights
from legalgap.bench.gold import pair, place
from legalgap.bench.measures import FOUR, Retrieval, Verdicts, measure_retrieval, measure_verdicts
from legalgap.bench.official import official_passages
from legalgap.errors import InputFileError
from legalgap.match.encoder import make_encoder
from legalgap.match.features import gather
from legalgap.match.memory import Memory
from legalgap.match.traits import TraitReader
from legalgap.model.findings import Row
from legalgap.model.norms import Lexicon, core_norms, promises
from legalgap.model.texts import Passage, passages
from legalgap.store.builtin import load_corpus, load_norms, load_themes
from legalgap.store.lexicon import load_lexicon

FOLDS = 8
ENOUGH = 4 * FOLDS
"""Labelled rows with an article under which nothing is learned."""
UNTAUGHT = Calibration(1.0, 0.0)


class Line(Struct, frozen=True):
    """One line of the table; baselines have no verdicts."""

    name: str
    retrieval: Retrieval
    verdicts: Verdicts | None = None


class Cost(Struct, frozen=True):
    """What a whole scan takes: seconds and mebibytes."""

    seconds: float
    peak_mb: float


def open_lesson(gold: Path, memory: Memory, encoder: str, official: Path | None = None) -> tuple[Lesson, Lexicon]:
    """Everything a measure or a fit needs, on the digests or on the official words of `official`."""
    every, themes = load_norms(), load_themes()
    labels, decided = read_gold(gold, promises(every, themes))
    lexicon, chosen = load_lexicon(), make_encoder(encoder)
    named = {label.norm for label in labels} if decided else set()
    asked = promises(tuple(n for n in every if n.instrument.core or n.instrument.id in named), themes)
    corpus = load_corpus()
    pool: list[Passage] = official_passages(official, corpus, date.today()) if official else list(passages(corpus, date.today()))
    evidence = gather(asked, pool, chosen, TraitReader(lexicon), memory, promises(core_norms(every), themes))
    claims = memory.vectors(chosen, [p.requirement.claim.fr for p in asked])
    texts = memory.vectors(chosen, [label.text for label in labels])
    owners = pair(labels, asked, claims, texts)
    return Lesson(asked, pool, evidence, tuple(lexicon.signals), labels, owners), lexicon


def fold_of(lesson: Lesson) -> NDArray[np.intp]:
    """The fold of each row: rows of one treaty article, or of one requirement, stand in one fold."""
    keys = [f"{label.norm}/{label.refs[0].split('(')[0]}" for label in lesson.labels]
    names = sorted(set(keys))
    order = dict(zip(names, np.random.default_rng(2026).permutation(len(names)), strict=True))
    return np.array([order[k] % FOLDS for k in keys], dtype=np.intp)


def judged(lesson: Lesson, lexicon: Lexicon, weights: Weights) -> list[Row | None]:
    """The scan row of each labelled row."""
    rows = judge(lesson.promises, lesson.passages, lesson.evidence, lexicon, weights)
    return [rows[o] if o is not None else None for o in lesson.owners]


def held_out(lesson: Lesson, lexicon: Lexicon, weights: Weights) -> tuple[list[Row | None], list[float]]:
    """Each row judged with weights learned on the other folds, and the chance of its status before calibration."""
    folds = fold_of(lesson)
    found: list[Row | None] = [None] * len(lesson.labels)
    for fold in range(FOLDS):
        match, relation, status = fit(lesson, [r for r in range(len(folds)) if folds[r] != fold])
        learned = Weights(weights.learned_on, match, relation, status, UNTAUGHT)
        rows = judged(lesson, lexicon, learned)
        for r in np.flatnonzero(folds == fold):
            found[r] = rows[r]
    return found, [row.confidence if row else 0.0 for row in found]


def line_of(name: str, lesson: Lesson, rows: Sequence[Row | None]) -> Line:
    """The figures of some judged rows."""
    laws = frozenset(p.law for p in lesson.passages)
    articles = [[place(m.law, m.article) for m in row.matches] if row else [] for row in rows]
    said = [row.status if row else "absent" for row in rows]
    sure = [row.confidence if row else 0.0 for row in rows]
    return Line(name, measure_retrieval(lesson.labels, articles, laws), measure_verdicts(lesson.labels, said, sure))


def baseline(name: str, feature: str, lesson: Lesson) -> Line:
    """The retrieval figures of one feature alone."""
    scores = lesson.evidence.features[feature]
    places = [place(p.law, p.num) for p in lesson.passages]
    found = [[places[a] for a in np.argsort(-scores[o], kind="stable")[:10]] if o is not None else [] for o in lesson.owners]
    return Line(name, measure_retrieval(lesson.labels, found, frozenset(p.law for p in lesson.passages)))


def run_bench(gold: Path, memory: Memory, encoder: str, official: Path | None) -> list[Line]:
    """Every line of the table."""
    weights = load_weights()
    lines = bench_lines("résumés", gold, memory, encoder, None, weights)
    if official:
        lines += bench_lines("texte officiel", gold, memory, encoder, official, weights)
    return lines


def bench_lines(words: str, gold: Path, memory: Memory, encoder: str, official: Path | None, weights: Weights) -> list[Line]:
    """The lines of one pool: baselines, cross-validated, fitted."""
    lesson, lexicon = open_lesson(gold, memory, encoder, official)
    lines = [
        baseline(f"BM25 seul, obligation ({words})", "lexical_claim", lesson),
        baseline(f"BM25 seul, clauses ({words})", "lexical_all", lesson),
        baseline(f"vecteurs seuls, obligation ({words})", "dense_claim", lesson),
        baseline(f"vecteurs seuls, clauses ({words})", "dense_mean", lesson),
    ]
    if taught(lesson):
        lines.append(line_of(f"moteur, validation croisée ({words})", lesson, crossed(lesson, lexicon, weights)))
    return [*lines, line_of(f"moteur, poids livrés ({words})", lesson, judged(lesson, lexicon, weights))]


def crossed(lesson: Lesson, lexicon: Lexicon, weights: Weights) -> list[Row | None]:
    """Each row judged by weights that had not seen it, with the confidence of the shipped calibration."""
    rows, chances = held_out(lesson, lexicon, weights)
    return [calibrated(row, chance, weights.confidence) for row, chance in zip(rows, chances, strict=True)]


def taught(lesson: Lesson) -> bool:
    """Whether there are rows enough, of every status, to learn on some and judge the others."""
    verdicts = [label.verdict for r, label in enumerate(lesson.labels) if lesson.owners[r] is not None and lesson.wanted(r).any()]
    return len(verdicts) >= ENOUGH and set(FOUR) <= {label.verdict for label in lesson.labels}


def calibrated(row: Row | None, chance: float, line: Calibration) -> Row | None:
    """A row with the confidence that the shipped calibration gives its chance."""
    if row is None:
        return None
    return msgspec.structs.replace(row, confidence=confidence(chance, line))


def refit(gold: Path, memory: Memory, encoder: str, path: Path, day: date) -> Weights:
    """Learn every weight on all rows, calibrate on held-out ones, and write them to `path`."""
    lesson, lexicon = open_lesson(gold, memory, encoder)
    if not taught(lesson):
        raise InputFileError(
            "Trop peu de lignes annotées pour apprendre",
            where=str(gold),
            todo=f"il en faut {ENOUGH} avec un article, et des quatre statuts",
        )
    everything = fit(lesson, range(len(lesson.labels)))
    source = source_of(gold, len(lesson.labels), make_encoder(encoder).name, day)
    rough = Weights(source, *everything, UNTAUGHT)
    rows, chances = held_out(lesson, lexicon, rough)
    accepted = [row is not None and row.status in label.verdicts for row, label in zip(rows, lesson.labels, strict=True)]
    return write_weights(path, everything, fit_confidence(chances, accepted), source)


def measure_cost(scan: Sequence[str] = (sys.executable, "-m", "legalgap.cli.main", "scan", "--format", "json")) -> Cost:
    """Wall time and peak memory of a whole scan in a process of its own."""
    before = time.perf_counter()
    done = subprocess.run(scan, capture_output=True, check=False)
    seconds = time.perf_counter() - before
    if done.returncode:
        sys.stderr.write(done.stderr.decode(errors="replace"))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return Cost(round(seconds, 2), round(peak / (1024 if sys.platform != "darwin" else 1024**2), 0))


def bench_json(lines: Sequence[Line], cost: Cost) -> str:
    """The figures as JSON."""
    rows = []
    for line in lines:
        row: dict[str, object] = {"name": line.name, **{f: getattr(line.retrieval, f) for f in Retrieval.__struct_fields__}}
        if line.verdicts:
            row["verdicts"] = {f: getattr(line.verdicts, f) for f in Verdicts.__struct_fields__}
        rows.append(row)
    return json.dumps(
        {"lines": rows, "scan_seconds": cost.seconds, "scan_peak_mb": cost.peak_mb, "statuses": FOUR}, ensure_ascii=False, indent=1
    )
