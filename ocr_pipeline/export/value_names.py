"""What an archivist calls a value: the words of a table for its path, with its place in a list, counted from 1."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

LANGUAGES: Final = ("vi", "en")
_PLACE: Final = re.compile(r"\[(\d+)\]")


def name_of(path: str, language: str = "vi") -> str:
    """The name of a value in Vietnamese (``vi``) or English (``en``): ``Nơi nhận 3`` of ``recipients[2]``.

    What only one type of document has keeps its own path behind ``Chi tiết``; what nobody named is called by its path.
    """
    names = _names()[language]
    family, places = _PLACE.sub("", path), [int(place) + 1 for place in _PLACE.findall(path)]
    if family in names:
        return " ".join([names[family], *map(str, places)])
    head, _, rest = path.partition(".")
    plain = _PLACE.sub("", head)
    if plain not in names:
        return path
    place = f" {places[0]}" if plain != head else ""
    return f"{names[plain]}{place}: {names.get(rest, rest)}" if rest else f"{names[plain]}{place}"


@cache
def _names() -> dict[str, dict[str, str]]:
    text = files("ocr_pipeline.export").joinpath("value_names.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {language: {row[0]: row[column] for row in rows} for column, language in enumerate(LANGUAGES, start=1)}
