"""Arrays of a file come back as they were written, and nothing else is taken for such a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from diacritics.array_file import map_arrays, write_arrays

ARRAYS: dict[str, NDArray[Any]] = {
    "bytes": np.arange(7, dtype=np.uint8),
    "words": np.array([[1, 2], [3, 65535]], dtype=np.uint16),
    "empty": np.zeros(0, dtype=np.int32),
    "logs": np.array([-0.5, 0.0, 1e-30], dtype=np.float32),
    "starts": np.array([0, 4_000_000_000], dtype=np.uint32),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_arrays(tmp_path / "some.bin", {"kind": "ví dụ", "order": 3}, ARRAYS)
    return tmp_path / "some.bin"


def test_facts_and_arrays_come_back(path: Path) -> None:
    facts, arrays = map_arrays(path)
    assert facts == {"kind": "ví dụ", "order": 3}
    assert list(arrays) == sorted(ARRAYS)
    for name, array in ARRAYS.items():
        assert arrays[name].dtype == array.dtype
        np.testing.assert_array_equal(arrays[name], array)


def test_the_arrays_are_views_that_nobody_can_write_into(path: Path) -> None:
    with pytest.raises(ValueError, match="read-only"):
        map_arrays(path)[1]["bytes"][0] = 1


def test_a_type_that_the_file_does_not_know_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="float64"):
        write_arrays(tmp_path / "some.bin", {}, {"doubles": np.zeros(3)})


@pytest.mark.parametrize("content", [b"", b"short", b"something that is no such file at all, but long enough"])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(ValueError, match="holds no arrays"):
        map_arrays(tmp_path / "other")


def test_a_file_cut_off_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ValueError, match="cut off"):
        map_arrays(path)
