"""Who leads, who joins, who is heard, who may support."""

from collections.abc import Iterable

from legalgap.model.library import Actor, Library
from legalgap.model.measures import Parties
from legalgap.plan.gaps import Gap
from legalgap.plan.rules import first


def parties(gap: Gap, library: Library) -> Parties:
    """The actors of the first role that fits; those that no file describes are left out."""
    role = first(library.roles.roles, gap)
    social = known(library.roles.social, library)
    if role is None:
        return Parties(None, (), social, ())
    return Parties(library.actors.get(role.pilot), known(role.joined, library), social, known(role.partners, library))


def known(ids: Iterable[str], library: Library) -> tuple[Actor, ...]:
    """The actors of those ids that are described."""
    return tuple(library.actors[i] for i in ids if i in library.actors)
