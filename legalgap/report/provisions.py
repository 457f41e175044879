"""A provision for reading: summary, requirements, model clauses, cross-references."""

from collections.abc import Iterator

from rich.text import Text

from legalgap.errors import ArgumentError
from legalgap.model.norms import CLAUSE_KINDS, ClauseKind, Norm, Provision, Requirement

KIND_TITLE: dict[ClauseKind, str] = {
    "satisfied": "Tiendrait la promesse",
    "limited": "La tiendrait en partie",
    "defeated": "La romprait",
}


def find_provisions(norms: tuple[Norm, ...], reference: str) -> list[tuple[Norm, Provision]]:
    """The provisions that `reference` names: an instrument, a provision (C97/6(1)(b)), or those that it holds (C97/6).

    Raises:
        ArgumentError: nothing bears that reference.
    """
    instrument, _, ref = reference.partition("/")
    ref = ref.partition("#")[0]
    found = [
        (n, p)
        for n in norms
        if n.instrument.id.casefold() == instrument.casefold()
        for p in n.provisions
        if not ref or p.ref == ref or p.ref.startswith((f"{ref}(", f"{ref}-"))
    ]
    if not found:
        known = ", ".join(n.instrument.id for n in norms)
        raise ArgumentError(f"Disposition inconnue : « {reference} »", todo=f"écrivez INSTRUMENT/disposition ; instruments : {known}")
    return found


def show_provision(norm: Norm, provision: Provision) -> Iterator[Text]:
    """One provision."""
    yield Text(f"{norm.instrument.id} {provision.ref} — {provision.heading.fr}", style="bold")
    yield Text(provision.summary.fr)
    if provision.see:
        yield Text(f"Voir : {', '.join(provision.see)}", style="dim")
    for requirement in provision.requirements:
        yield from show_requirement(requirement)


def show_requirement(requirement: Requirement) -> Iterator[Text]:
    """One requirement with its clauses."""
    duty = requirement.duty
    yield Text(f"\n  {requirement.id}" + (" — ébauche à compléter" if requirement.draft else ""), style="bold")
    yield Text(f"  {requirement.claim.fr}")
    yield Text(
        f"  {duty.force} de {duty.by} envers {duty.to} ; rang voulu : {requirement.needs} ; silence : {requirement.silence}", style="dim"
    )
    if requirement.branches:
        yield Text(f"  branches : {', '.join(requirement.branches)}", style="dim")
    for kind in CLAUSE_KINDS:
        for clause in requirement.clauses(kind):
            yield Text(f"    {KIND_TITLE[kind]} : {clause}")
    if requirement.model_clause.fr:
        yield Text(f"  Clause qu'une réforme pourrait adopter : {requirement.model_clause.fr}\n", style="italic")
