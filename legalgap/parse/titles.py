"""What an act's title says: its kind, number and date, and the act that promulgates it."""

import datetime
import re
from collections.abc import Sequence

from msgspec import Struct

from legalgap.model.documents import Line
from legalgap.model.texts import Kind
from legalgap.parse.arabic import plain
from legalgap.parse.candidates import ARABIC, LATIN
from legalgap.parse.clues import LEADERS, SENTENCE_END, ends_linking, neighbour
from legalgap.parse.divisions import read_division

KINDS: tuple[tuple[str, Kind], ...] = (
    (r"(?:projet|proposition)\s+de\s+loi(?:[\s-](?:cadre|organique))?|(?:draft\s+)?bill|مشروع\s+قانون(?:\s+\w+)?|مقترح\s+قانون", "projet"),
    (r"constitution|الدستور|دستور", "constitution"),
    (r"loi[\s-]+cadre|framework\s+(?:law|act)|(?:ال)?قانون[\s-]+(?:ال)?اطار", "loi-cadre"),
    (r"dahir(?:\s+portant\s+loi)?|(?:ال)?ظهير\s+(?:ال)?شريف(?:\s+(?:ال)?معتبر)?(?:\s+بمثابه\s+قانون)?", "dahir"),
    (r"loi(?:\s+organique|\s+de\s+finances)?|law|act|(?:ال)?قانون(?:\s+(?:ال)?تنظيمي|\s+(?:ال)?ماليه)?|ordonnance|ordinance|code", "loi"),
    (r"d[ée]cret(?:[\s-]+loi)?|decree|regulations?|(?:ال)?مرسوم(?:\s+بقانون|\s+تطبيقي)?", "decret"),
    (r"arr[êe]t[ée](?:\s+conjoint)?|d[ée]cision|circulaire|order|(?:ال)?قرار(?:\s+\S+){0,3}?|مقرر|(?:ال)?دوريه", "arrete"),
    (
        r"convention|accord|trait[ée]|protocole|pacte|agreement|treaty|protocol|covenant|charter|charte|(?:ال)?اتفاقيه|(?:ال)?اتفاق|(?:ال)?معاهده|(?:ال)?ميثاق|(?:ال)?بروتوكول|(?:ال)?عهد",
        "convention",
    ),
)
NUMBER = r"(?:n\s?[°ºo]s?\.?|num[ée]ro|no\.|رقم)\s*:?\s*(\d+(?:\s?[-‑–./]\s?\d+)*(?:\s?bis)?)"
ANY_KIND = "|".join(names for names, _ in KINDS)
START = re.compile(rf"[\s#*_>]*(?:{ANY_KIND})\b", re.IGNORECASE)
START_NUMBERED = re.compile(rf"[\s#*_>]*(?:{ANY_KIND})\s*{NUMBER}", re.IGNORECASE)
NUMBERED = [(re.compile(rf"[\s#*_>]*(?:{names})\b(?P<between>.{{0,160}}?)\s*{NUMBER}", re.IGNORECASE), kind) for names, kind in KINDS]
UNNUMBERED = [(re.compile(rf"[\s#*_>]*(?:{names})\b", re.IGNORECASE), kind) for names, kind in KINDS]
OTHER_ACT = re.compile(r"[.;:؛]|\b(?:loi|dahir|d[ée]cret|قانون|القانون|الظهير|المرسوم)\b", re.IGNORECASE)
"""What cannot stand between a kind and its number."""
HEADED = frozenset({"constitution", "convention", "projet"})
"""Kinds that may carry no number."""
MONTHS = (
    "janvier january يناير جانفي", "fevrier february فبراير فيفري", "mars march مارس", "avril april ابريل افريل", "mai may ماي مايو",
    "juin june يونيو جوان", "juillet july يوليو يوليوز جويليه", "aout august غشت اغسطس اوت", "septembre september شتنبر سبتمبر",
    "octobre october اكتوبر", "novembre november نونبر نوفمبر", "decembre december دجنبر ديسمبر",
)  # fmt: skip
MONTH = {name: i for i, names in enumerate(MONTHS, 1) for name in names.split()}
NAMES = "|".join(sorted(MONTH, key=len, reverse=True))
DATE = re.compile(rf"(?<!\d)(\d{{1,2}}|فاتح)(?:er)?\s*(?:\(\s*\d{{4}}\s*)?({NAMES})\s*[()،,.\s]*(\d{{4}})(?!\d)")
DATE_ENGLISH = re.compile(rf"({NAMES})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})")
PROMULGATES = re.compile(r"(?:promulgation|publication)\s+(?:du\s+texte\s+)?de\s+l[a']\s*|بتنفيذ\s*|بنشر\s*", re.IGNORECASE)
TITLE_ENDS = re.compile(
    r"\s*(?:vu\s|le\s+(?:chef|premier|ministre|roi|pr[ée]sident|parlement)|la\s+ministre|les\s+ministres|louange|\(?grand\s+sceau|que\s+l|"
    r"a\s+d[ée]cid|d[ée]cr[èe]te|arr[êe]te\s*:|pr[ée]ambule|pr[ée]face|expos[ée]\s+des|the\s+(?:general|states|parliament|parties|governments?)|les\s+(?:[ée]tats|parties|hautes|gouvernements)|whereas|preamble|"
    r"comme\s+(?:il|elle)\s+a\s+[ée]t|الحمد|\(?محمد|الطابع|الديباجه|بناء\s+على|رئيس\s+الحكومه|ان\s+(?:ال)?(?:دول|مؤتمر|اطراف|حكومات|جمعيه)|الوزير|وزير|تصدير|ديباجه|توطئه|كما\s+(?:تم|وقع)|"
    r"[-_*=\s]+$|-\s)",
    re.IGNORECASE,
)
CALL = re.compile(r"[(\[]?\d{0,3}[)\]]?")
LENGTH, DATED, NARROW = 12, 110, 50
"""Lines of a title at most; signs after its number in which its date stands; signs of a line that is no running text."""


class Heading(Struct, frozen=True):
    """An act's title: its lines (`last` excluded), its words, and what they say."""

    line: int
    last: int
    text: str
    kind: Kind
    number: str = ""
    date: datetime.date | None = None

    @property
    def promulgates(self) -> bool:
        """Whether it is an act that promulgates another."""
        return self.kind == "dahir" and PROMULGATES.search(plain_latin(self.text)) is not None


def plain_latin(text: str) -> str:
    """Arabic letters in one form, one apostrophe; French words keep their accents."""
    return plain(text.replace("’", "'"))


def find_titles(lines: Sequence[Line], usual: float) -> list[Heading]:
    """Every line that may begin an act's title, with the lines that go on with it."""
    found: list[Heading] = []
    for i, line in enumerate(lines):
        if (found and i < found[-1].last) or not START.match(plain_latin(line.text)) or not stands_apart(lines, i, usual):
            continue
        last = title_end(lines, i)
        words = " ".join(text for part in lines[i:last] if not CALL.fullmatch(text := part.text.strip(" \t#*_>")))
        if (kind := kind_of(words)) and not LEADERS.search(words) and words[-1] not in ";؛,،:":
            found.append(Heading(i, last, " ".join(words.split()), kind[0], kind[1], read_date(own_words(words, kind[1]))))
    return found


def own_words(words: str, number: str) -> str:
    """The words in which a title gives its own date: right after its number, before it names another act."""
    if not number:
        return words
    match = re.search(NUMBER, plain_latin(words), re.IGNORECASE)
    rest = plain_latin(words)[match.end() :] if match else ""
    other = re.search(NUMBER, rest, re.IGNORECASE)
    return rest[: min(DATED, other.start() if other else DATED)]


def stands_apart(lines: Sequence[Line], i: int, usual: float) -> bool:
    """Whether a line begins with a capital (or is Arabic) and the line before it is no unfinished running text."""
    text = lines[i].text.strip(" \t#*_>")
    if not text or text[0].islower() or text[0] in '«"“-–•':
        return False
    before = neighbour(lines, i, -1)
    if i and not lines[i - 1].text.strip():
        return True
    if not before or SENTENCE_END.search(before):
        return not before.endswith(":")
    return not ends_linking(before) and (len(before) < max(NARROW, 0.75 * usual) or lines[i - 1].page != lines[i].page)


def title_end(lines: Sequence[Line], i: int) -> int:
    """The line after a title's last: a blank one, a full stop, an authority, a visa, a heading, or too many lines."""
    for j in range(i + 1, min(i + LENGTH, len(lines))):
        text, before = lines[j].text, lines[j - 1].text.rstrip()
        if not text.strip() or (before.endswith((".", "؛", ";")) and not re.search(r"\b[nN]\.$", before)):
            return j
        folded = plain_latin(text)
        stops = (TITLE_ENDS.match(folded), START_NUMBERED.match(folded), LATIN.match(text.lstrip()), ARABIC.match(text.lstrip()))
        if any(stops) or read_division(lines, j, ""):
            return j
    return min(i + LENGTH, len(lines))


def kind_of(words: str) -> tuple[Kind, str] | None:
    """Kind and number that a title says; None where it is no title."""
    folded = plain_latin(words)
    for pattern, kind in NUMBERED:
        if (match := pattern.match(folded)) and not OTHER_ACT.search(match["between"]):
            return kind, normal_number(match[match.lastindex or 0])
    for pattern, kind in UNNUMBERED:
        if kind in HEADED and (match := pattern.match(folded)) and len(folded) < 300 and not folded.endswith((".", ";", ",")):
            return kind, ""
    return None


def kind_word(words: str) -> Kind:
    """The kind that a title's first word says, with no number needed; a law where it says none."""
    folded = plain_latin(words)
    return next((kind for pattern, kind in UNNUMBERED if pattern.match(folded)), "loi")


def normal_number(printed: str) -> str:
    """65.99 and 65 – 99 as 65-99."""
    return re.sub(r"\s?[-‑–./]\s?", "-", printed.strip())


def read_date(text: str) -> datetime.date | None:
    """The last Gregorian date of a text's first that is one: 11 septembre 2003, ( 11سبتمبر )2003, June 8, 1949."""
    folded = plain(text.lower().translate(str.maketrans("éèêûà", "eeeua")))
    for match in DATE.finditer(folded):
        if made := make_date(int(match[3]), MONTH[match[2]], int(match[1]) if match[1].isdigit() else 1):
            return made
    english = DATE_ENGLISH.search(folded)
    return make_date(int(english[3]), MONTH[english[1]], int(english[2])) if english else None


def make_date(year: int, month: int, day: int) -> datetime.date | None:
    """A date of the calendar, or None."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def promulgated_title(heading: Heading) -> Heading | None:
    """The title of the act that a promulgating one cites."""
    folded = plain_latin(heading.text)
    match = PROMULGATES.search(folded)
    cited = folded[match.end() :] if match else ""
    kind = kind_of(cited)
    original = re.search(
        r"(?:promulgation|publication)\s+(?:du\s+texte\s+)?de\s+l(?:a\s|['’])\s*|بتنفيذ\s*|بنشر\s*", heading.text, re.IGNORECASE
    )
    if not kind or not original:
        return None
    words = heading.text[original.end() :].strip().rstrip(".")
    return Heading(heading.line, heading.last, words[:1].upper() + words[1:], kind[0], kind[1], heading.date)
