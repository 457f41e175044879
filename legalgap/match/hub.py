"""Models of sentence-transformers, by folder or by name on a hub: an encoder, and a second reader of the first results."""

import hashlib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from legalgap.errors import MissingPartError
from legalgap.match.encoder import Vectors, unit

EXTRA = "pip install 'legalgap[transformers]'"
T = TypeVar("T")
REREAD = 30
"""How many of the first results are read a second time."""


class FolderEncoder:
    """Any sentence-transformers model; on the graphics card where there is one. Extra `transformers`."""

    def __init__(self, model: str) -> None:
        refuse_missing()
        self.name = f"st-{fingerprint(model)}-{Path(model).name}"
        self._path = model
        self._model: Any = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (n, dimension of the model)."""
        if self._model is None:
            from sentence_transformers import SentenceTransformer

            self._model = open_model(SentenceTransformer, self._path)
        return unit(np.asarray(self._model.encode(list(texts), show_progress_bar=False), dtype=np.float32))


class Reranker(Protocol):
    """Reads a question and a text together, which is slower and finer than to compare their vectors."""

    def score(self, asked: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """How well each text answers, in [0, 1], shape (len(texts),)."""
        ...


class CrossReranker:
    """Any cross-encoder of sentence-transformers; on the graphics card where there is one. Extra `transformers`."""

    def __init__(self, model: str) -> None:
        refuse_missing()
        from sentence_transformers import CrossEncoder

        self._model = open_model(CrossEncoder, model)
        if self._model.num_labels != 1:
            raise MissingPartError(
                f"Le modèle {model} ne note pas d'un seul nombre une question et un texte",
                todo="donnez un modèle de reclassement (« reranker »)",
            )

    def score(self, asked: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """How well each text answers, in [0, 1]."""
        from torch.nn import Sigmoid

        pairs = [(asked, text) for text in texts]
        return np.asarray(self._model.predict(pairs, activation_fn=Sigmoid(), show_progress_bar=False), dtype=np.float64)


def reread(asked: str, found: Sequence[tuple[T, str]], reranker: Reranker) -> list[tuple[T, float]]:
    """Results given with their words, the best first for the second reader; ties keep their order."""
    scores = reranker.score(asked, [words for _, words in found]) if found else np.zeros(0)
    return [(found[i][0], float(scores[i])) for i in np.argsort(-scores, kind="stable")]


def open_reranker(model: str | None) -> Reranker | None:
    """The second reader of that name; none without a name."""
    return CrossReranker(model) if model else None


def open_model(kind: Any, model: str) -> Any:
    """A model loaded; a folder is read without asking any hub.

    Raises:
        MissingPartError: it does not load.
    """
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()
    try:
        return kind(model, local_files_only=Path(model).is_dir())
    except Exception as error:  # a model from anywhere may fail in any way
        raise MissingPartError(
            f"Le modèle {model} ne se charge pas ({type(error).__name__} : {str(error)[:200]})",
            todo="donnez le dossier d'un modèle sentence-transformers, ou son nom sur un dépôt que cet ordinateur peut joindre",
        ) from None


def fingerprint(model: str) -> str:
    """What changes with a model: its name, and for a folder the size and time of its files."""
    files = sorted(p for p in Path(model).rglob("*") if p.is_file()) if Path(model).is_dir() else []
    seen = [(p.relative_to(model).as_posix(), p.stat().st_size, p.stat().st_mtime_ns) for p in files]
    return hashlib.sha256(repr((str(Path(model).resolve()) if files else model, seen)).encode()).hexdigest()[:8]


def refuse_missing() -> None:
    """Say which line installs what is not there."""
    if find_spec("sentence_transformers") is None:
        raise MissingPartError("sentence-transformers n'est pas installé", todo=EXTRA)
