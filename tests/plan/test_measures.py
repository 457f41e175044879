"""From rows to measures: nothing lost, stable ids, everything a jurist asks of a measure."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from plan_cases import ROWS, match, plan_of, row

from legalgap.errors import ArgumentError
from legalgap.model.findings import Row
from legalgap.model.library import Library, Roles
from legalgap.model.measures import Measure, Plan
from legalgap.plan.gaps import SEVERITY
from legalgap.plan.links import linked
from legalgap.plan.run import check_months

MATCHES = st.builds(
    match,
    st.sampled_from(["6", "8", "9", "préambule", "46 bis"]),
    st.sampled_from(["full", "partial", "contradicts", "related"]),
    st.sampled_from(["loi", "decret", "arrete", "constitution"]),
)
GAPS = st.lists(
    st.tuples(
        st.sampled_from(["contradiction", "lacune", "partiel", "conforme", "a-verifier"]),
        st.sampled_from(["silence", "champ trop étroit", "contradiction", "rang insuffisant", "texte d'application manquant"]),
        st.lists(MATCHES, max_size=3),
        st.sampled_from(["droits-syndicaux", "santé", "séjour", "définitions-et-champ"]),
        st.sampled_from(["loi", "décret", "pratique"]),
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(GAPS)
def test_every_gap_is_closed_by_one_measure_and_no_other_row_is(
    library: Library, gaps: list[tuple[str, str, list[object], str, str]]
) -> None:
    rows = [row(str(i), s, n, *m, theme=t, needs=d) for i, (s, n, m, t, d) in enumerate(gaps)]  # type: ignore[arg-type]
    plan = plan_of(library, rows)
    single = [m for m in plan.measures if m.draft is not None]
    closed = [r for m in single for r in m.requirements]
    assert sorted(closed) == sorted(r.requirement for r in rows if r.status in SEVERITY)
    assert len({m.id for m in plan.measures}) == len(plan.measures)
    assert all(m.calendar and m.method and m.indicator and m.risk and m.feasibility.why for m in plan.measures)


def test_ids_do_not_depend_on_the_rest_of_the_scan(library: Library, by_row: dict[str, Measure]) -> None:
    shuffled = list(ROWS)
    random.Random(7).shuffle(shuffled)
    again = {r: m.id for m in plan_of(library, shuffled).measures if m.draft for r in m.requirements}
    alone = {r: m.id for one in ROWS for m in plan_of(library, [one]).measures for r in m.requirements}
    assert again == alone == {f"V01/2#{name}": m.id for name, m in by_row.items()}


def test_the_same_plan_twice(library: Library, plan: Plan) -> None:
    assert plan_of(library) == plan


def test_a_grouped_contradiction(by_row: dict[str, Measure]) -> None:
    measure = by_row["direction"]
    assert measure.requirements == ("V01/2#direction", "V01/2#élection")
    assert (measure.category, measure.rank, measure.domain, measure.status) == ("législative", "loi", "emploi", "contradiction")
    assert measure.target is not None
    assert measure.target.citation == "12-34 art. 6"
    assert measure.draft is not None
    assert "nationalité" in measure.draft.before
    assert "nationalité" not in measure.draft.after
    assert measure.draft.after.endswith("Clause direction. Clause élection.")
    assert measure.parties.pilot is not None
    assert measure.parties.pilot.id == "ministere-emploi"
    assert [a.id for a in measure.parties.social] == ["cgem", "umt"]
    assert "Dialogue social préalable" in [s.name for s in measure.calendar]
    assert [p.id for p in measure.practices] == ["P2", "P1"], "checked practices first"


@pytest.mark.parametrize(
    ("name", "category", "rank", "tags"),
    [
        ("frais", "coordination", "circulaire", ()),
        ("visa", "législative", "loi", ("saisonniers",)),
        ("école", "réglementaire", "décret", ()),
    ],
)
def test_category_rank_and_tags(by_row: dict[str, Measure], name: str, category: str, rank: str, tags: tuple[str, ...]) -> None:
    measure = by_row[name]
    assert (measure.category, measure.rank, measure.tags) == (category, rank, tags)


def test_a_silence_names_the_act_and_the_nearest_article(by_row: dict[str, Measure]) -> None:
    target = by_row["école"].target
    assert target is not None
    assert (target.article, target.near, target.citation) == (None, "6", "loi 12-34, texte d'application")


def test_what_is_not_verified_is_said(by_row: dict[str, Measure], library: Library) -> None:
    said = " ".join(by_row["direction"].unverified)
    assert "2 écart(s) sur 2 non confirmé(s)" in said
    assert "résumé analytique" in said
    assert "ordres de grandeur" in said
    nobody = plan_of(replace(library, actors={}, roles=Roles((), ())))
    assert nobody.measures[0].parties.pilot is None
    assert "Pilote à désigner." in nobody.measures[0].unverified
    assert any("à désigner" in note for note in nobody.notes)


def test_rows_name_their_measures(plan: Plan) -> None:
    held: dict[str, Row] = {r.requirement.split("#")[1]: r for r in plan.scan.rows}
    [direction, salary] = held["direction"], held["salaire"]
    assert [i for i in direction.measures if i.startswith("M-12-34-6-")] != []
    assert salary.measures == ()
    single = {r: (m.id,) for m in plan.measures if m.draft for r in m.requirements}
    assert {r.requirement: r.measures for r in linked(plan.scan).rows if r.measures} == single


def test_no_gap_no_measure(library: Library) -> None:
    assert plan_of(library, [row("a", "conforme", "aucune")]).measures == ()


@pytest.mark.parametrize("months", [0, -3, 121])
def test_a_programme_lasts_some_months(months: int) -> None:
    with pytest.raises(ArgumentError, match="Durée de programme impossible"):
        check_months(months)
