"""Users with passwords, for a page that others than this computer may reach."""

import json
import os
import threading
import time
from pathlib import Path
from typing import Any

from legalgap.errors import ArgumentError, InputFileError, MissingPartError
from legalgap.review.deeds import LONGEST_NAME, tidy
from legalgap.store.files import write_whole

SHORTEST = 12
TRIES, REST = 5, 60.0
"""Failures of one address or one name after which it waits, and for how many seconds."""


class Users:
    """Names and argon2 hashes of a file that its owner alone can read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.hashes = read_hashes(path)
        self.hasher = make_hasher()
        self.decoy = self.hasher.hash("")
        self._failures: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def verify(self, name: str, password: str, client: str) -> bool:
        """Whether the password is that of the user; an unknown name takes as long.

        Raises:
            ArgumentError: too many failures of that name or address lately.
        """
        from argon2.exceptions import VerificationError

        self.refuse_hurry((f"name:{name}", f"from:{client}"))
        try:
            right = self.hasher.verify(self.hashes.get(name, self.decoy), password) and name in self.hashes
        except VerificationError:
            right = False
        if not right:
            self.note_failure((f"name:{name}", f"from:{client}"))
        return right

    def refuse_hurry(self, keys: tuple[str, ...]) -> None:
        """Raise where one of the keys failed too often lately."""
        since = time.monotonic() - REST
        with self._lock:
            for key in keys:
                if sum(t > since for t in self._failures.get(key, ())) >= TRIES:
                    raise ArgumentError("Trop d'essais manqués", todo=f"attendez {REST:.0f} secondes")

    def note_failure(self, keys: tuple[str, ...]) -> None:
        """Remember a failure; those too old to count are forgotten."""
        now = time.monotonic()
        with self._lock:
            kept = {k: [t for t in times if t > now - REST] for k, times in self._failures.items()}
            self._failures = {k: times for k, times in kept.items() if times}
            for key in keys:
                self._failures.setdefault(key, []).append(now)


def add_user(path: Path, name: str, password: str) -> None:
    """Add a user to a file of users, or change their password.

    Raises:
        ArgumentError: no name, or too short a password.
        InputFileError: the file is not a file of users.
    """
    who = tidy(name, LONGEST_NAME)
    if not who or "\n" in who:
        raise ArgumentError("Le nom de l'utilisateur manque", todo="donnez-le avec --add-user NOM")
    if len(password) < SHORTEST:
        raise ArgumentError("Mot de passe trop court", todo=f"prenez {SHORTEST} signes au moins")
    held = read_hashes(path) if path.exists() else {}
    held[who] = make_hasher().hash(password)
    write_whole(path, json.dumps(held, ensure_ascii=False, indent=1).encode() + b"\n")
    os.chmod(path, 0o600)


def read_hashes(path: Path) -> dict[str, str]:
    """Names and hashes of a file of users."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        held = None
    if not isinstance(held, dict) or not held or not all(isinstance(h, str) and h.startswith("$argon2") for h in held.values()):
        raise InputFileError(
            "Fichier d'utilisateurs illisible ou vide", where=str(path), todo="créez-le : legalgap review --users FICHIER --add-user NOM"
        )
    return held


def make_hasher() -> Any:
    """The argon2 hasher, or how to install it."""
    try:
        from argon2 import PasswordHasher
    except ImportError:
        raise MissingPartError("Les mots de passe demandent argon2", todo="pip install 'legalgap[review]'") from None
    return PasswordHasher()
