"""The library of measures of reports/, and what a dossier puts in its place: `mesures/<file>` and `acteurs.yaml`."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypeVar

from legalgap.errors import DataError
from legalgap.model.library import (
    LEVELS,
    RANKS,
    Actor,
    Calendar,
    Effect,
    Library,
    MeasureType,
    Phase,
    Practice,
    Ranking,
    Reference,
    Roles,
    Rules,
    When,
)
from legalgap.model.norms import Theme
from legalgap.store.builtin import load_themes, refuse_repeats
from legalgap.store.dossier import HOME, Dossier
from legalgap.store.lexicon import load_groups, refuse_bad_pattern
from legalgap.store.places import data_root
from legalgap.store.yamlfile import read_yaml

T = TypeVar("T")
ANY_STATE = "*"
GAPS = ("contradiction", "lacune", "partiel")
PLACEHOLDERS = {"cible", "acte", "theme"}


class Shelf:
    """Where each file of the library is read: the dossier's own, or the built-in one."""

    def __init__(self, dossier: Dossier | None = None, root: Path | None = None) -> None:
        self.own, self.base = dossier.root if dossier else None, root or data_root()

    def path(self, name: str) -> Path:
        """The file of that name."""
        own = self.own / "mesures" / name if self.own else None
        if own and own.is_file():
            return own
        folder = self.base / "reports"
        return folder / name if (folder / name).is_file() else folder / "measures" / name

    def read(self, name: str, kind: type[T]) -> T:
        """The content of that file."""
        return read_yaml(self.path(name), kind)

    def actors(self, state: str) -> Path | None:
        """The file of the state's actors, where there is one."""
        if self.own and (self.own / "acteurs.yaml").is_file():
            return self.own / "acteurs.yaml"
        built_in = self.base / "corpus" / "acteurs.yaml"
        return built_in if state == HOME and built_in.is_file() else None


def load_library(state: str = HOME, dossier: Dossier | None = None, root: Path | None = None) -> Library:
    """The library for one state; without roles or actors of that state, nobody is named.

    Raises:
        DataError: a malformed file, an unknown theme, cost class or pattern, a rank without a calendar.
    """
    shelf = Shelf(dossier, root)
    themes = load_themes(root)
    calendars, roles = shelf.read("calendriers.yaml", dict[str, Calendar]), shelf.read("roles.yaml", dict[str, Roles])
    calendar = calendar_of(calendars, state, shelf.path("calendriers.yaml"))
    rules, ranking = shelf.read("regles.yaml", Rules), shelf.read("poids.yaml", Ranking)
    types = shelf.read("types.yaml", tuple[MeasureType, ...])
    effects = shelf.read("effets.yaml", tuple[Effect, ...])
    check_ranking(ranking, shelf.path("poids.yaml"))
    check_types(types, rules, shelf.path("types.yaml"))
    refuse_none_left([e.when for e in effects], shelf.path("effets.yaml"))
    held = roles.get(state, Roles((), ()))
    for name, when in every_when(types, effects, rules, held):
        check_when(when, themes, load_groups(root), shelf.path(name))
    return Library(
        state,
        types,
        effects,
        calendar,
        rules,
        ranking,
        held,
        load_actors(shelf, state),
        load_practices(shelf, themes),
        load_references(shelf),
        shelf.read("plan-de-travail.yaml", tuple[Phase, ...]),
    )


def load_actors(shelf: Shelf, state: str) -> dict[str, Actor]:
    """The actors of a state by id; none where no file describes them."""
    path = shelf.actors(state)
    if path is None:
        return {}
    actors = read_yaml(path, tuple[Actor, ...])
    refuse_repeats([a.id for a in actors], "identifiant d'acteur", path)
    return {a.id: a for a in actors}


def load_practices(shelf: Shelf, themes: dict[str, Theme]) -> tuple[Practice, ...]:
    """The benchmark of practices; none where the file is absent.

    Raises:
        DataError: malformed, an id given twice, an unknown theme, or no theme.
    """
    path = shelf.path("pratiques.yaml")
    if not path.is_file():
        return ()
    practices = read_yaml(path, tuple[Practice, ...])
    refuse_repeats([p.id for p in practices], "identifiant de pratique", path)
    for practice in practices:
        refuse_unknown(set(practice.themes) - set(themes), f"thème inconnu à la pratique {practice.id}", path)
        if not practice.themes:
            raise DataError(f"La pratique {practice.id} n'a aucun thème", where=str(path), todo="donnez-lui un thème de norms/themes.yaml")
    return practices


def load_references(shelf: Shelf) -> tuple[Reference, ...]:
    """The bibliography."""
    references = shelf.read("bibliographie.yaml", tuple[Reference, ...])
    refuse_repeats([r.id for r in references], "identifiant de référence", shelf.path("bibliographie.yaml"))
    return references


def every_when(types: tuple[MeasureType, ...], effects: tuple[Effect, ...], rules: Rules, roles: Roles) -> Iterator[tuple[str, When]]:
    """Every condition of the library, with the file it stands in."""
    yield from (("types.yaml", t.when) for t in types)
    yield from (("effets.yaml", e.when) for e in effects)
    yield from (("regles.yaml", d.when) for d in rules.delays)
    yield from (("regles.yaml", w) for t in rules.tags.values() for w in t.when)
    yield from (("roles.yaml", r.when) for r in roles.roles)


def check_when(when: When, themes: dict[str, Theme], groups: Collection[str], path: Path) -> None:
    """Themes and groups exist, patterns can be read."""
    refuse_unknown(set(when.themes) - set(themes), "thème inconnu", path)
    refuse_unknown(set(when.groups) - set(groups), "groupe inconnu", path)
    refuse_bad_pattern("critère « words »", when.words, path)


def check_types(types: tuple[MeasureType, ...], rules: Rules, path: Path) -> None:
    """Ids are distinct, costs exist, titles hold only what can be filled in, and the last type takes every gap."""
    refuse_repeats([t.id for t in types], "identifiant de type", path)
    refuse_none_left([t.when for t in types], path)
    for kind in types:
        refuse_unknown({kind.cost} - set(rules.costs), f"classe de coût inconnue au type {kind.id}", path)
        refuse_unknown(set(re.findall(r"{(.*?)}", kind.title)) - PLACEHOLDERS, f"champ inconnu dans le titre du type {kind.id}", path)


def refuse_none_left(conditions: list[When], path: Path) -> None:
    """The last entry takes whatever the others left."""
    if not conditions or conditions[-1] != When():
        raise DataError("La dernière entrée doit convenir à tous les écarts", where=str(path), todo="terminez par « when: {} »")


def calendar_of(calendars: dict[str, Calendar], state: str, path: Path) -> Calendar:
    """The state's calendar, or that of any state: every rank has steps, each of a week at the least; sessions are possible dates."""
    calendar = calendars.get(state) or calendars.get(ANY_STATE)
    if calendar is None:
        raise DataError(f"Aucun calendrier pour l'État {state}", where=str(path), todo="ajoutez-le, ou une entrée « * »")
    for rank in RANKS:
        steps = calendar.ranks.get(rank, ())
        if not steps or any(s.weeks < 1 for s in steps):
            raise DataError(f"Le rang « {rank} » n'a pas d'étapes d'une semaine au moins", where=str(path), todo="complétez ce calendrier")
    for s in calendar.sessions:
        if not (1 <= s.month <= 12 and 1 <= s.week <= 4 and 0 <= s.weekday <= 6 and s.weeks >= 1):
            raise DataError(f"Session impossible : {s.name}", where=str(path), todo="mois 1 à 12, semaine 1 à 4, jour 0 (lundi) à 6")
    return calendar


def check_ranking(ranking: Ranking, path: Path) -> None:
    """Weights are not negative and not all null; every status of a gap and every level has a worth in [0, 1]; `sure` is a confidence."""
    weights = [getattr(ranking.weights, f) for f in ranking.weights.__struct_fields__]
    worths = [*ranking.severity.values(), *ranking.feasibility.values()]
    missing = (set(GAPS) - set(ranking.severity)) | (set(LEVELS) - set(ranking.feasibility))
    bounded = all(0 <= w <= 1 for w in worths) and ranking.many >= 1 and 0 < ranking.sure <= 1
    if min(weights) < 0 or sum(weights) <= 0 or missing or not bounded:
        todo = "poids positifs, une valeur entre 0 et 1 par statut d'écart et par niveau, many d'au moins 1, sure entre 0 et 1"
        raise DataError("Poids de classement incohérents", where=str(path), todo=todo)


def refuse_unknown(unknown: set[str], what: str, path: Path) -> None:
    """Nothing is unknown."""
    if unknown:
        raise DataError(f"{what.capitalize()} : {', '.join(sorted(unknown))}", where=str(path), todo="corrigez ou définissez cette valeur")


def check_library(root: Path | None = None) -> list[str]:
    """What reading alone does not refuse: a file that cannot be read, roles whose actors are not described."""
    try:
        library = load_library(root=root)
    except DataError as error:
        return [str(error)]
    named = {*library.roles.social, *(i for r in library.roles.roles for i in (r.pilot, *r.joined, *r.partners))}
    unknown = sorted(named - set(library.actors)) if library.actors else []
    return [f"roles.yaml : acteur non décrit dans corpus/acteurs.yaml : {i}" for i in unknown]
