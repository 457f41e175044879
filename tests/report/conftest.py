"""A made-up scan, with what could go wrong in each format: formulas, markup, accents, Arabic, empty cells."""

from datetime import UTC, date, datetime

import pytest

from legalgap.model.findings import Match, Row, Ruling, Scan

SINCE = date(2015, 3, 1)
FULL = Match(
    "12-34",
    "3",
    "full",
    0.91,
    "Satisfait : même salaire.",
    {"sens": 1.25, "mots": -0.5},
    "journal officiel",
    "Salaire égal",
    "loi",
    SINCE,
    True,
)
PARTLY = Match("12-34", "4", "partial", 0.55, "Satisfait en partie.", {"sens": 0.5}, None, "Salaire minimum")
AGAINST = Match(
    "12-34", "6", "contradicts", 0.8, '=HYPERLINK("http://x")', {"sens": 2.0}, "journal officiel", "<b>Direction</b>", "loi", SINCE
)
NEAR = Match("constitution", "préambule", "related", 0.2, "En rapport : المساواة.", {}, None, "", "constitution")
RULING = Ruling("Une juriste", datetime(2026, 11, 20, 9, 30, tzinfo=UTC), "lacune", "=Motif de la décision", True)


@pytest.fixture
def scan() -> Scan:
    return Scan(
        "legalgap/scan/1",
        date(2026, 11, 23),
        {"legalgap": "0.1.0", "encoder": "use"},
        ("12-34", "constitution"),
        (
            Row(
                "V01/1(a)#salaire",
                "V01",
                "1(a)",
                "Le salaire est égal.",
                "rémunération",
                "emploi",
                "conforme",
                0.93,
                "aucune",
                "Motif un",
                (FULL, PARTLY, NEAR),
            ),
            Row(
                "V01/2#direction",
                "V01",
                "2",
                "<script>alert('dirigeant')</script> & la suite",
                "droits-syndicaux",
                "emploi",
                "contradiction",
                0.5,
                "contradiction",
                "=1+1",
                (AGAINST, NEAR),
                True,
                "Tout adhérent, national ou non, est éligible.",
                "Ratifiée en 2014",
                "migrant-régulier",
                "loi",
                ("V01/1(a)", "V02/9"),
                ("femmes", "saisonniers"),
                RULING,
                ("M-12-34-6-abc123",),
            ),
            Row(
                "V02/I-3#école",
                "V02",
                "I-3",
                "@école",
                "accès-à-l-emploi",
                "éducation",
                "lacune",
                0.4,
                "silence",
                "+33",
                (),
                False,
                "-clause",
            ),
        ),
        ("Une note <i>utile</i>.",),
    )
