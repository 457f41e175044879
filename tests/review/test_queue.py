"""The order of the queue, its filters, and progress."""

import pytest
from valmerie import JOIN, LEAD, PAY

from legalgap.review.deeds import Ask
from legalgap.review.desk import Desk
from legalgap.review.queue import Filters, by_instrument, by_person, in_order, neighbours, next_to_do


def names(desk: Desk, **chosen: str) -> list[str]:
    return [s.row.requirement for s in in_order(desk.board(), Filters(**chosen))]


def test_binding_and_grave_first_then_what_is_decided(desk: Desk) -> None:
    assert names(desk) == [LEAD, PAY, JOIN]
    desk.decide(LEAD, Ask("confirm", "contradiction"), "A")
    assert names(desk) == [PAY, JOIN, LEAD]
    desk.decide(JOIN, Ask("discuss"), "A")
    assert names(desk) == [JOIN, PAY, LEAD]
    assert names(desk, order="matrix") == [PAY, JOIN, LEAD]


def test_a_dispute_comes_back(desk: Desk) -> None:
    desk.decide(PAY, Ask("confirm", "conforme"), "A")
    assert names(desk)[-1] == PAY
    desk.decide(PAY, Ask("status", "partiel", seen=desk.version(PAY)), "B")
    assert names(desk)[0] == PAY
    assert names(desk, state="disagreement") == [PAY]


FILTERS = [
    ({"q": "SALAIRE"}, [PAY]),
    ({"q": "art. 46 bis"}, [JOIN]),
    ({"q": "adhere syndicat"}, [JOIN]),
    ({"q": "licorne"}, []),
    ({"status": "lacune"}, [JOIN]),
    ({"instrument": "V02"}, []),
    ({"instrument": "V01", "binding": "yes"}, [LEAD, PAY]),
    ({"binding": "no"}, [JOIN]),
    ({"theme": "droits-syndicaux", "status": "conforme"}, [PAY]),
    ({"state": "open"}, [LEAD, PAY, JOIN]),
    ({"state": "decided"}, []),
    ({"state": "stale"}, []),
]


@pytest.mark.parametrize(("chosen", "expected"), FILTERS)
def test_filters(desk: Desk, chosen: dict[str, str], expected: list[str]) -> None:
    assert names(desk, **chosen) == expected


def test_neighbours_and_what_to_do_next(desk: Desk) -> None:
    rows = in_order(desk.board(), Filters())
    assert neighbours(rows, LEAD) == ("", PAY, 1)
    assert neighbours(rows, JOIN) == (PAY, "", 3)
    assert neighbours(rows[:1], JOIN) == ("", LEAD, 0)
    assert [next_to_do(rows, name) for name in (LEAD, PAY, JOIN)] == [PAY, JOIN, LEAD]
    for name, status in ((LEAD, "contradiction"), (PAY, "conforme")):
        desk.decide(name, Ask("confirm", status), "A")
    now = [desk.board().rows[s.row.requirement] for s in rows]
    assert (next_to_do(now, LEAD), next_to_do(now, JOIN)) == (JOIN, "")


def test_progress(desk: Desk) -> None:
    desk.decide(LEAD, Ask("confirm", "contradiction"), "A")
    desk.decide(PAY, Ask("status", "partiel"), "B")
    desk.decide(PAY, Ask("discuss"), "B")
    board = desk.board()
    assert by_instrument(board.rows) == [("V01", 1, 3)]
    assert by_person(board) == [("A", 1, 3), ("B", 1, 3)]
