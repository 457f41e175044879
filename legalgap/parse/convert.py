"""A parsed act as the act that a dossier keeps."""

import datetime
import re
import unicodedata

from msgspec import Struct

from legalgap.model.documents import Document
from legalgap.model.texts import Act, ActText, Article, Kind, Lang, Place, Source, Title, Version
from legalgap.parse.result import ParsedAct, ParsedArticle


class Labels(Struct, frozen=True):
    """What the jurist says of an act; what is not said is read in its title."""

    id: str = ""
    title: str = ""
    kind: Kind | None = None
    start: datetime.date | None = None


def to_act_text(parsed: ParsedAct, document: Document, labels: Labels, source: str, state: str, today: datetime.date) -> ActText:
    """The act with one version of each article, from the day asked for, of the consolidated text, of the act, or today."""
    promulgated = parsed.promulgated.date if parsed.promulgated else parsed.date
    start = labels.start or parsed.consolidated or promulgated or today
    in_force = min(start, promulgated or start)
    kind = labels.kind or parsed.kind
    id_ = labels.id or default_id(parsed, document)
    act = Act(
        id_,
        f"/akn/{state.lower()}/act/{kind}/{in_force.year}/{id_}",
        title_of(labels.title or parsed.title, parsed.title, document.lang),
        kind,
        in_force,
        promulgated=parsed.promulgated,
        sources=(Source(f"{document.name} (sha256 {document.sha256[:16]}), lu par {document.reader}", document.lang),),
        lang=document.lang,
    )
    return ActText(act, tuple(to_article(a, start, source) for a in parsed.articles))


def to_article(parsed: ParsedArticle, start: datetime.date, source: str) -> Article:
    """An article with its one version and its place."""
    place = Place(source, parsed.page, parsed.line, parsed.box)
    text = None if parsed.repealed else parsed.text or None
    version = Version(start, doubt=parsed.doubt, repealed=parsed.repealed, text=text, place=place)
    return Article(parsed.num, parsed.path, parsed.heading, (version,))


def title_of(asked: str, printed: str, lang: Lang) -> Title:
    """The title asked for, beside the printed one in its language."""
    if lang == "ar":
        return Title(asked, ar=printed)
    return Title(asked, en=printed) if lang == "en" else Title(asked)


def default_id(parsed: ParsedAct, document: Document) -> str:
    """The act's number, or its file's name made plain."""
    if parsed.number:
        return parsed.number.replace(" ", "-")
    stem = document.name.rsplit(".", 1)[0]
    bare = "".join(c for c in unicodedata.normalize("NFD", stem) if not unicodedata.combining(c))
    return re.sub(r"[^0-9A-Za-z._-]+", "-", bare).strip("-.")[:64] or f"acte-{document.sha256[:8]}"
