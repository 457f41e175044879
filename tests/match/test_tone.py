"""Restrictive sentences sound worse than granting ones, on matters that none of the examples speak of."""

import numpy as np
import pytest

from legalgap.match.encoder import UseEncoder, Vectors
from legalgap.match.tone import Tones, read_tone
from legalgap.match.traits import TraitReader

EXAMPLES = [
    (0, "Tout salarié peut adhérer au syndicat de son choix."),
    (0, "L'étranger accède aux fonctions de direction du syndicat dans les mêmes conditions que le national."),
    (1, "L'étranger dirige un syndicat après cinq ans de résidence."),
    (2, "Seuls les nationaux peuvent diriger un syndicat."),
    (2, "L'adhésion d'un étranger est subordonnée à une autorisation du ministre."),
    (0, "Le travailleur renvoyé peut saisir le juge, quelle que soit sa nationalité."),
    (0, "La perte de l'emploi n'entraîne pas le retrait du titre de séjour."),
    (1, "Le titre est maintenu un mois après la perte de l'emploi."),
    (2, "L'étranger qui perd son emploi quitte le territoire sans délai."),
    (2, "Le permis peut être retiré à tout moment, sans recours."),
    (0, "La victime d'un accident est indemnisée, qu'elle soit nationale ou étrangère."),
    (1, "L'indemnité est versée à l'étranger sous réserve de réciprocité."),
    (2, "La victime étrangère qui quitte le pays n'a droit à aucune rente."),
    (2, "Les travailleurs étrangers sont exclus du régime de réparation."),
    (0, "L'expulsion ne peut être exécutée avant la décision du tribunal."),
    (2, "L'expulsion est exécutée d'office et n'est susceptible d'aucun recours."),
]
GRANTING = [
    "Les soins urgents sont donnés à toute personne, quelle que soit sa nationalité.",
    "Tout enfant présent dans le pays est inscrit à l'école.",
    "Les locataires étrangers accèdent au logement social dans les mêmes conditions que les nationaux.",
    "Le travailleur transfère librement ses économies.",
]
RESTRICTIVE = [
    "Les soins gratuits sont réservés aux seuls nationaux.",
    "L'inscription à l'école de l'enfant étranger est subordonnée à une autorisation et peut être annulée à tout moment.",
    "Les étrangers sont exclus du logement social.",
    "Le transfert d'économies par un étranger est interdit.",
]


@pytest.fixture(scope="module")
def tones(encoder: UseEncoder, reader: TraitReader) -> Tones:
    clauses, texts = [c for _, c in EXAMPLES], [*GRANTING, *RESTRICTIVE]
    split = len(reader.signals)
    kinds = np.array([k for k, _ in EXAMPLES], dtype=np.intp)
    signals = [reader.read_all(t)[:, :split] for t in (clauses, texts)]
    return read_tone(encoder.encode(clauses), signals[0], kinds, encoder.encode(texts), signals[1])


def test_restrictive_sentences_sound_worse_on_the_whole(tones: Tones) -> None:
    granting, restrictive = tones[: len(GRANTING)], tones[len(GRANTING) :]
    assert restrictive.mean() > granting.mean() + 1


@pytest.mark.parametrize("matter", range(len(GRANTING)), ids=["soins", "école", "logement", "transferts"])
def test_on_one_matter_the_restrictive_sentence_sounds_worse(tones: Tones, matter: int) -> None:
    assert tones[len(GRANTING) + matter] > tones[matter]


def test_tones_are_standardised(tones: Tones) -> None:
    assert abs(tones.mean()) < 1e-5
    assert abs(tones.std() - 1) < 1e-5


def test_texts_that_are_all_alike_have_no_tone() -> None:
    def vectors(*rows: tuple[float, float]) -> Vectors:
        return np.array(rows, dtype=np.float32)

    none = np.zeros((2, 1), dtype=np.bool_)
    tones = read_tone(vectors((1, 0), (0, 1)), none, np.array([0, 2], dtype=np.intp), vectors((1, 0), (1, 0)), none)
    assert np.allclose(tones, 0)
