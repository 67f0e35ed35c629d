"""The Unicode form of the text: NFC and look-alike letters, with the way back to the characters of the input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex

from diacritics.alphabet import LOOK_ALIKES, to_nfc

_CLUSTER: Final = regex.compile(r"\X")
_TABLE: Final = str.maketrans(LOOK_ALIKES)


@dataclass(frozen=True, slots=True)
class Rewriting:
    """``raw[start:end]`` became ``text[out_start:out_end]``."""

    start: int
    end: int
    out_start: int
    out_end: int


@dataclass(frozen=True, slots=True)
class Normalised:
    """The input in NFC, look-alikes replaced, and the places that differ from the input, in order."""

    raw: str
    text: str
    rewritings: tuple[Rewriting, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the input that ``text[start:end]`` came from (whole clusters)."""
        return self._raw_start(start), self._raw_end(end)

    def _raw_start(self, position: int) -> int:
        shift = 0
        for r in self.rewritings:
            if r.out_start <= position < r.out_end:
                return r.start
            if r.out_end <= position:
                shift = r.end - r.out_end
        return position + shift

    def _raw_end(self, position: int) -> int:
        shift = 0
        for r in self.rewritings:
            if r.out_start < position <= r.out_end:
                return r.end
            if r.out_end <= position:
                shift = r.end - r.out_end
        return position + shift


def normalise(raw: str) -> Normalised:
    """Brings a text into the form that the restorer works on. Spaces and lines stay, but for their own NFC."""
    if raw.isascii() or to_nfc(raw).translate(_TABLE) == raw:
        return Normalised(raw, raw, ())
    parts: list[str] = []
    rewritings: list[Rewriting] = []
    length = 0
    for cluster in _CLUSTER.finditer(raw):
        before = cluster.group()
        after = to_nfc(before).translate(_TABLE)
        if after != before:
            rewritings.append(Rewriting(cluster.start(), cluster.end(), length, length + len(after)))
        parts.append(after)
        length += len(after)
    return Normalised(raw, "".join(parts), tuple(rewritings))
