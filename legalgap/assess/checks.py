"""Checks of the data that reading alone does not make: neutrality of the norms, references, clauses, digests."""

import re
from collections.abc import Iterator

from msgspec import Struct

from legalgap.assess.weights import load_weights
from legalgap.errors import DataError
from legalgap.model.norms import CLAUSE_KINDS, Norm, Provision, Requirement
from legalgap.model.texts import Act, ActText
from legalgap.store.builtin import load_corpus, load_norms, load_strategies
from legalgap.store.dossier import Dossier
from legalgap.store.lexicon import load_lexicon, refuse_unknown_signals
from legalgap.store.norms import dossier_norms, known_norms

NATIONAL = re.compile(r"\b(maroc\w*|dahirs?|bulletin officiel|anapec|cnss|ofppt|royaume du)\b", re.IGNORECASE)
CITATION = re.compile(r"\b(articles?|art\.)\s*\d+", re.IGNORECASE)
LONGEST_DIGEST = 130


class Findings(Struct, frozen=True):
    """Problems, one line each, and what was counted."""

    problems: list[str]
    counts: list[str]


def check_all() -> Findings:
    """Read everything and check it.

    Raises:
        DataError: a file that cannot be read at all.
    """
    norms, corpus, lexicon = load_norms(), load_corpus(), load_lexicon()
    problems = [*check_norms(norms, corpus), *check_corpus(corpus)]
    for step in (lambda: refuse_unknown_signals(norms, lexicon), lambda: load_weights()):
        try:
            step()
        except DataError as error:
            problems.append(str(error))
    held = [
        f"{s.id} ({s.title.fr}) : {len(s.items)} mesures, {sum(i.checked is not None for i in s.items)} vérifiées"
        for s in load_strategies()
    ]
    return Findings(problems, [*count_norms(norms), *count_corpus(corpus), *held])


def check_norms(norms: tuple[Norm, ...], corpus: tuple[ActText, ...]) -> Iterator[str]:
    """Cross-references lead somewhere; requirements name no national act; clauses are there and differ."""
    known = references(norms)
    names = national_names(corpus)
    for norm in norms:
        for provision in norm.provisions:
            here = f"{norm.instrument.id}/{provision.ref}"
            yield from (f"{here} : le renvoi {s} ne mène nulle part" for s in provision.see if not leads(s, known))
            for requirement in provision.requirements:
                yield from check_requirement(here, provision, requirement, names)


def check_dossier_norms(dossier: Dossier) -> Findings:
    """The norms of a dossier; its drafts wait for clauses, and its wordings may cite acts and countries.

    Raises:
        DataError: a file that cannot be read at all.
    """
    own, every, lexicon = dossier_norms(dossier), known_norms(dossier), load_lexicon()
    known = references(every)
    problems = []
    for norm in own:
        for provision in norm.provisions:
            here = f"{norm.instrument.id}/{provision.ref}"
            problems += [f"{here} : le renvoi {s} ne mène nulle part" for s in provision.see if not leads(s, known)]
            problems += [fault for r in provision.requirements for fault in check_form(here, r)]
    try:
        refuse_unknown_signals(own, lexicon)
    except DataError as error:
        problems.append(str(error))
    return Findings(problems, list(count_norms(own)))


def references(norms: tuple[Norm, ...]) -> set[str]:
    """What a cross-reference may lead to."""
    known = {f"{n.instrument.id}/{p.ref}" for n in norms for p in n.provisions}
    return known | {f"{n.instrument.id}/{a}" for n in norms for a in undetailed(n)}


def undetailed(norm: Norm) -> Iterator[str]:
    """The articles of an instrument that have no provision here, such as definitions and final clauses."""
    held = {re.split(r"[(-]", p.ref)[0] for p in norm.provisions}
    return (str(a) for a in range(1, norm.instrument.articles + 1) if str(a) not in held)


def leads(reference: str, known: set[str]) -> bool:
    """A reference stands for a provision, or for one that holds it or is held by it."""
    return any(k == reference or k.startswith((f"{reference}(", f"{reference}-")) or reference.startswith(f"{k}(") for k in known)


def national_names(corpus: tuple[ActText, ...]) -> re.Pattern[str]:
    """The numbers and words that would tie a requirement to a national act."""
    numbers = [re.escape(t.act.id) for t in corpus if any(c.isdigit() for c in t.act.id)]
    return re.compile(rf"(?<![\w-])({'|'.join(numbers) or '(?!)'})(?![\w-])")


def check_requirement(here: str, provision: Provision, requirement: Requirement, numbers: re.Pattern[str]) -> Iterator[str]:
    """One requirement."""
    yield from check_form(here, requirement)
    clauses = [c for k in CLAUSE_KINDS for c in requirement.clauses(k)]
    for text in (*clauses, requirement.claim.fr, requirement.model_clause.fr):
        found = NATIONAL.search(text) or numbers.search(text) or CITATION.search(text)
        if found:
            yield f"{requirement.id} : nomme un acte ou un pays (« {found[0]} ») : {text}"


def check_form(here: str, requirement: Requirement) -> Iterator[str]:
    """The id and the clauses of a requirement; a draft may lack some."""
    if not requirement.id.startswith(f"{here}#"):
        yield f"{requirement.id} : l'identifiant ne commence pas par « {here}# »"
    clauses = [c for k in CLAUSE_KINDS for c in requirement.clauses(k)]
    if len(requirement.satisfied_by) < 2 and not requirement.draft:
        yield f"{requirement.id} : moins de deux clauses qui satisfont"
    if len(set(clauses)) < len(clauses):
        yield f"{requirement.id} : une clause est répétée"


def check_corpus(corpus: tuple[ActText, ...]) -> Iterator[str]:
    """Acts have articles; digests have a reasonable length; no version precedes its act."""
    for text in corpus:
        if not text.articles:
            yield f"{text.act.id} : aucun article"
        for article in text.articles:
            for version in article.versions:
                where = f"{text.act.id} art. {article.num}, version du {version.start}"
                if version.start < text.act.in_force:
                    yield f"{where} : antérieure à l'entrée en vigueur de l'acte"
                if version.digest and len(version.digest.split()) > LONGEST_DIGEST:
                    yield f"{where} : résumé de plus de {LONGEST_DIGEST} mots"


def count_norms(norms: tuple[Norm, ...]) -> Iterator[str]:
    """One line an instrument."""
    for n in norms:
        requirements = [r for p in n.provisions for r in p.requirements]
        clauses = sum(len(r.clauses(k)) for r in requirements for k in CLAUSE_KINDS)
        drafts = sum(r.draft for r in requirements)
        left = f", {drafts} ébauches à compléter" if drafts else ""
        yield f"{n.instrument.id} : {len(n.provisions)} dispositions, {len(requirements)} exigences, {clauses} clauses modèles{left}"


def count_corpus(corpus: tuple[ActText, ...]) -> Iterator[str]:
    """One line an act, with what was checked."""
    for t in corpus:
        digests = [v for a in t.articles for v in a.versions if v.digest]
        checked, doubts = sum(v.checked is not None for v in digests), sum(v.doubt is not None for v in digests)
        yield f"{label(t.act)} : {len(t.articles)} articles, {len(digests)} résumés dont {checked} vérifiés, {doubts} avec réserve"


def label(act: Act) -> str:
    """An act's short name."""
    return f"{act.id} ({act.title.fr})"
