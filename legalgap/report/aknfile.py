"""A scan as an Akoma Ntoso 3.0 document: each requirement with its fields, and a link to each article found for it and back to its norm."""

from itertools import groupby
from typing import Any

from legalgap.model.findings import RELATIONS, STATUSES, Match, Row, Scan
from legalgap.parse.akn import AKN, LANGUAGES, UNFIT, slug, this_uri
from legalgap.report.columns import ARTICLE, FOUND, ROW, Column, Pair, of_match, written
from legalgap.report.direction import bare
from legalgap.report.edition import Edition
from legalgap.report.views import pairs

TITLED = ("requirement", "claim", "full", "partial", "contradicts", "related")
"""Fields of a row that its number, its heading and its links already say."""
LINKED: tuple[Column[Pair], ...] = (*FOUND[:1], *map(of_match, ARTICLE[2:]), *FOUND[1:])


def scan_akn(scan: Scan, e: Edition) -> bytes:
    """The document, UTF-8, the same bytes for the same scan."""
    from lxml import etree

    root = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap={None: AKN})
    doc = add(root, "doc", name="matrix")
    write_meta(add(doc, "meta"), scan, e)
    add(add(add(doc, "preface"), "p"), "docTitle", e.say("title"))
    body = add(doc, "mainBody")
    opening = add(add(body, "hcontainer", name="opening", eId="opening"), "content")
    for line in [*e.heads(scan), e.say("disclaimer"), *scan.notes, *([] if scan.rows else [e.say("empty")])]:
        add(opening, "p", line)
    numbers = {r.requirement: n for n, r in enumerate(scan.rows, 1)}
    for instrument, rows in groupby(scan.rows, lambda r: r.instrument):
        section = add(body, "section", eId=f"sec_{slug(instrument)}__{numbers[(held := list(rows))[0].requirement]}")
        add(add(section, "heading"), "ref", e.instrument(instrument), href=norm_uri(instrument, e))
        for row in held:
            write_requirement(section, row, f"req_{numbers[row.requirement]}", e)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def add(parent: Any, tag: str, words: str | None = None, **attributes: str) -> Any:
    """An element below another."""
    from lxml import etree

    made = etree.SubElement(parent, f"{{{AKN}}}{tag}", {"class" if k == "sort" else k: v for k, v in attributes.items()})
    if words is not None:
        made.text = UNFIT.sub("", words)
    return made


def write_meta(meta: Any, scan: Scan, e: Edition) -> None:
    """Identification, the statuses and relations as concepts, the texts as references."""
    uri, day = f"/akn/int/doc/matrix/{scan.as_of.isoformat()}", scan.as_of.isoformat()
    expression = f"{uri}/{LANGUAGES[e.lang]}@{day}"
    identification = add(meta, "identification", source="#legalgap")
    for tag, value in (("FRBRWork", uri), ("FRBRExpression", expression), ("FRBRManifestation", f"{expression}.xml")):
        level = add(identification, tag)
        add(level, "FRBRthis", value=this_uri(value))
        add(level, "FRBRuri", value=value)
        add(level, "FRBRdate", date=day, name="Generation")
        add(level, "FRBRauthor", href="#legalgap")
        if tag == "FRBRWork":
            add(level, "FRBRcountry", value="int")
        if tag == "FRBRExpression":
            add(level, "FRBRlanguage", language=LANGUAGES[e.lang])
    references = add(meta, "references", source="#legalgap")
    for law in scan.laws:
        add(references, "original", eId=f"act_{slug(law)}", href=act_uri(law, e), showAs=bare(e.act(law)))
    add(references, "TLCOrganization", eId="legalgap", href="/ontology/organization/legalgap", showAs="legalgap")
    concepts = [(f"status_{s}", e.words.status[s]) for s in STATUSES] + [(f"relation_{r}", e.words.relation[r]) for r in RELATIONS]
    for eid, label in concepts:
        add(references, "TLCConcept", eId=eid, href=f"/ontology/concept/{eid}", showAs=label)


def write_requirement(section: Any, row: Row, eid: str, e: Edition) -> None:
    """A requirement: its id, its claim, its other fields, then its links to the law."""
    made = add(section, "hcontainer", name="requirement", eId=eid, refersTo=f"#status_{row.status}")
    add(made, "num", e.code(row.requirement))
    add(made, "heading", e.claim(row))
    content = add(made, "content")
    for column in ROW:
        text = "" if column.key in TITLED else written(column.read(row, e), column.form, e)
        if text:
            add(content, "p", f"{e.words.columns[column.key]}{e.words.text['colon']}{text}", sort=column.key)
    for pair in pairs([row]):
        write_link(content, pair, f"{eid}__link_{pair.position}", e)


def write_link(content: Any, pair: Pair, eid: str, e: Edition) -> None:
    """A link to an article: its citation, then all that is known of it."""
    line = add(content, "p", sort=f"match {pair.match.relation}", eId=eid)
    ref = add(line, "ref", e.cite(pair.match), href=article_uri(pair.match, e))
    values = ((e.words.columns[c.key], written(c.read(pair, e), c.form, e)) for c in LINKED)
    ref.tail = UNFIT.sub("", "".join(f" · {title}{e.words.text['colon']}{text}" for title, text in values if text))


def act_uri(law: str, e: Edition) -> str:
    """The URI of an act; a name of our own where the data hold none."""
    held = e.library.acts.get(law)
    return held.uri if held else f"/akn/int/act/{slug(law)}"


def norm_uri(instrument: str, e: Edition) -> str:
    """The URI of an instrument."""
    held = e.library.instruments.get(instrument)
    return held.uri if held else f"/akn/int/act/{slug(instrument)}"


def article_uri(m: Match, e: Edition) -> str:
    """The URI of an article, by the eId that `corpus export --format akn` gives it."""
    return f"{act_uri(m.law, e)}/!main~art_{slug(m.article)}"
