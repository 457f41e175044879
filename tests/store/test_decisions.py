"""The log of decisions: nothing acknowledged is ever lost, whoever writes and whatever is killed."""

import datetime
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import legalgap
from legalgap.errors import ArgumentError, InputFileError
from legalgap.model.decisions import Decision
from legalgap.store import decisions as module
from legalgap.store.decisions import DecisionLog, parse

START = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=datetime.UTC)
CHILD = """
import sys
from pathlib import Path
from legalgap.model.decisions import Decision
from legalgap.store.decisions import DecisionLog
import datetime
log = DecisionLog(Path(sys.argv[1]))
for n in range(int(sys.argv[3])):
    made = log.append(lambda held: Decision("", datetime.datetime.now(datetime.UTC), sys.argv[2], "V01/1#x", "comment", "", why="é" * 300))
    print(made.id, flush=True)
"""


def decision(key: str, minute: int = 0, by: str = "A", **fields: object) -> Decision:
    made = Decision(key, START + datetime.timedelta(minutes=minute), by, "V01/1#x", "confirm", "norme=1", "lacune", "lacune")
    return msgspec.structs.replace(made, **fields)


def child(path: Path, who: str, count: int) -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONPATH": str(Path(legalgap.__file__).parents[1])}
    return subprocess.Popen([sys.executable, "-c", CHILD, str(path), who, str(count)], env=env, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def log(tmp_path: Path) -> DecisionLog:
    return DecisionLog(tmp_path / "decisions.jsonl")


def test_what_is_written_comes_back_with_its_own_id_and_time(log: DecisionLog) -> None:
    first = log.append(lambda held: decision("", why="Parce que : « oui ».\nDeux lignes."))
    second = log.append(lambda held: decision("", by=f"après {len(held)}"))
    assert DecisionLog(log.path).read() == ((first, second), ())
    assert (first.why, second.by) == ("Parce que : « oui ».\nDeux lignes.", "après 1")
    assert first.id != second.id
    assert first.at < second.at
    assert log.path.read_text(encoding="utf-8").count("\n") == 2


def test_a_log_that_does_not_exist_is_empty(log: DecisionLog) -> None:
    assert log.read() == ((), ())


def test_the_last_deed_comes_last_even_where_the_clock_went_back(log: DecisionLog) -> None:
    later = decision("futur", at=datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC))
    log.path.write_bytes(msgspec.json.encode(later) + b"\n")
    made = log.append(lambda held: decision(""))
    assert [d.id for d in log.read().decisions] == ["futur", made.id]


def test_a_refusal_writes_nothing(log: DecisionLog) -> None:
    def refuse(held: Sequence[Decision]) -> Decision:
        raise ArgumentError("non")

    with pytest.raises(ArgumentError):
        log.append(refuse)
    assert not log.path.exists()


DAMAGED = [
    ("coupée", b'{"id":"b","at":"2026-11-23T10:00:00Z","by":"A"'),
    ("pas du JSON", b"<<<<<<< HEAD"),
    ("un autre objet", b'{"name":"x"}'),
    ("un statut qui n'existe pas", msgspec.json.encode(decision("b", after="parfait"))),
    ("une relation qui n'existe pas", msgspec.json.encode(decision("b", deed="relation", article="12-34/6", after="oui"))),
    ("une relation sans article", msgspec.json.encode(decision("b", deed="relation", after="full"))),
    ("des octets", b"\xff\xfe\x00"),
]


@pytest.mark.parametrize(("what", "line"), DAMAGED)
def test_a_line_that_cannot_be_read_is_told_and_the_others_kept(log: DecisionLog, what: str, line: bytes) -> None:
    log.path.write_bytes(msgspec.json.encode(decision("a")) + b"\n" + line)
    made = log.append(lambda held: decision(""))
    assert log.read() == ((decision("a"), made), (2,))
    assert line in log.path.read_bytes()


def test_a_time_without_zone_is_universal(log: DecisionLog) -> None:
    log.path.write_bytes(msgspec.json.encode(decision("a")).replace(b"10:00:00Z", b"10:00:00") + b"\n")
    assert log.read().decisions == (decision("a"),)


def test_the_first_line_tells_git_to_keep_both_sides(log: DecisionLog) -> None:
    log.append(lambda held: decision(""))
    assert (log.path.parent / ".gitattributes").read_text() == "decisions.jsonl merge=union\n"


def test_lines_merged_by_git_count_once(log: DecisionLog) -> None:
    lines = [msgspec.json.encode(decision(key, minute)) for key, minute in (("b", 2), ("a", 1), ("b", 2))]
    log.path.write_bytes(b"\n".join(lines) + b"\n")
    assert [d.id for d in log.read().decisions] == ["a", "b"]


def test_merging_adds_what_is_missing_once(log: DecisionLog) -> None:
    mine = log.append(lambda held: decision(""))
    other = (decision("x", 1), mine, decision("y", 2))
    assert [d.id for d in log.merge(other)] == ["x", "y"]
    assert log.merge(other) == []
    assert {d.id for d in log.read().decisions} == {"x", "y", mine.id}


def test_a_decision_rewritten_by_hand_is_refused(log: DecisionLog) -> None:
    mine = log.append(lambda held: decision(""))
    before = log.path.read_bytes()
    with pytest.raises(InputFileError, match="même identifiant"):
        log.merge([decision("new"), msgspec.structs.replace(mine, after="conforme")])
    assert log.path.read_bytes() == before


@given(st.lists(st.tuples(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 9)), max_size=12))
@settings(max_examples=40, deadline=None)
def test_the_order_of_lines_does_not_matter(lines: list[tuple[str, int]]) -> None:
    made = {key: decision(key, minute) for key, minute in lines}
    encoded = [msgspec.json.encode(d) for d in made.values()]
    assert parse(b"\n".join(encoded)) == parse(b"\n".join(reversed(encoded)))


def test_two_programs_and_several_threads_lose_nothing(log: DecisionLog) -> None:
    children = [child(log.path, who, 25) for who in ("un", "deux")]
    done: list[str] = []
    threads = [threading.Thread(target=lambda: done.extend(log.append(lambda held: decision("")).id for _ in range(10))) for _ in range(4)]
    for thread in threads:
        thread.start()
    told = [line.strip() for c in children for line in c.communicate(timeout=60)[0].splitlines()]
    for thread in threads:
        thread.join()
    record = log.read()
    assert {d.id for d in record.decisions} == set(told) | set(done)
    assert (len(record.decisions), record.damaged) == (90, ())


@pytest.mark.parametrize("after", [1, 7, 20])
def test_a_program_killed_while_writing_loses_at_most_the_line_it_was_writing(log: DecisionLog, after: int) -> None:
    running = child(log.path, "tué", 100_000)
    assert running.stdout
    told = [running.stdout.readline().strip() for _ in range(after)]
    running.send_signal(signal.SIGKILL)
    told += [line.strip() for line in running.stdout.read().splitlines() if len(line.strip()) == 12]
    running.wait()
    survivor = log.append(lambda held: decision(""))
    record = log.read()
    assert set(told) | {survivor.id} <= {d.id for d in record.decisions}
    assert len(record.damaged) <= 1
    assert len(record.decisions) <= len(told) + 2


def test_a_log_held_by_another_is_told(log: DecisionLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    with log.locked(), pytest.raises(ArgumentError, match="occupé"):
        DecisionLog(log.path).append(lambda held: decision(""))


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    with pytest.raises(ArgumentError, match="journal des décisions"):
        DecisionLog(tmp_path / "fichier" / "decisions.jsonl").append(lambda held: decision(""))
