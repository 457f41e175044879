"""The server: its address, who may reach it, and the page kept open until it is stopped."""

import ipaddress
import socket
import ssl
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from starlette.types import ASGIApp

from legalgap.errors import ArgumentError, InputFileError
from legalgap.review.door import Door
from legalgap.review.users import Users


class Reach(Struct, frozen=True):
    """Where the page is served; beyond this computer, `users`, `certificate` and `key` are files that must be given."""

    host: str = "127.0.0.1"
    port: int = 0
    names: tuple[str, ...] = ()
    users: Path | None = None
    certificate: Path | None = None
    key: Path | None = None

    @property
    def local(self) -> bool:
        """Whether only this computer can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def refuse_open(reach: Reach) -> None:
    """Refuse to be reached from elsewhere without passwords, encryption and the names under which it is reached."""
    if reach.local:
        return
    lacks = [
        option
        for option, given in (
            ("--users FICHIER", reach.users),
            ("--cert FICHIER", reach.certificate),
            ("--key FICHIER", reach.key),
            ("--allow-host NOM", reach.names),
        )
        if not given
    ]
    if lacks:
        raise ArgumentError(
            f"La page serait ouverte à d'autres ordinateurs ({reach.host}) sans protection", todo=f"ajoutez {', '.join(lacks)}"
        )


def bind(reach: Reach) -> socket.socket:
    """The socket of the server, already listening: whoever reads the address may connect at once."""
    family = socket.AF_INET6 if ":" in reach.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((reach.host, reach.port))
        made.listen(128)
    except (OSError, OverflowError) as error:
        made.close()
        said = getattr(error, "strerror", None) or str(error)
        what = f"L'adresse {reach.host}:{reach.port} ne peut pas être prise ({said})"
        raise ArgumentError(what, todo="choisissez un autre --port") from None
    return made


def open_door(reach: Reach, port: int, person: str) -> Door:
    """The door of a server on that port."""
    names = {"localhost", "127.0.0.1", "[::1]"} if reach.local else set(reach.names)
    hosts = {f"{name}:{port}" for name in names} | (names if port in (80, 443) else set())
    users = Users(reach.users) if reach.users else None
    return Door(frozenset(hosts), person, users, port, reach.certificate is not None)


def address(reach: Reach, port: int, door: Door) -> str:
    """What to open in a browser."""
    name = reach.names[0] if reach.names else "[::1]" if ":" in reach.host else "127.0.0.1"
    return f"{door.scheme}://{name}:{port}/" + ("" if door.users else f"?token={door.token}")


def serve(app: ASGIApp, listening: socket.socket, reach: Reach, started: Callable[[], None]) -> None:
    """Serve until the program is stopped.

    Raises:
        InputFileError: the certificate or its key cannot be read.
    """
    import uvicorn

    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off", limit_concurrency=200)
    if reach.certificate:
        config.ssl_certfile, config.ssl_keyfile = str(reach.certificate), str(reach.key)
    try:
        config.load()
    except (OSError, ssl.SSLError) as error:
        where = f"{reach.certificate}, {reach.key}"
        raise InputFileError(f"Certificat ou clé illisible ({error})", where=where, todo="vérifiez ces deux fichiers") from None
    started()
    uvicorn.Server(config).run(sockets=[listening])
