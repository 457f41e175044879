"""What a jurist may ask, and what is refused."""

import pytest
from valmerie import JOIN, LEAD, PAY

from legalgap.errors import ArgumentError
from legalgap.review.deeds import Ask, ConflictError, tidy
from legalgap.review.desk import Desk

ALLOWED = [
    ("confirmer", Ask("confirm", "contradiction"), ("contradiction", "contradiction", None)),
    ("changer", Ask("status", "partiel", why="Voir."), ("contradiction", "partiel", None)),
    ("relation", Ask("relation", "partial", "12-34/6"), ("contradicts", "partial", "12-34/6")),
    ("ajouter", Ask("add-article", "full", "12-34/46 bis"), (None, "full", "12-34/46 bis")),
    ("retirer", Ask("remove-article", "", "12-34/6"), ("contradicts", None, "12-34/6")),
    ("commenter", Ask("comment", why="À relire."), (None, None, None)),
    ("citer", Ask("cite", "CEACR, observation, 2019"), (None, "CEACR, observation, 2019", None)),
    ("discuter", Ask("discuss"), (None, None, None)),
]


@pytest.mark.parametrize(("what", "ask", "kept"), ALLOWED)
def test_allowed(desk: Desk, what: str, ask: Ask, kept: tuple[str | None, ...]) -> None:
    made = desk.decide(LEAD, ask, "A. Juriste")
    assert (made.before, made.after, made.article) == kept
    assert (made.deed, made.by, made.requirement, made.why) == (ask.deed, "A. Juriste", LEAD, ask.why)
    assert made.on.startswith("norme=")
    assert desk.board().decisions == (made,)


REFUSED = [
    ("acte inconnu", Ask("delete"), "Acte inconnu"),
    ("signature par une ligne", Ask("sign-off"), "Acte inconnu"),
    ("statut inconnu", Ask("status", "parfait"), "Statut inconnu"),
    ("statut vide", Ask("status"), "Statut inconnu"),
    ("relation inconnue", Ask("relation", "oui", "12-34/6"), "Relation inconnue"),
    ("article d'ailleurs", Ask("relation", "full", "12-34/3"), "n'est pas sur cette ligne"),
    ("article retiré d'ailleurs", Ask("remove-article", "", "12-34/3"), "n'est pas sur cette ligne"),
    ("article déjà là", Ask("add-article", "full", "12-34/6"), "déjà présent"),
    ("article qui n'existe pas", Ask("add-article", "full", "99-99/1"), "inconnu"),
    ("commentaire blanc", Ask("comment", why=" \n "), "commentaire est vide"),
    ("autorité vide", Ask("cite", why="x"), "autorité citée manque"),
    ("annuler ce qui n'est pas", Ask("undo", undoes="0123"), "déjà été annulée"),
]


@pytest.mark.parametrize(("what", "ask", "says"), REFUSED)
def test_refused(desk: Desk, what: str, ask: Ask, says: str) -> None:
    with pytest.raises(ArgumentError, match=says):
        desk.decide(LEAD, ask, "A. Juriste")
    assert desk.board().decisions == ()


def test_nobody_decides_without_a_name_nor_on_an_unknown_requirement(desk: Desk) -> None:
    with pytest.raises(ArgumentError, match="nom de la personne"):
        desk.decide(LEAD, Ask("discuss"), " \u200b".strip("\u200b"))
    with pytest.raises(ArgumentError, match="Exigence inconnue"):
        desk.decide("V09/1#x", Ask("discuss"), "A")


def test_the_second_of_two_who_saw_the_same_row_is_told(desk: Desk) -> None:
    seen = desk.version(LEAD)
    first = desk.decide(LEAD, Ask("status", "partiel", seen=seen), "A")
    with pytest.raises(ConflictError, match="entre-temps par A") as caught:
        desk.decide(LEAD, Ask("status", "lacune", seen=seen), "B")
    assert caught.value.other == first
    assert desk.decide(LEAD, Ask("status", "lacune", seen=desk.version(LEAD)), "B").before == "partiel"


def test_a_comment_never_conflicts(desk: Desk) -> None:
    seen = desk.version(LEAD)
    desk.decide(LEAD, Ask("comment", why="un"), "A")
    desk.decide(LEAD, Ask("status", "partiel", seen=seen), "A")
    desk.decide(LEAD, Ask("comment", why="deux", seen=seen), "B")
    assert len(desk.board().decisions) == 3


def test_confirming_a_status_that_is_no_longer_shown_is_a_conflict(desk: Desk) -> None:
    with pytest.raises(ConflictError):
        desk.decide(PAY, Ask("confirm", "lacune"), "A")


def test_only_what_stands_on_the_row_can_be_undone(desk: Desk) -> None:
    made = desk.decide(LEAD, Ask("status", "partiel"), "A")
    with pytest.raises(ArgumentError, match="déjà été annulée"):
        desk.decide(JOIN, Ask("undo", undoes=made.id), "A")
    desk.decide(LEAD, Ask("undo", undoes=made.id, seen=made.id), "B")
    assert desk.board().rows[LEAD].row.status == "contradiction"
    with pytest.raises(ArgumentError, match="déjà été annulée"):
        desk.decide(LEAD, Ask("undo", undoes=made.id, seen=desk.version(LEAD)), "B")


def test_words_are_kept_without_control_characters() -> None:
    assert tidy(" a\x00b\r\nc\ud800\x1b ", 10) == "ab\nc"
    assert tidy("x" * 20, 5) == "xxxxx"


def test_the_board_settles_again_only_what_changed(desk: Desk) -> None:
    before = desk.board()
    assert desk.board() is before
    desk.decide(LEAD, Ask("discuss"), "A")
    after = desk.board()
    assert after.rows[PAY] is before.rows[PAY]
    assert after.rows[LEAD] is not before.rows[LEAD]


def test_a_signed_matrix_is_frozen(desk: Desk) -> None:
    from legalgap.store.signoffs import sign_offs

    desk.decide(LEAD, Ask("status", "partiel"), "A")
    made = desk.sign("A. Juriste", "Version du comité")
    desk.decide(LEAD, Ask("status", "lacune", seen=desk.version(LEAD)), "A")
    path = desk.dossier.root / "rapports" / str(made.after)
    held = path.read_text(encoding="utf-8")
    assert '"signed_by": "A. Juriste"' in held
    assert '"status": "partiel"' in held
    assert [s.state for s in sign_offs(desk.dossier, desk.board().decisions)] == ["intact"]
    path.write_text(held.replace("partiel", "conforme"), encoding="utf-8")
    assert [s.state for s in sign_offs(desk.dossier, desk.board().decisions)] == ["changed"]
    path.unlink()
    assert [s.state for s in sign_offs(desk.dossier, desk.board().decisions)] == ["absent"]
    with pytest.raises(ArgumentError, match="qui signe"):
        desk.sign(" ", "")
