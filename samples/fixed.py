"""The fixed set that lives in the repository, made anew by ``make samples``: small enough to be cloned by everybody."""

from __future__ import annotations

import tomllib
from pathlib import Path

from samples.making import make
from samples.shelf import HOME, sources_of
from samples.writing import write

_LIST = Path(__file__).with_name("fixed.toml")


def fixed_names() -> tuple[str, ...]:
    """The names of the samples that are committed."""
    return tuple(_read()["names"])


def layered_names() -> frozenset[str]:
    """Those of them whose PDF with the scanner's wrong text layer is committed too."""
    return frozenset(_read()["layered"])


def build(out: Path = HOME) -> None:
    """Makes the fixed set under ``out``."""
    layered = layered_names()
    for source in sources_of(fixed_names()):
        write(make(source), out, misreading=True, layered=source.stem in layered)


def _read() -> dict[str, list[str]]:
    return tomllib.loads(_LIST.read_text(encoding="utf-8"))
