"""Who comes in, from where, with how much: everything else is refused before it reaches a page."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from valmerie import LEAD

from legalgap.review.pages import row_url
from legalgap.review.queue import Filters

URL = row_url(LEAD, Filters())
PAGES = ["/", URL, "/texts", "/reform", "/progress", "/disagreements", "/sign-off", "/exchange", "/help", "/export/decisions.json"]
FORMS = [
    URL,
    "/texts/read",
    "/texts/new",
    "/texts/act/12-34",
    "/texts/scan",
    "/sign-off",
    "/import",
    "/import/choices",
    "/settings",
    "/leave",
]


def stranger(site: SimpleNamespace, **more: Any) -> Any:
    from fastapi.testclient import TestClient

    return TestClient(site.app, base_url="http://127.0.0.1:8000", **more)


def test_a_page_is_for_whoever_has_the_token(site: SimpleNamespace) -> None:
    unknown, known = stranger(site), site.client()
    for page in PAGES:
        assert unknown.get(page).status_code == 401, page
        assert unknown.get(page, params={"token": "x" * 32}).status_code == 401, page
        assert known.get(page).status_code == 200, page


def test_the_token_does_not_stay_in_the_address(site: SimpleNamespace) -> None:
    done = stranger(site).get(f"/?q=a%20b&token={site.door.token}", follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, "/?q=a+b")
    assert re.search(r"HttpOnly.*SameSite=lax", done.headers["set-cookie"])
    assert site.door.token not in done.headers["set-cookie"]


def test_another_host_is_refused(site: SimpleNamespace) -> None:
    client = site.client()
    hosts = ("evil.example", "127.0.0.1:9", "127.0.0.1", "127.0.0.1:8000.evil.example", "localhost:8000")
    assert {client.get("/", headers={"host": host}).status_code for host in hosts} == {421}


def test_the_form_of_another_site_is_refused(site: SimpleNamespace) -> None:
    client = site.client()
    data = {"csrf": site.csrf(client), "deed": "discuss"}
    for form in FORMS:
        for origin in ("http://evil.example", "null", "https://127.0.0.1:8000", "http://127.0.0.1:8001", ""):
            assert client.post(form, data=data, headers={"origin": origin}).status_code == 403, (form, origin)
    assert site.desk.board().decisions == ()


def test_a_form_without_its_secret_is_refused(site: SimpleNamespace) -> None:
    client = site.client()
    for form in FORMS:
        for csrf in ("", "x", "é"):
            done = client.post(form, data={"csrf": csrf, "deed": "discuss"})
            assert (done.status_code, "périmé" in done.text) == (403, True), (form, csrf)
    assert site.desk.board().decisions == ()


def test_a_form_of_one_session_is_not_good_for_another(site: SimpleNamespace) -> None:
    one, other = site.client(), site.client()
    assert other.post(URL, data={"csrf": site.csrf(one), "deed": "discuss"}).status_code == 403


def test_reading_changes_nothing(site: SimpleNamespace) -> None:
    client = site.client()
    for page in (*PAGES, f"{URL}?deed=confirm&after=contradiction"):
        client.get(page)
    assert not site.desk.log.path.exists()


def test_other_methods_are_refused(site: SimpleNamespace) -> None:
    client = site.client()
    assert {client.request(method, URL).status_code for method in ("PUT", "DELETE", "PATCH", "OPTIONS")} == {405}


def test_every_answer_forbids_what_it_does_not_need(site: SimpleNamespace) -> None:
    for answer in (stranger(site).get("/"), site.client().get("/"), site.client().get("/static/review.js"), site.client().get("/absent")):
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(("path", "size"), [(URL, 300_000), ("/settings", 300_000), ("/import", 21_000_000), ("/texts/scan", 300_000)])
def test_too_large_a_body_is_refused_whatever_it_announces(site: SimpleNamespace, path: str, size: int) -> None:
    client = site.client()
    body = b"csrf=" + site.csrf(client).encode() + b"&why=" + b"x" * size
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post(path, content=body, headers=form).status_code == 413
    assert client.post(path, content=(body[i : i + 65536] for i in range(0, len(body), 65536)), headers=form).status_code == 413
    assert site.desk.board().decisions == ()


def test_too_large_a_text_is_refused(site: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    from legalgap.review import guard

    client = site.client()
    assert guard.UPLOADS["/texts/read"] == guard.HUGE == 100 * 1024 * 1024
    monkeypatch.setitem(guard.UPLOADS, "/texts/read", 50_000)
    for size, status in ((60_000, 413), (1000, 400)):
        done = client.post("/texts/read", data={"csrf": site.csrf(client)}, files={"file": ("x.txt", b"mot " * (size // 4))})
        assert done.status_code == status


def test_going_back_after_a_form_stays_on_the_site(site: SimpleNamespace) -> None:
    client = site.client()
    for back in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""):
        done = client.post("/settings", data={"csrf": site.csrf(client), "lang": "en", "back": back}, follow_redirects=False)
        assert (done.status_code, done.headers["location"]) == (303, "/")


@pytest.mark.parametrize(
    "path", ["/static/../labels.yaml", "/static/%2e%2e/labels.yaml", "/static/..%2flabels.yaml", "/docs", "/openapi.json"]
)
def test_nothing_else_is_served(site: SimpleNamespace, path: str) -> None:
    assert site.client().get(path).status_code == 404


def test_sessions_do_not_grow_without_end(site: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    from legalgap.review import door

    monkeypatch.setattr(door, "MOST_SESSIONS", 3)
    first = site.client()
    for _ in range(3):
        site.client()
    assert first.get("/").status_code == 401
