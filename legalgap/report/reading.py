"""What was read of a file, for a jurist to confirm: in a few French lines."""

from collections import Counter
from collections.abc import Iterator, Sequence

from legalgap.model.documents import Document, Remark
from legalgap.parse.result import ParsedAct
from legalgap.parse.trust import Trust, short
from legalgap.store.adding import Proposal

SHOWN = 8
LANGUAGES = {"fr": "français", "ar": "arabe", "en": "anglais"}


def reading_lines(proposal: Proposal) -> Iterator[str]:
    """The act, its articles, what is doubtful and where, what was set aside."""
    act, articles, document = proposal.text.act, proposal.text.articles, proposal.reading.document
    yield f"{act.id} — {act.title.fr}"
    yield f"  Fichier : {document.name}, {LANGUAGES[document.lang]}, {document.pages} page(s), lu par {document.reader}"
    promulgated = f", promulgué par {act.promulgated.act} du {act.promulgated.date:%d/%m/%Y}" if act.promulgated else ""
    start = max(v.start for a in articles for v in a.versions)
    yield f"  Nature : {act.kind}{promulgated} ; rédaction au {start:%d/%m/%Y}"
    yield f"  Articles : {contents(proposal.parsed, [a.num for a in articles])}"
    yield from trust_lines(proposal.trust, document)


def contents(act: ParsedAct, nums: Sequence[str]) -> str:
    """How many articles, from which to which, under how many headings of each level."""
    levels = Counter(d.level.lower() for d in act.divisions)
    headings = ", ".join(f"{n} {level}{'s' if n > 1 and not level.endswith('s') else ''}" for level, n in levels.items())
    return f"{len(nums)}, de « {nums[0]} » à « {nums[-1]} »" + (f" ; {headings}" if headings else "")


def trust_lines(trust: Trust, document: Document | None = None) -> Iterator[str]:
    """Numbering, recall, doubts, what was set aside, what the reader warns of."""
    yield f"  Numérotation : {'il manque ' + short(trust.gaps) if trust.gaps else 'complète'}"
    yield f"  Rappel estimé : {trust.recall:.1%} ({trust.found} articles sur {trust.expected} attendus)"
    yield from listed("Douteux", trust.doubts)
    yield from listed("Laissé de côté", trust.aside)
    yield from listed("Lecture", merged(trust.remarks))


def listed(what: str, remarks: Sequence[Remark]) -> Iterator[str]:
    """The first remarks of one sort, a line each, and how many more there are."""
    if remarks:
        yield f"  {what} :"
    for remark in remarks[:SHOWN]:
        yield f"    - {where(remark)}{remark.what}"
    if len(remarks) > SHOWN:
        yield f"    - … et {len(remarks) - SHOWN} autre(s)"


def where(remark: Remark) -> str:
    """Article, page and line of a remark."""
    parts = [f"art. {remark.article}" if remark.article else "", f"p. {remark.page}" if remark.page else ""]
    parts.append(f"l. {remark.line}" if remark.line else "")
    held = ", ".join(p for p in parts if p)
    return f"{held} : " if held else ""


def merged(remarks: Sequence[Remark]) -> list[Remark]:
    """Remarks said of many pages, once, with the pages."""
    pages: dict[str, list[Remark]] = {}
    for remark in remarks:
        pages.setdefault(remark.what, []).append(remark)
    found = []
    for what, held in pages.items():
        seen = [str(r.page) for r in held if r.page]
        found.append(Remark(f"{what} (pages {short(seen)})") if len(held) > 1 and seen else held[0])
    return found


def menu_lines(acts: Sequence[ParsedAct]) -> Iterator[str]:
    """The acts of a file, numbered."""
    for i, act in enumerate(acts, 1):
        day = f", {act.date:%d/%m/%Y}" if act.date else ""
        yield f"  {i}. [{act.kind} {act.number}{day}] {act.title[:110]} — {len(act.articles)} article(s)"
