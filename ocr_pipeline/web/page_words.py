"""The text of a page, word by word: where each stands on the image, and what was read before it was restored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ocr_pipeline.archive.archived import ArchivedDocument
from ocr_pipeline.archive.readings import kept_page
from ocr_pipeline.layout.bent import bent_layout
from ocr_pipeline.layout.page import PageLayout
from ocr_pipeline.layout.text import PAGE_BREAK, raw_text
from schemas import BBox, Document, RestorationRecord


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word of a page: ``text`` as restored, ``read`` as the engine had it, ``box`` in pixels of the upright page.

    ``confidence`` (0..1) is the engine's, which is weak evidence. ``proposed`` is what restoration would make of it and
    did not dare to.
    """

    text: str
    read: str
    box: BBox
    confidence: float
    start: int
    end: int
    proposed: str | None = None

    @property
    def was_restored(self) -> bool:
        """Whether restoration changed it."""
        return self.text != self.read


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page, from ``start`` in the document's text, and its words in order.

    ``words`` is empty where the page has no image, or where its words do not make its text any more.
    """

    text: str
    start: int
    words: tuple[PlacedWord, ...]

    def pieces(self) -> Iterator[tuple[str, int | None]]:
        """The text in pieces: what stands between words (``None``), and each word with its place in :attr:`words`."""
        at = self.start
        for place, word in enumerate(self.words):
            if word.start > at:
                yield self.text[at - self.start : word.start - self.start], None
            yield word.text, place
            at = max(at, word.end)
        if at < self.start + len(self.text):
            yield self.text[at - self.start :], None


def page_text(found: ArchivedDocument, document: Document, number: int) -> PageText:
    """The text of a page by its number in the scan.

    Raises:
        KeyError: the document has no such page.
        DamagedArchiveError: what was read of the scan is broken.
    """
    texts = document.text.split(PAGE_BREAK)
    numbers = [page.number for page in document.pages] or list(range(1, len(texts) + 1))
    if number not in numbers:
        raise KeyError(number)
    place = numbers.index(number)
    start = [0, *accumulate(len(text) + 1 for text in texts)][place]
    text = texts[place] if place < len(texts) else ""
    layout = _layout(found, number)
    if layout is None:
        return PageText(text, start, ())
    changes = [each for each in document.restorations if each.span and start <= each.span[0] <= start + len(text)]
    return PageText(text, start, _placed(text, start, layout, changes))


def _layout(found: ArchivedDocument, number: int) -> PageLayout | None:
    if found.places.words.name not in found.record.files:
        return None
    page = kept_page(found.places.words, number)
    if page is None or page.layout is None:
        return None
    return page.layout if page.bend is None else bent_layout(page.layout, page.bend, page.page.dpi)


def _placed(text: str, start: int, layout: PageLayout, changes: Sequence[RestorationRecord]) -> tuple[PlacedWord, ...]:
    """The words, each at its place in the restored text; none where text and words are of two makings."""
    raw = raw_text([layout])
    applied = sorted((each.span, each.raw or "") for each in changes if each.applied and each.span)
    if _unrestored(text, start, applied) != raw.text:
        return ()
    proposed = {each.span[0]: each.value for each in changes if not each.applied and each.span}
    placed = _Places(start, applied)
    words = []
    for piece in raw.pieces:
        begin, end = placed.of(piece.start), placed.of(piece.end)
        box, sure = piece.word.box.as_tuple(), piece.word.confidence
        shown = text[begin - start : end - start]
        words.append(PlacedWord(shown, piece.word.text, box, sure, begin, end, proposed.get(begin)))
    return tuple(words)


def _unrestored(text: str, start: int, applied: Sequence[tuple[tuple[int, int], str]]) -> str:
    """The text before its changes."""
    parts, at = [], 0
    for (begin, end), raw in applied:
        parts += [text[at : begin - start], raw]
        at = end - start
    return "".join([*parts, text[at:]])


@dataclass(slots=True)
class _Places:
    """Positions in the raw text of a page as positions in the restored text; asked for in order."""

    start: int
    applied: Sequence[tuple[tuple[int, int], str]]
    _next: int = 0
    _gained: int = 0

    def of(self, position: int) -> int:
        """Where a position came to; one inside a change comes to the change's end."""
        while self._next < len(self.applied):
            (begin, end), raw = self.applied[self._next]
            raw_begin = begin - self.start - self._gained
            if position <= raw_begin:
                break
            if position < raw_begin + len(raw):
                return end
            self._gained += (end - begin) - len(raw)
            self._next += 1
            if position == raw_begin + len(raw):
                return end
        return self.start + position + self._gained
