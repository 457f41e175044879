"""Workbooks in and out: what the jurist filled in Excel, conflicts, exports that can be read back."""

import csv
import io
import json
from types import SimpleNamespace

import pytest
from valmerie import JOIN, LEAD, PAY

from legalgap.errors import ArgumentError, InputFileError
from legalgap.review.deeds import Ask
from legalgap.review.desk import Desk
from legalgap.review.incoming import compare, take
from legalgap.review.outgoing import TITLES, export
from legalgap.review.pages import Pages
from legalgap.store.decisions import parse

openpyxl = pytest.importorskip("openpyxl", reason="partie facultative review absente")
HEAD = ("Exigence", "Obligation", "Statut", "Décision", "Décidé par", "Motif de la décision")
Line = tuple[str | None, ...]


def workbook(*lines: Line, head: Line = HEAD, above: int = 0) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "Synthèse"
    sheet = book.create_sheet("Matrice")
    for _ in range(above):
        sheet.append(["Titre"])
    for line in (head, *lines):
        sheet.append(line)
    book.save(out)
    return out.getvalue()


CELLS = [
    ("statut confirmé", "Contradiction", "Statut confirmé", ("confirm", "contradiction")),
    ("statut corrigé", "Partiel", "Statut corrigé", ("status", "partiel")),
    ("un statut dans la colonne des décisions", "Contradiction", "Lacune", ("status", "lacune")),
    ("corrigé sans le dire", "Conforme", None, ("status", "conforme")),
    ("en anglais", "Partial", "Status corrected", ("status", "partiel")),
    ("en arabe", "جزئي", "تصحيح الوضع", ("status", "partiel")),
    ("à discuter", "Contradiction", "À discuter", ("discuss", None)),
    ("identifiant du moteur, casse, espaces", " A-VERIFIER ", "STATUT CORRIGÉ", ("status", "a-verifier")),
]


@pytest.mark.parametrize(("what", "status", "decision", "expected"), CELLS)
def test_a_row_that_was_filled_in(
    desk: Desk, pages: Pages, what: str, status: str, decision: str | None, expected: tuple[str, str]
) -> None:
    found = compare(desk, workbook((LEAD, "", status, decision, "B. Greffière", "Vu."), above=3), "A", pages.labels)
    assert (len(found.new), found.clashes, found.bad) == (1, (), ())
    made = take(desk, found.new[0])
    assert (made.deed, made.after) == expected
    assert (made.by, made.why, made.requirement) == ("B. Greffière", "Vu.", LEAD)
    again = compare(desk, workbook((LEAD, "", status, decision, "B. Greffière", "Vu.")), "A", pages.labels)
    assert (again.new, again.clashes) == ((), ())


def test_a_row_left_as_it_was_says_nothing(desk: Desk, pages: Pages) -> None:
    lines = [(LEAD, "", "Contradiction", None, None, None), (PAY, "", "Conforme", "", "A", ""), (None, None, None, None, None, None)]
    found = compare(desk, workbook(*lines), "A", pages.labels)
    assert (found.new, found.clashes, found.same, found.bad) == ((), (), 0, ())


def test_a_row_left_alone_while_another_decided_is_no_conflict(desk: Desk, pages: Pages) -> None:
    desk.decide(LEAD, Ask("status", "partiel"), "A")
    found = compare(desk, workbook((LEAD, "", "Contradiction", None, None, None)), "C", pages.labels)
    assert (found.new, found.clashes) == ((), ())


def test_the_one_who_imports_signs_what_nobody_signed(desk: Desk, pages: Pages) -> None:
    found = compare(desk, workbook((LEAD, "", "Partiel", "Statut corrigé", None, None)), "A. Juriste", pages.labels)
    assert found.new[0].by == "A. Juriste"


def test_a_decision_taken_since_is_a_conflict_shown(desk: Desk, pages: Pages) -> None:
    ours = desk.decide(LEAD, Ask("status", "partiel"), "A")
    found = compare(desk, workbook((LEAD, "", "Lacune", "Statut corrigé", "B", "Non.")), "C", pages.labels)
    assert found.new == ()
    assert [(c.theirs.after, c.theirs.by, c.ours) for c in found.clashes] == [("lacune", "B", ours)]
    take(desk, found.clashes[0].theirs)
    assert desk.board().rows[LEAD].row.status == "lacune"


def test_an_older_decision_that_the_workbook_only_repeats_is_no_conflict(desk: Desk, pages: Pages) -> None:
    desk.decide(LEAD, Ask("status", "partiel", why="Un."), "A")
    exported = workbook((LEAD, "", "Partiel", "Statut corrigé", "A", "Un."))
    desk.decide(LEAD, Ask("status", "lacune", seen=desk.version(LEAD)), "B")
    found = compare(desk, exported, "C", pages.labels)
    assert (found.new, found.clashes, found.same) == ((), (), 1)


def test_a_status_changed_beside_the_name_that_the_matrix_held_is_of_the_one_who_imports(desk: Desk, pages: Pages) -> None:
    desk.decide(LEAD, Ask("status", "partiel", why="Un."), "A")
    (left,) = compare(desk, workbook((LEAD, "", "Lacune", "Statut corrigé", "A", "Un.")), "C", pages.labels).clashes
    assert (left.theirs.by, left.theirs.why) == ("C", "")
    (written,) = compare(desk, workbook((LEAD, "", "Lacune", "Statut corrigé", "A", "Deux.")), "C", pages.labels).clashes
    assert (written.theirs.by, written.theirs.why) == ("A", "Deux.")


def test_a_second_opinion_that_agrees_is_kept(desk: Desk, pages: Pages) -> None:
    desk.decide(LEAD, Ask("status", "partiel"), "A")
    found = compare(desk, workbook((LEAD, "", "Partiel", "Statut confirmé", "B", "")), "C", pages.labels)
    assert [take(desk, f).deed for f in found.new] == ["confirm"]


def test_rows_that_cannot_be_read_are_named(desk: Desk, pages: Pages) -> None:
    lines = [
        ("V09/1#x", "", "Partiel", "Statut corrigé", "", ""),
        (LEAD, "", "Parfait", "Statut corrigé", "", ""),
        (PAY, "", "Conforme", "Oui", "", ""),
    ]
    found = compare(desk, workbook(*lines), "A", pages.labels)
    assert [b.split(" : ")[0] for b in found.bad] == ["ligne 2", "ligne 3", "ligne 4"]
    assert found.new == ()


BAD = [b"", b"PK\x03\x04", b"Exigence;Statut\n", workbook(head=("A", "B")), workbook(head=("Statut", "Décision"))]


@pytest.mark.parametrize("content", BAD)
def test_a_file_that_is_no_matrix_is_refused(desk: Desk, pages: Pages, content: bytes) -> None:
    with pytest.raises(InputFileError):
        compare(desk, content, "A", pages.labels)


def test_a_workbook_that_unpacks_without_end_is_refused(desk: Desk, pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legalgap.review.workbook.MOST_BYTES", 1000)
    with pytest.raises(InputFileError, match="trop volumineux"):
        compare(desk, workbook(), "A", pages.labels)


def filled(desk: Desk) -> None:
    desk.decide(LEAD, Ask("status", "partiel", why='=HYPERLINK("x")'), "+A")
    desk.decide(LEAD, Ask("add-article", "full", "12-34/46 bis", seen=desk.version(LEAD)), "B")
    desk.decide(JOIN, Ask("comment", why="Deux\nlignes ; « é »"), "B")
    desk.decide(LEAD, Ask("undo", undoes=desk.board().decisions[1].id, seen=desk.version(LEAD)), "B")


def test_exports(desk: Desk) -> None:
    filled(desk)
    board = desk.board()
    rows = dict(board.rows)
    assert parse(export(board.decisions, rows, "jsonl")).decisions == board.decisions
    assert [d["id"] for d in json.loads(export(board.decisions, rows, "json"))] == [d.id for d in board.decisions]
    table = list(csv.reader(io.StringIO(export(board.decisions, rows, "csv").decode("utf-8-sig"))))
    assert table[0] == list(TITLES)
    assert [line[8] for line in table[1:]] == ["en vigueur", "annulée", "en vigueur", ""]
    assert (table[1][1], table[1][7]) == ("'+A", '\'=HYPERLINK("x")')
    sheet = openpyxl.load_workbook(io.BytesIO(export(board.decisions, rows, "xlsx"))).active
    assert sheet.cell(2, 8).value == '=HYPERLINK("x")'
    assert {c.data_type for line in sheet.iter_rows() for c in line if c.value} == {"s"}
    with pytest.raises(ArgumentError, match="Format inconnu"):
        export((), {}, "pdf")


def test_a_stale_and_a_replaced_decision_are_told_apart(desk: Desk) -> None:
    from valmerie import case

    desk.decide(LEAD, Ask("status", "partiel"), "A")
    desk.decide(LEAD, Ask("status", "lacune", seen=desk.version(LEAD)), "B")
    moved = Desk(desk.dossier, case(a6="Tout adhérent dirige.")).board()
    table = list(csv.reader(io.StringIO(export(moved.decisions, dict(moved.rows), "csv").decode("utf-8-sig"))))
    assert [line[8] for line in table[1:]] == ["remplacée", "à revoir"]


def test_a_workbook_through_the_page(site: SimpleNamespace) -> None:
    client = site.client("C")
    site.desk.decide(LEAD, Ask("status", "partiel"), "A")
    content = workbook((LEAD, "", "Lacune", "Statut corrigé", "B", "Non."), (PAY, "", "Conforme", "Statut confirmé", "", ""))
    shown = client.post("/import", data={"csrf": site.csrf(client)}, files={"file": ("m.xlsx", content)}).text
    ours = site.desk.board().rows[LEAD].ruling
    assert f'name="line-2" value="{ours.id}"' in shown
    assert len(site.desk.board().decisions) == 1
    done = client.post("/import/choices", data={"csrf": site.csrf(client), "line-2": ours.id})
    assert dict(done.url.params) == {"imported": "2"}
    assert {r.row.requirement: (r.ruling.by, r.row.status) for r in site.desk.board().rows.values() if r.ruling} == {
        LEAD: ("B", "lacune"),
        PAY: ("C", "conforme"),
    }
    for bad in (b"", b"PK"):
        assert client.post("/import", data={"csrf": site.csrf(client)}, files={"file": ("m.xlsx", bad)}).status_code == 400


def test_downloads(site: SimpleNamespace) -> None:
    client = site.client()
    filled(site.desk)
    for form in ("csv", "xlsx", "json", "jsonl"):
        answer = client.get(f"/export/decisions.{form}")
        assert (answer.status_code, f'filename="decisions.{form}"' in answer.headers["content-disposition"]) == (200, True)
    assert client.get("/export/matrice.json").json()["rows"][2]["status"] == "partiel"
    for name in ("decisions.exe", "matrice.xlsx", 'x".csv', "decisions.csv%0d%0aX: y"):
        assert client.get(f"/export/{name}").status_code == 400, name
