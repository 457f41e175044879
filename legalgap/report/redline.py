"""A difference between two texts, as every format shows it: labels, counts, marked words."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import msgspec
from msgspec import Struct
from rich.text import Text

from legalgap.model.texts import Lang
from legalgap.reform.difference import KINDS, Difference, Kind, Line
from legalgap.reform.redline import Segment, segments

SCHEMA = "legalgap/diff/1"
KIND_LABEL: dict[Kind, str] = {
    "added": "ajouté",
    "repealed": "abrogé",
    "amended": "modifié",
    "retouched": "retouché (une lettre, un accord)",
    "renumbered": "renuméroté",
    "moved": "déplacé",
    "retitled": "intitulé changé",
}
COUNT_LABEL: dict[Kind, str] = {
    "added": "ajoutés",
    "repealed": "abrogés",
    "amended": "modifiés",
    "retouched": "retouchés",
    "renumbered": "renumérotés",
    "moved": "déplacés",
    "retitled": "intitulés changés",
}
STYLE = {"=": "", "-": "red strike", "+": "green underline"}
AROUND = 160
"""Characters of unchanged words shown on each side of a change in the terminal."""


class Comparison(Struct, frozen=True):
    """Two texts compared: what each is, and what changed."""

    title: str
    old: str
    new: str
    lang: Lang
    difference: Difference

    @property
    def quiet(self) -> list[str]:
        """The articles whose typography alone differs."""
        return [line.new.num for line in self.difference.lines if line.quiet and line.new]

    @property
    def kept(self) -> int:
        """How many articles stay as they were."""
        return sum(not line.kinds for line in self.difference.lines)


def summary(comparison: Comparison) -> list[tuple[str, int]]:
    """How many articles each thing happened to."""
    counts = [(COUNT_LABEL[kind], comparison.difference.count(kind)) for kind in KINDS]
    return [*[c for c in counts if c[1]], ("inchangés", comparison.kept)]


def counts(comparison: Comparison) -> str:
    """The summary in one line."""
    return " · ".join(f"{label} : {n}" for label, n in summary(comparison))


def line_title(line: Line) -> str:
    """The article of a line: `Article 12`, or `Article 13 (ancien 14)`."""
    entry = line.new or line.old
    assert entry
    former = f" (ancien {line.old.num})" if line.old and line.new and line.old.num != line.new.num else ""
    heading = f" — {entry.heading}" if entry.heading else ""
    return f"{number_title(entry.num)}{former}{heading}"


def number_title(num: str) -> str:
    """An article's number as a title."""
    return f"Article {num}" if num[:1].isdigit() else num[:1].upper() + num[1:]


def line_kinds(line: Line) -> str:
    """What happened to an article, in words."""
    return ", ".join(KIND_LABEL[kind] for kind in line.kinds)


def line_segments(line: Line) -> list[Segment]:
    """The marked words of an article."""
    if line.old is None:
        return [Segment("+", line.new.text)] if line.new else []
    if line.new is None:
        return [Segment("-", line.old.text)]
    return segments(line.old.text, line.edits)


def paragraphs(parts: list[Segment]) -> list[tuple[list[Segment], str]]:
    """The marked words cut at line ends: each paragraph, and the mark of the line end that closes it (= for the last)."""
    out: list[tuple[list[Segment], str]] = []
    current: list[Segment] = []
    for part in parts:
        *whole, rest = part.text.split("\n")
        for text in whole:
            out.append(([*current, *([Segment(part.mark, text)] if text else [])], part.mark))
            current = []
        if rest:
            current.append(Segment(part.mark, rest))
    return [*out, (current, "=")]


def comparison_json(comparison: Comparison) -> bytes:
    """UTF-8 JSON of what changed; unchanged articles are counted, not listed."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "title": comparison.title,
        "from": comparison.old,
        "to": comparison.new,
        "lang": comparison.lang,
        "counts": {**{kind: comparison.difference.count(kind) for kind in KINDS}, "unchanged": comparison.kept},
        "typography": comparison.quiet,
        "articles": [line_data(line) for line in comparison.difference.changes],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def line_data(line: Line) -> dict[str, Any]:
    """One article of the JSON."""
    return {
        "kinds": line.kinds,
        "old": entry_data(line.old),
        "new": entry_data(line.new),
        "redline": [[part.mark, part.text] for part in line_segments(line)],
    }


def entry_data(entry: Any) -> dict[str, Any] | None:
    """One side of an article: where it stands, its words left to the redline."""
    return {"num": entry.num, "heading": entry.heading, "path": entry.path} if entry else None


def print_comparison(comparison: Comparison, plain: bool = False) -> Iterator[Text]:
    """The comparison for the terminal, a line of text at a time; long unchanged stretches are cut.

    `plain`: changes are put between [- -] and {+ +}, for where there is no colour.
    """
    yield Text(comparison.title, style="bold")
    yield Text(f"De : {comparison.old}\nÀ : {comparison.new}", style="dim")
    yield Text(counts(comparison))
    for line in comparison.difference.changes:
        yield Text.assemble((f"\n{line_title(line)}", "bold"), f" — {line_kinds(line)}")
        yield from where_moved(line)
        if set(line.kinds) & {"added", "repealed", "amended", "retouched"}:
            yield Text.assemble(*[(bracket(part) if plain else shorten(part), STYLE[part.mark]) for part in line_segments(line)])
    if comparison.quiet:
        yield Text(f"\n{quiet_articles(comparison)}", style="dim")


def quiet_articles(comparison: Comparison) -> str:
    """The articles whose typography alone differs, those that follow one another as from the first to the last."""
    runs: list[list[str]] = []
    for before, line in pairwise((None, *comparison.difference.lines)):
        if line and line.quiet and line.new:
            if not (before and before.quiet and runs):
                runs.append([])
            runs[-1].append(line.new.num)
    said = [f"{run[0]} à {run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs]
    count = len(comparison.quiet)
    return f"Typographie ou ponctuation seules ({count} article{'s' * (count > 1)}) : {', '.join(said)}."


def where_moved(line: Line) -> Iterator[Text]:
    """From where to where an article went, and its former heading."""
    if line.old and line.new and line.moved:
        yield Text(f"{' › '.join(line.old.path) or 'début'} → {' › '.join(line.new.path) or 'début'}", style="dim")
    if line.old and "retitled" in line.kinds:
        yield Text(f"Ancien intitulé : {line.old.heading or 'aucun'}", style="dim")


def bracket(part: Segment) -> str:
    """A stretch with its mark written out."""
    return {"-": f"[-{part.text}-]", "+": f"{{+{part.text}+}}"}.get(part.mark, shorten(part))


def shorten(part: Segment) -> str:
    """A stretch as shown in the terminal."""
    if part.mark != "=" or len(part.text) <= 2 * AROUND:
        return part.text
    return f"{part.text[:AROUND]} […] {part.text[-AROUND:]}"
