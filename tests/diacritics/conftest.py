from __future__ import annotations

import pytest

from diacritics import Restorer
from diacritics.edits import Channel, load_channels
from diacritics.ngram_model import NgramModel
from diacritics.words import Vocabulary
from tests.diacritics.loaded import shipped


@pytest.fixture(scope="session")
def restorer() -> Restorer:
    return shipped()


@pytest.fixture(scope="session")
def shipped_words() -> Vocabulary:
    return Vocabulary.load()


@pytest.fixture(scope="session")
def shipped_model() -> NgramModel:
    return NgramModel.load()


@pytest.fixture(scope="session")
def shipped_channels(shipped_words: Vocabulary) -> dict[str, Channel]:
    return load_channels(shipped_words.words, shipped_words.counts)
