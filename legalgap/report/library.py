"""What the data say of the themes, groups, instruments and acts that a scan names; read when first asked for."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from legalgap.model.norms import Group, Instrument, Labels, Norm, Theme
from legalgap.model.texts import Act, ActText
from legalgap.store.builtin import STRATEGIES, folders, load_instruments, load_norms, load_themes
from legalgap.store.lexicon import load_groups
from legalgap.store.places import data_root
from legalgap.store.yamlfile import read_yaml


class Library:
    """The built-in data, and the acts and norms of a dossier before those of the same id."""

    def __init__(self, added: Sequence[ActText] = (), norms: Sequence[Norm] = ()) -> None:
        self.root: Path = data_root()
        self.added, self.norms = added, norms

    @cached_property
    def themes(self) -> dict[str, Theme]:
        """Themes by name."""
        return load_themes(self.root)

    @cached_property
    def groups(self) -> dict[str, Group]:
        """Groups by name."""
        return load_groups(self.root)

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        """Instruments by id."""
        return {i.id: i for i in [*load_instruments(self.root), *(n.instrument for n in self.norms)]}

    @cached_property
    def acts(self) -> dict[str, Act]:
        """Acts by id."""
        held = [read_yaml(folder / "act.yaml", Act) for folder in folders(self.root / "corpus") if folder.name != STRATEGIES]
        return {a.id: a for a in [*held, *(t.act for t in self.added)]}

    @cached_property
    def claims(self) -> dict[str, tuple[Labels, Labels]]:
        """The claim and the model clause of each requirement by id, in the languages they are held in."""
        return {
            r.id: (r.claim, r.model_clause) for n in (*load_norms(self.root), *self.norms) for p in n.provisions for r in p.requirements
        }
