"""Dated steps from a template, Parliament's sessions, and feasibility within a programme."""

from collections.abc import Sequence
from datetime import date, timedelta

from legalgap.model.library import Calendar, CalendarStep, Delay, Level, Rank, Session
from legalgap.model.measures import Feasibility, Step

WEEK = timedelta(weeks=1)
DAYS_A_MONTH = 30.4375


def schedule(calendar: Calendar, rank: Rank, start: date, delays: Sequence[Delay] = ()) -> tuple[Step, ...]:
    """The steps of a rank one after the other from `start`, added delays after the first; steps in session wait for Parliament."""
    template = list(calendar.ranks[rank])
    template[1:1] = [CalendarStep(d.step, d.weeks, d.source) for d in delays]
    steps, day = [], start
    for step in template:
        if step.session:
            day = next_sitting(calendar.sessions, day)
        end = day + step.weeks * WEEK
        steps.append(Step(step.name, day, end, step.weeks, step.source, step.basis, step.milestone))
        day = end
    return tuple(steps)


def next_sitting(sessions: Sequence[Session], day: date) -> date:
    """`day` where Parliament sits or its sessions are not known, else the next opening."""
    if not sessions:
        return day
    openings = sorted((opening(s, year), s.weeks) for s in sessions for year in (day.year - 1, day.year, day.year + 1))
    if any(opens <= day < opens + weeks * WEEK for opens, weeks in openings):
        return day
    return next(opens for opens, _ in openings if opens > day)


def opening(session: Session, year: int) -> date:
    """The day a session opens in a year."""
    first = date(year, session.month, 1)
    return first + timedelta(days=(session.weekday - first.weekday()) % 7) + (session.week - 1) * WEEK


def assess(steps: Sequence[Step], start: date, months: int, easy: float) -> Feasibility:
    """Whether the last step ends within the programme; `easy` is the share of it under which a measure is easy."""
    end = start + timedelta(days=round(months * DAYS_A_MONTH))
    last = max(s.end for s in steps)
    weeks = -(-(last - start).days // 7)
    within = last <= end
    level: Level = "longue" if not within else "facile" if last <= start + (end - start) * easy else "moyenne"
    return Feasibility(level, within, weeks, reason(steps, last, end, weeks, months))


def reason(steps: Sequence[Step], last: date, end: date, weeks: int, months: int) -> str:
    """Why, with the last useful step that the programme would see."""
    said = f"{weeks} semaines d'étapes, fin prévue le {last:%d/%m/%Y} ; programme de {months} mois jusqu'au {end:%d/%m/%Y}"
    if last <= end:
        return f"{said} : le texte peut aboutir."
    reached = [s.name for s in steps if s.milestone and s.end <= end]
    return f"{said} : " + (f"palier atteignable, {reached[-1]}." if reached else "aucun palier atteignable, à engager seulement.")
