"""Signals and thesaurus: patterns that can be read, names that exist, a digest that follows them."""

from pathlib import Path

import pytest
from made_up import Edit

from legalgap.errors import DataError
from legalgap.store.builtin import load_norms
from legalgap.store.lexicon import load_lexicon, refuse_unknown_signals

ONE_SIGNAL = "salaire:\n  side: neutral\n  label: {fr: salaire}\n  patterns: {fr: ['"


@pytest.mark.parametrize("pattern", ["(salaire", "salaire)", "[a-", "*salaire", "(?P<1>x)"])
def test_a_pattern_that_cannot_be_read_is_named(tiny: Path, pattern: str) -> None:
    path = tiny / "norms" / "signals.yaml"
    path.write_text(f"{ONE_SIGNAL}{pattern}']}}\n", encoding="utf-8")
    with pytest.raises(DataError) as refusal:
        load_lexicon()
    message = str(refusal.value)
    assert f"Motif illisible du signal « salaire » : {pattern}" in message
    assert str(path) in message


def test_a_signal_that_a_norm_expects_must_exist(edit: Edit) -> None:
    edit("norms/v01/provisions.yaml", "for: [tout-salarié]", "for: [tout-salarié, licorne]")
    with pytest.raises(DataError, match=r"Signal inconnu à l'exigence V01/2#adhésion : licorne"):
        refuse_unknown_signals(load_norms(), load_lexicon())


def test_known_signals_pass(tiny: Path) -> None:
    lexicon = load_lexicon()
    refuse_unknown_signals(load_norms(), lexicon)
    assert {"tout-salarié", "condition-de-nationalité"} <= set(lexicon.signals)


@pytest.mark.parametrize("name", ["signals.yaml", "thesaurus.yaml"])
def test_the_digest_follows_the_files(tiny: Path, name: str) -> None:
    before = load_lexicon().digest
    assert load_lexicon().digest == before
    path = tiny / "norms" / name
    path.write_text(path.read_text(encoding="utf-8") + "# note\n", encoding="utf-8")
    assert load_lexicon().digest != before
