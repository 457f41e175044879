"""The built-in corpus and norms, read from their YAML folders."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from legalgap.errors import ArgumentError, DataError
from legalgap.model.norms import Instrument, Norm, Provision, Theme
from legalgap.model.strategies import Strategy
from legalgap.model.texts import Act, ActText, Article
from legalgap.store.places import data_root
from legalgap.store.yamlfile import read_yaml

STRATEGIES = "strategies"


def load_corpus(root: Path | None = None) -> tuple[ActText, ...]:
    """Every act of corpus/, by folder name."""
    base = (root or data_root()) / "corpus"
    texts = tuple(load_act(folder) for folder in folders(base) if folder.name != STRATEGIES)
    refuse_none(texts, "Aucun acte", base)
    refuse_repeats([t.act.id for t in texts], "identifiant d'acte", base)
    return texts


def folders(base: Path) -> list[Path]:
    """The folders of `base` that hold YAML, by name: one that lacks a file is refused when read, never passed over."""
    return sorted({p.parent for p in base.glob("*/*.yaml")})


def load_act(folder: Path) -> ActText:
    """One act's folder: act.yaml and articles.yaml."""
    text = ActText(read_yaml(folder / "act.yaml", Act), read_yaml(folder / "articles.yaml", tuple[Article, ...]))
    check_articles(text, folder / "articles.yaml")
    return text


def check_articles(text: ActText, path: Path) -> None:
    """Each article stands once, and its versions follow each other."""
    refuse_repeats([a.num for a in text.articles], "numéro d'article", path)
    for article in text.articles:
        check_versions(article, path)


def check_versions(article: Article, path: Path) -> None:
    """Versions exist and follow each other in time."""
    starts = [v.start for v in article.versions]
    if not starts or starts != sorted(set(starts)):
        raise DataError(
            f"Les versions de l'article {article.num} ne se suivent pas",
            where=str(path),
            todo="donnez au moins une version, et des dates « from » croissantes et distinctes",
        )


def load_strategies(root: Path | None = None) -> tuple[Strategy, ...]:
    """Every strategy of corpus/strategies/, by file name; none where there is no such folder."""
    base = (root or data_root()) / "corpus" / STRATEGIES
    found = tuple(read_yaml(path, Strategy) for path in sorted(base.glob("*.yaml")))
    refuse_repeats([s.id for s in found], "identifiant de stratégie", base)
    for strategy in found:
        refuse_repeats([i.num for i in strategy.items], "numéro de mesure", base / strategy.id)
    return found


def load_norms(root: Path | None = None) -> tuple[Norm, ...]:
    """Every instrument of norms/, by folder name."""
    base = (root or data_root()) / "norms"
    norms = [load_norm(folder) for folder in folders(base)]
    refuse_none(norms, "Aucun instrument", base)
    refuse_repeats([n.instrument.id for n in norms], "identifiant d'instrument", base)
    refuse_repeats([f"{n.instrument.id}/{p.ref}" for n in norms for p in n.provisions], "disposition", base)
    refuse_repeats([r.id for n in norms for p in n.provisions for r in p.requirements], "identifiant d'exigence", base)
    refuse_unknown_themes(norms, load_themes(root), base)
    refuse_idle_exclusions(norms, base)
    return tuple(norms)


def load_norm(folder: Path) -> Norm:
    """One instrument's folder: instrument.yaml and provisions.yaml, with a requirement at the least."""
    norm = Norm(read_yaml(folder / "instrument.yaml", Instrument), read_yaml(folder / "provisions.yaml", tuple[Provision, ...]))
    if not any(p.requirements for p in norm.provisions):
        where = str(folder / "provisions.yaml")
        raise DataError(f"L'instrument {norm.instrument.id} n'a aucune exigence", where=where, todo="ajoutez-en une ou retirez ce dossier")
    return norm


def load_instruments(root: Path | None = None) -> tuple[Instrument, ...]:
    """The instruments alone, without their provisions: quick to read."""
    base = (root or data_root()) / "norms"
    return tuple(read_yaml(folder / "instrument.yaml", Instrument) for folder in folders(base))


def load_themes(root: Path | None = None) -> dict[str, Theme]:
    """The themes by name."""
    return read_yaml((root or data_root()) / "norms" / "themes.yaml", dict[str, Theme])


def refuse_unknown_themes(norms: list[Norm], themes: dict[str, Theme], base: Path) -> None:
    """Each provision stands under a theme that exists."""
    for norm in norms:
        for p in norm.provisions:
            if p.theme not in themes:
                raise DataError(
                    f"Thème inconnu « {p.theme} » à la disposition {norm.instrument.id}/{p.ref}",
                    where=str(base),
                    todo=f"choisissez l'un de : {', '.join(themes)}",
                )


def refuse_idle_exclusions(norms: list[Norm], base: Path) -> None:
    """What a state leaves out is found in the instrument: an exclusion that no requirement bears would go unseen."""
    for norm in norms:
        for state, adhesion in norm.instrument.states.items():
            if idle := [e for e in adhesion.excludes if e not in norm.separable]:
                raise DataError(
                    f"Exclusion sans effet à {norm.instrument.id} ({state}) : {', '.join(idle)}",
                    where=str(base),
                    todo="nommez une annexe de l'instrument (I pour I-3), ou une branche écrite à « branches » d'une exigence",
                )


def refuse_none(found: Sequence[object], what: str, where: Path) -> None:
    """Something was found."""
    if not found:
        raise DataError(f"{what} n'a été trouvé", where=str(where), todo="rétablissez ce dossier ou réinstallez legalgap (pip install .)")


def refuse_repeats(ids: list[str], what: str, where: Path) -> None:
    """No identifier stands twice."""
    twice = [i for i, n in Counter(ids).items() if n > 1]
    if twice:
        raise DataError(f"{what.capitalize()} en double : {', '.join(twice[:5])}", where=str(where), todo="gardez-en un seul")


def choose_laws(texts: tuple[ActText, ...], wanted: list[str]) -> tuple[ActText, ...]:
    """The acts named in `wanted` (all when empty), or an ArgumentError that lists those known."""
    known = {t.act.id: t for t in texts}
    for law in wanted:
        if law not in known:
            raise ArgumentError(f"Loi inconnue : « {law} »", todo=f"choisissez parmi : {', '.join(known)}")
    return tuple(known[law] for law in dict.fromkeys(wanted)) if wanted else texts


def choose_strategies(strategies: tuple[Strategy, ...], wanted: list[str]) -> tuple[Strategy, ...]:
    """The strategies named in `wanted`, all when empty.

    Raises:
        ArgumentError: an unknown one, or none is held at all.
    """
    known = {s.id.casefold(): s for s in strategies}
    if not known:
        raise ArgumentError("Aucune stratégie n'est décrite", todo="ajoutez-en sous corpus/strategies/")
    for name in wanted:
        if name.casefold() not in known:
            raise ArgumentError(f"Stratégie inconnue : « {name} »", todo=f"choisissez parmi : {', '.join(s.id for s in strategies)}")
    return tuple(known[n.casefold()] for n in dict.fromkeys(wanted)) if wanted else strategies


def choose_norms(norms: tuple[Norm, ...], wanted: list[str]) -> tuple[Norm, ...]:
    """The instruments named in `wanted`: the core ones when empty, every one for `all`."""
    known = {n.instrument.id: n for n in norms}
    if not wanted:
        core = tuple(n for n in norms if n.instrument.core)
        if not core:
            raise ArgumentError("Aucune norme n'est comparée par défaut", todo=f"choisissez-en avec --norm : {', '.join([*known, 'all'])}")
        return core
    if "all" in wanted:
        return norms
    by_case = {i.casefold(): i for i in known}
    for norm in wanted:
        if norm.casefold() not in by_case:
            raise ArgumentError(f"Norme inconnue : « {norm} »", todo=f"choisissez parmi : {', '.join(known)}, all")
    return tuple(known[i] for i in dict.fromkeys(by_case[w.casefold()] for w in wanted))
