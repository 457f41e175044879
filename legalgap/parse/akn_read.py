"""Akoma Ntoso that `akn` wrote, back to the act it was."""

from collections.abc import Iterator
from typing import Any

import msgspec

from legalgap.ingest.akn import local, parse_xml
from legalgap.model.texts import Act, ActText, Article, Lang, Version
from legalgap.parse.akn import AKN, OWN, unprinted


def read_own_akn(content: bytes, name: str) -> ActText | None:
    """The act that `write_akn` wrote; None where the document was written by something else.

    Raises:
        InputFileError: malformed XML, or XML that declares entities.
    """
    root = parse_xml(content, name)
    held = next(root.iter(f"{{{OWN}}}act"), None)
    if held is None:
        return None
    try:
        act = msgspec.json.decode(held.text or "", type=Act)
        versions = {v.get("of"): msgspec.json.decode(v.text or "", type=Version) for v in root.iter(f"{{{OWN}}}version")}
        return ActText(act, tuple(read_articles(root, act.lang, versions)))
    except (msgspec.MsgspecError, KeyError):
        return None


def read_articles(root: Any, lang: Lang, versions: dict[str, Version]) -> Iterator[Article]:
    """The articles with their versions, in order."""
    body = next(root.iter(f"{{{AKN}}}body"))
    waiting: list[Version] = []
    for element in body.iter(f"{{{AKN}}}article"):
        version = versions[element.get("eId")]
        paragraphs = ["".join(p.itertext()) for p in element.iter(f"{{{AKN}}}p")]
        official = element.get("status") is None
        waiting.append(msgspec.structs.replace(version, text="\n".join(paragraphs)) if official else version)
        if "__v" in element.get("eId"):
            continue
        heading = element.find(f"{{{AKN}}}heading")
        num = unprinted("".join(element.find(f"{{{AKN}}}num").itertext()), lang)
        yield Article(num, path_of(element), (heading.text or "") if heading is not None else "", tuple(waiting))
        waiting = []


def path_of(element: Any) -> tuple[str, ...]:
    """The labels of the headings above an article."""
    above = [a for a in element.iterancestors() if local(a) not in ("body", "act", "akomaNtoso")]
    return tuple("".join(a.find(f"{{{AKN}}}num").itertext()) for a in reversed(above))
