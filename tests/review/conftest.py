"""A desk on a new dossier, and its pages behind the guard."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from valmerie import case

from legalgap.match.memory import Memory
from legalgap.model.norms import Lexicon
from legalgap.review.desk import Desk
from legalgap.review.pages import Pages
from legalgap.review.studio import Studio
from legalgap.store.builtin import load_themes
from legalgap.store.dossier import create_dossier
from legalgap.store.lexicon import load_lexicon

ORIGIN = "http://127.0.0.1:8000"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(create_dossier(tmp_path / "dossier"), case())


@pytest.fixture(scope="session")
def pages() -> Pages:
    """The templates and words, read once."""
    return Pages(load_themes())


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture
def studio(desk: Desk, pages: Pages, lexicon: Lexicon) -> Studio:
    return Studio(desk, pages, lexicon, Memory(None, None))


@pytest.fixture
def site(desk: Desk, studio: Studio) -> SimpleNamespace:
    """The application, its door, and a client that came in with the token."""
    pytest.importorskip("fastapi", reason="partie facultative review absente")
    from fastapi.testclient import TestClient

    from legalgap.review.app import make_app
    from legalgap.review.door import Door

    door = Door(frozenset({"127.0.0.1:8000"}), "A. Juriste", port=8000)
    app = make_app(studio, door)

    def client(person: str = "") -> TestClient:
        made = TestClient(app, base_url=ORIGIN, headers={"origin": ORIGIN})
        assert made.get(f"/?token={door.token}").status_code == 200
        if person:
            session = door.session(made.cookies[door.cookie])
            assert session
            session.person = person
        return made

    def csrf(made: TestClient) -> str:
        session = door.session(made.cookies[door.cookie])
        assert session
        return session.csrf

    return SimpleNamespace(app=app, door=door, desk=desk, client=client, csrf=csrf)
