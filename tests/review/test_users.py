"""A page that others may reach: passwords, encryption, names; nothing less."""

import stat
from pathlib import Path
from types import SimpleNamespace

import pytest
from valmerie import LEAD

from legalgap.errors import ArgumentError, InputFileError
from legalgap.review.desk import Desk
from legalgap.review.door import Door
from legalgap.review.pages import row_url
from legalgap.review.queue import Filters
from legalgap.review.studio import Studio
from legalgap.review.users import Users, add_user

pytest.importorskip("argon2", reason="partie facultative review absente")
PASSWORD = "une phrase assez longue"
SITE = "https://revue.example"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes as real ones, made faster."""
    from argon2 import PasswordHasher

    monkeypatch.setattr("legalgap.review.users.make_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def users(tmp_path: Path) -> Path:
    path = tmp_path / "users.json"
    add_user(path, "B. Greffière", PASSWORD)
    return path


def test_the_file_holds_no_password_and_is_private(users: Path) -> None:
    assert PASSWORD not in users.read_text(encoding="utf-8")
    assert "$argon2id$" in users.read_text(encoding="utf-8")
    assert stat.S_IMODE(users.stat().st_mode) == 0o600


def test_passwords(users: Path) -> None:
    add_user(users, "C. Avocat", "une autre phrase longue")
    held = Users(users)
    assert held.verify("B. Greffière", PASSWORD, "ici")
    assert not held.verify("C. Avocat", PASSWORD, "ici")
    assert not held.verify("inconnu", PASSWORD, "ici")
    assert not held.verify("inconnu", "", "ici")


def test_too_many_failures_make_one_wait(users: Path) -> None:
    held = Users(users)
    for _ in range(5):
        assert not held.verify("B. Greffière", "faux", "là")
    with pytest.raises(ArgumentError, match="Trop d'essais"):
        held.verify("B. Greffière", PASSWORD, "ailleurs")
    with pytest.raises(ArgumentError, match="Trop d'essais"):
        held.verify("autre", "x", "là")


@pytest.mark.parametrize("password", ["", "court"])
def test_a_short_password_is_refused(tmp_path: Path, password: str) -> None:
    with pytest.raises(ArgumentError, match="trop court"):
        add_user(tmp_path / "u.json", "B", password)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"B": "en clair"}', "{"])
def test_a_file_that_is_not_one_of_users_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "u.json").write_text(content)
    with pytest.raises(InputFileError, match="Fichier d'utilisateurs"):
        Users(tmp_path / "u.json")


def test_a_user_enters_by_password_and_decides_in_their_name(desk: Desk, studio: Studio, users: Path) -> None:
    pytest.importorskip("fastapi", reason="partie facultative review absente")
    from fastapi.testclient import TestClient

    from legalgap.review.app import make_app

    door = Door(frozenset({"revue.example"}), "serveur", Users(users), 443, secure=True)
    client = TestClient(make_app(studio, door), base_url=SITE, headers={"origin": SITE})
    assert client.get(f"/?token={door.token}").status_code == 401
    assert client.get("/").url.path == "/login"
    assert client.post("/login", data={"person": "B. Greffière", "password": "faux"}).status_code == 401
    assert client.post("/login", data={"person": "B. Greffière", "password": PASSWORD}, headers={"origin": "https://x"}).status_code == 403
    entered = client.post("/login", data={"person": "B. Greffière", "password": PASSWORD})
    assert (entered.status_code, entered.url.path) == (200, "/")
    assert "max-age" in entered.headers["strict-transport-security"]
    assert "Secure" in entered.history[0].headers["set-cookie"]
    session = door.session(client.cookies[door.cookie])
    assert session
    form = {"csrf": session.csrf, "person": "Quelqu'un d'autre", "back": "/"}
    client.post("/settings", data=form)
    client.post(row_url(LEAD, Filters()), data={"csrf": session.csrf, "deed": "discuss"})
    assert [d.by for d in desk.board().decisions] == ["B. Greffière"]
    client.post("/leave", data={"csrf": session.csrf})
    assert client.get("/").url.path == "/login"


OPEN = [
    (SimpleNamespace(host="0.0.0.0"), "--users FICHIER, --cert FICHIER, --key FICHIER, --allow-host NOM"),
    (SimpleNamespace(host="192.0.2.7", users=Path("u"), names=("revue.example",)), "--cert FICHIER, --key FICHIER"),
    (SimpleNamespace(host="::", users=Path("u"), certificate=Path("c"), key=Path("k")), "--allow-host NOM"),
    (SimpleNamespace(host="revue.example"), "--users FICHIER"),
]


@pytest.mark.parametrize(("asked", "lacks"), OPEN)
def test_no_other_computer_reaches_a_page_without_protection(asked: SimpleNamespace, lacks: str) -> None:
    pytest.importorskip("fastapi", reason="partie facultative review absente")
    from legalgap.review.serve import Reach, refuse_open

    with pytest.raises(ArgumentError, match="sans protection") as caught:
        refuse_open(Reach(**vars(asked)))
    assert lacks in str(caught.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_this_computer_needs_none(host: str) -> None:
    pytest.importorskip("fastapi", reason="partie facultative review absente")
    from legalgap.review.serve import Reach, refuse_open

    refuse_open(Reach(host))
