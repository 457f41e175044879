"""Where the built-in data and the cache live."""

import os
from pathlib import Path

from legalgap.errors import DataError

PACKAGE = Path(__file__).resolve().parent.parent


def data_root() -> Path:
    """The folder that holds corpus/, norms/ and reports/: LEGALGAP_DATA, the installed package's, or the checkout's."""
    chosen = os.environ.get("LEGALGAP_DATA")
    if chosen:
        return Path(chosen)
    installed = PACKAGE / "data"
    root = installed if (installed / "norms").is_dir() else PACKAGE.parent
    if not (root / "norms").is_dir():
        raise DataError("Les données intégrées sont introuvables", where=str(root), todo="réinstallez legalgap (pip install .)")
    return root


def cache_root() -> Path:
    """The folder of the vector cache, outside any dossier: LEGALGAP_CACHE or the user's cache folder."""
    chosen = os.environ.get("LEGALGAP_CACHE")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_cache_dir("legalgap", appauthor=False))
