"""What each deliverable says: measured figures only when given, sources, reserves, nothing invented."""

import pytest
from briefs import BENCH, make_brief, words_of
from plan_cases import row

from legalgap.errors import ArgumentError
from legalgap.report.blocks import Chart, Redline, Table
from legalgap.report.brief import WARNING
from legalgap.report.catalogue import compose
from legalgap.report.sheets import sheets

NAMES = ("note", "besoins", "fiches", "liste", "diaporama", "cartographie")
NOTHING = (row("a", "conforme", "aucune"),)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rows", [None, NOTHING], ids=["écarts", "sans écart"])
@pytest.mark.parametrize("people", [True, False], ids=["acteurs", "sans acteur"])
def test_each_says_its_date_its_version_and_that_it_is_a_draft(name: str, rows: tuple[object, ...] | None, people: bool) -> None:
    report = compose(name, make_brief(rows, people) if rows else make_brief(people=people))  # type: ignore[arg-type]
    facts = dict(report.facts)
    assert facts["Droit en vigueur au"] == "05/01/2026"
    assert "legalgap 0.1.0" in facts["Moteur"]
    assert report.warning == WARNING
    said = words_of(report)
    assert "non vérifié" in said or "vérifier" in said
    assert "None" not in said.replace("': None", "")
    for section in report.sections:
        assert section.title
        for block in section.blocks:
            if isinstance(block, Table):
                assert all(len(line) == len(block.head) == len(block.widths) for line in block.rows)
            if isinstance(block, Chart):
                assert all(len(s.values) == len(block.categories) for s in block.series)


def test_quality_is_read_never_invented() -> None:
    without, given = words_of(compose("note", make_brief())), words_of(compose("note", make_brief(bench=BENCH)))
    assert "99 lignes annotées (empreinte abcdef012345)" in without
    assert "Aucune mesure n'est jointe" in without
    assert "0.625" not in without
    assert "0.625" in given
    assert "mesure.json" in given


def test_the_note_holds_its_references_and_work_plan() -> None:
    said = words_of(compose("note", make_brief()))
    library = make_brief().plan.library
    assert all(r.title in said for r in library.references)
    assert all(p.name in said for p in library.phases)
    assert "05/01/2026 – 19/01/2026" in said


def test_six_sheets_by_rank_or_those_chosen() -> None:
    brief = make_brief()
    first = [s.title for s in sheets(brief).sections if s.title.startswith("Fiche")]
    assert first == [f"Fiche {i}. {m.title}" for i, m in enumerate(brief.proposals[:6], 1)]
    chosen = sheets(brief, chosen=[brief.proposals[-1].id])
    assert [s.title for s in chosen.sections if s.title.startswith("Fiche")] == [f"Fiche 1. {brief.proposals[-1].title}"]
    assert len([s for s in sheets(brief, 2).sections if s.title.startswith("Fiche")]) == 2
    with pytest.raises(ArgumentError, match="Mesure inconnue : « M-0 »"):
        sheets(brief, chosen=["M-0"])


def test_a_sheet_shows_wording_calendar_method_and_practices() -> None:
    brief = make_brief()
    report = sheets(brief, 1)
    said = words_of(report)
    [redline] = [b for s in report.sections for b in s.blocks if isinstance(b, Redline)]
    assert [p.deed for p in redline.pieces] == ["keep", "strike", "insert", "insert"]
    assert "résumé analytique, non la lettre de la loi" in redline.caption
    for words in ("Dépôt et examen par la première Chambre", "Valombrie, charte", "Patronat de Valmérie", "ordre de grandeur, non vérifié"):
        assert words in said


def test_gap_tables_hold_every_contradiction_and_silence() -> None:
    said = words_of(compose("besoins", make_brief()))
    for words in ("Contradictions (2)", "Lacunes (1)", "Réponses partielles (2)", "V01/2#direction", "V01/2#école"):
        assert words in said


def test_the_list_keeps_the_first_and_says_how_many() -> None:
    report = compose("liste", make_brief(), top=2)
    assert report.subtitle.startswith("2 mesures retenues sur 4")


def test_the_deck_speaks() -> None:
    report = compose("diaporama", make_brief())
    assert all(s.notes for s in report.sections)
    assert sum(isinstance(b, Chart) for s in report.sections for b in s.blocks) == 3
