"""The bench of PDF readers, on PDFs written here."""

import importlib.util
import json
from pathlib import Path

import pytest
from made_up import Here

from legalgap.bench import readers

PAPERS = Path(__file__).parents[1] / "ingest" / "papers.py"
spec = importlib.util.spec_from_file_location("papers", PAPERS)
assert spec
assert spec.loader
papers = importlib.util.module_from_spec(spec)
spec.loader.exec_module(papers)
SAID = ["لا يجوز تشغيل العاملات خلال عطلة الولادة", "يستفيد العمال من علاوات السلامة والعلاج", "تبلغ الإعلانات إلى هؤلاء العملاء"] * 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    words = papers.lines([papers.visual(text) for text in SAID], font="A")
    (tmp_path / "loi.pdf").write_bytes(papers.pdf([words]))
    return tmp_path


def test_letters_in_order_are_told_from_letters_reversed() -> None:
    right = " ".join(SAID)
    assert readers.order_share(right) == 1.0
    assert readers.order_share(right[::-1]) == pytest.approx(0, abs=0.1)
    assert readers.order_share("Le port est ouvert") is None


def test_the_project_orders_arabic_that_the_bare_library_does_not(folder: Path) -> None:
    held = {name: readers.measure(name, folder / "loi.pdf") for name in ("legalgap", "pypdfium2")}
    assert held["legalgap"].order == 1.0
    assert (held["pypdfium2"].order or 0) < 0.9
    assert all(reading.pages == 1 and reading.seconds > 0 and reading.peak_mb > 1 for reading in held.values())


def test_the_command_measures_each_reader_in_a_process(here: Here, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "READERS", {"legalgap": readers.by_legalgap, "pypdfium2": readers.by_pypdfium2})
    done = here("bench", "readers", str(folder), "--format", "json")
    assert done.returncode == 0
    assert [(row["file"], row["reader"], row["pages"]) for row in json.loads(done.stdout)] == [
        ("loi.pdf", "legalgap", 1),
        ("loi.pdf", "pypdfium2", 1),
    ]


@pytest.mark.parametrize(("words", "code"), [(("nowhere",), 3), ((".", "--format", "xml"), 2)])
def test_a_bad_question_is_refused(here: Here, words: tuple[str, ...], code: int) -> None:
    done = here("bench", "readers", *words)
    assert done.returncode == code
    assert "→" in done.stderr
