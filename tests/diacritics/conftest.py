from __future__ import annotations

import pytest

from diacritics import Restorer


@pytest.fixture(scope="session")
def restorer() -> Restorer:
    return Restorer()
