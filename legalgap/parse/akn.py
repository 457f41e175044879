"""An act as Akoma Ntoso 3.0, with every version of its articles; `akn_read` reads it back without loss."""

import re
from collections import Counter
from typing import Any

import msgspec

from legalgap.model.texts import ActText, Article, Lang, Version
from legalgap.parse.arabic import plain
from legalgap.parse.numbers import read_number
from legalgap.parse.ordinals import latin

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:legalgap:1"
ELEMENTS = {
    "Partie": ("part", "part"),
    "Livre": ("book", "book"),
    "Titre": ("title", "title"),
    "Sous-titre": ("subtitle", "subtitle"),
    "Chapitre": ("chapter", "chp"),
    "Sous-chapitre": ("subchapter", "subchp"),
    "Section": ("section", "sec"),
    "Sous-section": ("subsection", "subsec"),
    "Paragraphe": ("paragraph", "para"),
}
"""Element and eId prefix of each level of heading; another label is an `hcontainer`."""
WORDS: dict[Lang, tuple[str, str]] = {"fr": ("Article", "premier"), "en": ("Article", "1"), "ar": ("المادة", "الأولى")}
LANGUAGES: dict[Lang, str] = {"fr": "fra", "ar": "ara", "en": "eng"}
AGAIN = {"bis": "المكررة", "ter": "المكررة مرتين", "quater": "المكررة ثلاث مرات"}
UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""


def write_akn(text: ActText) -> bytes:
    """The act as an Akoma Ntoso document, UTF-8."""
    from lxml import etree

    root = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap={None: AKN, "lg": OWN})
    writer = Writer(text, root)
    writer.write()
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False))


def printed(num: str, lang: Lang) -> str:
    """A number as an act prints it: Article premier, Article 4 bis, المادة 46 المكررة; as it is where it is no article's number."""
    word, first = WORDS[lang]
    label = first if num == "1" else num
    if lang == "ar":
        label = " ".join(AGAIN.get(part, part) for part in label.split())
    whole = f"{word} {label}"
    return whole if unprinted(whole, lang) == num else num


def unprinted(text: str, lang: Lang) -> str:
    """The number that an act prints."""
    word = WORDS[lang][0]
    read = read_number(text, len(word)) if text.startswith(f"{word} ") else None
    return read[0].label if read and read[1] == len(text) else text


class Writer:
    """Writes one act under its root element."""

    def __init__(self, text: ActText, root: Any) -> None:
        self.text, self.act, self.root = text, text.act, root
        self.ids: Counter[str] = Counter()
        self.days = sorted({v.start for a in text.articles for v in a.versions} | {text.act.in_force})
        self.kept: list[tuple[str, bytes]] = []

    def write(self) -> None:
        """The whole document: the body first, since the metadata speaks of it."""
        act = self.add(self.root, "act", name=self.act.kind)
        meta, preface, body = self.add(act, "meta"), self.add(act, "preface"), self.add(act, "body")
        long_title = self.add(preface, "longTitle", eId="preface__longTitle")
        self.add(self.add(long_title, "p"), "docTitle", words=self.title())
        self.body(body)
        self.meta(meta)

    def title(self) -> str:
        """The title in the language of the wordings."""
        return getattr(self.act.title, self.act.lang) or self.act.title.fr

    def add(self, parent: Any, tag: str, words: str | None = None, **attributes: str) -> Any:
        """An element below another."""
        from lxml import etree

        made = etree.SubElement(parent, f"{{{AKN}}}{tag}", attributes)
        if words is not None:
            made.text = UNFIT.sub("", words)
        return made

    def id_of(self, wanted: str) -> str:
        """An eId of its own."""
        self.ids[wanted] += 1
        return wanted if self.ids[wanted] == 1 else f"{wanted}-{self.ids[wanted]}"

    def body(self, body: Any) -> None:
        """Headings nested as in the articles' paths, and the articles."""
        open_path: list[tuple[str, Any, str]] = []
        for article in self.text.articles:
            common = 0
            while common < min(len(open_path), len(article.path)) and open_path[common][0] == article.path[common]:
                common += 1
            del open_path[common:]
            for label in article.path[common:]:
                parent, prefix = (open_path[-1][1], open_path[-1][2]) if open_path else (body, "")
                open_path.append(self.division(parent, prefix, label))
            self.article(open_path[-1][1] if open_path else body, article)

    def division(self, parent: Any, prefix: str, label: str) -> tuple[str, Any, str]:
        """A heading: its label, its element and its eId."""
        level, _, number = label.partition(" ")
        tag, short = ELEMENTS.get(level, ("hcontainer", "hcontainer"))
        read = read_number(number) if tag != "hcontainer" else None
        last = slug(read[0].label if read else label if tag == "hcontainer" else number)
        eid = self.id_of(f"{prefix}__{short}_{last}".removeprefix("__"))
        named = {"name": "division"} if tag == "hcontainer" else {}
        made = self.add(parent, tag, eId=eid, **named)
        self.add(made, "num", label)
        return label, made, eid

    def article(self, parent: Any, article: Article) -> None:
        """Every version of an article; the last bears the plain eId."""
        for i, version in enumerate(article.versions, 1):
            old = "" if i == len(article.versions) else f"__v{i}"
            eid = self.id_of(f"art_{slug(article.num)}{old}")
            status = status_of(version)
            made = self.add(parent, "article", eId=eid, period=f"#period_{self.days.index(version.start) + 1}", **status)
            self.add(made, "num", printed(article.num, self.act.lang), eId=f"{eid}__num")
            if article.heading:
                self.add(made, "heading", article.heading, eId=f"{eid}__heading")
            content = self.add(made, "content", eId=f"{eid}__content")
            for k, paragraph in enumerate((version.wording or "").split("\n"), 1):
                self.add(content, "p", paragraph, eId=f"{eid}__content__p_{k}")
            self.kept.append((eid, msgspec.json.encode(msgspec.structs.replace(version, text=None))))

    def meta(self, meta: Any) -> None:
        """Identification, publication, dates, periods, and what Akoma Ntoso has no word for."""
        self.identification(self.add(meta, "identification", source="#legalgap"))
        for publication in self.act.published[:1]:
            named = {"name": publication.gazette, "number": publication.number, "showAs": publication.gazette}
            self.add(meta, "publication", date=publication.date.isoformat(), **named)
        lifecycle = self.add(meta, "lifecycle", source="#legalgap")
        for i, day in enumerate(self.days, 1):
            kind = "generation" if i == 1 else "amendment"
            self.add(lifecycle, "eventRef", eId=f"event_{i}", date=day.isoformat(), source="#legalgap", type=kind)
        periods = self.add(meta, "temporalData", source="#legalgap")
        for i in range(1, len(self.days) + 1):
            group = self.add(periods, "temporalGroup", eId=f"period_{i}")
            self.add(group, "timeInterval", start=f"#event_{i}", refersTo="#inForce")
        references = self.add(meta, "references", source="#legalgap")
        self.add(references, "TLCOrganization", eId="legalgap", href="/ontology/organization/legalgap", showAs="legalgap")
        self.add(references, "TLCConcept", eId="inForce", href="/ontology/concept/inForce", showAs="en vigueur")
        self.proprietary(self.add(meta, "proprietary", source="#legalgap"))

    def identification(self, identification: Any) -> None:
        """The work, the expression in its language, this file."""
        uri, lang, day = self.act.uri, LANGUAGES[self.act.lang], self.days[-1].isoformat()
        begun = (self.act.promulgated.date if self.act.promulgated else self.act.in_force).isoformat()
        levels = (
            ("FRBRWork", uri, begun, "Generation"),
            ("FRBRExpression", f"{uri}/{lang}@{day}", day, "Generation"),
            ("FRBRManifestation", f"{uri}/{lang}@{day}.xml", day, "Generation"),
        )
        for tag, value, dated, name in levels:
            level = self.add(identification, tag)
            self.add(level, "FRBRthis", value=this_uri(value))
            self.add(level, "FRBRuri", value=value)
            self.add(level, "FRBRdate", date=dated, name=name)
            self.add(level, "FRBRauthor", href="#legalgap")
            if tag == "FRBRWork":
                self.add(level, "FRBRcountry", value=country_of(uri))
                self.add(level, "FRBRnumber", value=self.act.id)
            if tag == "FRBRExpression":
                self.add(level, "FRBRlanguage", language=lang)

    def proprietary(self, proprietary: Any) -> None:
        """The act and each version, less their words, as JSON."""
        from lxml import etree

        etree.SubElement(proprietary, f"{{{OWN}}}act").text = UNFIT.sub("", msgspec.json.encode(self.act).decode())
        for eid, data in self.kept:
            etree.SubElement(proprietary, f"{{{OWN}}}version", {"of": eid}).text = UNFIT.sub("", data.decode())


def slug(label: str) -> str:
    """A label as it stands in an eId: 4bis, l123-4, preambule."""
    return re.sub(r"[^0-9a-zء-ي-]", "", "-".join(latin(plain(part)) for part in label.split("-"))) or "x"


def status_of(version: Version) -> dict[str, str]:
    """What the words of a version are: official, ours, wanting, or taken away."""
    if version.repealed:
        return {"status": "removed"}
    if version.text is not None:
        return {}
    return {"status": "editorial" if version.digest else "incomplete"}


def this_uri(value: str) -> str:
    """The URI of the main part of a document."""
    return value.replace(".xml", "/!main.xml") if value.endswith(".xml") else f"{value}/!main"


def country_of(uri: str) -> str:
    """The country of a work, by its URI."""
    parts = uri.split("/")
    return parts[2] if len(parts) > 2 and parts[1] == "akn" else "ma"
