"""One file that holds several arrays, each mapped into memory where it stands: nothing is read before it is needed.

The file begins with eight magic bytes and the length of a JSON header (8 bytes, little-endian); the header names facts
and, for every array, type, shape and offset; arrays begin at multiples of 64 bytes. Numbers are little-endian.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_MAGIC: Final = b"ARRAYS1\n"
_ALIGNMENT: Final = 64
_TYPES: Final = ("<f4", "<i4", "<u4", "<u2", "|u1")


def write_arrays(path: Path, facts: Mapping[str, object], arrays: Mapping[str, NDArray[Any]]) -> None:
    """Writes facts (anything JSON can say) and arrays; the same content gives the same bytes.

    Raises:
        ValueError: An array has a type that the file cannot hold.
    """
    entries: dict[str, dict[str, object]] = {}
    offset = 0
    for name, array in arrays.items():
        kind = array.dtype.newbyteorder("<").str
        if kind not in _TYPES:
            raise ValueError(f"{name}: arrays of {array.dtype} are not stored")
        entries[name] = {"type": kind, "shape": list(array.shape), "offset": offset}
        offset = _aligned(offset + array.nbytes)
    header = json.dumps({"facts": facts, "arrays": entries}, sort_keys=True, separators=(",", ":")).encode()
    start = _aligned(len(_MAGIC) + 8 + len(header))
    with path.open("wb") as stream:
        stream.write(_MAGIC + len(header).to_bytes(8, "little") + header)
        for name, array in arrays.items():
            place = start + int(str(entries[name]["offset"]))
            stream.write(bytes(place - stream.tell()))
            stream.write(np.ascontiguousarray(array, dtype=str(entries[name]["type"])).tobytes())


def map_arrays(path: Path) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """The facts, and the arrays as read-only views of the mapped file.

    Raises:
        OSError: The file cannot be read.
        ValueError: The file is not one of arrays, or is cut off.
    """
    if path.stat().st_size < len(_MAGIC) + 8:
        raise ValueError(f"{path} holds no arrays")
    whole = np.memmap(path, dtype=np.uint8, mode="r")
    length = int.from_bytes(whole[len(_MAGIC) : len(_MAGIC) + 8].tobytes(), "little")
    if whole[: len(_MAGIC)].tobytes() != _MAGIC or len(_MAGIC) + 8 + length > len(whole):
        raise ValueError(f"{path} holds no arrays")
    header = json.loads(whole[len(_MAGIC) + 8 : len(_MAGIC) + 8 + length].tobytes())
    start = _aligned(len(_MAGIC) + 8 + length)
    return header["facts"], {name: _mapped(path, whole, start, entry) for name, entry in header["arrays"].items()}


def _mapped(path: Path, whole: NDArray[np.uint8], start: int, entry: Mapping[str, Any]) -> NDArray[Any]:
    kind = np.dtype(entry["type"])
    begin = start + int(entry["offset"])
    end = begin + math.prod(entry["shape"]) * kind.itemsize
    if end > len(whole):
        raise ValueError(f"{path} is cut off")
    array: NDArray[Any] = np.asarray(whole[begin:end]).view(kind).reshape(entry["shape"])
    return array


def _aligned(offset: int) -> int:
    return -(-offset // _ALIGNMENT) * _ALIGNMENT
