"""A document written out by hand in the shape of the contract, and arbitrary documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def written() -> dict[str, Any]:
    """A whole document of a fictional province in which every name of the contract occurs."""
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("document.json").read_text(encoding="utf-8"))
    return loaded
