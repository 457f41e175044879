"""What a file may cost: every reader stops at these, with a message."""

from legalgap.errors import InputFileError

MAX_BYTES = 200 * 1024 * 1024
MAX_PAGES = 5_000
MAX_CHARACTERS = 60_000_000
MAX_PAGE_CHARACTERS = 400_000
MAX_LINE = 20_000
MAX_FILES = 2_000
MAX_INFLATED = 400 * 1024 * 1024
MAX_RATIO = 200


def refuse_size(count: int, most: int, what: str, where: str) -> None:
    """Refuse what is larger than a limit.

    Raises:
        InputFileError: more than `most`.
    """
    if count > most:
        held, top = (f"{n:,}".replace(",", "\u202f") for n in (count, most))
        raise InputFileError(f"Fichier trop grand : {held} {what}, {top} au plus", where=where, todo="découpez-le et ajoutez les parties")
