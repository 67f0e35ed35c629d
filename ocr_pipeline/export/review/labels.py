"""What an archivist calls a value: the words of a table for its path, with its place in a list, counted from 1."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from ocr_pipeline.archive.decisions.evidence import family_of

_PLACE: Final = re.compile(r"\[(\d+)\]")


def label_of(path: str) -> str:
    """The Vietnamese label of a value: ``Nơi nhận 3`` of ``recipients[2]``.

    What only one type of document has keeps its own name behind ``Nội dung``.
    """
    family, places = family_of(path), [int(place) + 1 for place in _PLACE.findall(path)]
    known = _known()
    if family in known:
        return " ".join([known[family], *map(str, places)])
    head, _, rest = family.partition(".")
    inner = known.get(rest)
    number = f" {places[0]}" if head.endswith("[]") else ""
    if head in known and inner is not None:
        return f"{known[head]}{number}: {inner}"
    return f"{known[head]}: {path.partition('.')[2]}" if head in known else path


@cache
def _known() -> dict[str, str]:
    text = files("ocr_pipeline.export.review").joinpath("labels.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
