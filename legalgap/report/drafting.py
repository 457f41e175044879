"""What was cut from an instrument, for a jurist to confirm: in a few French lines."""

from collections import Counter
from collections.abc import Iterator

from legalgap.model.documents import Document
from legalgap.parse.provisions import Cut
from legalgap.parse.result import ParsedAct
from legalgap.parse.trust import Trust, short
from legalgap.report.reading import LANGUAGES, contents, trust_lines
from legalgap.store.drafting import NEUTRAL, Draft

SAMPLES, WIDTH = 6, 110


def draft_lines(draft: Draft, act: ParsedAct, document: Document, trust: Trust) -> Iterator[str]:
    """The instrument, its provisions, what asks for nothing, the themes guessed, what is doubtful."""
    instrument, cuts = draft.norm.instrument, draft.cuts
    yield f"{instrument.id} — {instrument.title.fr}"
    yield f"  Fichier : {document.name}, {LANGUAGES[document.lang]}, {document.pages} page(s), lu par {document.reader}"
    adopted = f"{instrument.adopted:%d/%m/%Y}" if instrument.adopted else "date non lue (--date pour la dire)"
    yield f"  Adoption : {adopted}"
    yield from clash_lines(draft)
    yield f"  Articles : {contents(act, [a.num for a in act.articles])}"
    yield f"  Dispositions : {counts(cuts)}"
    yield from final_lines(cuts)
    yield theme_line(draft)
    yield "  Aperçu :"
    for cut in [c for c in cuts if not c.aside][:SAMPLES]:
        words = " ".join(cut.text.split())
        yield f"    {cut.ref} : {words[:WIDTH]}{'…' if len(words) > WIDTH else ''}"
    yield from trust_lines(trust, document)


def clash_lines(draft: Draft) -> Iterator[str]:
    """What happens where the instrument is built in."""
    if draft.shipped and draft.norm.instrument.id.casefold() == draft.shipped.casefold():
        yield f"  Attention : dans ce dossier, cette ébauche prend la place de la norme livrée {draft.shipped} et de ses clauses."
    elif draft.shipped:
        yield f"  {draft.shipped} est livrée avec ses clauses : ce texte est gardé à côté, sous un autre sigle (--id pour le choisir)."


def counts(cuts: tuple[Cut, ...]) -> str:
    """How many provisions there are of each sort."""
    sorts = Counter("final" if c.aside.startswith("clause") else c.aside for c in cuts)
    said = f"{len(cuts)}, dont {sorts['']} exigences en ébauche"
    others = ((sorts["introduction"], "introductions de listes"), (sorts["final"], "clauses finales"))
    return ", ".join([said, *(f"{n} {what}" for n, what in others if n)])


def final_lines(cuts: tuple[Cut, ...]) -> Iterator[str]:
    """The final articles, which ask for nothing."""
    found = list(dict.fromkeys(c.ref.partition("(")[0] for c in cuts if c.aside.startswith("clause")))
    if found:
        yield f"  Clauses finales, sans exigence : articles {short(found)}"


def theme_line(draft: Draft) -> str:
    """How many themes were guessed."""
    asked = [p for p in draft.norm.provisions if p.requirements]
    left = sum(p.theme == NEUTRAL for p in asked)
    return f"  Thèmes : {len(asked) - left} devinés d'après les normes livrées, {left} laissés à « {NEUTRAL} » ; tous sont à relire"
