"""The instruments that are known: those built in, and those of a dossier, which take their place."""

from pathlib import Path

from legalgap.model.norms import Instrument, Norm
from legalgap.store.builtin import folders, load_instruments, load_norm, load_norms, load_themes, refuse_repeats, refuse_unknown_themes
from legalgap.store.dossier import Dossier


def dossier_norms(dossier: Dossier) -> tuple[Norm, ...]:
    """The instruments of a dossier, by folder name.

    Raises:
        DataError: a malformed file, an id given twice, an unknown theme.
    """
    base: Path = dossier.norms_root
    norms = [load_norm(folder) for folder in folders(base)]
    refuse_repeats([n.instrument.id.casefold() for n in norms], "identifiant d'instrument", base)
    refuse_repeats([f"{n.instrument.id}/{p.ref}" for n in norms for p in n.provisions], "disposition", base)
    refuse_repeats([r.id for n in norms for p in n.provisions for r in p.requirements], "identifiant d'exigence", base)
    refuse_unknown_themes(norms, load_themes(), base)
    return tuple(norms)


def known_norms(dossier: Dossier | None) -> tuple[Norm, ...]:
    """The built-in instruments, and those of a dossier, which take the place of built-in ones of the same id."""
    own = dossier_norms(dossier) if dossier else ()
    held = {n.instrument.id.casefold() for n in own}
    return tuple(n for n in load_norms() if n.instrument.id.casefold() not in held) + own


def known_instruments(dossier: Dossier | None) -> dict[str, Instrument]:
    """The same instruments by id, without their provisions where these need not be read."""
    own = {n.instrument.id: n.instrument for n in dossier_norms(dossier)} if dossier else {}
    return {i.id: i for i in load_instruments()} | own
