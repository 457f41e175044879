"""Who may come in: the token of a local page, or users with passwords; and the sessions of those inside."""

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from legalgap.review.shelf import Pending
from legalgap.review.users import Users

MOST_SESSIONS = 500
LANGS = ("fr", "en", "ar")


@dataclass
class Session:
    """Somebody inside: their name, whether a password proved it, their language, the secret of their forms, what they are bringing in."""

    person: str
    named: bool = False
    lang: str = "fr"
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    workbook: bytes = b""
    pending: Pending | None = None


class Door:
    """Lets people in and knows them again.

    `hosts` are the values admitted in the Host header. With `users`, a name and a password are asked; without, the token of the address.
    """

    def __init__(self, hosts: frozenset[str], person: str, users: Users | None = None, port: int = 0, secure: bool = False) -> None:
        self.hosts, self.person, self.users, self.secure = hosts, person, users, secure
        self.token = secrets.token_urlsafe(24)
        self.cookie = f"legalgap-{port}"
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def scheme(self) -> str:
        """How pages are reached: https where they go over TLS."""
        return "https" if self.secure else "http"

    def by_token(self, given: str) -> str | None:
        """A new session for whoever holds the token; None otherwise, and always where passwords are asked."""
        if self.users is not None or not secrets.compare_digest(given.encode(), self.token.encode()):
            return None
        return self.admit(self.person)

    def by_password(self, name: str, password: str, client: str) -> str | None:
        """A new session for a user with the right password; raises ArgumentError after too many failures."""
        if self.users is None or not self.users.verify(name, password, client):
            return None
        return self.admit(name)

    def admit(self, person: str) -> str:
        """A new session; the oldest gives way where there are too many."""
        key = secrets.token_urlsafe(32)
        with self._lock:
            self._sessions[key] = Session(person, self.users is not None)
            while len(self._sessions) > MOST_SESSIONS:
                self._sessions.popitem(last=False)
        return key

    def session(self, key: str) -> Session | None:
        """The session of a cookie."""
        return self._sessions.get(key)

    def leave(self, key: str) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(key, None)
