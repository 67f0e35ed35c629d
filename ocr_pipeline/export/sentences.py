"""The program's own sentences in the reader's language: reasons of doubts, defects of pages, failures and next steps.

The parts of the program speak English, and so does the JSON of the contract. What people read in Vietnamese is said in
Vietnamese by a table, ``sentences.vi.tsv``; a sentence of ours that is not in it fails the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

FILLED: Final = "…"
"""What stands in an English sentence of the table for what is filled in."""
# {1} is the first that was filled in, as it is; {1*} one that is itself a sentence or a word of the table; {1?} what
# was read, or our word for nothing. Words of a page are never looked up: "day" may be one of them.
_PLACE: Final = re.compile(r"\{(?P<place>\d)(?P<kind>[*?]?)\}")
_NOTHING: Final = ("nothing", "không có gì")


def in_language(sentence: str, language: str) -> str:
    """A sentence of the program in a language.

    Args:
        sentence: as the program made it, in English.
        language: ``vi`` or ``en``.

    Returns:
        The Vietnamese sentence, with what was filled in (it is the page's own words) as it is; the English one where
        the table has none: it is another package's.
    """
    return _in_vietnamese(sentence) if language == "vi" else sentence


def all_in_language(sentences: Iterable[str], language: str) -> tuple[str, ...]:
    """Each of some sentences in a language."""
    return tuple(in_language(each, language) for each in sentences)


@cache
def sentences() -> dict[str, str]:
    """The table: Vietnamese by English, in its order."""
    text = files("ocr_pipeline.export").joinpath("sentences.vi.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows}


@lru_cache(maxsize=4096)
def _in_vietnamese(sentence: str) -> str:
    known = sentences().get(sentence)
    if known is not None and FILLED not in sentence:
        return known
    for pattern, vietnamese in _most_said_first():
        found = pattern.fullmatch(sentence)
        if found is not None:
            return _filled(vietnamese, found.groups())
    return sentence


def _filled(vietnamese: str, parts: tuple[str, ...]) -> str:
    def part(place: re.Match[str]) -> str:
        said = parts[int(place["place"]) - 1]
        if place["kind"] == "?" and said == _NOTHING[0]:
            return _NOTHING[1]
        return _in_vietnamese(said) if place["kind"] == "*" else said

    return _PLACE.sub(part, vietnamese)


@cache
def _most_said_first() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Of two sentences that match, the one that says more itself is meant."""
    with_places = [(english, vietnamese) for english, vietnamese in sentences().items() if FILLED in english]
    with_places.sort(key=lambda pair: -len(pair[0].replace(FILLED, "")))
    return tuple(
        (re.compile("(.*?)".join(map(re.escape, english.split(FILLED))), re.DOTALL), vietnamese)
        for english, vietnamese in with_places
    )
