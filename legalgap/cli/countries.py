"""`legalgap scan --acts`: the law of many countries, a Parquet table for each."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from legalgap.scale.results import Country

STATES = {"done": "fait", "unchanged": "inchangé, gardé", "failed": "non fait"}


def scan_acts(place: Path, norms: list[str], day: date, encoder: str, engine: str, jobs: int | None, folder: Path) -> int:
    """Scan every country of `place` and say what became of each; 1 where an act or a country could not be done."""
    from legalgap.match.encoder import cores
    from legalgap.scale.engines import open_engine
    from legalgap.scale.run import Run
    from legalgap.scale.sources import open_acts
    from legalgap.scale.work import Job

    source, workers = open_acts(place), jobs or cores()
    typer.echo(f"Droit au {day:%d/%m/%Y} ; pour reprendre ce passage un autre jour : --as-of {day.isoformat()}", err=True)
    job = Job(tuple(norms), encoder, day, max(1, cores() // workers) if engine == "local" else 1)
    countries = []
    with open_engine(engine, workers) as opened:
        for country in Run(source, job, opened, folder).countries():
            countries.append(country)
            say(country)
    typer.echo(f"{sum(c.state != 'failed' for c in countries)} pays sur {len(countries)} dans {folder} ; à interroger : docs/echelle.md")
    typer.echo(f"Empreinte des tables : {fingerprint(folder, countries)}")
    return int(any(c.failures for c in countries))


def say(country: "Country") -> None:
    """One line a country, and one for each act left out."""
    typer.echo(f"{country.name} : {STATES[country.state]}, {country.acts} actes, {country.articles} articles")
    for failure in country.failures:
        typer.echo(f"  {country.name}, {failure.name} laissé de côté : {failure.why}", err=True)


def fingerprint(folder: Path, countries: "list[Country]") -> str:
    """Digest of the tables, by name: the same whichever engine made them."""
    from hashlib import sha256

    from legalgap.scale.results import file_of

    whole = sha256()
    for name in sorted(c.name for c in countries if c.state != "failed"):
        whole.update(name.encode() + sha256(file_of(folder, name).read_bytes()).digest())
    return whole.hexdigest()[:16]
