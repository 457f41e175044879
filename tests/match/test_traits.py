"""What is read in made-up sentences of the law of Valdorie, a country that does not exist.

Each row: a sentence, the signals that must be read in it, and signals that must not (separated by spaces).
"""

import re
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from legalgap.match.fold import fold, strip_accents
from legalgap.match.traits import NotionReader, TraitReader, notion_pattern, pack, unpack
from legalgap.model.texts import Lang

FRENCH = [
    ("Toute personne présente sur le territoire a droit au respect de sa dignité.", "toute-personne", "réservé-aux-citoyens étranger"),
    ("Nul ne peut être soumis au travail forcé.", "toute-personne", "nullité"),
    ("Tout salarié a droit à un repos hebdomadaire.", "tout-salarié", "toute-personne"),
    ("Les prestations sont servies quelle que soit la nationalité.", "quelle-que-soit-la-nationalité", "condition-de-nationalité"),
    ("Nationaux ou étrangers, les assurés paient la même cotisation.", "quelle-que-soit-la-nationalité étranger", "préférence-nationale"),
    (
        "Le salaire reste dû quelle que soit la situation administrative.",
        "quelle-que-soit-la-situation-administrative",
        "condition-de-régularité",
    ),
    ("Est interdite toute discrimination à l'embauche fondée sur l'origine.", "interdiction-de-discriminer", "exclusion"),
    ("Les hommes et les femmes reçoivent un salaire égal ; l'égalité est garantie.", "égalité", "interdiction-de-discriminer"),
    ("Le placement des demandeurs d'emploi est gratuit.", "gratuité", "frais-à-la-charge-du-travailleur"),
    ("L'étranger peut former un recours contre la décision de refus.", "recours étranger", "sans-recours"),
    ("Le recours est suspensif.", "recours suspensif", "exécution-d-office"),
    ("Le tribunal du travail statue dans le mois.", "juge", "recours"),
    ("L'intéressé se fait assister d'un avocat et d'un interprète.", "assistance-juridique interprète", "juge"),
    ("L'employeur informe le salarié des risques de son poste.", "information-due", "tout-salarié"),
    ("Le contrat de travail est établi par écrit en deux exemplaires.", "contrat-écrit", "autorisation-préalable"),
    ("Les étudiants sont dispensés de permis de travail.", "dispense-d-autorisation", "exclusion"),
    ("Le travailleur conserve les droits acquis pendant son emploi.", "maintien-des-droits", "perte-du-titre"),
    ("Le conjoint et les enfants du travailleur l'accompagnent.", "famille", "étranger"),
    ("L'État favorise l'enseignement de la langue d'origine.", "facilitation", "interprète"),
    ("Il est créé une agence de placement.", "organe-public", "pouvoir-discrétionnaire"),
    ("Le projet est soumis aux organisations syndicales.", "consultation-tripartite", "organe-public"),
    ("La Valdorie coopère avec les pays d'origine des travailleurs.", "coopération", "convention-internationale"),
    ("Sont réservées les conventions internationales ratifiées.", "convention-internationale", "réciprocité"),
    ("L'employeur qui confisque un passeport est puni d'une amende de mille florins.", "sanction-pénale", "sanction-du-migrant"),
    ("Les inspecteurs contrôlent les lieux de travail.", "contrôle organe-public", "sanction-pénale"),
    ("Le travailleur lésé obtient réparation de son préjudice.", "réparation", "traitement-distinct-des-étrangers"),
    ("Le détenu avertit le consulat de son pays.", "protection-consulaire", "étranger"),
    ("Le travailleur peut transférer ses gains hors du pays.", "transfert", "obligation-de-quitter"),
    (
        "Les dirigeants du syndicat doivent posséder la nationalité valdorienne.",
        "condition-de-nationalité",
        "quelle-que-soit-la-nationalité",
    ),
    ("Sont électeurs les ouvriers de nationalité valdorienne âgés de seize ans.", "condition-de-nationalité", "condition-de-résidence"),
    ("Les ouvriers de nationalité étrangère paient la même cotisation.", "étranger", "condition-de-nationalité"),
    ("Les citoyens ont accès aux emplois publics.", "réservé-aux-citoyens", "toute-personne"),
    ("La priorité à l'embauche est donnée aux nationaux.", "préférence-nationale", "quelle-que-soit-la-nationalité"),
    ("L'étranger bénéficie de cette pension sous réserve de réciprocité.", "réciprocité étranger", "condition-de-durée"),
    ("L'allocation est versée aux personnes résidant dans le pays.", "condition-de-résidence", "toute-personne"),
    ("Le droit est ouvert après trois ans de travail.", "condition-de-durée", "délai-bref"),
    ("L'étranger titulaire d'une carte de séjour accède au logement social.", "condition-de-régularité", "perte-du-titre"),
    ("L'embauche d'un étranger est subordonnée à une autorisation du ministre.", "autorisation-préalable", "dispense-d-autorisation"),
    ("L'autorisation peut être retirée à tout moment.", "retrait-à-tout-moment perte-du-titre", "maintien-des-droits"),
    ("Le titre de séjour expire avec le contrat.", "perte-du-titre", "retrait-à-tout-moment"),
    ("L'étranger quitte le territoire dans le mois ; à défaut, il est expulsé.", "obligation-de-quitter", "délai-bref"),
    ("Le contrat conclu sans visa est nul et de nul effet.", "nullité", "toute-personne"),
    ("Les gens de maison sont exclus du présent code.", "exclusion", "tout-salarié"),
    ("Le séjour cesse en cas de menace pour l'ordre public.", "exception-ordre-public", "sanction-pénale"),
    ("L'administration peut refuser la carte.", "pouvoir-discrétionnaire", "recours"),
    ("La décision est exécutée d'office.", "exécution-d-office", "suspensif"),
    ("Cette décision est sans recours.", "sans-recours", "juge"),
    ("L'intéressé dispose de quarante-huit heures pour agir.", "délai-bref", "condition-de-durée"),
    ("L'étranger qui séjourne sans titre est puni d'un emprisonnement d'un mois.", "sanction-du-migrant sanction-pénale", "réparation"),
    ("Les frais de voyage sont à la charge du travailleur.", "frais-à-la-charge-du-travailleur", "gratuité"),
    ("L'ayant droit étranger qui quitte le pays reçoit un capital.", "traitement-distinct-des-étrangers", "égalité"),
    ("Les modalités du dépôt sont fixées par décret.", "renvoi-réglementaire", "pouvoir-discrétionnaire"),
    ("Les travailleurs migrants sont accueillis à la frontière.", "étranger", "réservé-aux-citoyens"),
    ("Le repas de midi dure une heure.", "", "délai-bref condition-de-durée étranger"),
]

ARABIC = [
    ("يحق لكل أجير الانخراط في النقابة التي يختارها.", "tout-salarié consultation-tripartite", "condition-de-nationalité"),
    ("لكل شخص الحق في العلاج.", "toute-personne", "réservé-aux-citoyens"),
    ("تصرف المعاشات بغض النظر عن الجنسية.", "quelle-que-soit-la-nationalité", "condition-de-nationalité"),
    ("يُمنع كلّ تمييز بين الأجراء.", "interdiction-de-discriminer tout-salarié", "exclusion"),
    ("يستفيد طالبو الشغل من خدمات الوكالة مجانا.", "gratuité organe-public", "frais-à-la-charge-du-travailleur"),
    ("يمكن للأجنبي الطعن في القرار أمام المحكمة.", "recours juge étranger", "sans-recours"),
    ("يمكن سحب الرخصة في أي وقت.", "retrait-à-tout-moment perte-du-titre", "maintien-des-droits"),
    ("يشترط أن يكون المسيرون من جنسية فالدورية.", "condition-de-nationalité", "quelle-que-soit-la-nationalité"),
    ("يعاقب بغرامة كل مشغل احتفظ بجواز سفر أجير.", "sanction-pénale", "sanction-du-migrant"),
    ("شريطة المعاملة بالمثل.", "réciprocité", "étranger"),
    ("يخول هذا الحق للمواطنين.", "réservé-aux-citoyens", "toute-personne"),
    ("على الأجنبي مغادرة التراب الوطني.", "obligation-de-quitter étranger", "réservé-aux-citoyens"),
    ("على األجنبي مغادرة التراب الوطني.", "obligation-de-quitter étranger", "réservé-aux-citoyens"),
    ("تحدد شروط تطبيق هذه المادة بنص تنظيمي.", "renvoi-réglementaire", "autorisation-préalable"),
    ("يستثنى من هذا القانون خدم البيوت.", "exclusion", "tout-salarié"),
    ("يعتبر باطلا كل اتفاق مخالف.", "nullité", "recours"),
    ("للأجنبي الحق في الاتصال بقنصلية بلده.", "protection-consulaire étranger", "coopération"),
    ("يؤازر الأجنبي محام وترجمان.", "assistance-juridique interprète", "juge"),
    ("لا يشتغل الأجنبي إلا بعد الحصول على رخصة.", "autorisation-préalable", "dispense-d-autorisation"),
    ("تستفيد أسرة العامل المهاجر من العلاج.", "famille étranger", "exclusion"),
]

MISREAD = [
    ("Le salarié étranger a droit à la même indemnité que le national.", "traitement-distinct-des-étrangers"),
    ("Nul n'est tenu de posséder la nationalité valdorienne pour adhérer.", "condition-de-nationalité"),
    ("Le congé annuel est de dix-huit jours.", "délai-bref"),
    ("ينشر هذا القانون بالجريدة الرسمية.", "frais-à-la-charge-du-travailleur"),
    ("يلتزم المشغل بإبلاغ النقابة بالأخطار.", "nullité"),
    ("تستفيد المرأة الحامل من راحة.", "condition-de-régularité"),
    ("يتقاضى العامل أجره كل شهر.", "juge"),
    ("لا يسأل المشغل عن القوة القاهرة.", "exécution-d-office"),
]
"""Sentences in which a signal was once read by mistake."""


def signals_of(reader: TraitReader, sentence: str) -> set[str]:
    held = reader.read(sentence)
    return {name for name, there in zip(reader.signals, held, strict=False) if there}


@pytest.mark.parametrize(("sentence", "read", "not_read"), FRENCH + ARABIC, ids=[s for s, _, _ in FRENCH + ARABIC])
def test_signals(reader: TraitReader, sentence: str, read: str, not_read: str) -> None:
    found = signals_of(reader, sentence)
    assert set(read.split()) <= found
    assert not set(not_read.split()) & found


@pytest.mark.parametrize(("sentence", "signal"), MISREAD)
def test_signals_not_to_be_read(reader: TraitReader, sentence: str, signal: str) -> None:
    assert signal not in signals_of(reader, sentence)


def test_table_covers_every_signal(reader: TraitReader) -> None:
    written = {s for _, read, not_read in FRENCH + ARABIC for s in (*read.split(), *not_read.split())}
    assert written - set(reader.signals) == set(), "a row names a signal that does not exist"
    assert set(reader.signals) - {s for _, read, _ in FRENCH + ARABIC for s in read.split()} == set()


def test_case_accents_and_ligatures_do_not_matter(reader: TraitReader) -> None:
    assert signals_of(reader, "L’AUTORISATION EST RETIREE A TOUT MOMENT") == signals_of(reader, "L'autorisation est retirée à tout moment")


NOTIONS = [
    (
        "syndicat",
        "Les ouvriers forment des syndicats.",
        "Workers may form trade unions.",
        "للعمال تكوين نقابات.",
    ),
    (
        "expulsion",
        "L'étranger est expulsé du pays.",
        "The alien shall be deported.",
        "يطرد الأجنبي من البلد.",
    ),
    (
        "inspection",
        "L'inspecteur visite l'atelier.",
        "The inspector visits the workshop.",
        "يزور مفتش الشغل المعمل.",
    ),
    (
        "consul",
        "Le consul est averti.",
        "The consul shall be told.",
        "يخبر القنصل بذلك.",
    ),
    (
        "logement",
        "Un logement décent est fourni.",
        "Decent housing is provided.",
        "يوفر السكن اللائق.",
    ),
    (
        "famille",
        "Les enfants suivent le travailleur.",
        "His spouse may join the worker.",
        "يلتحق الأبناء بالعامل.",
    ),
    (
        "apprentissage",
        "L'apprenti reçoit une paie.",
        "The apprentice is given a wage.",
        "يتقاضى المتدرج أجرا.",
    ),
    (
        "interprète",
        "Un interprète assiste aux débats.",
        "An interpreter attends the hearing.",
        "يحضر ترجمان الجلسة.",
    ),
]


@pytest.mark.parametrize(("notion", "french", "english", "arabic"), NOTIONS, ids=[n[0] for n in NOTIONS])
def test_a_notion_is_read_in_three_languages(reader: TraitReader, notion: str, french: str, english: str, arabic: str) -> None:
    column = len(reader.signals) + reader.notions.index(notion)
    assert [bool(reader.read(text)[column]) for text in (french, english, arabic)] == [True, True, True]
    assert not reader.read("Le repas de midi dure une heure.")[column]


WORDS = [
    ("migrant*", "des migrants", True),
    ("migrant*", "immigrants", False),
    ("consul", "le consul", True),
    ("consul", "consulter", False),
    ("droits de l'homme", "les  droits\nde l'homme", True),
]


@pytest.mark.parametrize(("word", "text", "found"), WORDS)
def test_words_of_the_thesaurus_are_whole(word: str, text: str, found: bool) -> None:
    assert bool(re.search(notion_pattern([word], "fr"), text)) is found


@pytest.mark.parametrize("prefixed", ["نقابة", "النقابة", "والنقابة", "للنقابة", "بالنقابة"])
def test_arabic_words_may_carry_prefixes(reader: TraitReader, prefixed: str) -> None:
    column = len(reader.signals) + reader.notions.index("syndicat")
    assert reader.read(f"تهتم {prefixed} بالأجور")[column]


def phrases(reader: TraitReader, lang: Lang) -> list[str]:
    return [w.replace("*", "") for notion in reader.lexicon.notions.values() for w in notion.get(lang, ())]


@cache
def notions(reader: TraitReader, lang: Lang) -> NotionReader:
    return NotionReader([n.get(lang, ()) for n in reader.lexicon.notions.values()], lang)


@settings(deadline=None)
@given(data=st.data(), lang=st.sampled_from(["fr", "ar", "en"]))
def test_notions_are_those_that_their_patterns_find(reader: TraitReader, data: st.DataObject, lang: Lang) -> None:
    words = st.sampled_from([*phrases(reader, lang), "s", "-", "'", "l'", "وال", "ment"])
    glue = st.sampled_from([" ", "", "  ", "\n", "-", ", "])
    folded = "".join(data.draw(st.lists(st.one_of(words, glue), max_size=12)))
    folded = fold(folded) if lang == "ar" else strip_accents(fold(folded))
    slow = [bool(p.search(folded)) for p in reader.patterns(lang)[len(reader.signals) :]]
    assert notions(reader, lang).read(folded) == slow


def test_read_all_stacks_the_readings(reader: TraitReader) -> None:
    texts = [FRENCH[0][0], ARABIC[0][0]]
    assert np.array_equal(reader.read_all(texts), np.vstack([reader.read(t) for t in texts]))
    assert reader.read_all([]).shape == (0, len(reader.signals) + len(reader.notions))


@given(st.integers(0, 6).flatmap(lambda rows: st.integers(1, 40).flatmap(lambda n: arrays(np.bool_, (rows, n)))))
def test_packing_loses_nothing(traits: np.ndarray) -> None:
    assert np.array_equal(unpack(pack(traits), traits.shape[1]), traits)
