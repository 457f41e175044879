"""What a publisher's footnotes say of amendments: which article, by which act."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from legalgap.model.documents import Document, Line
from legalgap.parse.result import ParsedAct, ParsedArticle
from legalgap.reform.targets import articles_in, plain

START = re.compile(r"^\s*(?:-\s?(\d{1,3})|(\d{1,3})\s?-)\s*(?=\D)")
CALL = re.compile(r"\s*(\d{1,3})\s*")
AMENDED = re.compile(
    r"\b(?:abrog|modifi|complet|remplac|substitu|ajout|inser)\w*\b.*?\b(?:par|en vertu de|en application de)\b"
    r"|\bتم\b.{0,40}?\b(?:تغيي?ر|تتميم|نسخ|تعويض|احلال|اضاف)"
)
UNCHANGED = re.compile(r"\b(?:tel|telle|tels) qu|كما (?:تم|وقع)")
"""How a note cites an act with all its amendments: it tells of none."""
LAW = re.compile(r"(?:\bloi|قانون)\s*(?:n\s?[°º]|رقم)?\s*:?\s*،?\s*(\d+[-.]\d+)")
DECREE = re.compile(r"(?:\bdahir|ظهير(?:\s+\S+)?)\s*(?:n\s?[°º]|رقم)?\s*:?\s*،?\s*(\d+(?:[-.]\d+){2})")


class Note(Struct, frozen=True):
    """A footnote that says an article was amended; `article` is empty where the note does not let it be known."""

    number: int
    article: str
    act: str
    text: str


def read_notes(document: Document, act: ParsedAct) -> list[Note]:
    """The notes that tell of an amendment, in order."""
    found: list[Note] = []
    laws: dict[str, str] = {}
    calls = call_places(document.lines)
    for number, text, line in gather_notes(document.lines):
        sentence = plain(text)
        amends = AMENDED.search(UNCHANGED.split(sentence)[0])
        law = law_of(sentence, laws, act.number.replace("-", "."))
        if amends and law:
            named = articles_in(sentence, 0, by_whom(sentence))
            place = calls.get(number, line)
            found += [Note(number, article, law, text) for article in named or [article_at(act.articles, place, number)]]
    return found


def by_whom(sentence: str) -> int:
    """Where a note stops naming what is amended and starts naming what amends."""
    found = re.search(r"\b(?:par|en vertu|بمقتضي|بموجب)\b", sentence)
    return found.start() if found else len(sentence)


def gather_notes(lines: Sequence[Line]) -> Iterator[tuple[int, str, Line]]:
    """Each footnote: its number, its words, the line on which it begins."""
    held: tuple[int, list[str], Line] | None = None
    for line in (line for line in lines if line.role == "footnote" or is_stray(line)):
        start = START.match(line.text)
        if start:
            if held:
                yield held[0], " ".join(held[1]), held[2]
            held = int(start[1] or start[2]), [line.text[start.end() :].strip()], line
        elif held and not CALL.fullmatch(line.text):
            held[1].append(line.text.strip())
    if held:
        yield held[0], " ".join(held[1]), held[2]


def is_stray(line: Line) -> bool:
    """Whether a line of the text is a note that was not told from it: it opens with a call and says that something was amended."""
    return bool(line.role == "body" and START.match(line.text) and AMENDED.search(plain(line.text)))


def call_places(lines: Sequence[Line]) -> dict[int, Line]:
    """The lines that hold nothing but a note's call."""
    return {int(m[1]): line for line in lines if line.role == "footnote" and (m := CALL.fullmatch(line.text))}


def law_of(sentence: str, laws: dict[str, str], own: str) -> str:
    """The amending law that a note names, itself or by the dahir that another note tied to it."""
    after = sentence[by_whom(sentence) :]
    decree = next((d for d in DECREE.findall(after)), "")
    law = next((n for n in LAW.findall(after) if n.replace("-", ".") != own), "")
    if decree and law:
        laws[decree] = law
    return (law or laws.get(decree, "")).replace(".", "-")


def article_at(articles: Sequence[ParsedArticle], place: Line, number: int) -> str:
    """The article that holds a note's call: the last before the call; else the one of that page with the call, or with no word left."""
    before = [a for a in articles if (a.page, a.line) <= (place.page, place.number)]
    if CALL.fullmatch(place.text):
        return before[-1].num if before else ""
    near = [a for a in before if a.page == place.page][-12:]
    called = [a.num for a in near if re.search(rf"(?<!\d){number}(?!\d)", a.text)] or [a.num for a in near if not a.text.strip()]
    return called[-1] if len(called) == 1 else ""
