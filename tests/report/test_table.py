"""Labels, counts, citations: what every format shares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalgap.model.findings import STATUSES, Match, Relation, Row, Scan, Status
from legalgap.report.table import (
    DOMAIN_LABEL,
    STATUS_COLOUR,
    STATUS_LABEL,
    cite,
    count_by,
    summaries,
    supports,
    theme_label,
)
from legalgap.store.builtin import load_themes


def test_every_status_has_a_label_and_a_colour_of_its_own() -> None:
    assert set(STATUS_LABEL) == set(STATUS_COLOUR) == set(STATUSES)
    assert len(set(STATUS_LABEL.values())) == len(set(STATUS_COLOUR.values())) == len(STATUSES)


def test_every_domain_of_the_themes_has_a_label(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEGALGAP_DATA", raising=False)
    assert {t.domain for t in load_themes().values()} == set(DOMAIN_LABEL)


@pytest.mark.parametrize(
    ("law", "article", "cited"),
    [
        ("65-99", "416", "65-99 art. 416"),
        ("02-03", "26-1 bis", "02-03 art. 26-1 bis"),
        ("constitution", "30", "Constitution art. 30"),
        ("constitution", "préambule", "Constitution préambule"),
        ("51-22", "unique", "51-22 article unique"),
        ("2-17-355", "annexe 1", "2-17-355 annexe 1"),
        ("accord", "I", "accord art. I"),
        ("code", "L. 123-4", "code art. L. 123-4"),
    ],
)
def test_citation(law: str, article: str, cited: str) -> None:
    assert cite(Match(law, article, "full", 1.0, "")) == cited


@pytest.mark.parametrize(
    ("theme", "label"),
    [
        ("accès-à-l-emploi", "Accès à l'emploi"),
        ("perte-d-emploi", "Perte d'emploi"),
        ("santé", "Santé"),
        ("libertés-civiles", "Libertés civiles"),
    ],
)
def test_theme_label(theme: str, label: str) -> None:
    assert theme_label(theme) == label


@pytest.mark.parametrize(
    ("relations", "shown"),
    [
        (["related", "full", "related", "partial"], [1, 3]),
        (["contradicts", "related"], [0]),
        (["related", "related", "related", "related"], [0, 1, 2]),
        ([], []),
    ],
)
def test_the_articles_that_bear_the_status(relations: list[Relation], shown: list[int]) -> None:
    matches = tuple(Match("12-34", str(i), r, 0.5, "") for i, r in enumerate(relations))
    row = Row("", "", "", "", "", "", "lacune", 0.5, "silence", "", matches)
    assert [int(m.article) for m in supports(row)] == shown


def test_summaries(scan: Scan) -> None:
    found = {
        title: {c.group: (c.counts["conforme"], c.counts["contradiction"], c.counts["lacune"], c.total) for c in counts}
        for title, counts in summaries(scan)
    }
    assert found == {
        "Par instrument": {"V01": (1, 1, 0, 2), "V02": (0, 0, 1, 1)},
        "Par domaine": {"Emploi": (1, 1, 0, 2), "Éducation": (0, 0, 1, 1)},
        "Par thème": {"Rémunération": (1, 0, 0, 1), "Droits syndicaux": (0, 1, 0, 1), "Accès à l'emploi": (0, 0, 1, 1)},
    }


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(STATUSES))))
def test_counts_add_up(pairs: list[tuple[str, Status]]) -> None:
    rows = [Row("", group, "", "", "", "", status, 0.5, "silence", "", ()) for group, status in pairs]
    counts = count_by(rows, lambda r: r.instrument)
    assert sum(c.total for c in counts) == len(rows)
    assert [c.group for c in counts] == list(dict.fromkeys(g for g, _ in pairs))
