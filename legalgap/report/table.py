"""What reports in French share: labels, colours, counts, citations."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from legalgap.model.findings import STATUSES, Match, Relation, Row, Scan, Status

STATUS_LABEL: dict[Status, str] = {
    "conforme": "Conforme",
    "partiel": "Partiel",
    "lacune": "Lacune",
    "contradiction": "Contradiction",
    "a-verifier": "À vérifier",
    "non-applicable": "Non applicable",
}
STATUS_COLOUR: dict[Status, str] = {
    "contradiction": "#B3261E",
    "lacune": "#B34E14",
    "partiel": "#8A6A00",
    "conforme": "#2E7D4F",
    "a-verifier": "#4A6785",
    "non-applicable": "#6B6B6B",
}
STATUS_GROUND: dict[Status, str] = {
    "contradiction": "#B3261E",
    "lacune": "#F6C7A3",
    "partiel": "#F7E3A1",
    "conforme": "#D5EBDD",
    "a-verifier": "#D6E0EB",
    "non-applicable": "#E6E6E6",
}
"""Grounds for paper: dark letters on all but the first, which takes white ones; no two are the same grey."""
RELATION_LABEL: dict[Relation, str] = {
    "full": "satisfait",
    "partial": "satisfait en partie",
    "contradicts": "contredit",
    "related": "en rapport",
}
DOMAIN_LABEL = {
    "emploi": "Emploi",
    "éducation": "Éducation",
    "formation-professionnelle": "Formation professionnelle",
    "protection-sociale": "Protection sociale",
    "transversal": "Transversal",
}
DISCLAIMER = (
    "Un score n'est pas un avis juridique : chaque ligne se relit sur les textes officiels avant d'être opposée. "
    "Les articles sont des résumés analytiques, non la lettre de la loi."
)


class Count(NamedTuple):
    """A line of a summary: the rows of one group, by status."""

    group: str
    counts: dict[Status, int]

    @property
    def total(self) -> int:
        """Rows of the group."""
        return sum(self.counts.values())


def count_by(rows: Iterable[Row], key: Callable[[Row], str]) -> list[Count]:
    """The rows counted by group and status, groups in order of first appearance."""
    groups: dict[str, Counter[Status]] = {}
    for row in rows:
        groups.setdefault(key(row), Counter())[row.status] += 1
    return [Count(g, {s: c[s] for s in STATUSES}) for g, c in groups.items()]


def summaries(scan: Scan) -> list[tuple[str, list[Count]]]:
    """The three summaries: by instrument, by domain, by theme."""
    return [
        ("Par instrument", count_by(scan.rows, lambda r: r.instrument)),
        ("Par domaine", count_by(scan.rows, lambda r: DOMAIN_LABEL.get(r.domain, r.domain))),
        ("Par thème", count_by(scan.rows, lambda r: theme_label(r.theme))),
    ]


def theme_label(theme: str) -> str:
    """A theme's name for display."""
    return theme.replace("-l-", " l'").replace("-d-", " d'").replace("-", " ").capitalize()


def cite(match: Match) -> str:
    """An article as cited."""
    return match.citation


def supports(row: Row) -> list[Match]:
    """The matches that bear on the status: those that are more than related, or the first three where none is."""
    return [m for m in row.matches if m.relation != "related"] or list(row.matches[:3])


def cited(row: Row, relation: Relation) -> str:
    """The articles of one relation, best first."""
    return " ; ".join(cite(m) for m in row.matches if m.relation == relation)
