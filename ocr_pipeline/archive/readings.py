"""Pages as they were recognised, on disk: what makes it possible to parse a document anew without reading it again."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from ocr_pipeline.archive.record import printed
from ocr_pipeline.archive.writing import write_atomically
from ocr_pipeline.errors import DamagedArchiveError
from ocr_pipeline.parsing.document import PageReport
from ocr_pipeline.parsing.packed_pages import sharing
from ocr_pipeline.sources import Facts

COMPRESSION: Final = 6
"""gzip's level: a page of 100 kB becomes 14 kB; the highest saves a hundredth more for three times the time."""

QUICK: Final = 1
"""The level for what is kept until a document is whole: a fifth larger, for a third of the time."""

MANY: Final = 30
"""Pages from which on they share what they say alike: a page takes half the memory then, for 4 ms."""

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source is, and its pages as they were recognised; no pages where it is a text.

    Read back from a file, the facts know no paths: a scan may have been moved since.
    """

    facts: Facts
    pages: tuple[PageReport, ...] = ()


def reading_of(facts: Facts, pages: Iterable[PageReport]) -> Reading:
    """A reading of pages that come one by one."""
    return Reading(facts, sharing(pages) if len(facts.pages) > MANY else tuple(pages))


def reading_as_bytes(reading: Reading) -> bytes:
    """A reading in a form that is the same wherever it is made: a line of facts, then one for each page."""
    stream = BytesIO()
    with gzip.GzipFile("", "wb", COMPRESSION, stream, mtime=0) as lines:
        lines.write(_line(_facts(), without_paths(reading.facts)))
        for page in reading.pages:
            lines.write(_line(_pages(), page))
    return stream.getvalue()


def reading_from(path: Path) -> Reading:
    """The reading of a file; only a page of it at a time is held as text.

    Raises:
        DamagedArchiveError: it is missing, broken off, or of another form.
    """
    with _told(path), gzip.open(path) as lines:
        return reading_of(_facts().validate_json(lines.readline()), map(_pages().validate_json, lines))


def write_page(path: Path, page: PageReport) -> None:
    """Writes one page, whole or not at all.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    write_atomically(path, _packed(_pages(), page))


def page_from(path: Path) -> PageReport:
    """The page of a file; errors as of :func:`reading_from`."""
    return _unpacked(_pages(), path)


def write_facts(path: Path, facts: Facts) -> None:
    """Writes what a source is, without its paths.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    write_atomically(path, _packed(_facts(), without_paths(facts)))


def facts_from(path: Path, paths: Sequence[Path] = ()) -> Facts:
    """What the source at ``paths`` is; errors as of :func:`reading_from`."""
    return replace(_unpacked(_facts(), path), paths=tuple(paths))


def without_paths(facts: Facts) -> Facts:
    """Facts that say nothing of where a source lies, and its name as text."""
    return replace(facts, paths=(), name=printed(facts.name))


@cache
def form_of_readings() -> str:
    """A hash of the form that pages are kept in: another form, and what was kept is of no use."""
    form = json.dumps([each.json_schema() for each in (_facts(), _pages())], sort_keys=True)
    return hashlib.sha256(form.encode()).hexdigest()


def _line(form: TypeAdapter[Kept], content: Kept) -> bytes:
    # What does not have the form it is declared to have could not be read back: better an error now than then.
    return form.dump_json(content, warnings="error") + b"\n"


def _packed(form: TypeAdapter[Kept], content: Kept) -> bytes:
    return gzip.compress(_line(form, content), QUICK, mtime=0)


def _unpacked(form: TypeAdapter[Kept], path: Path) -> Kept:
    with _told(path):
        return form.validate_json(gzip.decompress(path.read_bytes()))


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, EOFError, zlib.error, ValidationError) as error:
        cause = f"what was read of a scan cannot be used: {type(error).__name__}"
        raise DamagedArchiveError(cause, file=str(path)) from error


@cache
def _pages() -> TypeAdapter[PageReport]:
    return TypeAdapter(PageReport)


@cache
def _facts() -> TypeAdapter[Facts]:
    return TypeAdapter(Facts)
