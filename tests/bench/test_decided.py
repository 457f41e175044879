"""Decisions as labelled rows."""

import datetime
from pathlib import Path

import msgspec
import pytest
from valmerie import JOIN, LEAD, PAY, ground

from legalgap.bench.decided import labels_of, read_gold
from legalgap.errors import InputFileError
from legalgap.model.decisions import Decision

START = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
PROMISES = ground().promises
ON = "norme=0;12-34/6 contradicts=1;12-34/5 partial=2"


def deed(number: int, name: str, kind: str, after: str | None = None, article: str | None = None, by: str = "A", on: str = "") -> Decision:
    return Decision(str(number), START + datetime.timedelta(minutes=number), by, name, kind, on, None, after, article)  # type: ignore[arg-type]


STORY = [
    deed(1, LEAD, "confirm", "contradiction", on=ON),
    deed(2, LEAD, "relation", "related", "12-34/5"),
    deed(3, LEAD, "add-article", "contradicts", "12-34/7"),
    deed(4, PAY, "status", "partiel", by="B"),
    deed(5, PAY, "status", "conforme"),
    deed(6, JOIN, "relation", "full", "12-34/5"),
    deed(7, "V09/1#x", "confirm", "lacune"),
]


def test_what_jurists_decided_is_what_is_expected() -> None:
    lead, pay = labels_of(STORY, PROMISES)
    assert (lead.id, lead.norm, lead.refs, lead.status, lead.acceptable) == (LEAD, "V01", ["2"], "contradiction", ())
    assert {c.article: c.relation for c in lead.expected} == {"6": "contradicts", "5": "related", "7": "contradicts"}
    assert (pay.status, pay.acceptable, pay.expected) == ("conforme", ("partiel",), ())


def test_a_log_is_known_by_its_lines(tmp_path: Path) -> None:
    log, rows = tmp_path / "decisions.jsonl", tmp_path / "rows.jsonl"
    log.write_bytes(b"".join(msgspec.json.encode(d) + b"\n" for d in STORY))
    rows.write_text(
        '{"id": "a", "norm": "V01", "provision": "2", "obligation_fr": "x", "status": "lacune", "expected": []}\n', encoding="utf-8"
    )
    promises = list(PROMISES.values())
    assert [(len(labels), decided) for labels, decided in (read_gold(log, promises), read_gold(rows, promises))] == [(2, True), (1, False)]
    with pytest.raises(InputFileError, match="--gold"):
        read_gold(tmp_path / "absent.jsonl", promises)
