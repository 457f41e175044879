"""The history of an act of a dossier: what was entered, when, by whom, from which file; and its dated versions."""

from collections import Counter
from collections.abc import Sequence

from legalgap.model.texts import ActText
from legalgap.report.listing import Listing


def list_history(text: ActText | None, log: Sequence[dict[str, str]]) -> Listing:
    """A line an entry of the log, then a line a date of version: how many articles are written or repealed from that day on."""
    entries = [(line.get("at", ""), line.get("what", ""), line.get("source", ""), line.get("by", "")) for line in log]
    return Listing(("Date", "Quoi", "Source", "Par"), [*entries, *(version_lines(text) if text else [])])


def version_lines(text: ActText) -> list[tuple[str | int, ...]]:
    """The dates from which articles read otherwise."""
    written = Counter(v.start for a in text.articles for v in a.versions if not v.repealed)
    gone = Counter(v.start for a in text.articles for v in a.versions if v.repealed)
    by = {a.date: a.act for a in text.act.amended_by}
    return [
        (day.isoformat(), f"rédaction : {written[day]} articles écrits, {gone[day]} abrogés", by.get(day, ""), "")
        for day in sorted({*written, *gone})
    ]
