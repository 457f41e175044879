"""An instrument that was read, as draft norms for a jurist to complete."""

import datetime
import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from legalgap.errors import ArgumentError
from legalgap.model.documents import Document
from legalgap.model.norms import Adhesion, Duty, Expected, Force, Instrument, Labels, Norm, Provision, Requirement
from legalgap.model.texts import Lang
from legalgap.parse.convert import Labels as Said
from legalgap.parse.convert import default_id, title_of
from legalgap.parse.provisions import Cut, cut_act
from legalgap.parse.result import ParsedAct
from legalgap.parse.titles import read_date
from legalgap.store.adding import Reading, source_name
from legalgap.store.builtin import load_instruments

NEUTRAL = "mise-en-œuvre"
"""The theme of what nothing classes better: it belongs to no domain of its own."""
DEFINITIONS = "définitions-et-champ"
DEFINES = re.compile(
    r"\b(?:aux fins (?:de|du)|for the purposes? of th|l['’]expression|le terme|les termes|the terms?|the expression)\b.{0,120}?"
    r"\b(?:d[ée]sign\w*|signifi\w*|s['’]entend\w*|vis\w*|means?|includes?)\b|(?:تعني|يقصد|يشير) (?:كلم|عبار|مصطلح|ب)",
    re.IGNORECASE | re.DOTALL,
)
SUFFIX = "-texte"
"""What is added to the id of an instrument that is built in."""
HEADING_WORDS = 9
LABOUR = re.compile(
    r"organisation internationale du travail|international labour|bureau international du travail|منظم[ةه] العمل الدولي[ةه]", re.I
)
NUMBERED = re.compile(r"(?:\bno\.?|n\s?[°ºo]\.?|رقم)\s*(\d{1,3})\b", re.IGNORECASE)
ADOPTED = re.compile(r"adopt\w*|sign[ée]e? (?:à|le|at|on)\b|اعتمد\w*|المعتمدة", re.IGNORECASE)
DONE = re.compile(r"fait (?:à|en)\b|done at|حرر", re.IGNORECASE)
SESSION = re.compile(r"\bsession\b|\br[ée]uni\w*|\bmet in\b|\bconven(?:ed|ing)\b|دورت|المنعقد", re.IGNORECASE)
"""Words that date the meeting, and not what it adopted."""
MAY = re.compile(r"\b(?:may|peut|peuvent|pourra|pourront)\b(?! not| ne\b| pas\b)|(?<!لا )يجوز", re.IGNORECASE)
NOT = re.compile(
    r"\b(?:shall not|may not|no \w+ shall|ne (?:peu|pourr|doi|ser)\w* |aucun\w*|nul\w* .{0,40}\bne)\b|لا يجوز|يحظر", re.IGNORECASE
)


class Draft(Struct, frozen=True):
    """An instrument ready to be kept, and what it was cut from; `shipped` is the id of a built-in instrument that it may be."""

    norm: Norm
    cuts: tuple[Cut, ...]
    source: str
    content: bytes
    shipped: str = ""


def cuts_of(act: ParsedAct) -> list[Cut]:
    """The provisions of an instrument, one for each reference.

    Raises:
        ArgumentError: none asks for anything.
    """
    held = {cut.ref: cut for cut in reversed(cut_act(act))}
    found = list(reversed(held.values()))
    if not any(not cut.aside for cut in found):
        raise ArgumentError(
            "Aucune disposition à comparer dans ce texte", todo="vérifiez la langue (--lang) et que c'est bien un instrument"
        )
    return found


def draft_norm(reading: Reading, act: ParsedAct, cuts: Sequence[Cut], said: Said, state: str) -> Draft:
    """The draft of an instrument, its provisions under a neutral theme."""
    shipped = {i.id.casefold(): i.id for i in load_instruments()}
    read = said.id or instrument_id(act, reading.document)
    clash = shipped.get(read.casefold(), "")
    id_ = f"{read}{SUFFIX}" if clash and not said.id else read
    lang, adopted = reading.document.lang, said.start or adoption(act)
    document = reading.document
    instrument = Instrument(
        id_,
        f"/akn/un/act/convention/{adopted.year if adopted else 'xxxx'}/{id_.lower()}",
        title_of(said.title or bare_title(act.title, read), bare_title(act.title, read), lang),
        adopted,
        articles=sum(a.num.isdigit() for a in act.articles),
        states={state: Adhesion("unverified", None)},
        sources=(f"{document.name} (sha256 {document.sha256[:16]}), lu par {document.reader}",),
    )
    held = tuple(provision(id_, cut, lang) for cut in cuts)
    return Draft(Norm(instrument, held), tuple(cuts), source_name(reading), reading.content, clash)


def themed(draft: Draft, themes: Sequence[str | None]) -> Draft:
    """The draft with the themes that were guessed of its provisions, one each; definitions keep theirs."""
    pairs = zip(draft.norm.provisions, themes, strict=True)
    held = tuple(replace(p, theme=theme) if theme and p.theme == NEUTRAL else p for p, theme in pairs)
    return replace(draft, norm=replace(draft.norm, provisions=held))


def bare_title(title: str, id_: str) -> str:
    """A title without the id that some publishers put before it."""
    return re.sub(rf"^{re.escape(id_)}\s*[-–—:]\s*(?=\S)", "", title, flags=re.IGNORECASE)


def defines(cut: Cut) -> bool:
    """Whether a provision says what a word means."""
    return DEFINES.search(cut.claim[:200]) is not None


def instrument_id(act: ParsedAct, document: Document) -> str:
    """C97 or R86 for an instrument of the International Labour Organization, else the file's name."""
    number = NUMBERED.search(act.title)
    if number and LABOUR.search(document.text):
        return f"{'R' if re.match(r'recomm|توصية', act.title, re.IGNORECASE) else 'C'}{int(number[1])}"
    return default_id(replace(act, number=""), document)


def adoption(act: ParsedAct) -> datetime.date | None:
    """The day an instrument was adopted, where its title or its preamble says it."""
    preamble = next((a.text for a in act.articles if a.num == "préambule"), "")
    above, below = ([p.text for p in act.pieces if p.what.startswith(what)] for what in ("titre", "signatures"))
    said = [(ADOPTED, text) for text in (preamble, *above)] + [(DONE, text) for text in below]
    texts = [act.title, *(text[m.start() : m.start() + 120] for words, text in said for m in words.finditer(text))]
    return next(filter(None, (read_date(text) for text in texts if not SESSION.search(text))), None)


def provision(instrument: str, cut: Cut, lang: Lang) -> Provision:
    """A provision with its draft requirement, without any where it asks for nothing by itself."""
    asked = () if cut.aside else (requirement(instrument, cut, lang),)
    heading = cut.aside.capitalize() if cut.aside else cut.heading or first_words(cut.text)
    return Provision(
        cut.ref, labels(heading, None), labels(" ".join(cut.text.split()), lang), DEFINITIONS if defines(cut) else NEUTRAL, asked
    )


def requirement(instrument: str, cut: Cut, lang: Lang) -> Requirement:
    """The draft requirement of a provision: its own words, no clause yet."""
    duty = Duty("état", "toute-personne", force(cut.claim))
    empty: tuple[str, ...] = ()
    return Requirement(
        f"{instrument}/{cut.ref}#exigence",
        labels(cut.claim, lang),
        duty,
        empty,
        empty,
        empty,
        Expected(),
        "loi",
        "a-verifier",
        Labels(""),
        draft=True,
    )


def force(claim: str) -> Force:
    """How strongly the words bind."""
    if NOT.search(claim):
        return "abstention"
    return "faculté" if MAY.search(claim) else "obligation"


def labels(text: str, lang: Lang | None) -> Labels:
    """Words in their language; they stand for the French until a jurist translates them."""
    return Labels(text, en=text if lang == "en" else None, ar=text if lang == "ar" else None)


def first_words(text: str) -> str:
    """The first words of a text, as a heading."""
    words = text.split()
    return " ".join(words[:HEADING_WORDS]).rstrip(" ;,.:،؛") + (" …" if len(words) > HEADING_WORDS else "")
