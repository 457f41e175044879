"""The signals and the thesaurus of norms/."""

import hashlib
import re
from pathlib import Path

from legalgap.errors import DataError
from legalgap.model.norms import Group, Lexicon, Norm, Notion, Signal
from legalgap.store.places import data_root
from legalgap.store.yamlfile import read_yaml


def load_lexicon(root: Path | None = None) -> Lexicon:
    """Signals and notions, with a digest that changes whenever they do."""
    base = (root or data_root()) / "norms"
    signals = read_yaml(base / "signals.yaml", dict[str, Signal], refuse_bad_patterns)
    notions = read_yaml(base / "thesaurus.yaml", dict[str, Notion])
    seal = hashlib.blake2b(digest_size=6)
    for name in ("signals.yaml", "thesaurus.yaml"):
        seal.update((base / name).read_bytes())
    return Lexicon(signals, notions, seal.hexdigest())


def load_groups(root: Path | None = None) -> dict[str, Group]:
    """The groups of persons by name."""
    return read_yaml((root or data_root()) / "norms" / "groups.yaml", dict[str, Group], refuse_bad_groups)


def refuse_bad_groups(groups: dict[str, Group], path: Path) -> None:
    """Every pattern of every group is a regular expression."""
    for name, group in groups.items():
        refuse_bad_pattern(f"groupe « {name} »", group.patterns, path)


def refuse_bad_patterns(signals: dict[str, Signal], path: Path) -> None:
    """Every pattern of every signal is a regular expression."""
    for name, signal in signals.items():
        refuse_bad_pattern(f"signal « {name} »", tuple(p for ps in signal.patterns.values() for p in ps), path)


def refuse_bad_pattern(owner: str, patterns: tuple[str, ...], path: Path) -> None:
    """Every pattern is a regular expression."""
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise DataError(f"Motif illisible du {owner} : {pattern} ({error})", where=str(path), todo="corrigez le motif") from None


def refuse_unknown_signals(norms: tuple[Norm, ...], lexicon: Lexicon) -> None:
    """Every signal that a requirement expects is defined."""
    for r in (r for n in norms for p in n.provisions for r in p.requirements):
        unknown = set(r.signals.favour + r.signals.against) - set(lexicon.signals)
        if unknown:
            raise DataError(
                f"Signal inconnu à l'exigence {r.id} : {', '.join(sorted(unknown))}",
                where="norms/signals.yaml",
                todo="définissez ce signal ou choisissez-en un autre",
            )
