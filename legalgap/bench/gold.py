"""Labelled rows: what jurists expect of a requirement, and which requirement of a scan each row speaks of."""

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from legalgap.errors import InputFileError
from legalgap.match.encoder import Vectors
from legalgap.model.findings import Relation
from legalgap.model.norms import Promise

SPELLING = {"à vérifier": "a-verifier", "non applicable": "non-applicable"}
ROMAN = {"1": "I", "2": "II", "3": "III", "I": "I", "II": "II", "III": "III"}
ITEMS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
STEP = re.compile(r"[^()\s]+")
SUFFIX = re.compile(r"(?:bis|ter|quater)")


class Citation(Struct, frozen=True):
    """An article that a row expects."""

    law: str
    article: str
    relation: Relation


class Label(Struct, frozen=True, rename={"text": "obligation_fr", "acceptable": "also_acceptable"}):
    """A labelled row."""

    id: str
    norm: str
    provision: str
    text: str
    expected: tuple[Citation, ...]
    status: str
    acceptable: tuple[str, ...] = ()
    confidence: float = 1.0

    @property
    def verdict(self) -> str:
        """The expected status in the engine's spelling."""
        return SPELLING.get(self.status, self.status)

    @property
    def verdicts(self) -> frozenset[str]:
        """Every status a jurist would accept."""
        return frozenset({self.verdict, *(SPELLING.get(s, s) for s in self.acceptable)})

    @property
    def refs(self) -> list[str]:
        """The provisions the row names."""
        return provision_refs(self.provision)

    def articles(self, laws: frozenset[str]) -> dict[tuple[str, str], Relation]:
        """The expected articles in the laws held, with their relation; an article cited twice is not merely related."""
        found: dict[tuple[str, str], Relation] = {}
        for c in (c for c in self.expected if c.law in laws):
            for where in (place(c.law, a) for a in article_numbers(c.article)):
                if c.relation != "related" or where not in found:
                    found[where] = c.relation
        return found


def read_labels(path: Path) -> list[Label]:
    """The labelled rows of a JSON-lines file.

    Raises:
        InputFileError: absent, or a line that is not a labelled row.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputFileError(
            "Lignes annotées illisibles", where=f"{path} : {error.strerror}", todo="donnez le fichier avec --gold"
        ) from None
    rows = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                rows.append(msgspec.json.decode(line, type=Label))
            except msgspec.DecodeError as error:
                raise InputFileError(f"Ligne annotée non conforme : {error}", where=f"{path}, ligne {number}", todo="corrigez-la") from None
    return rows


def provision_refs(text: str) -> list[str]:
    """`Annexe II, art. 12-13` gives II-12 and II-13; `art. 16(5)-(6)` gives 16(5) and 16(6)."""
    text = re.split(r"\s[—–]\s", text)[0]
    annex = re.match(r"\s*annexe\s+(I{1,3}|[123])\b", text, re.IGNORECASE)
    prefix = f"{ROMAN[annex[1].upper()]}-" if annex else ""
    body = text.rpartition("art.")[2].replace("chapeau", "")
    refs: list[str] = []
    for part in re.split(r"\bet\b|,", body):
        part = re.sub(r"\s", "", part)
        same = re.match(r"^(\d+)", refs[-1].removeprefix(prefix)) if refs else None
        if part.startswith("(") and same:
            part = same[1] + part
        if part:
            refs += [prefix + r for r in spread(part)]
    return refs


def spread(part: str) -> list[str]:
    """Every member of a range such as 12-13, 16(5)-(6), 54(1)(b)-(c) or 6(1)(a)(i)-(iii); a single reference as it is."""
    numbers = re.fullmatch(r"(\d+)-(\d+)", part)
    if numbers:
        return [str(n) for n in range(int(numbers[1]), int(numbers[2]) + 1)]
    items = re.fullmatch(r"(.*)\((\w+)\)-(?:.*)\((\w+)\)", part)
    if not items:
        return [part]
    low, high = items[2], items[3]
    if low.isdigit() and high.isdigit():
        return [f"{items[1]}({n})" for n in range(int(low), int(high) + 1)]
    if low in ITEMS and high in ITEMS:
        return [f"{items[1]}({n})" for n in ITEMS[ITEMS.index(low) : ITEMS.index(high) + 1]]
    return [f"{items[1]}({chr(c)})" for c in range(ord(low[0]), ord(high[0]) + 1)]


def akin(a: str, b: str) -> bool:
    """Whether one provision is the other, above it or below it."""
    first, second = STEP.findall(a), STEP.findall(b)
    shared = min(len(first), len(second))
    return shared > 0 and first[:shared] == second[:shared]


def article_numbers(text: str) -> set[str]:
    """`25-29`, `16 et 17`, `448-1 à 448-6`, `46 bis` as the set of articles they name; words alone name none."""
    found: set[str] = set()
    for part in re.split(r",|\bet\b", text):
        part = part.split("(")[0].strip()
        if part.startswith("préambule"):
            found.add("préambule")
        elif m := re.fullmatch(r"(\d+)-(\d+)\s*à\s*\1-(\d+)", part):
            found |= {f"{m[1]}-{n}" for n in range(int(m[2]), int(m[3]) + 1)}
        elif (m := re.fullmatch(r"(\d+)\s*(?:-|à)\s*(\d+)", part)) and int(m[2]) > int(m[1]):
            found |= {str(n) for n in range(int(m[1]), int(m[2]) + 1)}
        elif m := re.match(rf"(\d+(?:-\d+)*(?:\s*{SUFFIX.pattern})?)", part):
            found.add(m[1].strip())
    return found


def place(law: str, article: str) -> tuple[str, str]:
    """One spelling for an article; those that law 27-14 put into the penal code count under the code."""
    return ("code-penal" if article.startswith("448-") else law, re.sub(r"\s+", " ", article.lower()))


def pair(labels: Sequence[Label], promises: Sequence[Promise], claims: Vectors, texts: Vectors) -> list[int | None]:
    """For each row, the requirement of the same provision, above or below, whose claim is nearest in meaning."""
    out: list[int | None] = []
    for i, label in enumerate(labels):
        own = [j for j, p in enumerate(promises) if p.instrument == label.norm and any(akin(r, p.provision) for r in label.refs)]
        near: NDArray[np.float32] = claims[own] @ texts[i]
        out.append(own[int(near.argmax())] if own else None)
    return out
