"""Law in any quantity, to measure speed: articles recombined from the built-in digests, or the French codes of an npm package."""

import datetime
import json
import random
import re
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legalgap.errors import InputFileError
from legalgap.model.texts import Act, ActText, Article, Title, Version
from legalgap.store.builtin import load_corpus
from legalgap.store.dossier import TEXTS, create_dossier, dump
from legalgap.store.files import write_whole

SENTENCE = re.compile(r"(?<=[.;]) ")
ACT_SIZE, SENTENCES = 500, 4
START = datetime.date(2020, 1, 1)
PACKAGE = "@socialgouv/legi-data@2.513.0"
CODE = re.compile(r"package/data/(LEGITEXT\d+)\.json")


def recombined(count: int) -> Iterator[ActText]:
    """Acts of `count` articles in all, each of sentences drawn from the built-in digests; the same for the same data."""
    digests = [v.digest for t in load_corpus() for a in t.articles for v in a.versions if v.digest]
    sentences = sorted({s for d in digests for s in SENTENCE.split(d)})
    draw = random.Random(2026)
    for first in range(0, count, ACT_SIZE):
        texts = [" ".join(draw.sample(sentences, SENTENCES)) for _ in range(min(ACT_SIZE, count - first))]
        yield act(f"S{first // ACT_SIZE:04d}", "Loi recombinée", [(str(i), t) for i, t in enumerate(texts, 1)])


def act(name: str, title: str, articles: list[tuple[str, str]]) -> ActText:
    """An act of numbered texts."""
    held = tuple(Article(num, (), "", (Version(START, text=text),)) for num, text in articles)
    return ActText(Act(name, f"/akn/xx/act/loi/2020/{name}", Title(title), "loi", START), held)


def fetch_codes(folder: Path) -> Path:
    """The archive of the French codes, through the npm client.

    Raises:
        InputFileError: npm is absent or its registry cannot be reached.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        done = subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, capture_output=True, text=True, timeout=300, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise InputFileError("Les codes français n'ont pas pu être demandés à npm", where=PACKAGE, todo=f"vérifiez npm ({error})") from None
    return folder / done.stdout.split()[-1]


def read_codes(archive: Path) -> Iterator[ActText]:
    """One act a code, with its articles in force."""
    with tarfile.open(archive) as held:
        for member in held:
            found, content = CODE.fullmatch(member.name), held.extractfile(member)
            if found and content:
                code = json.load(content)
                articles = {a["num"]: a["texte"] for a in walk(code) if a.get("etat") == "VIGUEUR" and a.get("num") and a.get("texte")}
                yield act(found[1], code["data"]["title"], list(articles.items()))


def walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The articles of a code, in order."""
    if node["type"] == "article":
        yield node["data"]
    for child in node.get("children", ()):
        yield from walk(child)


def fill_dossier(root: Path, acts: Iterator[ActText]) -> None:
    """A dossier that holds these acts."""
    create_dossier(root)
    for text in acts:
        write_whole(root / TEXTS / text.act.id / "acte.yaml", dump(text))
