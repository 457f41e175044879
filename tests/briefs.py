"""A made-up brief: the plan of Valmérie's gaps, with actors and practices, or without."""

from collections.abc import Sequence
from datetime import date
from functools import cache

import msgspec
from msgspec.structs import replace
from plan_cases import ROWS, instruments, law, plan_of, with_people

from legalgap.assess.weights import LearnedOn
from legalgap.model.findings import Row
from legalgap.model.library import Library, Roles
from legalgap.report.brief import Bench, BenchLine, Brief
from legalgap.store.library import load_library

LEARNED = LearnedOn(99, "abcdef0123456789", date(2026, 1, 2), "codeur-essai", "0.1.0")
VERDICTS = {
    "strict": 0.5,
    "lenient": 0.75,
    "macro_f1": 0.4,
    "contradiction_precision": 0.6,
    "contradiction_recall": 0.7,
    "worst": 1,
    "calibration_error": 0.03,
}
BENCH = Bench((BenchLine("mots seuls", 12, 0.25, 0.5, 0.3), BenchLine("moteur", 12, 0.625, 0.875, 0.6, VERDICTS)), 2.5, 300)


@cache
def library() -> Library:
    return load_library()


def make_brief(rows: Sequence[Row] = ROWS, people: bool = True, bench: Bench | None = None) -> Brief:
    held = with_people(library()) if people else replace(library(), actors={}, roles=Roles((), ()))
    return Brief(plan_of(held, rows), (law(),), instruments(), LEARNED, None, bench, "mesure.json")


def words_of(brief_part: object) -> str:
    """All words of a report, whatever their place."""
    return str(msgspec.to_builtins(brief_part))
