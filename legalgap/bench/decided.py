"""Labelled rows made of what jurists decided: the status that stands, and the articles they read or confirmed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from legalgap.assess.agreement import last_words
from legalgap.assess.ground import read_seal
from legalgap.assess.rulings import by_requirement, live
from legalgap.bench.gold import Citation, Label, read_labels
from legalgap.model.decisions import RULES, Decision
from legalgap.model.findings import Relation
from legalgap.model.norms import Promise
from legalgap.store.decisions import parse


def read_gold(path: Path, promises: Sequence[Promise]) -> tuple[list[Label], bool]:
    """The labelled rows of a file, and whether they are decisions: a log of decisions is known by its lines.

    Raises:
        InputFileError: absent, or a line that is not a labelled row.
    """
    decisions = parse(path.read_bytes()).decisions if path.is_file() else ()
    if not decisions:
        return read_labels(path), False
    return labels_of(decisions, {p.requirement.id: p for p in promises}), True


def labels_of(decisions: Sequence[Decision], promises: Mapping[str, Promise]) -> list[Label]:
    """A row for each requirement that was decided; where persons differ, the last word counts and the others are acceptable."""
    words = last_words(decisions)
    labels = []
    for name, held in by_requirement(decisions).items():
        deeds, promise = live(held), promises.get(name)
        ruling = next((d for d in reversed(deeds) if d.deed in RULES), None)
        if promise and ruling and ruling.after:
            others = tuple(sorted({str(d.after) for d in words[name].values()} - {ruling.after}))
            claim = promise.requirement.claim.fr
            labels.append(Label(name, promise.instrument, promise.provision, claim, citations(deeds), ruling.after, others))
    return labels


def citations(deeds: Sequence[Decision]) -> tuple[Citation, ...]:
    """The articles of a row: those that the last confirmation had in view, then those read since and before, the last reading first."""
    found: dict[str, Relation] = {}
    for deed in deeds:
        if deed.deed == "confirm":
            found |= {article: relation for article, (relation, _) in read_seal(deed.on)[1].items()}
        elif deed.deed == "remove-article":
            found.pop(deed.article or "", None)
        elif deed.deed in ("relation", "add-article") and deed.article:
            found[deed.article] = deed.after  # type: ignore[assignment]
    return tuple(Citation(law, num, relation) for article, relation in found.items() for law, _, num in [article.partition("/")])
