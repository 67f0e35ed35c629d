from __future__ import annotations

import ctypes

import pytest

from diacritics.native.library import library


@pytest.fixture(scope="session")
def loops() -> ctypes.PyDLL:
    found = library()
    if found is None:
        pytest.skip("the loops were not compiled: no C compiler, or its sources were changed since `make setup`")
    return found
