"""Gaps into measures. Same scan and same library, same measures, with the same ids."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from legalgap.model.findings import Row, Scan
from legalgap.model.library import Category, Effect, Library, MeasureType, Practice, Rank
from legalgap.model.measures import Measure, Parties, Plan, Step, Target
from legalgap.model.norms import Instrument, Theme
from legalgap.model.texts import Act, ActText, Version
from legalgap.plan.calendar import assess, schedule
from legalgap.plan.draft import Drafter
from legalgap.plan.gaps import ABOVE_LAW, RANK_OF_KIND, Gap, group_gaps
from legalgap.plan.links import identify, linked
from legalgap.plan.ranking import rank
from legalgap.plan.roadmaps import make_roadmaps
from legalgap.plan.roles import parties
from legalgap.plan.rules import first, suits

SHOWN = 6
"""Practices of other countries kept beside a measure, checked ones first."""
CATEGORY_OF_RANK: dict[Rank, Category] = {
    "circulaire": "coordination",
    "arrêté": "réglementaire",
    "décret": "réglementaire",
    "loi": "législative",
    "constitution": "législative",
    "ratification": "législative",
}


class Planner:
    """Turns the gaps of a scan into measures; `texts` give the wordings of the articles aimed at."""

    def __init__(
        self,
        scan: Scan,
        texts: Sequence[ActText],
        themes: Mapping[str, Theme],
        library: Library,
        drafter: Drafter,
        start: date,
        months: int,
    ) -> None:
        self.scan, self.themes, self.library, self.drafter = scan, themes, library, drafter
        self.start, self.months = start, months
        self.acts: dict[str, Act] = {t.act.id: t.act for t in texts}
        self.versions: dict[tuple[str, str], Version | None] = {(t.act.id, a.num): a.at(scan.as_of) for t in texts for a in t.articles}

    def plan(self, instruments: Mapping[str, Instrument]) -> Plan:
        """All measures, ranked, with the roadmaps that bring them together."""
        single = rank([self.measure(gap) for gap in group_gaps(self.scan.rows)], self.library.ranking)
        roads = make_roadmaps(single, self.scan, instruments, self.library, self.start, self.months)
        measures = rank([*single, *roads], self.library.ranking)
        return Plan(linked(self.scan), measures, self.library, self.months, self.start, tuple(self.notes()))

    def measure(self, gap: Gap) -> Measure:
        """The measure that closes a gap."""
        kind = cast(MeasureType, first(self.library.types, gap))
        effect = cast(Effect, first(self.library.effects, gap))
        target, version = self.target(gap), self.versions.get((gap.key.law, gap.key.article))
        amends = bool(gap.key.article) and gap.match is not None and RANK_OF_KIND.get(gap.match.kind) == gap.key.rank
        steps = self.steps(gap)
        held = parties(gap, self.library)
        return Measure(
            identify(gap),
            self.title(kind, gap, target),
            gap.lead.claim,
            kind.category or CATEGORY_OF_RANK[gap.key.rank],
            gap.lead.domain,
            gap.key.theme,
            gap.key.nature,
            gap.key.rank,
            gap.lead.status,
            tuple(r.requirement for r in gap.rows),
            any(r.binding for r in gap.rows),
            round(sum(r.confidence for r in gap.rows) / len(gap.rows), 2),
            target,
            self.drafter.draft(gap, version.wording if version else None, amends),
            held,
            steps,
            assess(steps, self.start, self.months, self.library.rules.easy),
            kind.method,
            kind.cost,
            effect.indicator,
            kind.risk,
            effect.rights,
            effect.gender,
            tuple(name for name, tag in self.library.rules.tags.items() if any(suits(w, gap) for w in tag.when)),
            tuple(sorted({g for r in gap.rows for g in r.groups})),
            practices(gap.key.theme, self.library),
            (),
            doubts(gap.rows, target, held, steps),
        )

    def target(self, gap: Gap) -> Target | None:
        """The text aimed at: the article to change, or the act where a new one would stand."""
        match = gap.match
        if match is None:
            return None
        act = self.acts.get(match.law)
        title = act.title.fr if act else match.law
        if not gap.key.article:
            new = "article nouveau" if gap.key.rank == "loi" else "texte d'application"
            return Target(match.law, title, match.kind, new=new, near=match.article)
        return Target(
            match.law,
            title,
            match.kind,
            match.article,
            match.heading,
            version=match.version,
            checked=match.checked,
            official=match.official,
        )

    def title(self, kind: MeasureType, gap: Gap, target: Target | None) -> str:
        """The type's title, filled in."""
        cible = target.citation if target else "un texte nouveau"
        acte = target.act if target else "un texte nouveau"
        theme = self.themes[gap.key.theme].label.fr
        return kind.title.format(cible=cible, acte=acte, theme=theme)

    def steps(self, gap: Gap) -> tuple[Step, ...]:
        """The dated steps, with the delays that the gap calls for."""
        delays = [d for d in self.library.rules.delays if suits(d.when, gap)]
        return schedule(self.library.calendar, gap.key.rank, self.start, delays)

    def notes(self) -> list[str]:
        """What the reader must know of the whole."""
        notes = list(self.scan.notes)
        if not self.library.actors:
            notes.append(f"Aucun acteur n'est décrit pour l'État {self.library.state} : pilotes et associés sont à désigner.")
        if not self.library.practices:
            notes.append("Aucune pratique d'autres pays n'est décrite.")
        unsure = sum(s.source is None for s in self.library.calendar.ranks["loi"])
        if unsure:
            notes.append(f"Calendrier d'une loi : {unsure} durées sur {len(self.library.calendar.ranks['loi'])} ne sont pas vérifiées.")
        return notes


def practices(theme: str, library: Library) -> tuple[Practice, ...]:
    """The practices of a theme, checked ones first, otherwise in the file's order."""
    held = [p for p in library.practices if theme in p.themes]
    return tuple(sorted(held, key=lambda p: p.checked is None)[:SHOWN])


def doubts(rows: Sequence[Row], target: Target | None, held: Parties, steps: Sequence[Step]) -> tuple[str, ...]:
    """What must be checked before the measure is used."""
    said = []
    undecided = sum(r.ruling is None or r.ruling.stale for r in rows)
    if undecided:
        said.append(f"{undecided} écart(s) sur {len(rows)} non confirmé(s) par un juriste.")
    if target and target.article and not target.official:
        said.append(
            f"{target.citation} est un résumé analytique" + (f", vérifié : {target.checked}." if target.checked else ", non vérifié.")
        )
    if target and target.kind in ABOVE_LAW:
        said.append("Le texte visé est au-dessus de la loi : vérifier d'abord que la contradiction est réelle.")
    if held.pilot is None:
        said.append("Pilote à désigner.")
    unsure = sum(s.source is None for s in steps)
    if unsure:
        said.append(f"{unsure} durées d'étape sur {len(steps)} sont des ordres de grandeur.")
    return tuple(said)
