"""A made-up matrix of Valmérie under review: three requirements, six articles, one of them in Arabic."""

from datetime import date

from msgspec.structs import replace

from legalgap.assess.ground import Ground
from legalgap.assess.scan import Case
from legalgap.model.findings import Match, Row, Scan
from legalgap.model.norms import Duty, Expected, Labels, Promise, Requirement
from legalgap.model.texts import Kind, Lang, Passage

WORDS: dict[str, tuple[str, Lang]] = {
    "3": ("À travail égal, le salaire est le même, quelle que soit la nationalité du salarié.", "fr"),
    "4": ("Le salaire minimum est fixé par décret.", "fr"),
    "5": ("Tout salarié adhère librement au syndicat de son choix.", "fr"),
    "6": ("Les membres de la direction du syndicat doivent avoir la nationalité du pays.", "fr"),
    "7": ("يشترط في أعضاء مكتب النقابة أن يكونوا من جنسية البلد.", "ar"),
    "46 bis": ("Le syndicat dépose <b>ses statuts</b> auprès de l'autorité locale.", "fr"),
}


def passage(num: str, text: str = "", kind: Kind = "loi") -> Passage:
    words, lang = WORDS[num]
    return Passage("12-34", num, text or words, lang, kind, f"Article {num}", "journal officiel", lang == "ar", date(2005, 6, 1))


def match(num: str, relation: str, score: float) -> Match:
    return Match("12-34", num, relation, score, f"Moteur sur {num}.", {"sens": 1.5, "mots": -0.5, "notions": 0.8}, None, f"Article {num}")  # type: ignore[arg-type]


def promise(name: str, claim: str) -> Promise:
    asked = Requirement(
        name,
        Labels(claim, f"EN {claim}", f"عربي {claim}"),
        Duty("état", "migrant-régulier", "obligation"),
        ("Le salaire est le même quelle que soit la nationalité.", "Tout adhérent d'un syndicat peut être élu à sa direction."),
        (),
        ("Les membres de la direction du syndicat doivent avoir la nationalité du pays.",),
        Expected(("quelle-que-soit-la-nationalité",), ("condition-de-nationalité",)),
        "loi",
        "lacune",
        Labels("Clause."),
    )
    return Promise("V01", name.split("/")[1].split("#")[0], "droits-syndicaux", "emploi", asked, "Titre", "Résumé de la disposition.")


def row(name: str, claim: str, status: str, confidence: float, *matches: Match, binding: bool = True) -> Row:
    provision = name.split("/")[1].split("#")[0]
    nature = {"conforme": "aucune", "lacune": "silence"}.get(status, status)
    return Row(name, "V01", provision, claim, "droits-syndicaux", "emploi", status, confidence, nature, "Motif.", matches, binding)  # type: ignore[arg-type]


PAY, JOIN, LEAD = "V01/1(a)#salaire", "V01/2#adhésion", "V01/2#direction"
CLAIMS = {PAY: "Le salaire est égal.", JOIN: "Il adhère <librement> à un syndicat.", LEAD: "Il dirige son syndicat."}
ROWS = (
    row(PAY, CLAIMS[PAY], "conforme", 0.9, match("3", "full", 0.9), match("4", "related", 0.3)),
    row(JOIN, CLAIMS[JOIN], "lacune", 0.4, match("5", "related", 0.5), match("46 bis", "related", 0.2), binding=False),
    row(LEAD, CLAIMS[LEAD], "contradiction", 0.7, match("6", "contradicts", 0.8), match("5", "partial", 0.4), match("7", "related", 0.3)),
)
SCAN = Scan("legalgap/scan/1", date(2026, 11, 23), {"legalgap": "0.1.0"}, ("12-34",), ROWS)


def ground(**texts: str) -> Ground:
    """The words of Valmérie; `a6="…"` rewrites article 6."""
    pool = [passage(num, texts.get(f"a{num}", "")) for num in WORDS]
    return Ground([promise(name, claim) for name, claim in CLAIMS.items()], pool)


def case(**texts: str) -> Case:
    return Case(SCAN, ground(**texts), True)


def many(count: int) -> Case:
    """The matrix repeated under other names."""
    claims = {f"{name}{n}": claim for n in range(count) for name, claim in CLAIMS.items()}
    rows = [replace(r, requirement=f"{r.requirement}{n}") for n in range(count) for r in ROWS]
    words = Ground([promise(name, claim) for name, claim in claims.items()], ground().passages.values())
    return Case(replace(SCAN, rows=tuple(rows)), words, True)
