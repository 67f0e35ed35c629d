"""Free programs that do something of the kind, on the same lines: those that are installed.

``pip install -e '.[peers]'`` installs them. pyvi sets marks (a CRF over letters); symspellpy and rapidfuzz choose
the nearest word of the vocabulary that this project counted in its corpus; underthesea is asked when its release can
restore marks. Words with a digit are not given to the two word choosers: they would destroy every number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module, metadata
from pathlib import Path
from typing import Any, Final

import diacritics
from benchmarks.restoration.systems import LineByLine
from diacritics.alphabet import recase, strip_marks
from ocr_pipeline.scoring.text import plain

_WORDS: Final = Path(diacritics.__file__).parent / "data" / "words.tsv"
_MOST_EDITS: Final = 2
INSTALL: Final = "pip install -e '.[peers]'"
"""What installs those of the extra."""
_OF_EXTRA: Final = ("pyvi", "symspellpy")
# A run without spaces: the signs before it, the word, the signs behind it.
_PARTS: Final = re.compile(r"(?P<before>\W*)(?P<word>.*?)(?P<after>\W*)", re.DOTALL)

Mend = Callable[[str], str]


class NotInstalledError(Exception):
    """A peer that is not there; the message says what was missing."""


def peers() -> Iterator[LineByLine | str]:
    """Every peer that can be asked; a line of text for each one that cannot."""
    makers: dict[str, Callable[[], Mend]] = {
        "pyvi": _pyvi,
        "pyvi, stripped first": lambda: _stripped_first(_pyvi()),
        "symspellpy": _symspellpy,
        "rapidfuzz": _rapidfuzz,
        "underthesea, stripped first": lambda: _stripped_first(_underthesea()),
    }
    for name, make in makers.items():
        try:
            yield LineByLine(name, make())
        except NotInstalledError as error:
            yield f"{name}: {error}"


def vocabulary(table: Path = _WORDS) -> dict[str, int]:
    """The words of the table with their counts, the most frequent first; classes like ``<n>`` are left out."""
    rows = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if line[:1] not in "#<")
    counts = {row[0]: int(row[1]) for row in rows}
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def word_by_word(choose: Mend) -> Mend:
    """Mends a line by a choice for each lower-case word: signs around a word stay, and so does its case."""

    @cache
    def mended(run: str) -> str:
        found = _PARTS.fullmatch(run)
        if found is None or not found["word"] or any(char.isdigit() for char in found["word"]):
            return run
        return found["before"] + recase(choose(found["word"].lower()), found["word"]) + found["after"]

    return lambda line: " ".join(mended(run) for run in line.split())


def _stripped_first(mend: Mend) -> Mend:
    return lambda line: mend(strip_marks(plain(line)))


def _pyvi() -> Mend:
    add_accents: Mend = _function("pyvi.ViUtils", "pyvi", "add_accents")
    return add_accents


def _underthesea() -> Mend:
    restore: Mend = _function("underthesea", "underthesea", "restore_diacritics")
    return restore


def _symspellpy() -> Mend:
    verbosity = _function("symspellpy", "symspellpy", "Verbosity")
    speller = _function("symspellpy", "symspellpy", "SymSpell")(max_dictionary_edit_distance=_MOST_EDITS)
    for word, count in vocabulary().items():
        speller.create_dictionary_entry(word, max(1, count))

    def choose(word: str) -> str:
        found = speller.lookup(word, verbosity.TOP, max_edit_distance=_MOST_EDITS, include_unknown=True)
        return str(found[0].term)

    return word_by_word(choose)


def _rapidfuzz() -> Mend:
    from rapidfuzz import fuzz, process

    words = list(vocabulary())

    def choose(word: str) -> str:
        found = process.extractOne(word, words, scorer=fuzz.ratio)
        return word if found is None else str(found[0])

    return word_by_word(choose)


def _function(module: str, package: str, name: str) -> Any:
    """A function or class of a package without types.

    Raises:
        NotInstalledError: There is no such package, or its release has no such function.
    """
    try:
        found = getattr(import_module(module), name, None)
    except ImportError as error:
        raise NotInstalledError(f"not installed: {INSTALL}" if package in _OF_EXTRA else "not installed") from error
    if found is None:
        raise NotInstalledError(f"release {metadata.version(package)} has no {name}")
    return found
