"""A reader under attack: its contract, what inputs begin from, and the bounds of one input."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Final

NAMES: Final = ("archive", "citations", "documents", "restoration", "sources", "word_table")
"""Each is a module of :mod:`fuzzing.targets`, whose docstring is the contract."""


@dataclass(frozen=True, slots=True)
class Target:
    """One reader.

    Attributes:
        check: reads an input and raises where the contract does not hold; an :class:`AssertionError` says which
            sentence, every other exception is one that the contract does not allow.
        seeds: inputs that the search begins from.
        longest: bytes of an input that is tried.
        cpu_seconds: processor time that one input may take, measured under the search's instruments, which take a
            multiple of what the reader takes by itself.
        is_text: whether inputs are text, which words of the seeds are put into.
    """

    check: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    longest: int
    cpu_seconds: float
    is_text: bool = False


def target_named(name: str) -> Target:
    """The target of a module; its readers are imported by this, and not before.

    Raises:
        KeyError: there is none of that name.
    """
    if name not in NAMES:
        raise KeyError(name)
    found = import_module(f"fuzzing.targets.{name}").TARGET
    assert isinstance(found, Target)
    return found
