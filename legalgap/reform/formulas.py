"""Amending formulas of Moroccan law, French and Arabic, to operations; a sentence that is not read for certain is kept aside."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from legalgap.errors import ArgumentError
from legalgap.model.texts import Act, ActText
from legalgap.parse.numbers import read_number
from legalgap.reform.operations import Deed, Doubt, Operation, Unread
from legalgap.reform.reading import Reading
from legalgap.reform.statements import HEADING, Statement, cut_statements
from legalgap.reform.targets import PARAGRAPH, articles_in, cited_laws, own_numbers, paragraph_in, plain

VERB = re.compile(
    r"\b(?:modifi|complet|abrog|remplac|supprim|inser|ajout|substitu)"
    r"|\b(?:و?[تي](?:غير|تمم|نسخ|عوض|عدل|ضاف|حذف|لغي|درج)|و?تحل|و?يحل)\b"
)
"""A word that changes a law."""
REPLACED = re.compile(r"@(\d+)@.*?\b(?:remplac|substitu)\w*.*?@(\d+)@|\bو?[تي]عوض\b.*?@(\d+)@.*?\bب\S*.*?@(\d+)@")
TAKES_PLACE = re.compile(r"\bو?[تي]حل\b.*?@(\d+)@.*?\bمحل\b.*?@(\d+)@")
TAKEN_OUT = re.compile(r"@(\d+)@.*?\bsupprim\w*|\bsupprim\w*.*?@(\d+)@|\bو?[تي]حذف\b.*?@(\d+)@")
AFTER = re.compile(
    r"\bapres\b[^@]*@(\d+)@.*?(?:ajout|inser)\w*[^@]*@(\d+)@"
    r"|\bو?[تي]ضاف\b[^@]*@(?P<new>\d+)@[^@]*\bبعد\b[^@]*@(?P<old>\d+)@"
)
REPEAL = re.compile(r"\babrog|\bو?[تي]نسخ\b|\bو?[تي]لغي\b|\bsupprim|\bو?[تي]حذف\b")
ADD = re.compile(r"\b(?:complet|inser|ajout)\w*|\bو?[تي](?:تمم|ضاف|درج)\b")
ADDED = re.compile(
    r"\b(?:un|une|d'un|de l'|par l'|les|des|par)\s*(?:nouve\w+ )?(?=articles?\b)"
    r"|\b(?:بال|ب|لل)(?=ماده|مواد|مادتين|فصل)|(?<=\s)(?:مواد|ماده|مادتان|فصل)\b"
)
PLACED = re.compile(r"\b(?:apres|avant|a la suite de|بعد|قبل)\s+(?:l'|les |ال)?(?:articles?|ماده|مواد|فصل)\s*\S+")
REWRITE = re.compile(r"\b(?:modifi|complet|remplac|redig)|\bو?[تي](?:غير|تمم|عوض|عدل)\b")
EVERYWHERE = re.compile(r"\b(?:tous les articles|toutes les dispositions|l'ensemble|toute la loi|جميع)\b")


class Amendments(Struct, frozen=True):
    """What an amending act says of one law: the operations read, in order, and the sentences left."""

    act: str
    operations: tuple[Operation, ...]
    unread: tuple[Unread, ...]


def read_amendments(reading: Reading, law: Act, name: str = "") -> Amendments:
    """The operations of an amending act on `law`; `name` is the amending act's, read in it if not given."""
    operations: list[Operation] = []
    unread: list[Unread] = []
    named = name or reading.act.name
    reader = Reader(own_numbers(law), named)
    for statement in cut_statements(reading.act):
        clause = reader.clause(statement)
        try:
            operations += reader.read(statement)
        except Doubt as doubt:
            unread.append(Unread(statement.whole, clause, str(doubt)))
    return Amendments(named, tuple(operations), tuple(unread))


def refuse_amending(reading: Reading, text: ActText) -> None:
    """The file is a text of the act, and not a law that amends it.

    Raises:
        ArgumentError: it bears another number, and amends the act or has few of its articles.
    """
    numbers = own_numbers(text.act)
    if not reading.act.number or not numbers or reading.act.number in numbers:
        return
    shared = {a.num for a in text.articles} & {e.num for e in reading.entries}
    if len(shared) * 2 < len(text.articles) or read_amendments(reading, text.act).operations:
        raise ArgumentError(
            f"« {reading.name} » est un autre acte ({reading.act.name}), et non un texte consolidé de {text.act.id}",
            todo="pour une loi modificative : « legalgap corpus amend »",
        )


class Reader:
    """Reads the statements of one amending act, in order: a sentence that names no act speaks of the one named before."""

    def __init__(self, numbers: set[str], name: str) -> None:
        self.numbers, self.name = numbers, name
        self.ours = True

    def clause(self, statement: Statement) -> str:
        """The place of a statement in the amending act, as cited."""
        return f"{self.name}, art. {statement.article}"

    def read(self, statement: Statement) -> list[Operation]:
        """The operations of a statement; none where it changes nothing.

        Raises:
            Doubt: it changes something, and what is not certain.
        """
        sentence = plain(statement.formula)
        if not VERB.search(sentence):
            return []
        laws = cited_laws(sentence)
        if laws:
            self.ours = bool(self.numbers & set(laws[:1]))
        if not self.ours:
            raise Doubt(f"vise un autre acte ({laws[0]})" if laws else "vise un autre acte, nommé plus haut")
        if statement.formula.rstrip().endswith(":") and not statement.block and not articles_in(sentence):
            return []
        clause = self.clause(statement)
        return [
            Operation(deed, article, words, old, paragraph, clause, statement.whole)
            for deed, article, words, old, paragraph in self.changes(sentence, statement)
        ]

    def changes(self, sentence: str, statement: Statement) -> list[tuple[Deed, str, str, str, int | None]]:
        """Each change of a statement: deed, article, words in, words out, paragraph."""
        if statement.quotes and (words := word_change(sentence, statement)):
            return [(deed, n, new, old, paragraph_of(sentence)) for deed, new, old in (words,) for n in self.aims(sentence)]
        if statement.block:
            return list(self.quoted(sentence, statement))
        articles = articles_in(sentence)
        if REPEAL.search(sentence) and not REWRITE.search(sentence) and not statement.quotes:
            if not articles:
                raise Doubt("aucun article n'est désigné")
            paragraph, aims = paragraph_in(sentence)
            if aims and len(articles) > 1:
                raise Doubt("les alinéas et les articles visés ne se laissent pas apparier")
            return [("repeal-paragraph" if aims else "repeal", n, "", "", paragraph) for n in articles]
        raise Doubt("formule non reconnue" if not statement.formula.rstrip().endswith(":") else "aucune rédaction ne suit")

    def aims(self, sentence: str) -> list[str]:
        """The articles whose words change."""
        articles = articles_in(sentence)
        if not articles and EVERYWHERE.search(sentence):
            raise Doubt("vise toute la loi : à reporter article par article")
        if not articles:
            raise Doubt("aucun article n'est désigné")
        return articles

    def quoted(self, sentence: str, statement: Statement) -> Iterator[tuple[Deed, str, str, str, int | None]]:
        """The changes whose new wording is quoted after the sentence."""
        added = added_articles(sentence)
        paragraph, aims = paragraph_in(sentence)
        if added and not (aims and adds_paragraph(sentence)):
            yield from (("add", n, words, "", None) for n, words in sections(statement.block, added))
            return
        articles = articles_in(sentence)
        if not articles:
            raise Doubt("aucun article n'est désigné")
        if aims and len(articles) == 1:
            words = "\n".join(statement.block)
            yield ("add-paragraph" if adds_paragraph(sentence) else "replace-paragraph"), articles[0], words, "", paragraph
        elif aims or not REWRITE.search(sentence):
            raise Doubt("formule non reconnue")
        else:
            yield from (("replace", n, words, "", None) for n, words in sections(statement.block, articles))


def word_change(sentence: str, statement: Statement) -> tuple[Deed, str, str] | None:
    """Deed, words in and words out of a sentence that changes words."""
    quotes = statement.quotes
    if found := TAKES_PLACE.search(sentence):
        return "words", quotes[int(found[1])], quotes[int(found[2])]
    if found := AFTER.search(sentence):
        old, new = (found["old"], found["new"]) if found["old"] else (found[1], found[2])
        return "insert", quotes[int(new)], quotes[int(old)]
    if len(quotes) > 2 and sentence.count("@") > 4:
        raise Doubt("plusieurs remplacements dans une phrase")
    if found := REPLACED.search(sentence):
        old, new = (found[1], found[2]) if found[1] else (found[3], found[4])
        return "words", quotes[int(new)], quotes[int(old)]
    if found := TAKEN_OUT.search(sentence):
        return "words", "", quotes[int(next(g for g in found.groups() if g))]
    return None


def paragraph_of(sentence: str) -> int | None:
    """The paragraph in which words change; refused where one is aimed at and cannot be told."""
    paragraph, aims = paragraph_in(sentence)
    if aims and paragraph is None:
        raise Doubt("l'alinéa visé n'est pas certain")
    return paragraph


def adds_paragraph(sentence: str) -> bool:
    """Whether the paragraph that a sentence names is a new one: it comes after the verb that adds."""
    verb, named = ADD.search(sentence), PARAGRAPH.search(sentence)
    return bool(verb and named and named.start() > verb.start() and not re.search(r"\bmodifi|\bو?[تي]غير", sentence))


def added_articles(sentence: str) -> list[str]:
    """The articles that a sentence adds: those named as new after the verb that adds."""
    verb = ADD.search(sentence)
    if not verb or re.search(r"\bmodifi|\bو?[تي]غير|\babrog|\bو?[تي]نسخ|\bو?[تي]عوض", sentence):
        return []
    rest = PLACED.sub(" ", sentence[verb.end() :])
    found = ADDED.search(rest)
    return articles_in(rest, found.start()) if found else []


def sections(block: Sequence[str], wanted: Sequence[str]) -> list[tuple[str, str]]:
    """The quoted wording cut at its articles' headings, which must be the articles that the sentence names."""
    found: list[tuple[str, list[str]]] = []
    for paragraph in block:
        heading = read_heading(paragraph)
        if heading and heading[0] in wanted:
            found.append((heading[0], [heading[1]] if heading[1] else []))
        elif found:
            found[-1][1].append(paragraph)
        elif len(wanted) == 1:
            found.append((wanted[0], [paragraph]))
        else:
            raise Doubt("la rédaction citée ne commence pas par un article")
    numbers = [n for n, _ in found]
    if sorted(numbers) != sorted(set(wanted)):
        raise Doubt(f"articles annoncés : {', '.join(wanted)} ; articles cités : {', '.join(numbers) or 'aucun'}")
    if not all(words for _, words in found):
        raise Doubt("un article cité n'a pas de texte")
    return [(n, "\n".join(words)) for n, words in found]


def read_heading(paragraph: str) -> tuple[str, str] | None:
    """The number and the first words of a quoted article."""
    start = HEADING.match(paragraph)
    word = re.match(r"\s*\S+\s+", paragraph) if start else None
    read = read_number(paragraph, word.end()) if word else None
    if not read:
        return None
    rest = re.sub(r"^\s*(?:\((?:nouveau|nouvelle)\))?\s*(?:[.:](?!\.))?\s*[\-–—]*\s*", "", paragraph[read[1] :])
    return read[0].label, rest
