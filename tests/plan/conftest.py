"""The built-in library of measures, with made-up actors and practices."""

import pytest
from plan_cases import plan_of, with_people

from legalgap.model.library import Library
from legalgap.model.measures import Measure, Plan
from legalgap.store.library import load_library


@pytest.fixture(scope="session")
def library() -> Library:
    return with_people(load_library())


@pytest.fixture(scope="session")
def plan(library: Library) -> Plan:
    return plan_of(library)


@pytest.fixture(scope="session")
def by_row(plan: Plan) -> dict[str, Measure]:
    """The measure that closes each gap, by the name after `#`."""
    return {r.split("#")[1]: m for m in plan.measures if m.draft is not None for r in m.requirements}
