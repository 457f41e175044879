"""The official wording of the built-in acts, read from a folder of reference texts, to measure the engine on real words."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from legalgap.errors import InputFileError
from legalgap.match.fold import language
from legalgap.model.texts import ActText, Kind, Passage, passages

FILES = {
    "65-99": "code-du-travail-65-99/fr/BO_5210_code_du_travail_2004_decoded.txt",
    "02-03": "loi-02-03/ar/ma-adala-criminal-101.txt",
    "18-12": "loi-18-12/ar/ma-adala-labor-434.txt",
    "2-09-607": "decret-2-09-607/ar/ma-adala-criminal-6043.txt",
    "51-99": "loi-51-99-anapec/ar/ma-adala-labor-6447.txt",
    "60-17": "loi-60-17/ar/ma-adala-labor-485.txt",
    "19-12": "loi-19-12/ar/ma-adala-labor-435.txt",
    "1356-19": "arrete-contrat-etrangers/ar/ma-adala-labor-9052.txt",
    "constitution": "constitution-2011/ar/ma-adala-constitutional-16.txt",
}
HEADING = r"(?:Article|المادة|الفصل)"
FIRST = r"(?:premier|1|األولى|الأولى|الاولى|الولى)"
SPELLED = {2: "الثانية", 3: "الثالثة", 4: "الرابعة", 5: "الخامسة", 6: "السادسة"}
"""Ordinals that the shortest acts print in letters."""
LONGEST = 6000
"""Characters kept of one article: what follows the last one (annexes, tables) is not its wording."""


def official_passages(folder: Path, texts: tuple[ActText, ...], day: date) -> list[Passage]:
    """The articles of `texts` in their official wording, for the numbers that both hold; digests for acts that have none in FILES.

    Raises:
        InputFileError: a reference text is not in `folder`.
    """
    out: list[Passage] = []
    for text in texts:
        if text.act.id not in FILES:
            out += passages((text,), day)
            continue
        path = folder / FILES[text.act.id]
        if not path.is_file():
            raise InputFileError(f"Texte officiel de {text.act.id} introuvable", where=str(path), todo="donnez le dossier des textes")
        held = {a.num for a in text.articles}
        out += [p for p in read_articles(path, text.act.id, text.act.kind) if p.num in held]
    return out


def read_articles(path: Path, law: str, kind: Kind) -> Iterator[Passage]:
    """The articles of one reference text, in order.

    Each heading is looked for after the one before, so that a cross-reference is not taken for it.
    """
    content = path.read_text(encoding="utf-8")
    start = re.search(rf"^\s*{HEADING}\s*{FIRST}\s*$", content, re.MULTILINE)
    if not start:
        return
    preamble = content[: start.start()].rfind("تصدير")
    if preamble >= 0:
        yield passage(law, "préambule", content[preamble : start.start()], kind)
    num, heading = 1, start
    while True:
        following, skip = next_heading(content, num, heading.end())
        yield passage(law, str(num), content[heading.end() : following.start() if following else len(content)], kind)
        if not following:
            return
        num, heading = num + skip, following


def passage(law: str, num: str, words: str, kind: Kind) -> Passage:
    """An article as the engine reads it."""
    words = words.strip()[:LONGEST]
    return Passage(law, num, words, language(words), kind)


def next_heading(content: str, num: int, begin: int) -> tuple[re.Match[str] | None, int]:
    """The heading of one of the next four numbers after `begin`, alone on its line or glued to the line before."""
    for skip in range(1, 5):
        number = rf"(?:{num + skip}|{SPELLED.get(num + skip, num + skip)})"
        for shape in (rf"^\s*{HEADING}\s*{number}\s*$", rf"{HEADING}\s*{number}\s*$"):
            found = re.compile(shape, re.MULTILINE).search(content, begin)
            if found:
                return found, skip
    return None, 0
