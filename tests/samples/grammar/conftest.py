"""The first three hundred documents of the grammar, written once."""

from __future__ import annotations

import pytest

from samples.grammar import generate_many
from samples.source import DocumentSource

FIRST = 300


@pytest.fixture(scope="session")
def documents() -> list[DocumentSource]:
    """The documents of seeds 0 to 299."""
    return list(generate_many(0, FIRST))
