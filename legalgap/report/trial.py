"""A made-up scan that holds every field, to try a template on."""

from datetime import UTC, date, datetime

from legalgap.model.findings import Match, Row, Ruling, Scan


def trial_scan() -> Scan:
    """Two requirements: one decided with an article, one without any."""
    article = Match("00-00", "7", "partial", 0.5, "Motif.", {"sens": 1.0}, "texte publié", "Objet", "loi", date(2020, 1, 1), True)
    ruling = Ruling("Une juriste", datetime(2020, 1, 2, tzinfo=UTC), "lacune", "Motif de la décision.")
    decided = Row(
        "X1/1#essai",
        "X1",
        "1",
        "Une exigence d'essai.",
        "égalité",
        "emploi",
        "partiel",
        0.5,
        "champ trop étroit",
        "Motif.",
        (article,),
        True,
        "Clause.",
        "ratifiée",
        "tout-migrant",
        "loi",
        ("X1/2",),
        ("femmes",),
        ruling,
        ("mesure",),
    )
    silent = Row("X1/2#essai", "X1", "2", "Une autre.", "égalité", "emploi", "lacune", 0.5, "silence", "Motif.", ())
    return Scan("legalgap/scan/1", date(2020, 1, 1), {}, ("00-00",), (decided, silent), ("Une note.",))
