"""`legalgap review` as a program: its address, its refusals, what it writes; and `legalgap decisions` on what was decided."""

import http.client
import json
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
from datetime import date
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from made_up import MODULE, Cli, Here

import legalgap
from legalgap.assess.scan import open_case
from legalgap.cli.common import open_memory
from legalgap.review.deeds import Ask
from legalgap.review.desk import Desk
from legalgap.review.users import add_user
from legalgap.store.dossier import create_dossier

pytest.importorskip("fastapi", reason="partie facultative review absente")
DAY = ("--as-of", "2016-01-01")
ROW = "/rows/V01%2F2%23direction"


class Visit:
    """A browser without scripts on a page that is served."""

    def __init__(self, address: str) -> None:
        self.place = urlsplit(address)
        self.cookie = ""
        self.ask("GET", f"/?{self.place.query}")

    def ask(self, method: str, path: str, **data: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection(str(self.place.hostname), int(self.place.port or 0), timeout=20)
        headers = {"Cookie": self.cookie, "Origin": f"http://{self.place.netloc}", "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, urlencode(data) if data else None, headers)
        answer = connection.getresponse()
        self.cookie = (answer.getheader("set-cookie") or self.cookie).split(";")[0]
        page = answer.read().decode()
        connection.close()
        return answer.status, page

    def decide(self, row: str, **data: str) -> int:
        fields = dict(re.findall(r'name="(csrf|seen)" value="([^"]*)"', self.ask("GET", row)[1]))
        return self.ask("POST", row, **{**fields, **data})[0]


def launch(cli: Cli, *args: str) -> "subprocess.Popen[str]":
    env = {"PYTHONPATH": str(Path(legalgap.__file__).parents[1]), "PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin:/bin"}
    env |= {"LEGALGAP_DATA": str(cli.data), "LEGALGAP_CACHE": str(cli.cache)}
    command = [*MODULE, "review", "--dossier", "d", "--no-browser", *DAY, *args]
    return subprocess.Popen(command, cwd=cli.folder, env=env, stdout=subprocess.PIPE, text=True)


def address_of(served: "subprocess.Popen[str]") -> str:
    assert served.stdout
    return served.stdout.readline().strip().removeprefix("Atelier de revue : ")


def stop(served: "subprocess.Popen[str]", how: signal.Signals = signal.SIGINT) -> None:
    served.send_signal(how)
    served.wait(timeout=20)
    if served.stdout:
        served.stdout.close()


@pytest.fixture
def decided(cli: Cli) -> Cli:
    """A dossier in which one row was decided."""
    case = open_case([], [], date(2016, 1, 1), "use", open_memory())
    desk = Desk(create_dossier(cli.folder / "d"), case)
    desk.decide("V01/2#direction", Ask("status", "partiel", why="Le décret ouvre la direction."), "A. Juriste")
    return cli


def test_what_was_decided_is_in_every_report_even_where_the_page_was_killed(cli: Cli, here: Here) -> None:
    served = launch(cli, "--by", "A. Juriste")
    try:
        address = address_of(served)
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{20,}", address)
        assert Visit(address).decide(ROW, deed="status:partiel", why="Le décret ouvre la direction.") == 303
    finally:
        stop(served, signal.SIGKILL)
    data = json.loads(here("scan", "--dossier", "d", "--format", "json", *DAY).stdout)
    row = {r["requirement"]: r for r in data["rows"]}["V01/2#direction"]
    assert (row["status"], row["ruling"]["by"], row["ruling"]["stale"]) == ("partiel", "A. Juriste", False)
    assert "1 exigences sur 4 ont été décidées par des juristes." in data["notes"]
    alone = json.loads(here("scan", "--format", "json", *DAY).stdout)
    assert all(r["ruling"] is None for r in alone["rows"])


def test_decisions_list_export_and_merge(decided: Cli, here: Here) -> None:
    (listed,) = json.loads(here("decisions", "list", "--dossier", "d", "--format", "json").stdout)
    assert (listed["Qui"], listed["Exigence"], listed["Acte"]) == ("A. Juriste", "V01/2#direction", "statut changé")
    assert (listed["Après"], listed["Motif"]) == ("Partiel", "Le décret ouvre la direction.")
    assert json.loads(here("decisions", "list", "--dossier", "d", "--by", "B", "--format", "json").stdout) == []
    for form in ("jsonl", "csv", "xlsx", "json"):
        done = here("decisions", "export", "--dossier", "d", "--format", form, "-o", f"x.{form}")
        assert (done.returncode, done.stderr) == (0, f"Écrit : x.{form} (1 décisions)\n")
    other = (decided.folder / "x.jsonl").read_text(encoding="utf-8")
    second = {**json.loads(other), "id": "0123456789ab", "by": "B. Greffière", "after": "lacune", "at": "2100-01-01T00:00:00Z"}
    (decided.folder / "autre.jsonl").write_text(other + json.dumps(second) + "\nabc\n", encoding="utf-8")
    merged = here("decisions", "merge", "autre.jsonl", "--dossier", "d")
    assert merged.stdout.splitlines() == [
        "1 décisions ajoutées, 1 déjà présentes.",
        "Désaccord — V01/2#direction — A. Juriste : partiel, B. Greffière : lacune",
    ]
    assert merged.stderr == "Lignes illisibles, laissées de côté : 3.\n"
    assert "0 décisions ajoutées" in here("decisions", "merge", "autre.jsonl", "--dossier", "d").stdout


def test_the_matrix_filled_in_comes_back(decided: Cli, here: Here) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    assert here("scan", "--dossier", "d", "--format", "xlsx", "-o", "m.xlsx", *DAY).returncode == 0
    book, wanted = openpyxl.load_workbook(decided.folder / "m.xlsx"), {"V01/2#adhésion": "À vérifier", "V01/2#direction": "Non applicable"}
    sheet = next(s for s in book if {"Statut", "Exigence"} <= {c.value for c in s[1]})
    titles = [c.value for c in sheet[1]]
    for line in sheet.iter_rows(min_row=2):
        cells = dict(zip(titles, line, strict=False))
        cells["Statut"].value = wanted.get(cells["Exigence"].value, cells["Statut"].value)
    book.save(decided.folder / "m.xlsx")
    first = here("decisions", "import", "m.xlsx", "--dossier", "d", "--by", "B. Greffière", *DAY)
    assert first.returncode == 1, first.stderr
    assert "Conflit 1 sur 1 — V01/2#direction" in first.stdout
    assert "1 décisions importées, 0 sans changement, 1 conflits laissés." in first.stdout
    taken = here("decisions", "import", "m.xlsx", "--dossier", "d", "--by", "B. Greffière", "--conflicts", "take", *DAY)
    assert taken.returncode == 0
    found = json.loads(here("decisions", "list", "--dossier", "d", "--format", "json").stdout)
    assert [(d["Qui"], d["Après"]) for d in found[1:]] == [("B. Greffière", "À vérifier"), ("B. Greffière", "Non applicable")]


def test_two_pages_on_one_dossier_lose_nothing(cli: Cli, here: Here) -> None:
    (cli.folder / "d").mkdir()
    (cli.folder / "d" / "legalgap.toml").write_text('name = "d"\n')
    one, other = launch(cli, "--by", "A"), launch(cli, "--by", "B")
    try:
        mine, theirs = Visit(address_of(one)), Visit(address_of(other))
        fields = dict(re.findall(r'name="(csrf|seen)" value="([^"]*)"', theirs.ask("GET", ROW)[1]))
        assert mine.decide(ROW, deed="status:partiel") == 303
        told = theirs.ask("POST", ROW, **fields, deed="status:lacune", why="le mien")
        assert (told[0], "le mien" in told[1]) == (409, True)
        assert theirs.decide(ROW, deed="status:lacune", why="le mien") == 303
    finally:
        stop(one)
        stop(other)
    rows = json.loads(here("decisions", "list", "--dossier", "d", "--format", "json").stdout)
    assert [(r["Qui"], r["Après"]) for r in rows] == [("A", "Partiel"), ("B", "Lacune")]


def test_others_come_in_with_a_password_over_tls(cli: Cli, here: Here) -> None:
    openssl = shutil.which("openssl") or pytest.skip("openssl absent")
    names = ["-keyout", "k.pem", "-out", "c.pem", "-days", "2", "-subj", "/CN=revue.example", "-addext", "subjectAltName=DNS:revue.example"]
    subprocess.run([openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", *names], cwd=cli.folder, check=True, capture_output=True)
    add_user(cli.folder / "u.json", "B. Greffière", "une phrase assez longue")
    served = launch(cli, "--host", "0.0.0.0", "--users", "u.json", "--cert", "c.pem", "--key", "k.pem", "--allow-host", "revue.example")
    try:
        place = urlsplit(address_of(served))
        assert (place.scheme, place.hostname, place.query) == ("https", "revue.example", "")
        trust = ssl.create_default_context(cafile=str(cli.folder / "c.pem"))

        def ask(method: str, path: str, cookie: str = "", **data: str) -> tuple[int, str, str]:
            with (
                socket.create_connection(("127.0.0.1", int(place.port or 0)), 20) as plain,
                trust.wrap_socket(plain, server_hostname="revue.example") as safe,
            ):
                connection = http.client.HTTPConnection(place.netloc, timeout=20)
                connection.sock = safe
                headers = {"Host": place.netloc, "Origin": f"https://{place.netloc}", "Cookie": cookie}
                connection.request(method, path, urlencode(data), {**headers, "Content-Type": "application/x-www-form-urlencoded"})
                answer = connection.getresponse()
                return answer.status, answer.getheader("set-cookie") or answer.getheader("location") or "", answer.read().decode()

        assert ask("GET", "/")[:2] == (303, "/login")
        assert ask("POST", "/login", person="B. Greffière", password="autre chose du tout")[0] == 401
        code, cookie, _ = ask("POST", "/login", person="B. Greffière", password="une phrase assez longue")
        assert (code, "Secure" in cookie, "HttpOnly" in cookie) == (303, True, True)
        page = ask("GET", ROW, cookie.split(";")[0])[2]
        fields = dict(re.findall(r'name="(csrf|seen)" value="([^"]*)"', page))
        assert ask("POST", ROW, cookie.split(";")[0], **fields, deed="status:partiel")[0] == 303
    finally:
        stop(served)
    (made,) = json.loads(here("decisions", "list", "--dossier", "d", "--format", "json").stdout)
    assert made["Qui"] == "B. Greffière"


PROTECTED = ("--users", "u", "--cert", "c", "--key", "k", "--allow-host", "x")
REFUSED = [
    ("sans dossier", ["review"], 2, "Le dossier de travail manque"),
    ("un dossier d'autre chose", ["review", "--dossier", "plein", "--no-browser"], 2, "n'est pas un dossier legalgap"),
    ("ouvert à tous", ["review", "--dossier", "d", "--host", "0.0.0.0"], 2, "sans protection"),
    (
        "adresse d'ailleurs",
        ["review", "--dossier", "d", "--host", "192.0.2.1", "--users", "u", "--cert", "c", "--key", "k", "--allow-host", "x"],
        2,
        "ne peut pas être prise",
    ),
    ("utilisateurs absents", ["review", "--dossier", "d", "--users", "absent.json"], 3, "Fichier d'utilisateurs"),
    ("ajout sans fichier", ["review", "--add-user", "B"], 2, "fichier des utilisateurs manque"),
    ("liste sans dossier", ["decisions", "list", "--dossier", "absent"], 2, "n'est pas un dossier legalgap"),
    ("format d'export", ["decisions", "export", "--dossier", "vide", "--format", "pdf"], 2, "Format inconnu"),
    ("fusion d'un fichier absent", ["decisions", "merge", "absent.jsonl", "--dossier", "vide"], 3, "Journal illisible"),
    ("fusion d'autre chose", ["decisions", "merge", "plein/x", "--dossier", "vide"], 3, "n'est pas un journal"),
    ("import d'un fichier absent", ["decisions", "import", "absent.xlsx", "--dossier", "vide"], 3, "Classeur illisible"),
    ("choix inconnu", ["decisions", "import", "plein/x", "--dossier", "vide", "--conflicts", "oui"], 2, "Choix inconnu"),
]


@pytest.mark.parametrize(("what", "args", "code", "says"), REFUSED)
def test_refusals(cli: Cli, here: Here, what: str, args: list[str], code: int, says: str) -> None:
    (cli.folder / "plein").mkdir()
    (cli.folder / "plein" / "x").write_text("autre chose\n")
    (cli.folder / "vide").mkdir()
    (cli.folder / "vide" / "legalgap.toml").write_text('name = "v"\n')
    done = here(*args)
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_user_is_added_from_the_terminal(cli: Cli) -> None:
    env = {"PYTHONPATH": str(Path(legalgap.__file__).parents[1]), "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"}
    typed = "une phrase assez longue\nune phrase assez longue\n"
    code = "import getpass, sys; getpass.getpass = lambda *a, **k: sys.stdin.readline().rstrip(); from legalgap.cli.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", code, "review", "--users", "u.json", "--add-user", "B. Greffière"],
        cwd=cli.folder, env=env, input=typed, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert list(json.loads((cli.folder / "u.json").read_text(encoding="utf-8"))) == ["B. Greffière"]
