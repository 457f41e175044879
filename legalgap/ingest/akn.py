"""Akoma Ntoso as lines with roles; its hierarchy is the parser's affair."""

import re
from typing import Any

from legalgap.errors import InputFileError
from legalgap.ingest.draft import Draft
from legalgap.ingest.plain import cut_line
from legalgap.model.documents import Line, Role

ENTITY = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]*\[", re.IGNORECASE)
PARTS = frozenset("book part title chapter section subchapter subsection subpart subtitle tome division hcontainer".split())
TEXTS = frozenset("p num heading subheading td th docTitle docNumber".split())


def read_akn(content: bytes, name: str) -> Draft:
    """The lines of an act in Akoma Ntoso.

    Raises:
        InputFileError: XML that is malformed or declares entities.
    """
    root = parse_xml(content, name)
    lines: list[Line] = []
    for element in root.iter():
        tag = local(element)
        if tag in TEXTS and not any(local(above) in ("meta", *TEXTS) for above in element.iterancestors()):
            text = " ".join("".join(element.itertext()).split())
            lines += [Line(part, role=role_of(element, tag)) for part in cut_line(text) if part]
    return Draft("akn", "lxml", lines)


def parse_xml(content: bytes, name: str) -> Any:
    """The root of an XML document; nothing is fetched, no entity expanded.

    Raises:
        InputFileError: malformed, or with entities of its own.
    """
    from lxml import etree

    if ENTITY.search(content):
        raise InputFileError("XML qui déclare des entités, refusé par prudence", where=name, todo="réenregistrez-le sans DOCTYPE")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputFileError(
            f"XML mal formé : {str(error)[:200]}", where=name, todo="corrigez le fichier ou exportez-le de nouveau"
        ) from None


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def role_of(element: Any, tag: str) -> Role:
    """The role of a line by what holds it."""
    above = local(element.getparent()) if element.getparent() is not None else ""
    if tag in ("num", "heading", "subheading"):
        if above == "article":
            return "article" if tag == "num" else "heading"
        return "heading" if above in PARTS else "body"
    return "table" if tag in ("td", "th") else "heading" if tag == "docTitle" else "body"
