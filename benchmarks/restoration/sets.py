"""The test sets: what was read and what is true, page by page, for each kind of damage and each source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.restoration.reading import read
from benchmarks.restoration.rendering import CLEAN, DEGRADED, Look, Page, pages_of
from benchmarks.restoration.text_layers import Misread, layers, misread_samples
from benchmarks.restoration.texts import Text
from diacritics.alphabet import strip_marks

KINDS: Final = ("clean", "degraded", "stripped", "correct", "layers")
LEAST_FOUND: Final = 0.9
"""Of a sample's text, the share that its reading must hold: some have a page that was read upside down."""
_SEED: Final = 20250
_CORRECT: Final = "correct"

Reader = Callable[[Page], str]


@dataclass(frozen=True, slots=True)
class Case:
    """A page or a document: what was read, and what is true."""

    read: str
    truth: str


@dataclass(frozen=True, slots=True)
class Material:
    """Cases with one kind of damage, from one source."""

    kind: str
    source: str
    cases: tuple[Case, ...]

    @property
    def title(self) -> str:
        """Kind and source."""
        return f"{self.kind}: {self.source}"

    @property
    def is_correct(self) -> bool:
        """Whether nothing is damaged, so that every change is one for the worse."""
        return self.kind == _CORRECT


def material(kind: str, texts: Sequence[Text], scans: Path | None, reader: Reader = read) -> Iterator[Material | str]:
    """The sets of a kind, one for each source; a line of text for what cannot be measured."""
    if kind == "layers":
        yield from _layers(scans)
        return
    for source in dict.fromkeys(text.source for text in texts):
        own = [text for text in texts if text.source == source]
        yield Material(kind, source, tuple(_cases(kind, own, reader)))
    if kind == "clean":
        yield from _samples()


def _cases(kind: str, texts: Iterable[Text], reader: Reader) -> Iterator[Case]:
    for number, text in enumerate(texts):
        whole = "\n".join(text.lines)
        if kind == _CORRECT:
            yield Case(whole, whole)
        elif kind == "stripped":
            yield Case(strip_marks(whole), whole)
        else:
            yield from _rendered(text, {"clean": CLEAN, "degraded": DEGRADED}[kind], number, reader)


def _rendered(text: Text, looks: tuple[Look, ...], number: int, reader: Reader) -> Iterator[Case]:
    # Every document begins with another look.
    turned = looks[number % len(looks) :] + looks[: number % len(looks)]
    for page in pages_of(text.lines, turned, _SEED + 1000 * number):
        yield Case(reader(page), page.text)


def _samples() -> Iterator[Material | str]:
    every = misread_samples()
    yield Material("clean", "samples", tuple(_misread(each for each in every if each.found >= LEAST_FOUND)))
    unread = ", ".join(each.name for each in every if each.found < LEAST_FOUND)
    if unread:
        yield f"samples left out, of which less than {LEAST_FOUND:.0%} was read at all: {unread}"


def _layers(scans: Path | None) -> Iterator[Material | str]:
    if scans is None:
        yield "text layers of scanners: skipped, VANBAN_SCANS is not set"
        return
    found = list(layers(scans))
    yield from (each for each in found if isinstance(each, str))
    cases = tuple(_misread(each for each in found if isinstance(each, Misread)))
    if cases:
        yield Material("layers", "first pages", cases)


def _misread(found: Iterable[Misread]) -> Iterator[Case]:
    return (Case(each.read, each.truth) for each in found)
