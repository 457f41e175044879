"""Dated steps: contiguous, waiting for Parliament, and their feasibility."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalgap.model.library import RANKS, Calendar, CalendarStep, Delay, Library, Session, When
from legalgap.plan.calendar import assess, next_sitting, opening, schedule

AUTUMN = Session("automne", 10, 2, 4, 17, "loi fondamentale")
SPRING = Session("printemps", 4, 2, 4, 17, "loi fondamentale")
SITTINGS = (AUTUMN, SPRING)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(("year", "day"), [(2021, date(2021, 10, 8)), (2022, date(2022, 10, 14)), (2026, date(2026, 10, 9))])
def test_the_second_friday_of_october(year: int, day: date) -> None:
    assert opening(AUTUMN, year) == day


@pytest.mark.parametrize(
    ("day", "sits"),
    [
        (date(2026, 3, 1), date(2026, 4, 10)),
        (date(2026, 4, 10), date(2026, 4, 10)),
        (date(2026, 5, 20), date(2026, 5, 20)),
        (date(2026, 8, 20), date(2026, 10, 9)),
        (date(2027, 1, 20), date(2027, 1, 20)),
        (date(2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_a_bill_waits_for_parliament(day: date, sits: date) -> None:
    assert next_sitting(SITTINGS, day) == sits
    assert next_sitting((), day) == day


@given(DAYS)
def test_parliament_always_sits_within_a_year(day: date) -> None:
    sits = next_sitting(SITTINGS, day)
    assert day <= sits <= day + timedelta(days=366)
    assert next_sitting(SITTINGS, sits) == sits


@given(DAYS, st.sampled_from(RANKS))
def test_steps_follow_each_other(library: Library, day: date, rank: object) -> None:
    steps = schedule(library.calendar, rank, day)  # type: ignore[arg-type]
    assert steps[0].start == day
    assert all(s.end - s.start == timedelta(weeks=s.weeks) for s in steps)
    assert all(after.start >= before.end for before, after in pairwise(steps))


def test_a_delay_comes_after_the_first_step() -> None:
    calendar = Calendar({"loi": (CalendarStep("rédaction", 2, None), CalendarStep("vote", 3, "règlement"))})
    steps = schedule(calendar, "loi", date(2026, 1, 5), [Delay("dialogue", 4, None, When())])
    assert [(s.name, s.end) for s in steps] == [
        ("rédaction", date(2026, 1, 19)),
        ("dialogue", date(2026, 2, 16)),
        ("vote", date(2026, 3, 9)),
    ]


@pytest.mark.parametrize(
    ("weeks", "months", "level", "within", "said"),
    [
        (20, 12, "facile", True, "peut aboutir"),
        (40, 12, "moyenne", True, "peut aboutir"),
        (60, 12, "longue", False, "palier atteignable, rédaction"),
        (60, 1, "longue", False, "aucun palier atteignable"),
        (60, 24, "moyenne", True, "peut aboutir"),
    ],
)
def test_feasibility_and_its_reason(weeks: int, months: int, level: str, within: bool, said: str) -> None:
    calendar = Calendar({"loi": (CalendarStep("rédaction", 6, None, milestone=True), CalendarStep("vote", weeks - 6, None))})
    start = date(2026, 1, 5)
    found = assess(schedule(calendar, "loi", start), start, months, 0.5)
    assert (found.level, found.within, found.weeks) == (level, within, weeks)
    assert said in found.why
    assert f"{weeks} semaines" in found.why


def test_heavier_texts_take_longer(library: Library) -> None:
    start = date(2026, 1, 5)
    ends = [schedule(library.calendar, rank, start)[-1].end for rank in ("circulaire", "arrêté", "décret", "loi")]
    assert ends == sorted(ends)
