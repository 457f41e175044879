"""A made-up country, Valdorie: three requirements of a made-up convention and the articles of its laws."""

from legalgap.model.norms import Duty, Expected, Labels, Promise, Requirement
from legalgap.model.texts import Lang, Passage


def requirement(
    name: str,
    claim: str,
    satisfied: tuple[str, ...],
    limited: tuple[str, ...] = (),
    defeated: tuple[str, ...] = (),
    favour: tuple[str, ...] = (),
    against: tuple[str, ...] = (),
) -> Requirement:
    return Requirement(
        id=name,
        claim=Labels(claim),
        duty=Duty("état", "migrant-régulier", "obligation"),
        satisfied_by=satisfied,
        limited_by=limited,
        defeated_by=defeated,
        signals=Expected(favour, against),
        needs="loi",
        silence="lacune",
        model_clause=Labels(claim),
    )


def promise(provision: str, heading: str, asked: Requirement) -> Promise:
    return Promise("V1", provision, "thème", "emploi", asked, heading, f"{heading}. {asked.claim.fr}")


PROMISES = [
    promise(
        "1(1)",
        "Syndicats",
        requirement(
            "V1/1(1)#direction",
            "Le travailleur étranger accède à la direction d'un syndicat.",
            (
                "Tout adhérent d'un syndicat peut accéder à ses fonctions de direction, quelle que soit sa nationalité.",
                "Les étrangers majeurs peuvent être chargés de l'administration du syndicat dont ils sont membres.",
            ),
            ("L'étranger dirige un syndicat s'il réside dans le pays depuis cinq ans.",),
            ("Les membres chargés de l'administration du syndicat doivent posséder la nationalité du pays.",),
            ("quelle-que-soit-la-nationalité",),
            ("condition-de-nationalité",),
        ),
    ),
    promise(
        "1(2)",
        "Recours contre l'expulsion",
        requirement(
            "V1/1(2)#recours",
            "L'étranger que l'on expulse peut demander à un juge de suspendre la mesure.",
            (
                "L'étranger peut former contre la décision d'expulsion un recours qui en suspend l'exécution.",
                "Le tribunal saisi par l'étranger statue avant que l'expulsion soit exécutée.",
            ),
            ("Le recours contre l'expulsion n'est pas suspensif.",),
            ("La décision d'expulsion est exécutée d'office et n'est susceptible d'aucun recours.",),
            ("recours", "suspensif", "juge"),
            ("exécution-d-office", "sans-recours"),
        ),
    ),
    promise(
        "2",
        "Scolarité",
        requirement(
            "V1/2#école",
            "Les enfants des travailleurs migrants vont à l'école comme les enfants du pays.",
            (
                "L'enseignement est obligatoire et gratuit pour tout enfant présent dans le pays.",
                "Les enfants de parents étrangers sont inscrits à l'école dans les mêmes conditions que les nationaux.",
            ),
            ("L'enfant étranger est inscrit à l'école sur présentation du titre de séjour de ses parents.",),
            ("L'enseignement public est réservé aux enfants des citoyens.",),
            ("toute-personne", "gratuité"),
            ("réservé-aux-citoyens",),
        ),
    ),
]

ARTICLES = [
    ("travail", "1", "fr", "Le contrat de travail est conclu librement entre l'employeur et le salarié."),
    ("travail", "2", "fr", "La durée du travail ne dépasse pas huit heures par jour."),
    ("travail", "3", "fr", "Les machines dangereuses sont munies d'un dispositif de protection."),
    ("travail", "4", "fr", "Ne peuvent administrer ou diriger un syndicat que les membres de nationalité valdorienne."),
    ("étrangers", "1", "fr", "L'étranger présente son passeport au poste frontière."),
    ("étrangers", "2", "fr", "La carte de séjour est valable deux ans et renouvelable."),
    (
        "étrangers",
        "3",
        "fr",
        "L'étranger expulsé peut saisir le tribunal, dont le jugement intervient avant toute exécution de l'expulsion.",
    ),
    ("étrangers", "4", "fr", "Les transporteurs vérifient les documents de voyage de leurs passagers."),
    ("école", "1", "ar", "التعليم الأساسي إلزامي ومجاني لجميع الأطفال المقيمين في البلاد دون تمييز."),
    ("école", "2", "fr", "Les vacances d'été durent dix semaines."),
    ("impôts", "1", "fr", "La taxe foncière est due au premier janvier de chaque année."),
    ("impôts", "2", "fr", "Les navires de commerce sont immatriculés au port."),
]
RIGHT = {"V1/1(1)#direction": ("travail", "4"), "V1/1(2)#recours": ("étrangers", "3"), "V1/2#école": ("école", "1")}


def pool() -> list[Passage]:
    return [passage(law, num, text, "ar" if lang == "ar" else "fr") for law, num, lang, text in ARTICLES]


def passage(law: str, num: str, text: str, lang: Lang = "fr", heading: str = "") -> Passage:
    return Passage(law, num, text, lang, "loi", heading)
