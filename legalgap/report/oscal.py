"""A scan as an OSCAL mapping collection: requirements mapped to articles, with the relationship, its confidence, and the gaps."""

import re
import uuid
from collections.abc import Iterable
from itertools import groupby
from typing import Any

import msgspec

from legalgap import __version__
from legalgap.errors import ArgumentError
from legalgap.model.findings import Match, Relation, Row, Scan
from legalgap.report.edition import Edition
from legalgap.report.views import bearings

NS = "urn:legalgap:oscal"
OSCAL = "1.2.1"
Node = dict[str, Any]
RELATIONSHIP: dict[Relation, str] = {
    "full": "subset-of",
    "partial": "intersects-with",
    "contradicts": "intersects-with",
    "related": "intersects-with",
}
"""From the requirement to the article: what is wholly kept is a part of what the article says."""
QUALIFIED: dict[Relation, tuple[str, str]] = {
    "partial": ("has-requirement", "addressable"),
    "contradicts": ("has-incompatibility", "blocked"),
}
"""What the relationship alone does not say."""
SINGLE = ("requirement", "instrument", "provision", "theme", "domain", "status", "confidence", "nature", "standing", "beneficiary", "needs")
"""The fields of a row that hold one value."""


def scan_oscal(scan: Scan, e: Edition) -> bytes:
    """The collection as JSON, the same bytes for the same scan.

    Raises:
        ArgumentError: no requirement has an article: a mapping cannot be empty.
    """
    if not any(r.matches for r in scan.rows):
        raise ArgumentError("Rien à écrire en OSCAL : aucune exigence n'a d'article", todo="élargissez les normes ou les lois")
    collection = {
        "uuid": name_uuid("collection", scan.as_of.isoformat(), *scan.laws),
        "metadata": metadata(scan, e),
        "provenance": {
            "method": "automation",
            "matching-rationale": "semantic",
            "status": "draft",
            "mapping-description": " ".join([e.say("disclaimer"), *scan.notes]),
        },
        "mappings": [mapping(i, list(rows)) for i, rows in groupby(scan.rows, lambda r: r.instrument)],
        "back-matter": {"resources": [*map(requirement, scan.rows), *(article(b.match, e) for b in bearings(scan))]},
    }
    return msgspec.json.format(msgspec.json.encode({"mapping-collection": collection}), indent=1) + b"\n"


def name_uuid(*parts: str) -> str:
    """A UUID that the same parts always give."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{NS}:{'/'.join(parts)}"))


def token(name: str) -> str:
    """An identifier as OSCAL allows it: no slash, bracket or hash; the true one stands beside it as a property."""
    return re.sub(r"[^\w.-]", "-", name.replace("/", "_").replace("(", ".").replace(")", "").replace("#", "__"))


def prop(name: str, value: object) -> Node:
    """A property of our own; its value stands on one line."""
    return {"name": token(name), "ns": NS, "value": " ".join(str(value).split())}


def props(pairs: Iterable[tuple[str, object]]) -> list[Node]:
    """Properties, empty ones left out."""
    return [prop(name, value) for name, value in pairs if value not in ("", None)]


def metadata(scan: Scan, e: Edition) -> Node:
    """Title, dates, versions, and what was compared."""
    held = [("schema", scan.schema), ("as-of", scan.as_of.isoformat()), *(("law", law) for law in scan.laws), *scan.engine.items()]
    stamp = f"{scan.as_of.isoformat()}T00:00:00Z"
    return {"title": e.say("title"), "last-modified": stamp, "version": __version__, "oscal-version": OSCAL, "props": props(held)}


def mapping(instrument: str, rows: list[Row]) -> Node:
    """The requirements of one instrument mapped to the law, and those that no article answers."""
    resources = {
        "source-resource": {"type": "catalog", "href": f"urn:legalgap:instrument:{instrument}"},
        "target-resource": {"type": "catalog", "href": "urn:legalgap:law"},
    }
    maps = [entry(r, m, n) for r in rows for n, m in enumerate(r.matches, 1)]
    held: Node = {"uuid": name_uuid("mapping", instrument), **resources, "maps": maps}
    gaps = [token(r.requirement) for r in rows if r.status == "lacune" or not r.matches]
    if gaps:
        held["source-gap-summary"] = {"uuid": name_uuid("gaps", instrument), "unmapped-controls": [{"with-ids": gaps}]}
    return held


def entry(row: Row, m: Match, position: int) -> Node:
    """One article found for one requirement."""
    held: Node = {
        "uuid": name_uuid("map", row.requirement, m.law, m.article),
        "relationship": RELATIONSHIP[m.relation],
        "sources": [{"type": "control", "id-ref": token(row.requirement), "links": [link("requirement", row.requirement)]}],
        "targets": [{"type": "control", "id-ref": f"{m.law}/{m.article}", "links": [link("article", m.law, m.article)]}],
        "confidence-score": {"percentage": m.score},
        "props": props([("relation", m.relation), ("position", position), *((f"feature-{k}", v) for k, v in m.features.items())]),
        "remarks": m.why,
    }
    if m.relation in QUALIFIED:
        predicate, category = QUALIFIED[m.relation]
        held["qualifiers"] = [{"subject": "target", "predicate": predicate, "category": category, "description": m.why}]
    return held


def link(*names: str) -> Node:
    """A link to what the back matter says of a requirement or an article."""
    return {"href": f"#{name_uuid(*names)}", "rel": "reference"}


def article(m: Match, e: Edition) -> Node:
    """What is true of an article whatever the requirement."""
    held = [(f, getattr(m, f)) for f in ("law", "article", "heading", "kind", "version", "checked")]
    return {"uuid": name_uuid("article", m.law, m.article), "title": e.cite(m), "props": props([*held, ("official", flag(m.official))])}


def flag(value: bool) -> str:
    """A truth value as OSCAL writes it."""
    return str(value).lower()


def requirement(row: Row) -> Node:
    """A requirement: its claim, why it has its status, the clause a reform could adopt, and its other fields."""
    held: list[tuple[str, object]] = [(f, getattr(row, f)) for f in SINGLE]
    held += [("binding", flag(row.binding))]
    held += [(f, value) for f in ("see", "groups", "measures") for value in getattr(row, f)]
    if row.ruling:
        d = row.ruling
        held += [("decided-by", d.by), ("decided-at", d.at.isoformat()), ("engine-status", d.engine_status), ("decision-why", d.why)]
        held += [("stale", flag(d.stale))]
    clause = {"remarks": row.model_clause} if row.model_clause else {}
    title = " ".join(row.claim.split())
    return {"uuid": name_uuid("requirement", row.requirement), "title": title, "description": row.why, "props": props(held), **clause}
