"""The built-in corpus and norms, read from their YAML folders."""

from collections import Counter
from pathlib import Path

from legalgap.errors import ArgumentError, DataError
from legalgap.model.norms import Instrument, Norm, Provision, Theme
from legalgap.model.texts import Act, ActText, Article
from legalgap.store.places import data_root
from legalgap.store.yamlfile import read_yaml


def load_corpus(root: Path | None = None) -> tuple[ActText, ...]:
    """Every act of corpus/, by folder name."""
    folders = sorted(p.parent for p in ((root or data_root()) / "corpus").glob("*/act.yaml"))
    texts = tuple(load_act(folder) for folder in folders)
    refuse_repeats([t.act.id for t in texts], "identifiant d'acte", (root or data_root()) / "corpus")
    return texts


def load_act(folder: Path) -> ActText:
    """One act's folder: act.yaml and articles.yaml."""
    act = read_yaml(folder / "act.yaml", Act)
    articles = read_yaml(folder / "articles.yaml", tuple[Article, ...])
    refuse_repeats([a.num for a in articles], "numéro d'article", folder / "articles.yaml")
    for article in articles:
        check_versions(article, folder / "articles.yaml")
    return ActText(act, articles)


def check_versions(article: Article, path: Path) -> None:
    """Versions exist and follow each other in time."""
    starts = [v.start for v in article.versions]
    if not starts or starts != sorted(set(starts)):
        raise DataError(
            f"Les versions de l'article {article.num} ne se suivent pas",
            where=str(path),
            todo="donnez au moins une version, et des dates « from » croissantes et distinctes",
        )


def load_norms(root: Path | None = None) -> tuple[Norm, ...]:
    """Every instrument of norms/, by folder name."""
    base = (root or data_root()) / "norms"
    norms = []
    for path in sorted(base.glob("*/instrument.yaml")):
        provisions = read_yaml(path.parent / "provisions.yaml", tuple[Provision, ...])
        norms.append(Norm(read_yaml(path, Instrument), provisions))
    refuse_repeats([r.id for n in norms for p in n.provisions for r in p.requirements], "identifiant d'exigence", base)
    refuse_unknown_themes(norms, load_themes(root), base)
    return tuple(norms)


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


def choose_norms(norms: tuple[Norm, ...], wanted: list[str]) -> tuple[Norm, ...]:
    """The instruments named in `wanted`: the core ones when empty, every one for `all`."""
    known = {n.instrument.id: n for n in norms}
    if not wanted:
        return tuple(n for n in norms if n.instrument.core)
    if "all" in wanted:
        return norms
    by_case = {i.casefold(): i for i in known}
    for norm in wanted:
        if norm.casefold() not in by_case:
            raise ArgumentError(f"Norme inconnue : « {norm} »", todo=f"choisissez parmi : {', '.join(known)}, all")
    return tuple(known[by_case[w.casefold()]] for w in dict.fromkeys(wanted))
