"""The table rows of a page: thousands of them, so written here and not by the template; every word is escaped."""

from collections.abc import Iterable
from functools import cache
from html import escape

from markupsafe import Markup

from legalgap.model.findings import Match, Relation, Row
from legalgap.report.columns import Pair, features
from legalgap.report.edition import Edition
from legalgap.report.views import SIGN


class Cells:
    """Writes the cells of articles and requirements; those that do not depend on the other are written once."""

    def __init__(self, e: Edition, light: bool) -> None:
        self.e, self.light = e, light
        self.relation_cell = cache(self.write_relation)
        self.articles: dict[tuple[str, str], str] = {}
        self.rows: dict[str, str] = {}

    def of_matches(self, matches: Iterable[Match]) -> Markup:
        """A row for each article found for a requirement."""
        return Markup("".join(f"<tr>{self.article(m)}{self.finding(m)}</tr>\n" for m in matches))

    def of_pairs(self, pairs: Iterable[Pair]) -> Markup:
        """A row for each requirement that an article bears on, with the article's place among those found for it."""
        return Markup("".join(f"<tr>{self.row(p.row)}<td>{p.position}</td>{self.finding(p.match)}</tr>\n" for p in pairs))

    def finding(self, m: Match) -> str:
        """What is true of an article for one requirement."""
        clues = f" <small>{escape(features(m))}</small>" if m.features and not self.light else ""
        why = f'<td lang="fr" dir="auto">{escape(m.why)}{clues}</td>'
        return f"{self.relation_cell(m.relation)}<td>{self.e.share(m.score)}</td>{why}"

    def write_relation(self, relation: Relation) -> str:
        """A relation, in its colour."""
        return f'<td class="{relation}">{escape(self.e.words.relation[relation])}</td>'

    def article(self, m: Match) -> str:
        """What is true of an article whatever the requirement."""
        key = (m.law, m.article)
        if key not in self.articles:
            heading = f'<td lang="fr" dir="auto">{escape(m.heading)}</td>'
            check = f'<td dir="auto">{escape(self.e.check(m))} ({escape(self.e.reading(m))})</td>'
            self.articles[key] = f"<td>{escape(self.e.cite(m))}</td>{heading}<td>{escape(self.e.edition_of(m))}</td>{check}"
        return self.articles[key]

    def row(self, row: Row) -> str:
        """What is true of a requirement whatever the article."""
        if row.requirement not in self.rows:
            sign = f'<i aria-hidden="true">{SIGN[row.status]}</i>'
            badge = f'<td><span class="badge {row.status}">{sign} {escape(self.e.words.status[row.status])}</span></td>'
            claim = f'<td dir="auto">{escape(self.e.claim(row))}</td>'
            draft = f" <small>{escape(self.e.say('draft_yes'))}</small>" if row.draft else ""
            self.rows[row.requirement] = f"<td>{escape(self.e.code(row.requirement))}{draft}</td>{claim}{badge}"
        return self.rows[row.requirement]
