"""Finds and loads the compiled loops. A library made of other sources than those beside it is not taken."""

from __future__ import annotations

import ctypes
import hashlib
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

FOLDER: Final = Path(__file__).parent


def name_of_library(folder: Path = FOLDER) -> str:
    """The file name of the library that is made of the sources in the folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.[ch]")):
        digest.update(path.read_bytes())
    return f"loops-{digest.hexdigest()[:12]}.so"


@cache
def library(folder: Path = FOLDER) -> ctypes.PyDLL | None:
    """The compiled loops; ``None`` where they were not compiled.

    Raises:
        OSError: There is a library, and this machine cannot load it.
    """
    # A PyDLL keeps other threads out while it runs: the loops write to memory that these would share.
    path = folder / name_of_library(folder)
    return ctypes.PyDLL(str(path)) if path.exists() else None


def address(array: NDArray[Any]) -> int:
    """Where the numbers of an array lie; whoever keeps the address keeps the array.

    Raises:
        ValueError: They do not lie in a row.
    """
    if not array.flags.c_contiguous:
        raise ValueError("the array is not contiguous")
    return int(array.__array_interface__["data"][0])


def at(array: NDArray[Any]) -> ctypes.c_void_p:
    """The address as the loops take it."""
    return ctypes.c_void_p(address(array))


def as_kind(array: NDArray[Any], kind: type[np.generic]) -> NDArray[Any]:
    """The array in a row, its numbers of this kind; itself when they are already."""
    return np.ascontiguousarray(array, dtype=kind)
