"""Texts in the page: a file is sent, looked at beside its pages, kept, corrected; what a reform does is shown."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from ingest.papers import lines, pdf
from msgspec.structs import replace
from valmerie import LEAD, SCAN, case

from legalgap.assess.impact import build
from legalgap.review.deeds import Ask
from legalgap.review.desk import Desk
from legalgap.review.pages import Pages, row_url
from legalgap.review.queue import Filters

TEXT = "Loi n° 12-34 du 5 mars 2020 relative aux ports\n\n" + "\n".join(
    f"Article {n}\nLa règle {n} vaut. La suite aussi." for n in range(1, 6)
)
TWO = f"{TEXT}\nFait à Valbourg, le 5 mars 2020.\n\nLoi n° 56-78 du 6 mars 2020 relative aux phares\n\nArticle unique\nLes phares <b>sont</b> gardés."
PAPER = pdf(
    [
        lines(["Loi n° 12-34 du 5 mars 2020 relative aux ports", "", "Article premier", "Le port est ouvert à tous les navires."]),
        lines(["Article 2", "Le pilote est exigé.", "Article 3", "Le phare est gardé jour et nuit."]),
    ]
)
ACT = "/texts/act/12-34"


def send(site: SimpleNamespace, client: Any, content: bytes = TEXT.encode(), name: str = "ports.txt", lang: str = "") -> Any:
    return client.post("/texts/read", data={"csrf": site.csrf(client), "lang": lang}, files={"file": (name, content)})


def hidden(page: str) -> dict[str, str]:
    """The fields of a correction that the page fills in."""
    found = dict(re.findall(r'name="(csrf|seen|source)" value="([^"]*)"', page))
    assert set(found) == {"csrf", "seen", "source"}
    return found


def kept(site: SimpleNamespace, content: bytes = TEXT.encode(), name: str = "ports.txt") -> Any:
    client = site.client()
    send(site, client, content, name)
    client.post("/texts/new", data={"csrf": site.csrf(client), "act": "1", "id": "12-34", "deed": "keep"})
    return client


def mend(client: Any, deed: str, article: str, **more: str) -> Any:
    return client.post(ACT, data={**hidden(client.get(ACT).text), "deed": deed, "article": article, **more})


def test_a_file_is_read_shown_and_kept(site: SimpleNamespace) -> None:
    client = site.client()
    shown = send(site, client).text
    assert all(words in shown for words in ("Rapport de lecture", "Numérotation : complète", "5 articles sur 5", "La règle 3 vaut."))
    assert site.desk.dossier.laws() == []
    done = client.post(
        "/texts/new", data={"csrf": site.csrf(client), "act": "1", "id": "12-34", "title": "Ports", "from": "2020-04-01", "deed": "keep"}
    )
    assert (done.url.path, "Corriger la lecture" in done.text) == (ACT, True)
    text = site.desk.dossier.load("12-34")
    assert (text.act.title.fr, text.articles[0].versions[0].start.isoformat()) == ("Ports", "2020-04-01")
    assert "12-34" in client.get("/texts").text
    assert client.get("/texts/new").status_code == 400


def test_an_act_is_chosen_in_a_file_of_several_or_all_is_given_up(site: SimpleNamespace) -> None:
    client = site.client()
    send(site, client, TWO.encode())
    shown = client.post("/texts/new", data={"csrf": site.csrf(client), "act": "2", "deed": "again"}).text
    assert 'value="56-78"' in shown
    assert "Les phares &lt;b&gt;sont&lt;/b&gt; gardés." in shown
    assert client.post("/texts/new", data={"csrf": site.csrf(client), "deed": "drop"}).url.path == "/texts"
    assert site.desk.dossier.laws() == []


def test_articles_stand_beside_their_page(site: SimpleNamespace) -> None:
    client = site.client()
    shown = send(site, client, PAPER, "ports.pdf").text
    assert client.get("/texts/new/page/1").content.startswith(b"\x89PNG")
    assert len(re.findall("<rect", shown)) == 1
    kept(site, PAPER, "ports.pdf")
    second = client.get(f"{ACT}?leaf=2").text
    assert len(re.findall("<rect", second)) == 2
    assert all(words in second for words in ("Le pilote est exigé.", "Commencé avant cette page"))
    image = re.search(r'<image href="([^"]+)"', second)
    assert image
    answer = client.get(image[1].replace("&amp;", "&"))
    assert (answer.headers["content-type"], answer.content[:4]) == ("image/png", b"\x89PNG")
    for address in (f"{ACT}/page/9?{image[1].partition('?')[2]}", f"{ACT}/page/1?source=../acte.yaml", f"{ACT}/page/1?source=x.pdf"):
        assert client.get(address).status_code == 400, address


def test_a_reading_is_corrected_and_taken_back(site: SimpleNamespace) -> None:
    client = kept(site)
    assert "Correction enregistrée" in mend(client, "heading", "1", num="1", heading="Ports <ouverts>").text
    assert "Ports &lt;ouverts&gt;" in client.get(ACT).text
    mend(client, "merge", "2", num="3", words="article 3")
    mend(client, "split", "4", num="4 bis", words="La suite")
    assert [a.num for a in site.desk.dossier.load("12-34").articles] == ["1", "2", "4", "4 bis", "5"]
    mend(client, "undo", "4")
    assert [a.num for a in site.desk.dossier.load("12-34").articles] == ["1", "2", "4", "5"]
    assert "Gardés autrement" not in client.get(f"{ACT}?check=true").text
    assert send(site, client).text.count("<article ") == 4


def test_two_correctors_lose_nothing(site: SimpleNamespace) -> None:
    one, other = kept(site), site.client("B. Greffière")
    seen = hidden(other.get(ACT).text)
    mend(one, "merge", "2", num="3")
    told = other.post(ACT, data={**seen, "deed": "heading", "article": "1", "num": "1", "heading": "X"})
    assert (told.status_code, "a changé entre-temps" in told.text) == (400, True)
    assert site.desk.dossier.load("12-34").articles[0].heading == ""


BAD = [
    ("rien", b"", "vide.txt"),
    ("un binaire", bytes(range(256)) * 40, "x.pdf"),
    ("un PDF coupé", PAPER[:300], "x.pdf"),
    ("un texte sans article", b"Une lettre.\n" * 30, "lettre.txt"),
    ("un nom de chemin", b"", "../../x.txt"),
]


@pytest.mark.parametrize(("what", "content", "name"), BAD)
def test_bad_files_are_refused_and_nothing_is_kept(site: SimpleNamespace, what: str, content: bytes, name: str) -> None:
    client = site.client()
    done = send(site, client, content, name)
    assert (done.status_code, "Traceback" in done.text) == (400, False)
    assert client.get("/texts/new").status_code == 400
    assert not (site.desk.dossier.root / "textes").exists()


def test_bad_labels_are_refused(site: SimpleNamespace) -> None:
    client = site.client()
    send(site, client, name="../../etc/ports.txt")
    form = {"csrf": site.csrf(client), "act": "1", "deed": "keep"}
    for labels in ({"id": "../x"}, {"id": "a/b"}, {"id": "12-34", "from": "2020-13-01"}, {"id": "."}):
        assert client.post("/texts/new", data={**form, **labels}).status_code == 400, labels
    assert not (site.desk.dossier.root / "textes").exists()
    assert client.get("/texts/act/..%2f..%2fetc").status_code in (400, 404)
    assert client.get("/texts/act/99-99").status_code == 400


def test_texts_read_again_bring_stale_decisions_back(site: SimpleNamespace, pages: Pages) -> None:
    site.desk.scan_again = lambda: case(a6="Tout adhérent dirige.")
    site.desk.decide(LEAD, Ask("confirm", "contradiction"), "A")
    client = kept(site)
    seen = dict(re.findall(r'name="(csrf|seen)" value="([^"]*)"', client.get(row_url(LEAD, Filters())).text))
    assert "Relire les textes" in client.get("/").text
    client.post("/texts/scan", data={"csrf": site.csrf(client)})
    assert "Relire les textes" not in client.get("/").text
    assert site.desk.board().rows[LEAD].state == "stale"
    told = client.post(row_url(LEAD, Filters()), data={**seen, "deed": "status:partiel"})
    assert told.status_code == 409
    assert len(site.desk.board().decisions) == 1


def test_what_a_reform_moves_is_shown(site: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = replace(SCAN, rows=tuple(replace(r, status="lacune") for r in SCAN.rows))
    monkeypatch.setattr(
        "legalgap.review.library.impact_between", lambda *_: build(before, SCAN, ("droit d'avant", "droit d'après"), (), ())
    )
    client = site.client()
    assert "Exigences qui bougent" not in client.get("/reform").text
    shown = client.get("/reform?first=2020-01-01&second=2026-01-01").text
    assert "droit d&#39;avant" in shown
    assert row_url(LEAD, Filters()) in shown
    assert client.get("/reform?first=hier&second=2026-01-01").status_code == 400


def test_corrections_outlive_the_program(site: SimpleNamespace) -> None:
    client = kept(site)
    mend(client, "merge", "2", num="3")
    again = Desk(site.desk.dossier, case())
    assert [a.num for a in again.dossier.load("12-34").articles] == ["1", "2", "4", "5"]
    assert (Path(again.dossier.folder("12-34")) / "corrections.jsonl").read_text(encoding="utf-8").count("\n") == 1
