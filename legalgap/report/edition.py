"""An edition of a report: its language, its words, and how it writes dates, shares, citations and names."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from legalgap.model.findings import Match, Row, Scan
from legalgap.model.norms import Labels
from legalgap.model.texts import Lang, Title
from legalgap.report.direction import LRI, PDI
from legalgap.report.labels import in_lang, load_words
from legalgap.report.library import Library
from legalgap.report.table import theme_label

NAMED = {"préambule": "preamble", "unique": "sole_article"}
"""Articles cited by a word of their own."""
Value = str | float | date | None


class Edition:
    """How a scan is written in one language; `texts` other than French take the French where the data hold no other."""

    def __init__(self, lang: Lang = "fr", library: Library | None = None) -> None:
        self.lang: Lang = lang
        self.words = load_words(lang)
        self.library = library or Library()
        self.cited = cache(self.name_article)
        self.dated = cache(self.name_edition)
        self.shares = [self.code(self.say("percent", n=n)) for n in range(101)]

    @property
    def rtl(self) -> bool:
        """Whether the language is written from right to left."""
        return self.lang == "ar"

    def say(self, name: str, **parts: str | int) -> str:
        """A sentence of labels.yaml, its braces filled in."""
        return self.words.text[name].format(**parts) if parts else self.words.text[name]

    def code(self, text: str) -> str:
        """An identifier or a number; isolated where the words around it run from right to left."""
        return f"{LRI}{text}{PDI}" if self.rtl and text else text

    def day(self, day: date) -> str:
        """A date."""
        return self.code(day.strftime(self.words.text["date"]))

    def share(self, number: float) -> str:
        """A share of one, from 0 to 1, in per cent."""
        return self.shares[round(100 * number)]

    def join(self, texts: Iterable[str]) -> str:
        """A list in one line."""
        return self.words.text["separator"].join(texts)

    def split(self, text: str) -> list[str]:
        """The items of a list that was joined."""
        return text.split(self.words.text["separator"]) if text else []

    def cite(self, match: Match) -> str:
        """An article as cited."""
        return self.cited(match.law, match.article)

    def name_article(self, law: str, article: str) -> str:
        """An article of an act as cited."""
        act = self.words.text["constitution"] if law == "constitution" else self.code(law)
        named = article if article in NAMED else "named" if article[:1].islower() else "citation"
        return self.say(NAMED.get(named, named), law=act, article=self.code(article))

    def edition_of(self, match: Match) -> str:
        """The rank of an article's act and the date of the version read."""
        return self.dated(match.kind, match.version)

    def name_edition(self, kind: str, version: date | None) -> str:
        """A rank and a version."""
        when = self.day(version) if version else self.words.text["undated"]
        return self.say("edition", kind=self.words.kind.get(kind, kind), date=when) if kind else when

    def check(self, match: Match) -> str:
        """What the article's digest was checked against."""
        return match.checked or self.words.text["not_checked"]

    def reading(self, match: Match) -> str:
        """Whether the official text was read, or a digest."""
        return self.words.text["official" if match.official else "digest"]

    def claim(self, row: Row) -> str:
        """What is required."""
        return row.claim if self.lang == "fr" else self.translated(row, 0) or row.claim

    def model_clause(self, row: Row) -> str:
        """The clause that a reform could adopt."""
        return row.model_clause if self.lang == "fr" else self.translated(row, 1) or row.model_clause

    def translated(self, row: Row, which: int) -> str | None:
        """The claim (0) or the model clause (1) in the edition's language, where the data hold it and still say the same in French."""
        held: tuple[Labels, Labels] | None = self.library.claims.get(row.requirement)
        if held is None or held[which].fr != (row.claim, row.model_clause)[which]:
            return None
        text: str | None = getattr(held[which], self.lang)
        return text

    def theme(self, name: str) -> str:
        """A theme's name."""
        held = self.library.themes.get(name)
        return in_lang(held.label, self.lang) if held else theme_label(name)

    def group(self, name: str) -> str:
        """A group's name."""
        held = self.library.groups.get(name)
        return in_lang(held.label, self.lang) if held else name

    def instrument(self, name: str) -> str:
        """An instrument's id and title."""
        held = self.library.instruments.get(name)
        return f"{self.code(name)} — {self.title(held.title)}" if held else self.code(name)

    def act(self, name: str) -> str:
        """An act's id and title."""
        held = self.library.acts.get(name)
        return f"{self.code(name)} — {self.title(held.title)}" if held else self.code(name)

    def title(self, title: Title) -> str:
        """A title in the edition's language, else in French."""
        held: str | None = getattr(title, self.lang)
        return held or title.fr

    def heads(self, scan: Scan) -> list[str]:
        """What was compared, when, with what: the lines under a report's title."""
        engine = ", ".join(f"{k} {v}" for k, v in scan.engine.items())
        return [
            self.say("law_on", date=self.day(scan.as_of)),
            self.say("counted", n=len(scan.rows)),
            self.say("laws_read", laws=", ".join(self.code(law) for law in scan.laws)),
            self.say("engine", engine=self.code(engine)),
            self.say("schema", schema=self.code(scan.schema)),
        ]

    def publications(self, scan: Scan) -> list[str]:
        """The instruments and the acts with their dates and gazettes: the sources of a report."""
        instruments = dict.fromkeys(r.instrument for r in scan.rows)
        return [*map(self.instrument_source, instruments), *map(self.act_source, scan.laws)]

    def instrument_source(self, name: str) -> str:
        """An instrument, when it was adopted, and from when it is in force."""
        held = self.library.instruments.get(name)
        if held is None:
            return self.code(name)
        dates = [self.say(what, date=self.day(when)) for what in ("adopted", "in_force") if (when := getattr(held, what))]
        return ", ".join([self.instrument(name), *dates])

    def act_source(self, name: str) -> str:
        """An act, from when it is in force, and the gazettes it was published in."""
        held = self.library.acts.get(name)
        if held is None:
            return self.code(name)
        gazettes = [
            self.say("gazette", gazette=self.code(p.gazette), number=self.code(p.number), date=self.day(p.date)) for p in held.published
        ]
        return ", ".join([self.act(name), self.say("in_force", date=self.day(held.in_force)), *gazettes])
