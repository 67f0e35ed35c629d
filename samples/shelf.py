"""Which samples there are: the documents written by hand, by name, and the generated ones, ``gen-`` and a seed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from samples.grammar import generate
from samples.source import DOCUMENTS, DocumentSource, load

HOME = Path(__file__).parent

_GENERATED = re.compile(r"gen-(\d{1,9})")
"""``gen-000017``: the document that the grammar makes from seed 17."""


def written_names() -> tuple[str, ...]:
    """The names of the documents written by hand."""
    return tuple(sorted(path.stem for path in DOCUMENTS.glob("*.toml")))


def is_known(name: str) -> bool:
    """Whether there is a sample of this name."""
    return _GENERATED.fullmatch(name) is not None or name in written_names()


def source_of(name: str) -> DocumentSource:
    """The document of a name.

    Raises:
        KeyError: there is none of that name.
    """
    generated = _GENERATED.fullmatch(name)
    if generated:
        return generate(int(generated[1]))
    path = DOCUMENTS / f"{name}.toml"
    if name not in written_names():
        raise KeyError(name)
    return load(path)


def sources_of(names: Iterable[str]) -> Iterator[DocumentSource]:
    """The documents of several names, one at a time.

    Raises:
        KeyError: there is none of that name.
    """
    return (source_of(name) for name in names)


def generated_names(first_seed: int, count: int) -> tuple[str, ...]:
    """The names of ``count`` generated documents from ``first_seed`` on."""
    return tuple(f"gen-{seed:06d}" for seed in range(first_seed, first_seed + count))
