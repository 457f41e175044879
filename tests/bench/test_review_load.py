"""`legalgap bench review`: a page under load, small."""

import json

import pytest
from made_up import Here

pytest.importorskip("fastapi", reason="partie facultative review absente")


def test_a_small_load_loses_nothing(here: Here) -> None:
    done = here("bench", "review", "--rows", "20", "--reviewers", "3", "--seconds", "2", "--pause", "0.05", "--format", "json")
    assert done.returncode == 0, done.stderr
    load = json.loads(done.stdout)
    assert (load["reviewers"], load["rows"], load["lost"]) == (3, 20, 0)
    assert load["decided"] > 0
    assert 0 < load["p50"] <= load["p95"] <= load["p99"]


def test_an_unknown_format_is_refused(here: Here) -> None:
    assert here("bench", "review", "--format", "xml").returncode == 2
