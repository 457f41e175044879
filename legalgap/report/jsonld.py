"""A scan as linked data: acts and instruments as ELI resources, themes, provisions and requirements as SKOS concepts."""

from typing import Any
from urllib.parse import quote

import msgspec

from legalgap.model.findings import Match, Relation, Row, Scan
from legalgap.report.edition import Edition
from legalgap.report.views import bearings

BASE = "urn:legalgap:"
XSD = "http://www.w3.org/2001/XMLSchema#"
Node = dict[str, Any]
MAPPING: dict[Relation, str] = {
    "full": "skos:closeMatch",
    "partial": "skos:narrowMatch",
    "contradicts": "contradictedBy",
    "related": "skos:relatedMatch",
}
"""How a requirement maps to an article; SKOS has no word for a contradiction."""
LINK = {"@type": "@id"}
CONTEXT: Node = {
    "@version": 1.1,
    "@vocab": f"{BASE}terms:",
    "eli": "http://data.europa.eu/eli/ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "as_of": {"@id": "dcterms:date", "@type": f"{XSD}date"},
    "requirement": "skos:notation",
    "instrument": {"@id": "skos:inScheme", **LINK},
    "provision": {"@id": "dcterms:isPartOf", **LINK},
    "theme": {"@id": "skos:broader", **LINK},
    "see": {"@id": "skos:related", **LINK},
    "claim": {"@id": "skos:prefLabel", "@language": "fr"},
    "why": {"@id": f"{BASE}terms:why", "@language": "fr"},
    "model_clause": {"@id": f"{BASE}terms:model_clause", "@language": "fr"},
    "article": LINK,
    "version": {"@id": "eli:version_date", "@type": f"{XSD}date"},
    "at": {"@id": f"{BASE}terms:at", "@type": f"{XSD}dateTime"},
    "rows": {"@id": "dcterms:hasPart", **LINK},
    "laws": {"@id": "dcterms:source", **LINK},
}
"""Every field of a row and of a match is a term: those listed here of a known vocabulary, the others of our own."""


def scan_jsonld(scan: Scan, e: Edition) -> bytes:
    """The graph as JSON-LD with its context inside, the same bytes for the same scan."""
    graph = [
        report(scan),
        *(instrument(i, e) for i in dict.fromkeys(r.instrument for r in scan.rows)),
        *(theme(t, e) for t in dict.fromkeys(r.theme for r in scan.rows)),
        *(provision(*p) for p in dict.fromkeys((r.instrument, r.provision) for r in scan.rows)),
        *(act(law, e) for law in dict.fromkeys([*scan.laws, *(m.law for r in scan.rows for m in r.matches)])),
        *(article(b.match, e) for b in bearings(scan)),
        *(requirement(r) for r in scan.rows),
    ]
    return msgspec.json.format(msgspec.json.encode({"@context": CONTEXT, "@graph": graph}), indent=1) + b"\n"


def iri(kind: str, name: str) -> str:
    """A name in our own space."""
    return f"{BASE}{kind}:{quote(name, safe='')}"


def report(scan: Scan) -> Node:
    """The scan itself, and what it was made with."""
    about = {"schema": scan.schema, "as_of": scan.as_of.isoformat(), "engine": scan.engine, "notes": scan.notes}
    parts = {"laws": [iri("act", law) for law in scan.laws], "rows": [iri("requirement", r.requirement) for r in scan.rows]}
    return {"@id": iri("scan", scan.as_of.isoformat()), "@type": "Scan", **about, **parts}


def in_languages(title: Any) -> list[Node]:
    """A title or a label in each language it is held in."""
    return [{"@value": text, "@language": lang} for lang in ("fr", "en", "ar") if (text := getattr(title, lang))]


def instrument(name: str, e: Edition) -> Node:
    """An instrument: a legal resource, and the scheme its requirements stand in."""
    node: Node = {"@id": iri("instrument", name), "@type": ["eli:LegalResource", "skos:ConceptScheme"], "eli:id_local": name}
    held = e.library.instruments.get(name)
    if held:
        node |= {"eli:title": in_languages(held.title), "frbr": held.uri}
        if held.adopted:
            node["eli:date_document"] = day(held.adopted.isoformat())
    return node


def theme(name: str, e: Edition) -> Node:
    """A theme."""
    node: Node = {"@id": iri("theme", name), "@type": "skos:Concept", "skos:notation": name}
    held = e.library.themes.get(name)
    return node | {"skos:prefLabel": in_languages(held.label)} if held else node


def provision(name: str, ref: str) -> Node:
    """A provision of an instrument."""
    part = {"eli:number": ref, "eli:is_part_of": {"@id": iri("instrument", name)}}
    return {"@id": iri("provision", f"{name}/{ref}"), "@type": "eli:LegalResourceSubdivision", **part}


def act(name: str, e: Edition) -> Node:
    """An act."""
    node: Node = {"@id": iri("act", name), "@type": "eli:LegalResource", "eli:id_local": name}
    held = e.library.acts.get(name)
    if held:
        since = {"eli:first_date_entry_in_force": day(held.in_force.isoformat()), "frbr": held.uri}
        node |= {"eli:title": in_languages(held.title), "eli:type_document": held.kind, **since}
    return node


def day(text: str) -> Node:
    """A date as a typed value."""
    return {"@value": text, "@type": f"{XSD}date"}


def article(m: Match, e: Edition) -> Node:
    """An article in the version read."""
    part = {"eli:number": m.article, "eli:is_part_of": {"@id": iri("act", m.law)}, "law": m.law}
    state = {"heading": m.heading, "kind": m.kind, "checked": m.checked, "official": m.official}
    version = {"version": m.version.isoformat()} if m.version else {}
    return {"@id": iri("article", reference(m)), "@type": "eli:LegalResourceSubdivision", "citation": e.cite(m), **part, **state, **version}


def reference(m: Match) -> str:
    """An article's reference."""
    return f"{m.law}/{m.article}"


def requirement(row: Row) -> Node:
    """A requirement with every field of its row, what was found for it, and its mappings."""
    node: Node = {"@id": iri("requirement", row.requirement), "@type": "skos:Concept"}
    node |= {f: getattr(row, f) for f in Row.__struct_fields__ if f not in ("matches", "ruling")}
    node |= {"instrument": iri("instrument", row.instrument), "provision": iri("provision", f"{row.instrument}/{row.provision}")}
    node |= {"theme": iri("theme", row.theme), "see": [iri("provision", s) for s in row.see]}
    if row.ruling:
        node["ruling"] = msgspec.to_builtins(row.ruling)
    for m in row.matches:
        node.setdefault(MAPPING[m.relation], []).append({"@id": iri("article", reference(m))})
    node["findings"] = [finding(m, n) for n, m in enumerate(row.matches, 1)]
    return node


def finding(m: Match, position: int) -> Node:
    """What an article is to a requirement."""
    place = {"position": position, "article": iri("article", reference(m))}
    return {"@type": "Finding", **place, "relation": m.relation, "score": m.score, "why": m.why, "features": m.features}
