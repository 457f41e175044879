"""The encoder and the lexicon, loaded once for all matching tests."""

import pytest

from legalgap.match.encoder import UseEncoder
from legalgap.match.memory import Memory
from legalgap.match.traits import TraitReader
from legalgap.model.norms import Lexicon
from legalgap.store.lexicon import load_lexicon


@pytest.fixture(scope="session")
def encoder() -> UseEncoder:
    return UseEncoder()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def reader(lexicon: Lexicon) -> TraitReader:
    return TraitReader(lexicon)


@pytest.fixture(scope="session")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Memory:
    return Memory(None, tmp_path_factory.mktemp("numbers"))
