"""The articles of an instrument cut to sub-paragraphs: 6(1)(a)(ii), I-3(2)(b); what introduces a list is kept with each of its items."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from legalgap.parse.final import final_articles
from legalgap.parse.markers import NUMBERS, Kind, Marked, Sign, parts_of, read_sign
from legalgap.parse.result import ParsedAct, ParsedArticle

AHEAD = 60
"""Lines in which the next sign of a list is looked for."""
LARGEST_GAP = 2
"""Signs that a list may lack without ceasing to be one."""
CITED = re.compile(r"(?:and|or|et|ou|to|à|of|de|du|des|above|below|ci-|أو|و|من|إلى|الى|[,;.)،؛]|$)(?![^\W\d_])")
"""What follows a sign that is cited inside a sentence: « (a), (b) et (c) du paragraphe 1 »."""
ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
ENDING = re.compile(r"[\s;,:،؛—–-]*(?:(?<=[;,،؛])\s*(?:and|or|et|ou|و|أو))?[\s;,،؛]*$")


class Cut(Struct, frozen=True):
    """A provision: its reference, its own words, those that introduce it, and why it asks for nothing by itself (empty where it does)."""

    ref: str
    heading: str
    text: str
    lead: str = ""
    aside: str = ""

    @property
    def claim(self) -> str:
        """The whole sentence: what introduces the item, then the item."""
        said = " ".join(f"{self.lead} {self.text}".split())
        return ENDING.sub("", said).rstrip(".") + "."


class Unit(Struct, frozen=True):
    """A line, or an item that begins inside one, with the sign it begins with."""

    text: str
    inside: bool
    marked: Marked | None


class Node(Struct):
    """A sub-paragraph in the making."""

    kind: Kind | None
    value: int
    parent: "Node | None"
    words: list[str]
    children: list["Node"]

    @property
    def text(self) -> str:
        """Its own words, lines parted by line ends."""
        return "".join(self.words).strip()

    def opened(self) -> Iterator["Node"]:
        """This node and those that hold it, the article last and left out."""
        node: Node = self
        while node.parent is not None:
            yield node
            node = node.parent


def cut_act(act: ParsedAct) -> list[Cut]:
    """Every provision of an instrument in order; final clauses and introductions say that they ask for nothing."""
    articles = [a for a in act.articles if not a.num.startswith("préambule") and not a.repealed]
    final = final_articles(articles)
    return [cut for article in articles for cut in cut_article(article, final.get(article.num, ""))]


def cut_article(article: ParsedArticle, final: str = "") -> list[Cut]:
    """The provisions of one article."""
    whole = tree(article.text.splitlines())
    prefix = article.num.removeprefix("annexe ") if article.num.startswith("annexe") else ""
    base = prefix or article.num
    if prefix and not whole.children:
        return [Cut(f"{base}-1", article.heading, whole.text, aside=final)]
    return [c for c in cuts(whole, base, article.heading, "", final, bool(prefix)) if c.text]


def cuts(node: Node, ref: str, heading: str, lead: str, final: str, annex: bool = False) -> Iterator[Cut]:
    """The provision of a node, then those of its items."""
    yield Cut(ref, heading, node.text, lead, final or ("introduction" if node.children else ""))
    below = f"{lead} {node.text}".strip()
    for child in node.children:
        sign = printed(child)
        yield from cuts(child, f"{ref}-{sign}" if annex else f"{ref}({sign})", heading, below, final)


def printed(node: Node) -> str:
    """A node's sign in a reference: Latin letters and Roman figures stand for Arabic letters and the numbers under them."""
    if node.kind in ("letter", "arabic"):
        return chr(96 + node.value) if node.value <= 26 else chr(70 + node.value) * 2
    if node.kind == "capital":
        return chr(64 + node.value)
    under_arabic = node.parent is not None and node.parent.kind == "arabic" and node.kind in NUMBERS
    if node.kind in ("roman", "Roman") or under_arabic:
        figures = ROMANS[node.value - 1] if node.value <= len(ROMANS) else str(node.value)
        return figures.upper() if node.kind == "Roman" else figures
    return str(node.value)


def units(lines: Sequence[str]) -> list[Unit]:
    """The lines, cut where items may begin inside them, each with the sign it begins with."""
    return [Unit(part, k > 0, read_sign(part)) for line in lines for k, part in enumerate(parts_of(line)) if part]


def tree(lines: Sequence[str]) -> Node:
    """The paragraphs and lists of an article's lines, under one node that is the article."""
    root = Node(None, 0, None, [], [])
    here, held = root, units(lines)
    for i, unit in enumerate(held):
        here = place(unit.text, unit, held[i + 1 : i + 1 + AHEAD], here, root)
    only = root.children[0] if len(root.children) == 1 else None
    if only and only.kind in NUMBERS and not root.words:
        return Node(None, 0, None, only.words, only.children)
    return root


def place(text: str, unit: Unit, after: Sequence[Unit], here: Node, root: Node) -> Node:
    """Put a line where its sign says, a sign that follows another at once included; the node that it stands in."""
    marked = read_sign(text)
    found = fit(marked, unit, after, here, root) if marked else None
    if marked is None or found is None:
        here.words += [" " if unit.inside else "\n", text]
        return here
    node = Node(*found, [], [])
    parent = node.parent or root
    parent.children.append(node)
    return place(marked.rest, unit, after, node, root) if marked.rest else node


def fit(marked: Marked, unit: Unit, after: Sequence[Unit], here: Node, root: Node) -> tuple[Kind, int, Node] | None:
    """The kind, place and parent that a sign has beside the lists open at `here`; None where it goes on with none."""
    if unit.inside and CITED.match(marked.rest):
        return None
    follows = next_sign(here, marked)
    opens = next((s for s in marked.signs if s.value == 1 and all(n.kind != s.kind for n in here.opened())), None)
    if opens and opens.kind in ("roman", "letter") and follows and announced(opens.kind, after):
        follows = None
    if follows:
        return follows
    if opens and (not unit.inside or comes(Sign(opens.kind, 2), after)):
        return opens.kind, 1, here
    return None if unit.inside else skipping(here, marked, after) or second(root, here, marked)


def next_sign(here: Node, marked: Marked) -> tuple[Kind, int, Node] | None:
    """The deepest open list that the sign goes on with."""
    for node in here.opened():
        for sign in marked.signs:
            same = sign.kind == node.kind or (sign.kind in NUMBERS and node.kind in NUMBERS and sign.value > 1)
            if same and node.value + 1 in (sign.value, sign.other) and node.parent is not None:
                return node.kind or sign.kind, node.value + 1, node.parent
    return None


def announced(kind: Kind, after: Sequence[Unit]) -> bool:
    """Whether the next sign is the second of a list of that kind: then an ambiguous sign is its first."""
    later = next((u.marked for u in after if u.marked), None)
    return later is not None and any(s.kind == kind and s.value == 2 for s in later.signs)


def comes(wanted: Sign, after: Sequence[Unit]) -> bool:
    """Whether a sign is met further on."""
    return any(s.kind == wanted.kind and s.value == wanted.value for u in after if u.marked for s in u.marked.signs)


def skipping(here: Node, marked: Marked, after: Sequence[Unit]) -> tuple[Kind, int, Node] | None:
    """The open list that a misprinted sign goes on with: some were lost before it, or it should be the next one."""
    for node in here.opened():
        for sign in marked.signs:
            if sign.kind == node.kind and node.parent is not None:
                if 0 < sign.value - node.value <= LARGEST_GAP + 1:
                    return sign.kind, sign.value, node.parent
                again = sign.kind == "number" and sign.value == node.value > 1 and not comes(Sign(sign.kind, sign.value + 1), after)
                if again or (sign.kind == "arabic" and sign.value > node.value):
                    return sign.kind, node.value + 1, node.parent
    return None


def second(root: Node, here: Node, marked: Marked) -> tuple[Kind, int, Node] | None:
    """A paragraph 2 where the first bears no number: what was read so far becomes paragraph 1."""
    sign = marked.signs[0]
    if sign.kind != "number" or sign.value != 2 or not root.words or any(n.kind in NUMBERS for n in here.opened()):
        return None
    first = Node("number", 1, root, root.words, root.children)
    for child in first.children:
        child.parent = first
    root.words, root.children = [], [first]
    return "number", 2, root
