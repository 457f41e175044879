"""Pages from templates: the words of the page in its language, those of the norms and of the law in theirs."""

from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import jinja2

from legalgap.model.findings import RELATIONS, STATUSES, Match
from legalgap.model.norms import CLAUSE_KINDS, Labels, Theme
from legalgap.report.impact import heads, touched_summary
from legalgap.report.reading import reading_lines, trust_lines
from legalgap.review.door import LANGS, Session
from legalgap.review.queue import STATES, Filters
from legalgap.store.places import data_root
from legalgap.store.yamlfile import read_yaml


class Bar(NamedTuple):
    """A step of the waterfall: a family of features, what it brings, and where its bar lies, from 0 to 100."""

    family: str
    value: float
    start: float
    width: float


class Said(NamedTuple):
    """Words and their language, for `lang` and `dir`."""

    text: str
    lang: str

    @property
    def dir(self) -> str:
        """The direction in which they are read."""
        return "rtl" if self.lang == "ar" else "ltr"


class Pages:
    """The templates of reports/review, and the words of the page."""

    def __init__(self, themes: dict[str, Theme]) -> None:
        self.labels, self.themes = read_labels(), themes
        self.words = {lang: {key: said(labels, lang).text for key, labels in self.labels.items()} for lang in LANGS}
        self.env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folder()),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.env.globals.update(
            statuses=STATUSES,
            relations=RELATIONS,
            clause_kinds=CLAUSE_KINDS,
            langs=LANGS,
            states=STATES,
            waterfall=waterfall,
            row_url=row_url,
            said=said,
            no_filters=Filters(),
            reading_lines=reading_lines,
            trust_lines=trust_lines,
            impact_heads=heads,
            touched_summary=touched_summary,
        )
        for name in self.env.list_templates(extensions=["j2"]):
            self.env.get_template(name)

    def render(self, name: str, session: Session, **context: Any) -> str:
        """A page for somebody."""
        return self.env.get_template(name).render(
            session=session,
            lang=session.lang,
            dir="rtl" if session.lang == "ar" else "ltr",
            t=self.words[session.lang].__getitem__,
            theme=lambda name: said(self.themes[name].label, session.lang).text,
            **context,
        )


def folder() -> Path:
    """Where the templates, the words and the static files are."""
    return data_root() / "reports" / "review"


def read_labels() -> dict[str, Labels]:
    """The words of the page, and those of the workbook that it reads."""
    return read_yaml(folder() / "labels.yaml", dict[str, Labels])


def said(labels: Labels, lang: str) -> Said:
    """Words in a language, or in French where they are not known in it."""
    found = {"en": labels.en, "ar": labels.ar}.get(lang)
    return Said(found, lang) if found else Said(labels.fr, "fr")


def waterfall(match: Match) -> list[Bar]:
    """The families of features one after the other, from 0 to the score, scaled to 100."""
    ends, at = [0.0], 0.0
    for value in match.features.values():
        at += value
        ends.append(at)
    low, high = min(ends), max(ends)
    scale = 100 / (high - low) if high > low else 0.0
    steps = zip(match.features.items(), ends[:-1], ends[1:], strict=True)
    return [Bar(family, value, (min(a, b) - low) * scale, abs(b - a) * scale) for (family, value), a, b in steps]


def row_url(requirement: str, filters: Filters, **more: str) -> str:
    """The address of a row in a queue."""
    query = urlencode({**filters.query(), **more})
    return f"/rows/{quote(requirement, safe='')}" + (f"?{query}" if query else "")
