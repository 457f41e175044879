"""Load on the workbench: many reviewers at once on a large matrix, each reading and deciding; how long pages take, and what is lost."""

import http.client
import multiprocessing
import random
import re
import tempfile
import threading
import time
from collections.abc import Sequence
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from legalgap.assess.scan import Case, open_case
from legalgap.match.memory import Memory
from legalgap.store.decisions import open_log
from legalgap.store.dossier import create_dossier

FORM = re.compile(r'name="(csrf|seen)" value="([^"]*)"')
ROW = re.compile(r'href="(/rows/[^"?]+)')
STATUSES = ("conforme", "partiel", "lacune", "contradiction")


class Load(Struct, frozen=True):
    """What was measured: requests, seconds at each share of them, decisions acknowledged, and those that the log lacks."""

    reviewers: int
    rows: int
    requests: int
    per_second: float
    p50: float
    p95: float
    p99: float
    decided: int
    conflicts: int
    lost: int


class Reviewer(threading.Thread):
    """Opens the queue, then row after row, and decides each; waits between two requests as a very quick reader would."""

    def __init__(self, address: str, number: int, until: float, pause: float) -> None:
        super().__init__(daemon=True)
        self.place = urlsplit(address)
        self.number, self.until, self.pause = number, until, pause
        self.chance = random.Random(number)
        self.connection = http.client.HTTPConnection(str(self.place.hostname), int(self.place.port or 0), timeout=60)
        self.cookie = ""
        self.times: list[float] = []
        self.done: list[str] = []
        self.conflicts = 0

    def ask(self, method: str, path: str, data: dict[str, str] | None = None) -> tuple[int, str, str]:
        """One request, timed; its status, where it sends, and its page."""
        headers = {"Cookie": self.cookie, "Origin": f"http://{self.place.netloc}", "Content-Type": "application/x-www-form-urlencoded"}
        before = time.perf_counter()
        self.connection.request(method, path, urlencode(data) if data else None, headers)
        answer = self.connection.getresponse()
        page = answer.read().decode()
        self.times.append(time.perf_counter() - before)
        self.cookie = (answer.getheader("set-cookie") or self.cookie).split(";")[0]
        return answer.status, answer.getheader("location") or "", page

    def rest(self) -> None:
        """Wait, between half the pause and one and a half."""
        time.sleep(self.pause * self.chance.uniform(0.5, 1.5))

    def run(self) -> None:
        """Work until the time is over; nobody starts at the same moment."""
        time.sleep(self.pause * self.chance.random())
        self.ask("GET", f"/?{self.place.query}")
        self.times.clear()
        rows = ROW.findall(self.ask("GET", f"/?order=matrix&page={1 + self.number % 8}")[2])
        turn = self.number
        while time.monotonic() < self.until:
            self.decide(rows[turn % len(rows)], STATUSES[turn % 4])
            turn += 1

    def decide(self, row: str, status: str) -> None:
        """Read a row, decide it, and look at where one is sent."""
        self.rest()
        fields = dict(FORM.findall(self.ask("GET", row)[2]))
        self.rest()
        code, following, _ = self.ask("POST", row, {**fields, "deed": f"status:{status}", "why": "mesure"})
        if code == 303:
            self.done.append(following.rpartition("done=")[2])
            self.ask("GET", following)
        elif code == 409:
            self.conflicts += 1


def run_load(memory: Memory, rows: int, reviewers: int, seconds: float, pause: float) -> Load:
    """Serve the built-in matrix cut or repeated to `rows`, let the reviewers work, and count what the log holds of what they were told."""
    with tempfile.TemporaryDirectory() as folder:
        dossier = create_dossier(Path(folder) / "dossier")
        case = enlarged(open_case(["all"], [], date.today(), "use", memory), rows)
        ours, theirs = multiprocessing.Pipe()
        server = multiprocessing.get_context("fork").Process(target=serve_case, args=(dossier.root, case, memory, theirs), daemon=True)
        server.start()
        address = ours.recv()
        begun = time.monotonic()
        staff = [Reviewer(address, n, begun + seconds, pause) for n in range(reviewers)]
        for reviewer in staff:
            reviewer.start()
        for reviewer in staff:
            reviewer.join()
        spent = time.monotonic() - begun
        server.terminate()
        server.join()
        held = {d.id for d in open_log(dossier).read().decisions}
        return summed(staff, rows, spent, held)


def summed(staff: Sequence[Reviewer], rows: int, spent: float, held: set[str]) -> Load:
    """The figures of all the reviewers together."""
    times, told = [t for r in staff for t in r.times], [key for r in staff for key in r.done]
    p50, p95, p99 = (round(float(q), 4) for q in np.percentile(times, (50, 95, 99)))
    conflicts = sum(r.conflicts for r in staff)
    lost = len(set(told) - held)
    return Load(len(staff), rows, len(times), round(len(times) / spent, 1), p50, p95, p99, len(told), conflicts, lost)


def enlarged(case: Case, count: int) -> Case:
    """The case with `count` rows: the first ones, or all of them and again under other names."""
    rows, promises = list(case.scan.rows), dict(case.ground.promises)
    for n in range(count - len(rows)):
        row, name = rows[n], f"{rows[n].requirement}-{n}"
        rows.append(replace(row, requirement=name))
        promises[name] = promises[row.requirement]
    case.ground.promises = promises
    return Case(replace(case.scan, rows=tuple(rows[:count])), case.ground, case.whole)


def serve_case(root: Path, case: Case, memory: Memory, told: Connection) -> None:
    """The server, in a process of its own, as `legalgap review` starts it."""
    from legalgap.review.app import make_app
    from legalgap.review.desk import Desk
    from legalgap.review.pages import Pages
    from legalgap.review.serve import Reach, address, bind, open_door, serve
    from legalgap.review.studio import Studio
    from legalgap.store.builtin import load_themes
    from legalgap.store.dossier import open_dossier
    from legalgap.store.lexicon import load_lexicon

    reach = Reach()
    with bind(reach) as listening:
        port = int(listening.getsockname()[1])
        door = open_door(reach, port, "mesure")
        app = make_app(Studio(Desk(open_dossier(root), case), Pages(load_themes()), load_lexicon(), memory), door)
        serve(app, listening, reach, lambda: told.send(address(reach, port, door)))
