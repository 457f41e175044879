"""The groups of persons that a requirement concerns."""

import re

from legalgap.match.fold import fold, strip_accents
from legalgap.model.norms import Group, Promise


class GroupReader:
    """Reads in a requirement's own words which groups of persons it speaks of."""

    def __init__(self, groups: dict[str, Group]) -> None:
        self.patterns = {name: re.compile("|".join(g.patterns)) for name, g in groups.items()}

    def read(self, promise: Promise) -> tuple[str, ...]:
        """The groups of a requirement, in the order of the table."""
        words = strip_accents(fold(f"{promise.heading}. {promise.summary} {promise.requirement.claim.fr} {promise.requirement.duty.to}"))
        return tuple(name for name, pattern in self.patterns.items() if pattern.search(words))
