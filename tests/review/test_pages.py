"""The pages as a browser without scripts uses them: links and forms."""

import re
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace
from valmerie import JOIN, LEAD, PAY, ROWS, case

from legalgap.model.findings import RELATIONS, STATUSES
from legalgap.model.norms import Labels
from legalgap.review.desk import Desk, scanned
from legalgap.review.pages import Pages, row_url, waterfall
from legalgap.review.queue import Filters

URL = row_url(LEAD, Filters())


class Read(HTMLParser):
    """The forms of a page: their action, their fields, their buttons; every element with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.elements.append((tag, held))
        if tag == "form":
            self.forms.append({"action": held.get("action"), "fields": {}, "buttons": []})
        elif tag == "input" and self.forms and held.get("name") and held.get("type") == "hidden":
            self.forms[-1]["fields"][held["name"]] = held.get("value") or ""
        elif tag == "button" and self.forms and held.get("value"):
            self.forms[-1]["buttons"].append((held.get("name"), held["value"]))

    def handle_data(self, data: str) -> None:
        self.words += data

    def form(self, button: str) -> dict[str, Any]:
        """The fields that pressing a button sends."""
        form = next(f for f in self.forms if any(value == button for _, value in f["buttons"]))
        return {**form["fields"], "deed": button}


def press(client: Any, page: str, button: str, **more: str) -> Any:
    return client.post(page, data={**Read(client.get(page).text).form(button), **more})


PORTS = "Loi n° 12-34 du 5 mars 2020 relative aux ports\n\nArticle 1\nLe port est ouvert.\nArticle 2\nLe pilote est exigé.\nArticle 3\nLe phare veille."


def every_page(site: SimpleNamespace, client: Any) -> list[str]:
    """The addresses of all the pages, with a text of the dossier and another about to be added."""
    for deed in ("keep", "again"):
        client.post("/texts/read", data={"csrf": site.csrf(client)}, files={"file": ("ports.txt", PORTS.encode())})
        client.post("/texts/new", data={"csrf": site.csrf(client), "act": "1", "id": "12-34", "deed": deed})
    texts = ["/texts", "/texts/new", "/texts/act/12-34", "/reform"]
    return ["/", URL, *texts, "/progress", "/disagreements", "/sign-off", "/exchange", "/help"]


def test_a_row_is_decided_and_the_next_one_comes(site: SimpleNamespace) -> None:
    client = site.client()
    done = press(client, URL, "status:partiel", why="Le décret ouvre <la> direction.")
    assert done.url.raw_path.decode().startswith(row_url(PAY, Filters()))
    assert "Décision enregistrée" in done.text
    assert Read(done.text).form("undo")["undoes"] == site.desk.board().decisions[0].id
    shown = client.get(URL).text
    assert "Le décret ouvre &lt;la&gt; direction." in shown
    assert site.desk.board().rows[LEAD].row.status == "partiel"


def test_the_page_says_whether_the_words_are_official_or_a_digest(site: SimpleNamespace) -> None:
    assert "résumé analytique" in site.client().get(URL).text
    assert "texte officiel" not in site.client().get(URL).text
    held = site.desk.case
    official = tuple(replace(r, matches=tuple(replace(m, official=True) for m in r.matches)) for r in held.scan.rows)
    site.desk.scanned = scanned(replace(held, scan=replace(held.scan, rows=official)), {})
    assert "texte officiel" in site.client().get(URL).text
    assert "résumé analytique" not in site.client().get(URL).text


def test_the_last_row_leads_back_to_the_queue(site: SimpleNamespace) -> None:
    client = site.client()
    for name, status in ((LEAD, "contradiction"), (PAY, "conforme"), (JOIN, "lacune")):
        done = press(client, row_url(name, Filters()), f"confirm:{status}")
    assert done.url.path == "/"
    assert "Plus rien à décider" in done.text
    assert "3 / 3" in done.text


def test_the_queue_chosen_is_followed(site: SimpleNamespace) -> None:
    client, chosen = site.client(), Filters(binding="no")
    page = client.get("/", params=chosen.query()).text
    assert "Il adhère &lt;librement&gt; à un syndicat." in page
    assert "Le salaire est égal" not in page
    done = press(client, row_url(JOIN, chosen), "confirm:lacune")
    assert (done.url.path, dict(done.url.params)["binding"]) == ("/", "no")


def test_articles_are_read_added_and_taken_out(site: SimpleNamespace) -> None:
    client = site.client()
    press(client, URL, "relation", after="partial", why="Nuance")
    press(client, URL, "remove-article")
    assert "46 bis" in client.get(URL, params={"find": "46 bis"}).text
    found = client.get(URL, params={"find": "46"}).text
    assert "&lt;b&gt;ses statuts&lt;/b&gt;" in found
    client.post(URL, data={**Read(found).form("add-article"), "after": "full"})
    made = [(d.deed, d.article, d.after) for d in site.desk.board().decisions]
    assert made == [("relation", "12-34/6", "partial"), ("remove-article", "12-34/6", None), ("add-article", "12-34/46 bis", "full")]
    assert [m.article for m in site.desk.board().rows[LEAD].row.matches] == ["46 bis", "5", "7"]


def test_comments_authorities_and_undo(site: SimpleNamespace) -> None:
    client = site.client()
    press(client, URL, "comment", why="À relire.")
    press(client, URL, "cite", authority="CEACR, observation, 2019")
    press(client, URL, "discuss")
    shown = client.get(URL).text
    assert all(words in shown for words in ("À relire.", "CEACR, observation, 2019", "À discuter"))
    press(client, URL, "undo")
    assert site.desk.board().rows[LEAD].state == "open"


def test_the_second_writer_is_told_and_loses_nothing(site: SimpleNamespace) -> None:
    one, other = site.client("A. Juriste"), site.client("B. Greffière")
    form = Read(other.get(URL).text).form("status:lacune")
    press(one, URL, "status:partiel", why="premier")
    told = other.post(URL, data={**form, "why": "mon motif"})
    assert told.status_code == 409
    assert all(words in told.text for words in ("entre-temps", "A. Juriste", "premier", "mon motif"))
    assert len(site.desk.board().decisions) == 1
    again = Read(told.text).form("status")
    other.post(URL, data={**again, "why": "mon motif"})
    assert [(d.by, d.after, d.why) for d in site.desk.board().decisions][1] == ("B. Greffière", "lacune", "mon motif")
    assert "B. Greffière" in one.get("/disagreements").text


def test_a_stale_decision_says_what_moved(site: SimpleNamespace) -> None:
    press(site.client(), URL, "confirm:contradiction")
    desk = Desk(site.desk.dossier, case(a6="Tout adhérent dirige."))
    assert desk.board().rows[LEAD].state == "stale"
    site.desk.scanned = desk.scanned
    shown = site.client().get(URL).text
    assert "Un texte a changé depuis la décision" in shown
    assert "12-34 art. 6" in shown
    assert "rédaction changée" in shown


def test_signing_freezes_and_is_listed(site: SimpleNamespace) -> None:
    client = site.client()
    fields = next(f for f in Read(client.get("/sign-off").text).forms if f["action"] == "/sign-off")["fields"]
    page = client.post("/sign-off", data={**fields, "why": "Version du comité"}).text
    assert all(words in page for words in ("Version du comité", "intact", "rapports/matrice-signee-"))


@pytest.mark.parametrize(("lang", "direction", "word", "claim"), [("en", "ltr", "Queue", "EN Il"), ("ar", "rtl", "القائمة", "عربي Il")])
def test_languages(site: SimpleNamespace, lang: str, direction: str, word: str, claim: str) -> None:
    client = site.client()
    page = client.post("/settings", data={"csrf": site.csrf(client), "lang": lang, "back": URL})
    assert page.url.raw_path.decode() == URL
    assert f'<html lang="{lang}" dir="{direction}">' in page.text
    assert word in page.text
    assert claim in page.text
    assert '<blockquote lang="ar" dir="rtl">' in page.text
    assert '<blockquote lang="fr" dir="ltr">' in page.text


def test_no_markup_of_the_data_reaches_a_page(site: SimpleNamespace) -> None:
    client = site.client("<script>alert(1)</script>")
    press(client, URL, "status:partiel", why="<img src=x onerror=alert(1)>")
    for page in ("/", URL, row_url(JOIN, Filters()), "/progress", "/disagreements", f"{URL}?find=<script>", "/?q=<script>alert(1)"):
        shown = client.get(page).text
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
        assert [e for e in Read(shown).elements if e[0] == "script" and "src" not in e[1]] == []


def test_pages_carry_no_style_nor_handler_that_the_policy_would_block(site: SimpleNamespace) -> None:
    client = site.client()
    for page in every_page(site, client):
        for tag, attrs in Read(client.get(page).text).elements:
            assert "style" not in attrs, (page, tag)
            assert not [a for a in attrs if a.startswith(("on", "hx-on"))], (page, tag)


def test_every_field_has_a_label_and_every_page_one_heading(site: SimpleNamespace) -> None:
    client = site.client()
    for page in every_page(site, client):
        text = client.get(page).text
        read = Read(text)
        assert [tag for tag, _ in read.elements].count("h1") == 1, page
        ids = [str(a["id"]) for _, a in read.elements if "id" in a]
        assert len(ids) == len(set(ids)), page
        labelled = {a.get("for") for tag, a in read.elements if tag == "label"}
        for tag, a in read.elements:
            if tag in ("input", "select", "textarea") and a.get("type") != "hidden":
                inside = re.search(r"<label[^>]*>(?:(?!</label>).)*" + re.escape(f'name="{a["name"]}"'), text, re.DOTALL)
                assert a.get("id") in labelled or inside or a.get("aria-label"), (page, a)


def test_a_page_that_does_not_exist_and_an_unknown_row(site: SimpleNamespace) -> None:
    client = site.client()
    assert client.get("/absent").status_code == 404
    missing = client.get("/rows/V09%2F1%23x")
    assert (missing.status_code, "Exigence inconnue" in missing.text) == (400, True)
    assert client.get("/?page=99999").status_code == 200


def test_every_word_of_the_page_is_in_three_languages(pages: Pages) -> None:
    def whole(labels: Labels) -> bool:
        return bool(labels.fr and labels.en and labels.ar)

    assert [key for key, labels in pages.labels.items() if not whole(labels)] == []
    assert {*STATUSES, *RELATIONS} <= set(pages.labels)


def test_the_waterfall_goes_from_nothing_to_the_score() -> None:
    bars = waterfall(ROWS[0].matches[0])
    assert [(b.family, b.value) for b in bars] == [("sens", 1.5), ("mots", -0.5), ("notions", 0.8)]
    assert [(round(b.start, 1), round(b.width, 1)) for b in bars] == [(0.0, 83.3), (55.6, 27.8), (55.6, 44.4)]
    assert waterfall(ROWS[0].matches[0].__class__("a", "1", "full", 1.0, "")) == []


def test_texts_changed_on_the_disk_are_told(site: SimpleNamespace) -> None:
    client = site.client()
    assert "Les textes du dossier ont changé" not in client.get("/").text
    act = site.desk.dossier.folder("12-34") / "acte.yaml"
    act.parent.mkdir(parents=True)
    act.write_text("x")
    assert "Les textes du dossier ont changé" in client.get("/").text


def test_damaged_lines_are_told(site: SimpleNamespace) -> None:
    site.desk.log.path.write_bytes(b"{\n")
    assert "Lignes illisibles du journal" in site.client().get("/").text
