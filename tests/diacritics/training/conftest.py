from __future__ import annotations

from pathlib import Path

import pytest

from diacritics.training.model import Settings, make_model
from tests.diacritics.training.small_corpus import write_corpus


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder)
    return folder


@pytest.fixture(scope="session")
def made(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the tables made of the small corpus, pruned to a third of the n-grams."""
    folder = tmp_path_factory.mktemp("tables")
    make_model(corpus, folder, Settings(file_bytes=14_000))
    return folder
