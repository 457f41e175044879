"""A scan as one self-contained page: summaries, heat map, the matrix or the law with filters, reasons under each row."""

import re
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

from legalgap.errors import DataError
from legalgap.model.findings import RELATIONS, STATUSES, Match, Relation, Row, Scan
from legalgap.report.columns import ROW, written
from legalgap.report.edition import Edition
from legalgap.report.html_cells import Cells
from legalgap.report.table import STATUS_COLOUR
from legalgap.report.views import SIGN, Bearing, bearings, heat, views

APART = {"instrument", "provision", "claim", "status", "confidence", "why", "full", "partial", "contradicts", "related", "model_clause"}
"""Fields that the page shows elsewhere than in a row's list of fields."""
NUMBER = re.compile(r"(?<![\w-])\w+(?:-\w+)*-\d+(?![\w-])")
"""A number such as 65-99."""


class Line(NamedTuple):
    """A requirement as shown: its words, and its other fields: title, value, and whether it is words, in any language."""

    row: Row
    claim: str
    model_clause: str
    fields: list[tuple[str, str, bool]]


class Held(NamedTuple):
    """An article as shown: what it bears on, and how many requirements in each relation."""

    bearing: Bearing
    tally: list[tuple[Relation, int]]

    @property
    def match(self) -> Match:
        """What is true of the article."""
        return self.bearing.match

    @property
    def pairs(self) -> list[Any]:
        """The requirements it bears on."""
        return self.bearing.pairs

    @property
    def relations(self) -> list[Relation]:
        """The relations it stands in."""
        return [r for r, _ in self.tally]


def scan_html(scan: Scan, templates: Path, e: Edition, by: str = "norm", light: bool = False) -> bytes:
    """The page's bytes; `templates` is the folder reports/html, `light` leaves out what each score is made of.

    Raises:
        DataError: a template is missing or malformed.
    """
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates), autoescape=jinja2.select_autoescape(["j2"]), undefined=jinja2.StrictUndefined
    )
    env.filters["kept"] = kept
    try:
        page = env.get_template("matrix.html.j2").render(content(scan, e, by, light))
    except jinja2.TemplateError as error:
        name = getattr(error, "name", None) or "matrix.html.j2"
        where = f"{templates / name}, ligne {getattr(error, 'lineno', 1)}"
        raise DataError("Modèle de page absent ou malformé", where=where, todo="rétablissez le dossier reports/ du paquet") from None
    return page.encode("utf-8")


def kept(text: str) -> Markup:
    """Words in which the number of an act is never cut at a line's end."""
    return Markup(NUMBER.sub(r'<span class="number">\g<0></span>', escape(text)))


def content(scan: Scan, e: Edition, by: str, light: bool) -> dict[str, Any]:
    """What the template is filled with."""
    instruments, shades = heat(scan)
    return {
        "scan": scan,
        "e": e,
        "by": by,
        "words": e.words,
        "text": e.words.text,
        "heads": e.heads(scan),
        "views": views(scan, e),
        "instruments": instruments,
        "heat": shades,
        "statuses": STATUSES,
        "signs": SIGN,
        "colours": STATUS_COLOUR,
        "filters": filters(scan, e, by),
        "lines": [line(r, e) for r in scan.rows],
        "bearings": [held(b) for b in bearings(scan)] if by == "law" else [],
        "article_titles": [e.words.columns[k] for k in ("article", "heading", "kind", "checked", "relation", "score", "match_why")],
        "pair_titles": [e.words.columns[k] for k in ("requirement", "claim", "status", "position", "relation", "score", "match_why")],
        "cells": Cells(e, light),
    }


def line(row: Row, e: Edition) -> Line:
    """A requirement as shown."""
    shown = ((c, written(c.read(row, e), c.form, e)) for c in ROW if c.key not in APART)
    fields = [(e.words.columns[c.key], text, c.form == "text") for c, text in shown if text]
    return Line(row, e.claim(row), e.model_clause(row), fields)


def held(bearing: Bearing) -> Held:
    """An article as shown."""
    return Held(bearing, [(r, len(found)) for r in RELATIONS if (found := bearing.of(r))])


def filters(scan: Scan, e: Edition, by: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The drop-downs: the field, the words for every value, and the values with their labels."""
    if by == "law":
        laws = list(dict.fromkeys(m.law for r in scan.rows for m in r.matches))
        return [
            ("law", e.say("every_law"), [(law, e.code(law)) for law in scan.laws if law in laws]),
            ("relation", e.say("every_relation"), [(r, e.words.relation[r]) for r in RELATIONS]),
        ]
    instruments = list(dict.fromkeys(r.instrument for r in scan.rows))
    domains = list(dict.fromkeys(r.domain for r in scan.rows))
    return [
        ("instrument", e.say("every_instrument"), [(i, e.code(i)) for i in instruments]),
        ("status", e.say("every_status"), [(s, e.words.status[s]) for s in STATUSES]),
        ("domain", e.say("every_domain"), [(d, e.words.domain.get(d, d)) for d in domains]),
    ]
