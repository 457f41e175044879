"""The words that a decision is taken on, as short fingerprints: they tell later what moved since."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple
from urllib.parse import unquote

from legalgap.model.findings import RELATIONS, Match, Relation
from legalgap.model.norms import Promise
from legalgap.model.texts import Passage

NORM = "norme"
RESERVED = str.maketrans({"%": "%25", ";": "%3B", "=": "%3D"})


class Move(NamedTuple):
    """Something that changed under a decision; `article` is `law/number`, empty where the norm itself moved."""

    kind: Literal["norm", "changed", "gone", "new"]
    article: str = ""


class Ground:
    """Every requirement and every article in force on the day, by `law/number`, with the fingerprint of each."""

    def __init__(self, asked: Iterable[Promise], pool: Iterable[Passage]) -> None:
        self.promises = {p.requirement.id: p for p in asked}
        self.passages = {place(p.law, p.num): p for p in pool}
        self._prints: dict[str, str] = {}

    def of_requirement(self, requirement: str) -> str:
        """The fingerprint of what a requirement promises: its claim, who owes it to whom, and the rank it needs."""
        promise = self.promises.get(requirement)
        if promise is None:
            return ""
        asked = promise.requirement
        return mark(f"{asked.claim.fr}\n{asked.duty.by}\n{asked.duty.to}\n{asked.duty.force}\n{asked.needs}")

    def of_article(self, article: str) -> str:
        """The fingerprint of an article's wording, empty where it is not in force or was not read."""
        if article not in self._prints:
            passage = self.passages.get(article)
            self._prints[article] = mark(passage.text) if passage else ""
        return self._prints[article]


def place(law: str, num: str) -> str:
    """An article as decisions name it."""
    return f"{law}/{num}"


def where(match: Match) -> str:
    """The article of a match as decisions name it."""
    return place(match.law, match.article)


def mark(words: str) -> str:
    """The fingerprint of some words; how they are spaced does not count."""
    return hashlib.blake2b(" ".join(words.split()).encode(), digest_size=6).hexdigest()


def seal(ground: Ground, requirement: str, readings: Mapping[str, Relation]) -> str:
    """What a decision is taken on, for `Decision.on`: the norm, then each article with its relation and the mark of its wording.

    `norme=5f0e… ; 65-99/416 contradicts=90ab…`, parted by semicolons.
    """
    parts = [f"{NORM}={ground.of_requirement(requirement)}"]
    parts += [f"{article.translate(RESERVED)} {relation}={ground.of_article(article)}" for article, relation in sorted(readings.items())]
    return ";".join(parts)


def read_seal(on: str) -> tuple[str, dict[str, tuple[Relation, str]]]:
    """The mark of the norm, and the relation and mark of each article; a seal written otherwise holds nothing."""
    norm = ""
    articles: dict[str, tuple[Relation, str]] = {}
    for part in on.split(";"):
        name, _, printed = part.rpartition("=")
        article, _, relation = name.rpartition(" ")
        if name == NORM:
            norm = printed
        elif relation in RELATIONS:
            articles[unquote(article)] = (relation, printed)
    return norm, articles


def moves(on: str, ground: Ground, requirement: str, bearing: Sequence[str]) -> list[Move]:
    """What moved since a decision: the norm, an article it rested on, or an article of `bearing` that was not before the jurist."""
    norm, articles = read_seal(on)
    found = [] if norm == ground.of_requirement(requirement) else [Move("norm")]
    for article, (_, printed) in articles.items():
        now = ground.of_article(article)
        if now != printed:
            found.append(Move("changed" if now else "gone", article))
    return found + [Move("new", article) for article in bearing if article not in articles]
