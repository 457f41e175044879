"""Refusals for jurists: what, where, what to do; each kind has its exit code."""

from typing import Any


class LegalgapError(Exception):
    """A refusal in one French message; `code` is the exit status of the command."""

    code = 1

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(self.message())

    def __reduce__(self) -> tuple[Any, ...]:
        """The same refusal once it came from another process."""
        return rebuild, (type(self), self.what, self.where, self.todo)

    def message(self) -> str:
        """What happened, where, and what to do, in one paragraph."""
        where = f" ({self.where})" if self.where else ""
        todo = f" → {self.todo}" if self.todo else ""
        return f"{self.what}{where}.{todo}"


def rebuild(kind: type[LegalgapError], what: str, where: str, todo: str) -> LegalgapError:
    """A refusal from its parts."""
    return kind(what, where=where, todo=todo)


class ArgumentError(LegalgapError):
    """A bad argument: unknown law, norm, date, format, or an output that cannot be written."""

    code = 2


class InputFileError(LegalgapError):
    """A file given by the user that is not what it claims to be."""

    code = 3


class DataError(LegalgapError):
    """Malformed norms, corpus or weights."""

    code = 4


class MissingPartError(LegalgapError):
    """An optional part (an extra) that is not installed."""

    code = 5
