"""An action on trade unions meets the norm and the article that speak of them; one on roads meets nothing."""

from datetime import date
from pathlib import Path

import pytest

from legalgap.match.encoder import UseEncoder
from legalgap.match.memory import Memory
from legalgap.model.norms import promises
from legalgap.model.texts import passages
from legalgap.plan import coherence
from legalgap.plan.coherence import Coherence, compare_strategies
from legalgap.store.builtin import load_corpus, load_norms, load_strategies, load_themes
from legalgap.store.lexicon import load_lexicon

DAY = date(2016, 1, 1)


@pytest.fixture
def found(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Coherence:
    monkeypatch.setattr(coherence, "NEAR", 0.3)  # sixteen texts leave little room to stand out
    themes = load_themes(tiny)
    asked, law = promises(load_norms(tiny), themes), list(passages(load_corpus(tiny), DAY))
    memory = Memory(None, tmp_path)
    return compare_strategies(load_strategies(tiny), asked, law, themes, DAY, load_lexicon(tiny), memory, UseEncoder())


def test_an_action_meets_what_speaks_of_it(found: Coherence) -> None:
    unions, roads = found.lines
    assert unions.requirements[0].ref == "V01/2#direction"
    assert "12-34 art. 6" in [a.ref for a in unions.articles]
    assert unions.themes == ("droits-syndicaux",)
    assert (roads.requirements, roads.articles, roads.themes) == ((), (), ())


def test_a_theme_without_item_is_silent(found: Coherence) -> None:
    assert [line.item.num for line in found.cell("PTV", "droits-syndicaux")] == ["1"]
    assert "droits-syndicaux" not in found.silent("PTV")
    assert set(found.unheard()) == {"rémunération", "recrutement-et-placement"}
