"""What a reform does to a scan of the made-up law."""

import json
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from legalgap.assess.impact import Impact, Proposed, Setting, Shift, impact_between, impact_of_draft, met_measures
from legalgap.assess.scan import run_scan
from legalgap.errors import ArgumentError
from legalgap.match.memory import Memory
from legalgap.model.findings import Row
from legalgap.model.texts import ActText, Version
from legalgap.report.impact import coverage, heads, impact_json
from legalgap.report.impact_docx import impact_docx
from legalgap.report.impact_html import impact_html
from legalgap.report.impact_xlsx import impact_xlsx
from legalgap.report.jsonfile import scan_json
from legalgap.store.dossier import known_law
from legalgap.store.places import data_root

DAY = date(2016, 1, 1)
FREE = "Tout adhérent, quelle que soit sa nationalité, peut être élu à la direction du syndicat."


@pytest.fixture
def setting(tiny: Path, warm_cache: Path) -> Setting:
    assert tiny
    return Setting([], [], "use", Memory(None, warm_cache))


def law_and_draft(num: str = "6", words: str = FREE) -> tuple[ActText, ActText]:
    (law,) = (t for t in known_law(None) if t.act.id == "12-34")
    articles = tuple(replace(a, versions=(Version(DAY, text=words),)) if a.num == num else a for a in law.articles)
    return law, ActText(law.act, articles)


@pytest.fixture
def found(setting: Setting) -> Impact:
    return impact_of_draft(setting, *law_and_draft(), DAY, "projet.txt", None)


def test_a_second_scan_is_byte_for_byte_a_scan_anew(setting: Setting) -> None:
    _, draft = law_and_draft()
    run_scan([], [], DAY, "use", setting.memory)
    second = run_scan([], [], DAY, "use", setting.memory, Proposed(None, draft))
    assert scan_json(second) == scan_json(run_scan([], [], DAY, "use", Memory(None, None), Proposed(None, draft)))


def test_the_row_of_the_changed_article_moves_and_names_it(found: Impact) -> None:
    assert [line.new.num for line in found.laws["12-34"].changes if line.new] == ["6"]
    assert "12-34/6" in {s.after.requirement: s for s in found.shifts}["V01/2#direction"].touched


def test_nothing_moves_where_nothing_changes(setting: Setting) -> None:
    same = impact_between(setting, DAY, date(2016, 6, 1), None)
    assert (same.laws, same.shifts, same.stale, same.fulfilled) == ({}, (), (), ())


def test_two_days_are_compared(setting: Setting) -> None:
    found = impact_between(setting, DAY, date(2020, 6, 1), None)
    assert [(line.kinds, (line.old or line.new).num) for line in found.laws["12-34"].changes if line.old or line.new] == [
        (("repealed",), "12")
    ]  # type: ignore[union-attr]


def test_dates_the_wrong_way_round_are_refused(setting: Setting) -> None:
    with pytest.raises(ArgumentError, match="suit la seconde"):
        impact_between(setting, date(2020, 1, 1), DAY, None)


def test_a_measure_is_fulfilled_once_all_its_requirements_are_met(found: Impact) -> None:
    row = found.after.rows[0]

    def rows(*statuses: str) -> list[Row]:
        return [replace(row, status=s, measures=("M1",)) for s in statuses]  # type: ignore[arg-type]

    assert met_measures(rows("conforme", "lacune")) == set()
    assert met_measures(rows("conforme", "non-applicable")) == {"M1"}


def test_a_faint_move_of_confidence_is_counted_and_not_listed(found: Impact) -> None:
    row = found.after.rows[0]
    near = Shift(replace(row, confidence=0.5), replace(row, confidence=0.52), ("confidence",))
    far = Shift(replace(row, confidence=0.5), replace(row, confidence=0.6), ("confidence",))
    assert (near.faint, far.faint) == (True, False)
    assert Impact(found.before, found.after, found.names, {}, (near, far)).listed == (far,)


def with_status_moved(found: Impact) -> Impact:
    """The same, with a gap that closes."""
    row = found.after.rows[0]
    moved = Shift(replace(row, status="lacune"), replace(row, status="conforme"), ("status",), ("12-34/6",))
    rows = (moved.after, *found.after.rows[1:])
    return Impact(found.before, replace(found.after, rows=rows), found.names, found.laws, (moved, *found.shifts))


def test_every_format_holds_the_moves(found: Impact, tmp_path: Path) -> None:
    found = with_status_moved(found)
    assert found.listed
    data = json.loads(impact_json(found))
    assert {r["requirement"] for r in data["rows"]} == {s.after.requirement for s in found.shifts}
    assert impact_json(found) == impact_json(found)
    page = impact_html(found, data_root() / "reports" / "html").decode()
    path = tmp_path / "impact.xlsx"
    path.write_bytes(impact_xlsx(found))
    cells = {str(c.value) for row in load_workbook(path)["Exigences"].iter_rows() for c in row}
    words = docx_words(impact_docx(found))
    for shift in found.listed:
        assert shift.after.requirement in page
        assert shift.after.requirement in cells
        assert shift.after.requirement in words
    assert "<svg" in page
    assert "http://" not in page
    assert FREE[:20] in words


def docx_words(content: bytes) -> str:
    import io

    import docx

    return " ".join(t.text or "" for t in docx.Document(io.BytesIO(content)).element.body.iter() if t.tag.endswith(("}t", "}delText")))


def test_coverage_counts_every_requirement_before_and_after(found: Impact) -> None:
    *domains, whole = coverage(found)
    assert whole.before.total == whole.after.total == len(found.after.rows)
    assert sum(d.after.total for d in domains) == whole.after.total
    assert "Articles touchés : 1 ; exigences dont le statut change : 0" in heads(found)[1]
    assert "(écarts fermés : 1, ouverts : 0)" in heads(with_status_moved(found))[1]
