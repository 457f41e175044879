"""A draft applied to the law of one day, without writing anything."""

from datetime import date

from legalgap.errors import ArgumentError
from legalgap.model.texts import ActText
from legalgap.reform.entries import entries_on
from legalgap.reform.formulas import read_amendments
from legalgap.reform.operations import Unread, apply_all
from legalgap.reform.reading import Reading
from legalgap.reform.targets import own_numbers
from legalgap.reform.versions import with_text


def propose(text: ActText, reading: Reading, day: date) -> tuple[ActText, list[Unread]]:
    """The act as a draft would have it on `day`, and the sentences of the draft that were left.

    A draft that amends the act is applied to it; any other is read as its new text.

    Raises:
        ArgumentError: the draft amends, but nothing of it applies for certain; or it changes nothing.
    """
    before = entries_on(text, day)
    read = read_amendments(reading, text.act)
    after, done, refused = apply_all(before, read.operations)
    left = [*read.unread, *refused]
    if not read.operations and reading.act.number not in {*own_numbers(text.act), ""} and left:
        raise ArgumentError(
            f"Aucune modification de l'acte {text.act.id} n'a pu être lue dans ce projet", where=reading.name, todo=left[0].why
        )
    if read.operations and not done:
        raise ArgumentError(f"Rien de ce projet ne s'applique à l'acte {text.act.id}", where=reading.name, todo=left[0].why)
    return with_text(text, after if done else reading.entries, day), [] if not read.operations else left
