"""Pages that were read, packed until the last of them is: a page of words is some thousand small objects.

Packed a page takes a tenth of that. Unpacked, pages share what they say alike: syllables, places, confidences.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Hashable, Iterable
from io import BytesIO
from typing import Any, Final, TypeVar

from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.parsing.document import PageReport
from ocr_pipeline.recognition.words import Box, Word

PROTOCOL: Final = 5
LEVEL: Final = 1
"""Of compression: the quickest, a millisecond a page; higher ones save a seventh more."""

Value = TypeVar("Value", bound=Hashable)


class PackedPages:
    """The pages of a document in the order they were read."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []

    def __len__(self) -> int:
        return len(self._packed)

    def add(self, page: PageReport) -> None:
        """Take a page in; nothing of it is kept but what :meth:`unpacked` gives back."""
        stream = BytesIO()
        _Packer(stream, PROTOCOL).dump(page)
        self._packed.append(zlib.compress(stream.getbuffer(), LEVEL))

    @property
    def size(self) -> int:
        """Bytes that they take."""
        return sum(map(len, self._packed))

    def unpacked(self) -> list[PageReport]:
        """The pages as they were; none is kept here any longer."""
        shared = _Shared()
        packed, self._packed = self._packed[::-1], []
        pages = []
        while packed:
            pages.append(_Unpacker(BytesIO(zlib.decompress(packed.pop())), shared).load())
        return pages


def sharing(pages: Iterable[PageReport]) -> tuple[PageReport, ...]:
    """Pages that come one by one: they share what they say alike."""
    packed = PackedPages()
    for page in pages:
        packed.add(page)
    return tuple(packed.unpacked())


class _Packer(pickle.Pickler):
    """Packs words and boxes by their values, and segments without what was worked out from their words."""

    def reducer_override(self, value: object) -> Any:
        """The constructor of these and what it takes; others are left to pickle."""
        if type(value) is Box:
            return Box, value.as_tuple()
        if type(value) is Word:
            of_page = value.text, value.box, value.confidence, value.line
            looked_at = value.second, value.coloured, value.uneven
            return Word, (*of_page, *looked_at, value.from_layer, value.overprinted)
        if type(value) is Segment:
            return Segment, (value.words,)
        return NotImplemented


class _Unpacker(pickle.Unpickler):
    def __init__(self, stream: BytesIO, shared: _Shared) -> None:
        super().__init__(stream)
        self._makers = {Word: shared.word, Box: shared.box}

    def find_class(self, module: str, name: str) -> Any:
        """The class, or what makes one of shared values."""
        found = super().find_class(module, name)
        return self._makers.get(found, found) if isinstance(found, type) else found


class _Shared:
    """Words and boxes made of values of which there is one each."""

    def __init__(self) -> None:
        # By type: 0, 0.0 and False are equal, and may not stand for each other.
        self._known: dict[type, dict[Any, Any]] = {}

    def box(self, *edges: int) -> Box:
        """A box."""
        return Box(*map(self._one, edges))

    def word(
        self, text: str, box: Box, confidence: float, line: tuple[int, int, int], second: str | None, *others: Any
    ) -> Word:
        """A word."""
        return Word(self._one(text), box, self._one(confidence), self._one(line), self._one(second), *others)

    def _one(self, value: Value) -> Value:
        known = self._known.setdefault(type(value), {})
        shared: Value = known.setdefault(value, value)
        return shared
