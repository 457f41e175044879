"""HTML: every row, no markup from the data, nothing fetched from elsewhere."""

import re
from pathlib import Path

import pytest
from matrix_readers import Page

from legalgap.errors import DataError
from legalgap.model.findings import Scan
from legalgap.report.edition import Edition
from legalgap.report.html import scan_html
from legalgap.store.places import data_root


@pytest.fixture
def templates(monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("LEGALGAP_DATA", raising=False)
    return data_root() / "reports" / "html"


def test_every_row_with_its_status_claim_articles_and_reasons(scan: Scan, templates: Path) -> None:
    page = Page(scan_html(scan, templates, Edition("fr")))
    rows = [attrs for tag, attrs in page.tags if (attrs.get("class") or "").startswith("row ")]
    assert [(r["data-instrument"], r["data-status"]) for r in rows] == [("V01", "conforme"), ("V01", "contradiction"), ("V02", "lacune")]
    for row in scan.rows:
        assert row.claim in page.words
        assert row.requirement in page.words
        for match in row.matches:
            assert match.why in page.words


def test_markup_in_the_data_is_shown_not_run(scan: Scan, templates: Path) -> None:
    content = scan_html(scan, templates, Edition("fr"))
    page = Page(content)
    assert b"<script>alert" not in content
    assert "<script>alert('dirigeant')</script> & la suite" in page.words
    assert "Une note <i>utile</i>." in page.words
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not [attrs for tag, attrs in page.tags if tag == "i" and "aria-hidden" not in attrs]
    assert b"<b>Direction" not in content


def test_a_reform_clause_is_offered_where_there_is_a_gap(scan: Scan, templates: Path) -> None:
    words = Page(scan_html(scan, templates, Edition("fr"))).words
    assert words.count("Clause qu'une réforme pourrait adopter.") == 2
    assert "Tout adhérent, national ou non, est éligible." in words


def test_the_page_needs_nothing_from_elsewhere(scan: Scan, templates: Path) -> None:
    page = Page(scan_html(scan, templates, Edition("fr")))
    assert [attrs for _, attrs in page.tags if {"src", "href"} & set(attrs)] == [{"class": "skip", "href": "#matrix"}]
    assert not re.search(rb"url\(|@import|https?://(?!x)", scan_html(scan, templates, Edition("fr")))


def test_a_missing_or_broken_template_is_named(scan: Scan, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"Modèle de page absent ou malformé \(.*matrix\.html\.j2"):
        scan_html(scan, tmp_path, Edition("fr"))
    (tmp_path / "matrix.html.j2").write_text("un\n{% if %}", encoding="utf-8")
    with pytest.raises(DataError, match=r"matrix\.html\.j2, ligne 2"):
        scan_html(scan, tmp_path, Edition("fr"))
