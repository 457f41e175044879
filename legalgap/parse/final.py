"""The final clauses of a treaty: those that bind states about the treaty itself and ask nothing of their law."""

import re
from collections.abc import Sequence
from itertools import takewhile

from legalgap.parse.arabic import plain
from legalgap.parse.ordinals import latin
from legalgap.parse.result import ParsedArticle

CLAUSES: dict[str, str] = {
    "textes authentiques": r"equally (?:authoritative|authentic)|also authentic|font (?:egalement |tous |toutes |deux )*(?:foi|autorite)|"
    r"متساوي\w* في الحجيه|حجيتها|نصوصها .{0,60}متساويه|faisant (?:egalement )?foi",
    "dénonciation": r"\bdenounc\w*|\bdenunciation|\bdenonc\w*|نقضها|النقض|الانسحاب|withdraw from (?:this|the present)",
    "entrée en vigueur": r"(?:come|enter|entry) into force|shall be binding only upon|entre(?:ra)? en vigueur|"
    r"بدء? نفاذ|يبدا نفاذ|تدخل .{0,40}حيز (?:النفاذ|التنفيذ)|لا تلزم هذه",
    "ratification et adhésion": r"instruments? of (?:ratification|accession)|formal ratifications|open (?:for|to) (?:signature|accession)|"
    r"ratifications? formelles|instruments? (?:de ratification|d adhesion)|ouvert[es]* a la signature|التصديقات الرسميه|"
    r"صكوك التصديق|صك (?:التصديق|الانضمام)|باب التوقيع|التوقيع علي هذه",
    "déclarations et réserves": r"declarations? (?:communicated|appended|modifying)|territor\w+ .{0,80}declaration|reservations? "
    r".{0,60}(?:ratif|access)|declarations? (?:communiquees|jointe|qui seront)|reserves? .{0,60}(?:ratif|adhe)|"
    r"الاعلانات التي تبلغ|الاعلانات المبلغه|باعلان ترفقه|تحفظات?",
    "notifications et dépôt": r"shall notify all|secretary general of the united nations|depositary|notifiera a tous|"
    r"secretaire general des? nations|depositaire|يخطر المدير العام|الامين العام للامم المتحده|وديعا?",
    "rapports et révision": r"report on the working of this|new convention revising|revised text|propose .{0,60}amendment|"
    r"rapport sur l application de la presente|nouvelle convention portant revision|texte revise|amendements? a la presente|"
    r"اتفاقيه جديده|النص المراجع|نصا مراجعا|تقريرا? عن تطبيق|مراجعه هذه الاتفاقيه|تعديل هذه الاتفاقيه",
}
PATTERNS = {what: re.compile(pattern) for what, pattern in CLAUSES.items()}


def final_articles(articles: Sequence[ParsedArticle]) -> dict[str, str]:
    """What each article of the final part is about: the last articles before the annexes, for as long as they read like final clauses."""
    body = list(takewhile(lambda a: not a.num.startswith("annexe") and not annexed(a), articles))
    found = [(a.num, final_clause(a.text)) for a in body]
    first = len(found)
    for i in range(len(found) - 1, 0, -1):
        missed = sum(not what for _, what in found[i:])
        if found[i][1] and missed * 4 <= len(found) - i:
            first = i
        if missed > 2:
            break
    return {num: f"clause finale : {what or 'suite'}" for num, what in found[first:]}


def annexed(article: ParsedArticle) -> bool:
    """Whether an article stands in an annex."""
    return any(part.startswith("Annexe") for part in article.path)


def final_clause(text: str) -> str:
    """What a final clause is about; empty where the words are of another sort."""
    words = latin(plain(text)).replace("'", " ").replace("’", " ")
    return next((what for what, pattern in PATTERNS.items() if pattern.search(words)), "")
