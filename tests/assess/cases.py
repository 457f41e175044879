"""Builders for made-up requirements of a made-up convention (V1)."""

from datetime import date

from legalgap.model.norms import Adhesion, Duty, Expected, Labels, Needs, Promise, Requirement, Silence


def requirement(
    name: str = "V1/1(1)#direction",
    claim: str = "Le travailleur étranger accède à la direction d'un syndicat.",
    satisfied: tuple[str, ...] = ("Tout adhérent peut diriger le syndicat.", "Les étrangers majeurs administrent leur syndicat."),
    limited: tuple[str, ...] = ("L'étranger dirige un syndicat après cinq ans de résidence.",),
    defeated: tuple[str, ...] = ("Seuls les nationaux dirigent un syndicat.",),
    model: str = "Tout adhérent peut exercer des fonctions de direction du syndicat.",
    needs: Needs = "loi",
    silence: Silence = "lacune",
) -> Requirement:
    return Requirement(
        id=name,
        claim=Labels(claim),
        duty=Duty("état", "migrant-régulier", "obligation"),
        satisfied_by=satisfied,
        limited_by=limited,
        defeated_by=defeated,
        signals=Expected(("toute-personne",), ("condition-de-nationalité",)),
        needs=needs,
        silence=silence,
        model_clause=Labels(model),
    )


def promise(adhesion: Adhesion | None = None, provision: str = "1(1)") -> Promise:
    return Promise("V1", provision, "syndicats", "emploi", requirement(), "Syndicats", "Syndicats.", adhesion)


RATIFIED = Adhesion("ratified", "recueil des traités", date(2001, 1, 1), date(2002, 1, 1), excludes=("II",))
