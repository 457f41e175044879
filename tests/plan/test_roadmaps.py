"""Joint roadmaps."""

from msgspec.structs import replace
from plan_cases import ROWS, match, plan_of, row

from legalgap.model.library import Library
from legalgap.model.measures import Plan


def test_a_domain_with_enough_measures_has_one(plan: Plan) -> None:
    [road] = [m for m in plan.measures if m.category == "feuille-de-route"]
    assert road.id == "R-emploi"
    assert set(road.measures) == {m.id for m in plan.measures if m.domain == "emploi" and m.draft}
    assert [s.name.split("«")[1] for s in road.calendar] == [" circulaire »", " loi »"]
    assert road.calendar[-1].end == max(m.calendar[-1].end for m in plan.measures if m.domain == "emploi" and m.draft)
    assert road.parties.pilot is not None
    assert road.parties.pilot.id == "ministere-emploi"


def test_a_convention_to_ratify_has_one_with_what_to_do_before(library: Library) -> None:
    plan = plan_of(library, ROWS, status="not-ratified")
    [road] = [m for m in plan.measures if m.rank == "ratification"]
    assert road.id == "R-ratification-V01"
    assert len(road.requirements) == 5
    assert road.calendar[-1].name == "Dépôt de l'instrument de ratification"


def test_a_ratified_or_unknown_convention_has_none(library: Library, plan: Plan) -> None:
    assert not [m for m in plan.measures if m.rank == "ratification"]
    abroad = plan_of(replace(library, state="ZZ"), [row("a", "lacune", "silence", match("6"))], status="not-ratified")
    assert not [m for m in abroad.measures if m.rank == "ratification"]
