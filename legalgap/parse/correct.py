"""Corrections made by hand, applied to an act: headings, articles read as two, two articles read as one."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from legalgap.errors import ArgumentError
from legalgap.model.corrections import Correction
from legalgap.model.texts import ActText, Article, Version

Articles = tuple[Article, ...]


class Replay(NamedTuple):
    """An act under its corrections, and those that fit it no more, each with the reason."""

    text: ActText
    unfit: tuple[tuple[Correction, str], ...]


def live(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """The corrections in force, oldest first: those taken back are left out."""
    gone = {c.undoes for c in corrections}
    return tuple(c for c in corrections if c.deed != "undo" and c.id not in gone)


def replay(text: ActText, corrections: Iterable[Correction]) -> Replay:
    """An act read again, under the corrections in force of the sources that it was read from."""
    sources = {source_of(v) for a in text.articles for v in a.versions}
    unfit = []
    for correction in corrections:
        if correction.source in sources:
            try:
                text = corrected(text, correction)
            except ArgumentError as error:
                unfit.append((correction, error.what))
    return Replay(text, tuple(unfit))


def corrected(text: ActText, correction: Correction) -> ActText:
    """An act under one more correction.

    Raises:
        ArgumentError: the correction does not fit the act.
    """
    return replace(text, articles=MENDS[correction.deed](text.articles, correction))


def head(articles: Articles, correction: Correction) -> Articles:
    """Another number or heading for an article; what was doubtful of it was looked at."""
    at = place_of(articles, correction.article)
    num = correction.num or correction.article
    refuse_taken(articles, num, correction.article)
    versions = tuple(replace(v, doubt=None) if source_of(v) == correction.source else v for v in articles[at].versions)
    made = replace(articles[at], num=num, heading=correction.heading, versions=versions)
    return (*articles[:at], made, *articles[at + 1 :])


def merge(articles: Articles, correction: Correction) -> Articles:
    """An article with the one that follows."""
    at = place_of(articles, correction.article)
    if at + 1 >= len(articles) or articles[at + 1].num != correction.num:
        raise ArgumentError(f"L'article {correction.num} ne suit pas l'article {correction.article}", todo="rechargez la page")
    first, second = (only_version(articles[i], correction) for i in (at, at + 1))
    text = "\n".join(part for part in (first.text, correction.words, second.text) if part)
    made = replace(articles[at], versions=(replace(first, text=text or None, doubt=None),))
    return (*articles[:at], made, *articles[at + 2 :])


def split(articles: Articles, correction: Correction) -> Articles:
    """An article in two, where some words of it begin."""
    at = place_of(articles, correction.article)
    refuse_taken(articles, correction.num, "")
    held = only_version(articles[at], correction)
    before, after = parts(held.text or "", correction.words)
    first = replace(held, text=before, doubt=None)
    rest = after.removeprefix(correction.words).lstrip(" .:–—-").lstrip() if correction.drop else after
    place = replace(held.place, line=None, box=None) if held.place else None
    second = Version(held.start, text=rest or None, place=place)
    made = Article(correction.num, articles[at].path, correction.heading, (second,))
    return (*articles[:at], replace(articles[at], versions=(first,)), made, *articles[at + 1 :])


MENDS: dict[str, Callable[[Articles, Correction], Articles]] = {"heading": head, "merge": merge, "split": split}


def place_of(articles: Articles, num: str) -> int:
    """Where an article stands."""
    at = next((i for i, a in enumerate(articles) if a.num == num), None)
    if at is None:
        raise ArgumentError(f"L'acte n'a pas d'article « {num} »", todo="rechargez la page")
    return at


def refuse_taken(articles: Articles, num: str, own: str) -> None:
    """Refuse a number that is empty, or that another article has."""
    if not num:
        raise ArgumentError("Le numéro de l'article manque", todo="donnez-le comme le texte le porte")
    if num != own and any(a.num == num for a in articles):
        raise ArgumentError(f"Un autre article porte déjà le numéro « {num} »", todo="corrigez d'abord celui-là, ou donnez un autre numéro")


def only_version(article: Article, correction: Correction) -> Version:
    """The one wording of an article, read in the source of the correction."""
    if len(article.versions) > 1 or source_of(article.versions[0]) != correction.source:
        raise ArgumentError(
            f"L'article {article.num} a plusieurs rédactions, ou vient d'un autre fichier",
            todo="corrigez le fichier, puis entrez-le par « legalgap corpus update »",
        )
    return article.versions[0]


def parts(text: str, words: str) -> tuple[str, str]:
    """A text before some words, and from them on."""
    count = text.count(words) if words else 0
    if count != 1:
        said = "ne sont pas dans l'article" if count == 0 else "y sont plusieurs fois"
        raise ArgumentError(f"Les mots « {words[:60]} » {said}", todo="copiez les premiers mots de la seconde partie")
    before, _, after = text.partition(words)
    if not before.strip():
        raise ArgumentError("Rien ne resterait de l'article", todo="corrigez plutôt son intitulé")
    return before.rstrip(), words + after


def source_of(version: Version) -> str:
    """The source that a wording was read from, empty where it is not known."""
    return version.place.source if version.place else ""
