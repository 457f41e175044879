"""The workbench in a real browser: a jurist at the keyboard, two at once, in Arabic, without scripts."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from ingest.papers import lines, pdf
from valmerie import many

from legalgap.match.memory import Memory
from legalgap.model.norms import Lexicon
from legalgap.review.desk import Desk
from legalgap.review.pages import Pages
from legalgap.review.studio import Studio
from legalgap.store.dossier import create_dossier

pytest.importorskip("fastapi", reason="partie facultative review absente")
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright absent : pip install 'legalgap[browser]'")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium absent : apt-get install chromium")
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as play:
        made = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture
def served(tmp_path: Path, pages: Pages, lexicon: Lexicon) -> Iterator[SimpleNamespace]:
    """Twelve requirements, served on a free port."""
    import uvicorn

    from legalgap.review.app import make_app
    from legalgap.review.serve import Reach, address, bind, open_door

    desk, reach = Desk(create_dossier(tmp_path / "d"), many(4)), Reach()
    with bind(reach) as listening:
        port = int(listening.getsockname()[1])
        door = open_door(reach, port, "A. Juriste")
        app = make_app(Studio(desk, pages, lexicon, Memory(None, None)), door)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield SimpleNamespace(desk=desk, address=address(reach, port, door), base=f"http://127.0.0.1:{port}")
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def visit(browser: Any, served: SimpleNamespace) -> Iterator[Open]:
    """Opens a page of its own, as a new person would; what the browser complained of fails the test."""
    contexts, complaints = [], []

    def open_page(person: str = "", **settings: Any) -> Any:
        context = browser.new_context(accept_downloads=True, **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" and "409" not in m.text else None)
        page.on("pageerror", lambda e: complaints.append(str(e)))
        page.goto(served.address)
        if person:
            page.fill("#person", person)
            page.click(".who button:not([name])")
            page.wait_for_load_state()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def wait_for(desk: Desk, count: int) -> None:
    """Wait until the log holds that many decisions."""
    until = time.monotonic() + 15
    while len(desk.board().decisions) < count and time.monotonic() < until:
        time.sleep(0.02)
    assert len(desk.board().decisions) == count


def test_ten_rows_at_the_keyboard_undo_and_reload(served: SimpleNamespace, visit: Open) -> None:
    page = visit()
    page.keyboard.press("j")
    page.wait_for_selector("#decide")
    for n in range(10):
        page.keyboard.press("e")
        page.keyboard.type(f"Motif {n}")
        page.keyboard.press("Escape")
        page.keyboard.press("5" if n % 2 else "c")
        wait_for(served.desk, n + 1)
        page.wait_for_selector(f".done a:has-text('{served.desk.board().decisions[-1].requirement}')")
        assert page.evaluate("document.activeElement.className") == "done"
    made = served.desk.board().decisions
    assert [d.why for d in made] == [f"Motif {n}" for n in range(10)]
    assert len({d.requirement for d in made}) == 10
    assert {d.after for d in made[1::2]} == {"a-verifier"}
    page.keyboard.press("u")
    wait_for(served.desk, 11)
    undone = served.desk.board().decisions[-1]
    assert (undone.deed, undone.undoes) == ("undo", made[-1].id)
    page.wait_for_selector(".flag.open")
    page.reload()
    assert page.is_visible(".flag.open")
    assert page.inner_text(".meter bdi >> nth=0") == "9 / 12"
    page.keyboard.press("q")
    page.wait_for_selector("table.rows")
    assert page.locator(".flag.decided").count() == 9


def test_an_article_is_found_while_typing_and_added(served: SimpleNamespace, visit: Open) -> None:
    page = visit()
    page.keyboard.press("j")
    page.wait_for_selector("#finder")
    page.keyboard.press("a")
    page.keyboard.type("statuts")
    hit = page.locator("#found .hit", has_text="46 bis")
    hit.wait_for()
    hit.locator("select").select_option("partial")
    hit.locator("button").click()
    wait_for(served.desk, 1)
    page.locator(".article", has_text="12-34 art. 46 bis").wait_for()
    made = served.desk.board().decisions[0]
    assert (made.deed, made.article, made.after) == ("add-article", "12-34/46 bis", "partial")


def test_two_sessions_in_conflict(served: SimpleNamespace, visit: Open) -> None:
    one, other = visit("B. Greffière"), visit("C. Avocat")
    for page in (one, other):
        page.keyboard.press("j")
        page.wait_for_selector("#decide")
    one.click("button[value='status:partiel']")
    wait_for(served.desk, 1)
    other.fill("#why", "Mon motif")
    other.click("button[value='status:lacune']")
    other.wait_for_selector("text=Quelqu'un a décidé entre-temps")
    assert "B. Greffière" in other.inner_text("main")
    assert other.input_value("#why") == "Mon motif"
    other.click("main button.primary")
    wait_for(served.desk, 2)
    assert [(d.by, d.after) for d in served.desk.board().decisions] == [("B. Greffière", "partiel"), ("C. Avocat", "lacune")]
    other.goto(f"{served.base}/disagreements")
    assert "B. Greffière" in other.inner_text("main")


def test_export_then_import_of_a_workbook(served: SimpleNamespace, visit: Open, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    page = visit()
    page.keyboard.press("j")
    page.wait_for_selector("#decide")
    name = page.inner_text("#asked ~ .note bdi")
    page.click("button[value='status:partiel']")
    wait_for(served.desk, 1)
    page.goto(f"{served.base}/exchange")
    with page.expect_download() as download:
        page.click("a[href$='decisions.jsonl']")
    assert served.desk.board().decisions[0].id in Path(download.value.path()).read_text(encoding="utf-8")
    book = openpyxl.Workbook()
    book.active.append(["Exigence", "Statut", "Décision", "Décidé par", "Motif de la décision"])
    book.active.append([name, "Lacune", "Statut corrigé", "D. Magistrate", "Relu."])
    book.save(tmp_path / "m.xlsx")
    page.set_input_files("#file", tmp_path / "m.xlsx")
    page.click("text=Lire le fichier")
    page.wait_for_selector(".clash")
    page.check(".clash input >> nth=1")
    page.click("text=Enregistrer ces choix")
    wait_for(served.desk, 2)
    assert (served.desk.board().decisions[1].by, served.desk.board().decisions[1].after) == ("D. Magistrate", "lacune")


def test_the_arabic_page_reads_from_the_right(served: SimpleNamespace, visit: Open) -> None:
    page = visit()
    page.click("button[value=ar]")
    page.wait_for_selector("html[dir=rtl]")
    page.keyboard.press("j")
    page.wait_for_selector("#decide")
    requirement, articles = page.locator(".side >> nth=0").bounding_box(), page.locator(".side.wide").bounding_box()
    assert requirement["x"] > articles["x"]
    assert page.evaluate("getComputedStyle(document.querySelector('.claim')).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.querySelector('blockquote[lang=fr]')).direction") == "ltr"
    page.keyboard.press("c")
    wait_for(served.desk, 1)


def test_everything_basic_works_without_scripts(served: SimpleNamespace, visit: Open) -> None:
    page = visit(java_script_enabled=False)
    page.click("text=Commencer la revue")
    page.fill("#why", "Sans script")
    page.click("button[value='status:partiel']")
    page.wait_for_selector(".done")
    page.click(".done a")
    page.fill("[name=find]", "46 bis")
    page.click("#finder button >> nth=0")
    page.locator("#found .hit button").click()
    page.locator(".article", has_text="46 bis").wait_for()
    page.click(".done button")
    page.wait_for_selector("text=Annulation")
    assert [d.deed for d in served.desk.board().decisions] == ["status", "add-article", "undo"]


def test_a_text_is_added_seen_beside_its_page_and_corrected(served: SimpleNamespace, visit: Open, tmp_path: Path) -> None:
    (tmp_path / "ports.pdf").write_bytes(
        pdf([lines(["Loi n° 12-34 relative aux ports", "Article premier", "Le port est ouvert.", "Article 2", "Le pilote est là."])])
    )
    page = visit()
    page.goto(f"{served.base}/texts")
    page.set_input_files("input[type=file]", tmp_path / "ports.pdf")
    page.click("main button.primary")
    page.wait_for_url("**/texts/new")
    page.wait_for_function("document.querySelector('svg.sheet image').getBBox().width > 500")
    image = page.locator("svg.sheet image").get_attribute("href")
    assert page.request.get(f"{served.base}{image}").body()[:4] == b"\x89PNG"
    page.click("button[value=keep]")
    page.wait_for_url("**/texts/act/**")
    page.click("details.mends summary >> nth=0")
    page.locator("form:has(button[value=heading]) >> nth=0").locator("[name=heading]").fill("Ouverture")
    page.locator("button[value=heading] >> nth=0").click()
    page.wait_for_selector("p.done")
    assert served.desk.dossier.load("12-34").articles[0].heading == "Ouverture"
    page.keyboard.press("u")
    page.wait_for_selector("text=Annulation")
    assert served.desk.dossier.load("12-34").articles[0].heading == ""
    assert page.evaluate(CONTRAST) == []


def test_no_page_is_wider_than_a_narrow_window(served: SimpleNamespace, visit: Open) -> None:
    page = visit(viewport={"width": 420, "height": 800})
    row = page.locator("table.rows a >> nth=0").get_attribute("href")
    for lang in ("ar", "fr"):
        page.goto(f"{served.base}/")
        page.click(f"button[value={lang}]")
        page.wait_for_selector(f"html[lang={lang}]")
        for place in ("/", row, "/texts", "/sign-off"):
            page.goto(f"{served.base}{place}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 420, (lang, place)


def test_words_stand_out_from_what_is_behind_them(served: SimpleNamespace, visit: Open) -> None:
    page = visit()
    page.keyboard.press("j")
    page.wait_for_selector("#decide")
    for place in (page.url, "/", "/texts", "/sign-off"):
        page.goto(place if place == page.url else f"{served.base}{place}")
        assert page.evaluate(CONTRAST) == [], place


CONTRAST = """() => {
  const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = element => { for (let e = element; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] > 0) return c; } return [255, 255, 255]; };
  const bad = [];
  for (const e of document.querySelectorAll("body *")) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || e.disabled || e.closest(":disabled") || e.tagName === "KBD" || !e.offsetParent) continue;
    const a = light(rgb(getComputedStyle(e).color)), b = light(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.push(`${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return bad;
}"""
"""Words whose contrast with their background is under 4.5."""
