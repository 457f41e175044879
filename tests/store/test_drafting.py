"""What is drafted of an instrument's provisions, and how it is kept."""

import datetime
import os
from pathlib import Path

import pytest

from legalgap.errors import ArgumentError
from legalgap.model.norms import Force
from legalgap.parse.convert import Labels
from legalgap.store import drafting
from legalgap.store.adding import Reading, read_sent
from legalgap.store.dossier import create_dossier
from legalgap.store.draftfile import keep_draft
from legalgap.store.drafting import DEFINITIONS, NEUTRAL, Draft, adoption, cuts_of, draft_norm, force, instrument_id, themed
from legalgap.store.norms import dossier_norms, known_norms

TREATY = "Convention sur les phares\n\nArticle 1\nLe terme « phare » désigne une tour.\n\nArticle 2\n1. Tout phare est gardé.\n2. Il est peint.\n"


def reading(text: str) -> Reading:
    return read_sent(text.encode(), Path("phares.txt"), None)


def made(text: str = TREATY, id_: str = "P1") -> Draft:
    held = reading(text)
    cuts = cuts_of(held.acts[0])
    return draft_norm(held, held.acts[0], cuts, Labels(id_), "VM")


FORCES: list[tuple[str, Force]] = [
    ("Tout État garde ses phares.", "obligation"),
    ("Each Member shall keep its lights.", "obligation"),
    ("Les États peuvent conclure des accords.", "faculté"),
    ("A Member may exclude some lights.", "faculté"),
    ("Nul gardien ne peut être chassé.", "abstention"),
    ("No keeper shall be dismissed.", "abstention"),
    ("يجوز للدولة أن تعقد اتفاقا.", "faculté"),
    ("لا يجوز طرد الحارس.", "abstention"),
]


@pytest.mark.parametrize(("claim", "said"), FORCES)
def test_the_force_of_a_promise_is_read_in_its_words(claim: str, said: Force) -> None:
    assert force(claim) == said


DATES = [
    ("Convention sur les phares, adoptée le 3 mai 2001\n\nArticle 1\nUn.\n", datetime.date(2001, 5, 3)),
    ("Convention sur les phares\nAdoptée à Valbourg le 3 mai 2001\n\nArticle 1\nUn.\n", datetime.date(2001, 5, 3)),
    ("Convention sur les phares\nLa Conférence, réunie en sa session du 3 mai 2001, adopte ceci :\n\nArticle 1\nUn.\n", None),
    ("Convention sur les phares\n\nArticle 1\nUn.\n\nFait à Valbourg, le 3 mai 2001.\n", datetime.date(2001, 5, 3)),
    ("Convention sur les phares\n\nArticle 1\nUn.\n", None),
]


@pytest.mark.parametrize(("text", "day"), DATES)
def test_the_day_of_adoption_is_read_and_never_guessed(text: str, day: datetime.date | None) -> None:
    assert adoption(reading(text).acts[0]) == day


def test_an_instrument_of_the_labour_organization_is_called_by_its_number() -> None:
    text = "Convention (n° 912) sur les phares\nLa Conférence de l'Organisation internationale du Travail,\n\nArticle 1\nUn.\n"
    held = reading(text)
    assert instrument_id(held.acts[0], held.document) == "C912"
    other = reading(TREATY)
    assert instrument_id(other.acts[0], other.document) == "phares"


def test_themes_are_neutral_where_none_was_guessed_and_definitions_have_theirs() -> None:
    assert {p.ref: p.theme for p in made().norm.provisions} == {"1": DEFINITIONS, "2(1)": NEUTRAL, "2(2)": NEUTRAL}
    assert [p.theme for p in themed(made(), ["santé", "santé", None]).norm.provisions] == [DEFINITIONS, "santé", NEUTRAL]


def test_what_is_kept_is_what_was_drafted(tmp_path: Path) -> None:
    draft, dossier = made(), create_dossier(tmp_path / "d")
    assert keep_draft(dossier, draft)
    assert dossier_norms(dossier) == (draft.norm,)
    assert known_norms(dossier)[-1] == draft.norm
    assert not keep_draft(dossier, draft)
    with pytest.raises(ArgumentError, match="tirée d'un autre fichier"):
        keep_draft(dossier, made(TREATY.replace("peint", "haut")))


@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_a_failure_at_any_step_leaves_the_dossier_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    dossier = create_dossier(tmp_path / "d")
    before = sorted(p.name for p in dossier.root.iterdir())

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(ArgumentError, match="ne peut pas être écrite"):
        keep_draft(dossier, made())
    assert dossier_norms(dossier) == ()
    assert [name for name in sorted(p.name for p in dossier.root.iterdir()) if name != "normes"] == before


def test_a_text_that_asks_for_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "cut_act", lambda act: [])
    with pytest.raises(ArgumentError, match="Aucune disposition"):
        cuts_of(reading(TREATY).acts[0])
