"""Made-up gaps of Valmérie, and what plans them: rows, articles, six actors, two practices."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from legalgap.match.traits import TraitReader
from legalgap.model.findings import Match, Row, Scan
from legalgap.model.library import Actor, Library, Practice
from legalgap.model.measures import Plan
from legalgap.model.norms import Adhesion, Instrument, Labels, Theme
from legalgap.model.texts import Act, ActText, Article, Title, Version
from legalgap.plan.draft import Drafter
from legalgap.plan.measures import Planner
from legalgap.store.builtin import load_themes
from legalgap.store.lexicon import load_lexicon

DAY = date(2026, 1, 5)
ACTORS = tuple(
    Actor(i, Labels(name), level, kind, domains, role=f"rôle de {name}", checked=checked)  # type: ignore[arg-type]
    for i, name, level, kind, domains, checked in (
        (
            "ministere-emploi",
            "Ministère du travail de Valmérie",
            "national",
            "ministère",
            ("emploi", "protection-sociale"),
            "journal officiel",
        ),
        ("ministere-interieur", "Ministère de l'intérieur de Valmérie", "national", "ministère", ("transversal",), None),
        ("cgem", "Patronat de Valmérie", "national", "partenaire social", ("emploi",), None),
        ("umt", "Syndicat de Valmérie", "national", "partenaire social", ("emploi",), None),
        ("aref", "Écoles de la vallée", "local", "établissement public", ("éducation",), None),
        ("bit", "Bureau des normes", "international", "organisation", ("emploi",), None),
    )
)
PRACTICES = (
    Practice("P1", "Valdorie", "code du labeur", ("droits-syndicaux",), Labels("Tout adhérent est éligible."), "7", "gazette", None),
    Practice("P2", "Valombrie", "charte", ("droits-syndicaux",), Labels("La nationalité ne compte pas."), None, "gazette", "texte lu"),
)
WORDINGS = {
    "6": "Les membres de la direction sont élus pour deux ans. Ils doivent avoir la nationalité du pays.",
    "8": "Les agences de placement déclarent leurs tarifs.",
    "9": "L'employeur obtient une autorisation.",
}


def match(article: str, relation: str = "related", kind: str = "loi", law: str = "12-34", score: float = 0.5) -> Match:
    return Match(law, article, relation, score, "", {}, "journal officiel", f"Objet de {article}", kind, date(2005, 6, 1))  # type: ignore[arg-type]


def row(name: str, status: str, nature: str, *matches: Match, **fields: Any) -> Row:
    """A row of norm V01; theme droits-syndicaux, domain emploi and rank loi unless said otherwise."""
    values: dict[str, Any] = {
        "requirement": f"V01/2#{name}",
        "instrument": "V01",
        "provision": "2",
        "claim": f"Promesse {name}.",
        "theme": "droits-syndicaux",
        "domain": "emploi",
        "status": status,
        "confidence": 0.8,
        "nature": nature,
        "why": "",
        "matches": matches,
        "model_clause": f"Clause {name}.",
        "beneficiary": "tout-migrant",
        "needs": "loi",
        "standing": "ratifiée",
    }
    return Row(**{**values, **fields})


ROWS = (
    row("direction", "contradiction", "contradiction", match("6", "contradicts", score=0.9), match("8")),
    row("élection", "contradiction", "contradiction", match("6", "contradicts")),
    row("frais", "partiel", "champ trop étroit", match("8", "partial"), theme="recrutement-et-placement", needs="pratique"),
    row("visa", "partiel", "condition supplémentaire", match("9", "partial"), theme="accès-à-l-emploi", beneficiary="saisonnier"),
    row("école", "lacune", "silence", match("6"), theme="scolarité", domain="éducation", needs="décret", groups=("femmes",)),
    row("salaire", "conforme", "aucune", match("8", "full")),
    row("doute", "a-verifier", "à établir", match("8")),
)


def scan_of(rows: Sequence[Row] = ROWS, **fields: Any) -> Scan:
    return Scan("legalgap/scan/1", DAY, {"legalgap": "0.1.0", "encoder": "use"}, ("12-34",), tuple(rows), **fields)


def law() -> ActText:
    act = Act("12-34", "/akn/zz/act/loi/2005/12-34", Title("Code du travail de Valmérie"), "loi", date(2005, 6, 1))
    articles = (Article(n, (), "", (Version(date(2005, 6, 1), digest=w, checked="journal officiel"),)) for n, w in WORDINGS.items())
    return ActText(act, tuple(articles))


def instruments(status: str = "ratified") -> dict[str, Instrument]:
    adhesion = Adhesion(status, None, date(2003, 1, 1))  # type: ignore[arg-type]
    title = Title("Convention imaginaire")
    return {"V01": Instrument("V01", "/akn/un-ilo/act/convention/2001/v01", title, date(2001, 1, 1), states={"MA": adhesion})}


def with_people(library: Library) -> Library:
    """The library with the made-up actors and practices."""
    from msgspec.structs import replace

    return replace(library, actors={a.id: a for a in ACTORS}, practices=PRACTICES)


@cache
def themes() -> dict[str, Theme]:
    return load_themes()


@cache
def drafter() -> Drafter:
    return Drafter(TraitReader(load_lexicon()))


def plan_of(library: Library, rows: Sequence[Row] = ROWS, months: int = 12, status: str = "ratified") -> Plan:
    planner = Planner(scan_of(rows), (law(),), themes(), library, drafter(), DAY, months)
    return planner.plan(instruments(status))
