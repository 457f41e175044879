"""What the law of many countries would cost to scan: hours, vectors and euros, from rates measured here on one core."""

import shutil
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from legalgap.bench.manyarticles import recombined
from legalgap.errors import LegalgapError
from legalgap.match.features import article_texts
from legalgap.scale.acts import Failure, Line, SourceAct
from legalgap.scale.results import Country, file_of, write_country
from legalgap.scale.work import CACHE, Job, Reading, introduce, read_act, scan_country
from legalgap.store.builtin import load_corpus
from legalgap.store.places import cache_root

SAMPLE, WARMING = 2000, 50
"""Articles measured, and those that load the model and the norms before."""
COUNTRY = "mesure"
GIB = 2**30


class Rates(Struct, frozen=True):
    """One core's rates, on articles recombined from the built-in law; a text is an article, a part of a long one, or a heading."""

    articles: int
    texts_per_article: float
    words_per_article: float
    texts_per_second: float
    scanned_articles_per_second: float
    requirements: int
    bytes_per_text: float
    bytes_per_country: int


class Cost(Struct, frozen=True):
    """The whole, in figures."""

    countries: int
    acts: int
    articles: int
    texts: int
    reading_hours: float
    scanning_hours: float
    core_hours: float
    vectors_gib: float
    tables_gib: float
    euros: float


def measure_rates(encoder: str = "use", size: int = SAMPLE) -> Rates:
    """Read and scan a made-up country of `size` articles on one core, its cache empty.

    Raises:
        LegalgapError: the model or the norms cannot be read.
    """
    job, place = Job((), encoder, date.today(), 1), cache_root() / CACHE / COUNTRY
    shutil.rmtree(place, ignore_errors=True)
    try:
        introduce(job)
        scan_country(job, COUNTRY, [read(job, made_up(WARMING, "chauffe"))])
        act = made_up(size, "mesure")
        start = time.perf_counter()
        reading = read(job, act)
        middle = time.perf_counter()
        rows = scan_country(job, COUNTRY, [reading])
        end = time.perf_counter()
        cached = sum(p.stat().st_size for p in place.glob("*.rows"))
    finally:
        shutil.rmtree(place, ignore_errors=True)
    texts, count = len(article_texts(reading.passages)), len(reading.passages)
    words = sum(len(p.text.split()) for p in reading.passages)
    with TemporaryDirectory() as folder:
        write_country(Path(folder), Country(COUNTRY, "done", 1, count), rows, job.day, "")
        table = file_of(Path(folder), COUNTRY).stat().st_size
    return Rates(
        count,
        round(texts / count, 2),
        round(words / count, 1),
        round(texts / (middle - start), 1),
        round(count / (end - middle), 1),
        len(rows),
        round(cached / (texts + WARMING), 1),
        table,
    )


def read(job: Job, act: SourceAct) -> Reading:
    """The act read, or why it could not be."""
    found = read_act(job, act)
    if isinstance(found, Failure):
        raise LegalgapError(found.why)
    return found


def made_up(size: int, name: str) -> SourceAct:
    """An act of `size` recombined articles, other ones for another name."""
    skip = WARMING if name == "mesure" else 0
    held = [a for t in recombined(size + skip) for a in t.articles][skip:]
    return SourceAct(COUNTRY, name, name, {}, tuple(Line(str(i), a.versions[0].text or "") for i, a in enumerate(held, 1)))


def articles_per_act() -> float:
    """Articles of an act of the built-in law, on average."""
    held = load_corpus()
    return sum(len(t.articles) for t in held) / len(held)


def estimate(rates: Rates, acts: int, countries: int, per_act: float, price: float) -> Cost:
    """What `acts` acts of `countries` countries would take, at `price` euros an hour of one core."""
    articles = round(acts * per_act)
    texts = round(articles * rates.texts_per_article)
    reading = texts / rates.texts_per_second / 3600
    scanning = articles / rates.scanned_articles_per_second / 3600
    vectors, tables = texts * rates.bytes_per_text / GIB, countries * rates.bytes_per_country / GIB
    hours = reading + scanning
    return Cost(
        countries=countries,
        acts=acts,
        articles=articles,
        texts=texts,
        reading_hours=round(reading, 1),
        scanning_hours=round(scanning, 1),
        core_hours=round(hours, 1),
        vectors_gib=round(vectors, 1),
        tables_gib=round(tables, 2),
        euros=round(hours * price, 2),
    )
