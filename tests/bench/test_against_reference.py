"""The project's own measures against those of the reference tool, where that tool stands beside the repository."""

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from legalgap.assess.scan import SCHEMA, assess
from legalgap.assess.weights import load_weights
from legalgap.bench.gold import pair, place, read_labels
from legalgap.bench.measures import measure_retrieval, measure_verdicts
from legalgap.match.encoder import UseEncoder, Vectors, unit
from legalgap.match.lexical import tokens
from legalgap.match.memory import Memory
from legalgap.model.findings import Scan
from legalgap.model.norms import Promise, promises
from legalgap.model.texts import passages
from legalgap.report.jsonfile import scan_json
from legalgap.store.builtin import choose_norms, load_corpus, load_norms, load_themes
from legalgap.store.lexicon import load_lexicon

SHARED = Path(__file__).resolve().parents[3] / "shared"
TOOL, GOLD = SHARED / "tools" / "evaluate.py", SHARED / "gold" / "dev.jsonl"
SCANNED = "C97"
"""Rows of the other norms are those that the scan lacks: one in five is kept, so that they are measured too."""

pytestmark = pytest.mark.skipif(not (TOOL.is_file() and GOLD.is_file()), reason="the reference tool is not beside the repository")


class WordEncoder:
    """Stems hashed into 256 places: an encoder that needs no time, for figures that are not the engine's best but vary."""

    name = "words-256"

    def encode(self, texts: Sequence[str]) -> Vectors:
        out = np.full((len(texts), 256), 1e-3, dtype=np.float32)
        for row, text in zip(out, texts, strict=True):
            for word in tokens(text, "fr"):
                row[crc32(word.encode()) % 256] += 1
        return unit(out)


@pytest.fixture(scope="module")
def asked() -> list[Promise]:
    return promises(choose_norms(load_norms(), [SCANNED]), load_themes())


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    others = [line for line in lines if json.loads(line)["norm"] != SCANNED]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join([line for line in lines if line not in others] + others[::5]) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def scan(asked: list[Promise]) -> Scan:
    day, corpus = date(2026, 1, 1), load_corpus()
    rows = assess(asked, list(passages(corpus, day)), WordEncoder(), load_lexicon(), load_weights(), Memory(None, None))
    return Scan(SCHEMA, day, {}, tuple(t.act.id for t in corpus), tuple(rows))


def test_own_figures_are_those_of_the_reference_tool(asked: list[Promise], scan: Scan, gold: Path, tmp_path: Path) -> None:
    written = tmp_path / "scan.json"
    written.write_bytes(scan_json(scan))
    said = subprocess.run([sys.executable, str(TOOL), str(written), str(gold), "--json"], capture_output=True, text=True, check=True)
    theirs = json.loads(said.stdout)

    labels, use, laws = read_labels(gold), UseEncoder(), frozenset(scan.laws)
    owners = pair(labels, asked, use.encode([p.requirement.claim.fr for p in asked]), use.encode([label.text for label in labels]))
    rows = [scan.rows[o] if o is not None else None for o in owners]
    found = measure_retrieval(labels, [[place(m.law, m.article) for m in r.matches] if r else [] for r in rows], laws)
    verdicts = measure_verdicts(labels, [r.status if r else "absent" for r in rows], [r.confidence if r else 0.0 for r in rows])

    assert 0 < owners.count(None) < len(labels)
    assert (theirs["rows"], theirs["retrieval_rows"], theirs["missing"]) == (verdicts.rows, found.rows, owners.count(None))
    assert (theirs["hit@5"], theirs["hit@10"], theirs["recall@10"]) == (found.hit5, found.hit10, found.recall10)
    assert (theirs["strict"], theirs["lenient"], theirs["macroF1"]) == (verdicts.strict, verdicts.lenient, verdicts.macro_f1)
    assert theirs["f1"] == verdicts.f1
    assert (theirs["contra_P"] or 0.0, theirs["contra_R"]) == (verdicts.contradiction_precision, verdicts.contradiction_recall)
    assert theirs["worst"] == verdicts.worst
