"""Optional libraries, asked for by name where they are needed."""

import importlib
from typing import Any

from legalgap.errors import MissingPartError


def optional(module: str, extra: str) -> Any:
    """The module.

    Raises:
        MissingPartError: it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError:
        raise MissingPartError(f"Ce format demande la bibliothèque « {module} »", todo=f"pip install 'legalgap[{extra}]'") from None
