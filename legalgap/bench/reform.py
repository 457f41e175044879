"""How far reforms are found in real texts: differences between two printings of a law, and the amendments that footnotes tell of."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from legalgap.assess.impact import Proposed
from legalgap.assess.scan import run_scan
from legalgap.errors import ArgumentError
from legalgap.ingest.read import read_document
from legalgap.match.encoder import make_encoder
from legalgap.match.features import article_texts
from legalgap.match.memory import Memory
from legalgap.model.texts import ActText, Lang, passages
from legalgap.parse.acts import parse_document
from legalgap.parse.result import ParsedAct
from legalgap.reform.difference import compare
from legalgap.reform.entries import last_day
from legalgap.reform.notes import read_notes
from legalgap.reform.reading import reading_of
from legalgap.report.jsonfile import scan_json
from legalgap.store.builtin import load_corpus

CODE = "code-du-travail-65-99"
PAIRS = (
    (
        f"{CODE}/fr/BO_5210_code_du_travail_2004_deux_colonnes.pdf",
        f"{CODE}/fr/code_du_travail_consolide_2011-10-26_adala.pdf",
        ("32", "256", "575", "576"),
    ),
)
"""An older and a newer printing of one law, and the articles amended between them."""
NOTES: tuple[tuple[str, Lang, str, tuple[str, ...]], ...] = (
    ("loi-18-12/ar/ma-adala-labor-434.txt", "ar", "27-23", ("13", "17", "25", "27", "186")),
    (f"{CODE}/ar/ma-adala-labor-428.txt", "ar", "02-21", ("32", "256")),
    (f"{CODE}/fr/code_du_travail_consolide_2011-10-26_adala.pdf", "fr", "48-06", ("32", "256")),
    ("loi-98-15/ar/ma-adala-health-social-457.txt", "ar", "46-23", ("2", "4", "5", "13", "22", "29", "30")),
)
"""A consolidated text, an amending act, and the articles that its footnotes say it touched."""
MINOR = ("added", "retouched")
"""What is told apart: a preamble printed in one edition only, and letters that differ between two printings."""


class Found(Struct, frozen=True):
    """One measure: the known amendments, those found, and those that are false, over how many articles."""

    what: str
    known: tuple[str, ...]
    found: tuple[str, ...]
    false: tuple[str, ...]
    minor: tuple[str, ...]
    articles: int
    seconds: float

    @property
    def recall(self) -> float:
        """The share of the known amendments that were found."""
        return len(self.found) / len(self.known)

    @property
    def falsity(self) -> float:
        """The share of the articles said to be amended that were not."""
        return len(self.false) / self.articles


def bench_reform(texts: Path) -> Iterator[Found]:
    """Every measure on the texts of a folder, one at a time.

    Raises:
        ArgumentError: the folder has none of these texts.
    """
    root = texts / "morocco" if (texts / "morocco").is_dir() else texts
    if not any((root / pair[0]).is_file() for pair in PAIRS):
        raise ArgumentError("Textes de référence introuvables", where=str(texts), todo="donnez le dossier qui contient morocco/")
    yield from (measure_pair(root / old, root / new, known) for old, new, known in PAIRS)
    yield from (measure_notes(root / name, lang, act, known) for name, lang, act, known in NOTES)


def measure_pair(old: Path, new: Path, known: tuple[str, ...]) -> Found:
    """The differences between two printings."""
    before, after = (reading_of(p.name, main_act(p, "fr")).entries for p in (old, new))
    start = time.perf_counter()
    difference = compare(before, after)
    seconds = time.perf_counter() - start
    changed, minor = set(), []
    for line in difference.changes:
        entry = line.old or line.new
        assert entry
        if set(line.kinds) <= set(MINOR):
            minor.append(entry.num)
        else:
            changed.add(entry.num)
    found = tuple(n for n in known if n in changed)
    false = tuple(line.old.num for line in difference.changes if line.old and line.old.num in changed - set(known))
    return Found(f"{old.name} → {new.name}", known, found, false, tuple(minor), len(before), seconds)


def measure_notes(path: Path, lang: Lang, act: str, known: tuple[str, ...]) -> Found:
    """The amendments read in a text's footnotes."""
    start = time.perf_counter()
    document = read_document(path, lang)
    parsed = max(parse_document(document), key=lambda a: len(a.articles))
    told = tuple(dict.fromkeys(n.article for n in read_notes(document, parsed) if n.act == act))
    found, false = tuple(n for n in known if n in told), tuple(n for n in told if n and n not in known)
    return Found(f"{path.name}, notes sur la loi {act}", known, found, false, (), len(parsed.articles), time.perf_counter() - start)


def measure_rescan(memory: Memory) -> tuple[float, float, bool]:
    """What a scan costs after one article changed: seconds to read its words, seconds to scan, and whether a scan anew gives the same."""
    law = max(load_corpus(), key=lambda t: len(t.articles))
    changed = law.articles[len(law.articles) // 2]
    words = replace(changed.versions[-1], digest=f"{changed.versions[-1].wording} Essai du {time.time_ns()}.")
    article = replace(changed, versions=(*changed.versions[:-1], words))
    proposed = Proposed(None, ActText(law.act, tuple(article if a is changed else a for a in law.articles)))
    day = max(last_day(law), date.today())
    run_scan([], [], day, "use", memory)
    start = time.perf_counter()
    touched = [p for p in passages(proposed.texts(), day) if p.num == article.num]
    memory.vectors(make_encoder("use"), article_texts(touched))
    encoded = time.perf_counter()
    second = scan_json(run_scan([], [], day, "use", memory, proposed))
    done = time.perf_counter()
    anew = scan_json(run_scan([], [], day, "use", Memory(memory.shipped, memory.cache), proposed))
    return encoded - start, done - encoded, second == anew


def main_act(path: Path, lang: Lang) -> ParsedAct:
    """The act of a file that has the most articles."""
    return max(parse_document(read_document(path, lang)), key=lambda a: len(a.articles))
