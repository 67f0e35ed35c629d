"""What lies in an inbox that is a store: every file below an address, in the order of an inbox that is a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from ocr_pipeline.archive.address import Address
from ocr_pipeline.batch.inbox import Left, Source, is_unfinished
from ocr_pipeline.batch.stores import Entry, entries_of
from ocr_pipeline.errors import UnreachableStoreError, UnreadableFileError

LONGEST_NAME: Final = 255
"""Bytes that a file system takes as the name of a file; a store takes more."""


def sources_in_store(inbox: Address) -> Iterator[Source | Left]:
    """Go through an inbox; folders one at a time, so that a huge one needs the memory of its largest folder.

    Raises:
        UnreadableFileError, UnreachableStoreError: the inbox itself cannot be looked into.
        MissingPackageError: the package of the store is not installed.
    """
    yield from _in_folder([*entries_of(inbox)])


def _in_folder(entries: list[Entry]) -> Iterator[Source | Left]:
    taken = [entry for entry in entries if not is_unfinished(entry.address.name)]
    for entry in taken:
        if not entry.is_folder:
            yield _alone(entry)
    for below in (entry.address for entry in taken if entry.is_folder):
        try:
            below_it = [*entries_of(below)]
        except (UnreadableFileError, UnreachableStoreError) as error:
            yield Left(below, f"it cannot be looked into: {error.cause}")
        else:
            yield from _in_folder(below_it)


def _alone(entry: Entry) -> Source | Left:
    address = entry.address
    if not entry.stamp:
        return Left(address, "its store tells neither a sum of it nor when it was changed: a change would not be seen")
    if "\0" in address.name or len(os.fsencode(address.name)) > LONGEST_NAME:
        return Left(address, "no file can have its name")
    return Source(address, (address,), entry.stamp)
