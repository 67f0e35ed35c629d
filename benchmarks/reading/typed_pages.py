"""The first pages of real scans whose exact text somebody typed, and which of its digits stand there by hand."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from rapidfuzz.distance import Levenshtein

from benchmarks.scans import VARIABLE
from ocr_pipeline.scoring.text import plain

_DAY: Final = re.compile(r"ngày (\S+) tháng")
"""The place of the day in the line of place and date, which stands before any other such phrase."""


@dataclass(frozen=True, slots=True)
class TypedPage:
    """A page with its text; ``by_hand`` are tokens of the text that a pen or a numbering stamp wrote, each once."""

    name: str
    pdf: Path
    text: str
    by_hand: tuple[str, ...]


def typed_pages() -> Iterator[TypedPage]:
    """The pages that VANBAN_SCANS holds; none, with a line that says so, when it is unset."""
    folder = os.environ.get(VARIABLE)
    if not folder:
        print(f"typed pages of real scans: skipped, {VARIABLE} is not set")
        return
    for path in sorted((Path(folder) / "truth").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        label = json.loads((Path(folder) / "labels" / f"{path.stem}.json").read_text(encoding="utf-8"))
        yield TypedPage(path.stem, Path(folder) / f"{path.stem}.pdf", text, tuple(_by_hand(label, plain(text))))


def printed_digits(given: str, page: TypedPage) -> tuple[int, int]:
    """Tokens with a printed digit that came out exactly, and how many there are."""
    read, true = plain(given).split(), plain(page.text).split()
    left = Counter(page.by_hand)
    counted = []
    for token in true:
        by_hand = left[token] > 0
        left[token] -= by_hand
        counted.append(not by_hand and any(sign.isdigit() for sign in token))
    right = sum(
        sum(counted[op.dest_start : op.dest_end]) for op in Levenshtein.opcodes(read, true) if op.tag == "equal"
    )
    return right, sum(counted)


def _by_hand(label: dict[str, object], text: str) -> Iterator[str]:
    if label.get("number_handwritten"):
        number = str(label["number"])
        # The header comes first: a later token of the same beginning is another document's number.
        numbers = (token for token in text.split() if re.match(rf"{re.escape(number)}(?:/|$)", token))
        yield from islice(numbers, 1)
    day = _DAY.search(text)
    if label.get("day_handwritten") and day:
        yield day[1]
