"""Stores that scans may lie in, by their address: what lies there, and the bytes of it. The one module that asks them.

A store is whatever fsspec knows: ``s3://``, ``gs://``, ``sftp://`` … Who may read it is said where its own package
looks for that (environment variables, its files of settings), on every machine that works.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

import fsspec
from fsspec.registry import known_implementations
from fsspec.spec import AbstractFileSystem

from ocr_pipeline.archive.address import Address
from ocr_pipeline.errors import (
    MissingPackageError,
    SettingsError,
    UnreachableStoreError,
    UnreadableFileError,
    VanbanError,
)

_SUMS: Final = ("ETag", "etag", "md5Hash", "md5", "content_md5", "Content-MD5", "checksum", "sha256")
"""What stores call a sum of the content, which is another as soon as one byte is."""
_TIMES: Final = ("mtime", "LastModified", "last_modified", "updated", "modified", "Last-Modified", "created")
"""What they call the time of the last change: asked where there is no sum."""
_CHUNK_BYTES: Final = 1 << 20
_OF_FILES: Final = ("file", "local")
"""Whose addresses are paths."""
_OF_THE_WEB: Final = ("http", "https")
"""Whose addresses may carry the right to read them: before the host, or behind a question mark."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a folder of a store; ``stamp`` is empty where a change of it would not show."""

    address: Address
    is_folder: bool
    stamp: str


def address_of(text: str) -> Address:
    """The address that a person gave.

    Raises:
        SettingsError: it carries credentials, which would be kept with every document, goes through two stores, or
            is that of a folder.
    """
    parts = urlsplit(text)
    if parts.scheme in _OF_FILES:
        raise SettingsError("the address is that of a folder of this machine", next_step=f"Give it as {parts.path}.")
    who = parts.netloc.rpartition("@")[0]
    if ":" in who or (who and parts.scheme in _OF_THE_WEB):
        raise SettingsError(
            "the address carries a password or a key, which would be written down with every document",
            next_step="Leave it out, and give it as the package of the store takes it: by environment or settings.",
        )
    if parts.query and parts.scheme in _OF_THE_WEB:
        raise SettingsError("the address has a part behind '?', which may be a key", next_step="Leave it out.")
    if "::" in text:
        raise SettingsError("the address goes through two stores", next_step="Give the address of one: s3://bucket/box")
    return Address(text.rstrip("/"))


def entries_of(folder: Address) -> Iterator[Entry]:
    """What lies in a folder, in order of names; the folder is held as a whole, and nothing else.

    Raises:
        UnreadableFileError: there is no such folder.
        UnreachableStoreError: the store does not answer, or gives no right to look into it.
        MissingPackageError: the package of the store is not installed.
    """
    store, root = _opened(folder)
    with _told(folder):
        store.invalidate_cache()
        found = {str(each["name"]).rstrip("/"): each for each in store.ls(root, detail=True)}
        store.invalidate_cache()  # it would hold every folder of an inbox of any size
    root = root.rstrip("/")
    for name, each in sorted(found.items()):
        relative = name.removeprefix(f"{root}/")
        if name == root or "://" in relative:
            continue  # a folder that lists itself, a page whose links lead out of it
        address, is_folder = folder.below(relative), each["type"] == "directory"
        yield Entry(address, is_folder, "" if is_folder else _stamp(each) or stamp_at(address) or "")


def stamp_at(address: Address) -> str | None:
    """What stays the same as long as a file is not changed; ``None`` where it is gone.

    Raises:
        UnreachableStoreError: the store does not answer, or gives no right to ask.
        MissingPackageError: the package of the store is not installed.
    """
    store, path = _opened(address)
    with _told(address), contextlib.suppress(FileNotFoundError):
        store.invalidate_cache()
        return _stamp(store.info(path))
    return None


def chunks_of(address: Address) -> Iterator[bytes]:
    """The bytes of a file, a part at a time.

    Raises:
        UnreadableFileError: it is gone.
        UnreachableStoreError: the store does not answer, breaks off, or gives no right to read it.
        MissingPackageError: the package of the store is not installed.
    """
    store, path = _opened(address)
    with _told(address), store.open(path, "rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            yield bytes(chunk)


def _opened(address: Address) -> tuple[AbstractFileSystem, str]:
    scheme = address.text.partition("://")[0]
    try:
        with _told(address):
            store, path = fsspec.url_to_fs(address.text)
    except ImportError as missing:
        cause = f"addresses of {scheme}:// need a package that is not installed: {missing}"
        next_step = "For s3://: pip install 'vanban[remote]'; for others the package that is named."
        raise MissingPackageError(cause, next_step=next_step, file=str(address)) from missing
    return store, str(path)


@contextlib.contextmanager
def _told(address: Address) -> Iterator[None]:
    """Turns what stores raise into our errors; each has classes of its own, and those of Python for what is plain."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableFileError("there is no such file or folder in the store", file=str(address)) from error
    except PermissionError as error:
        cause = f"the store gives no right to read it: {error}"
        next_step = "Give the right, or the key, as the package of the store takes it, on every machine that works."
        raise UnreachableStoreError(cause, next_step=next_step, file=str(address)) from error
    except ValueError as error:
        scheme = address.text.partition("://")[0]
        if scheme in known_implementations:
            raise _unreachable(address, error) from error
        raise SettingsError(f"{scheme}:// is no store that fsspec knows", file=str(address)) from error
    except (ImportError, VanbanError, MemoryError):
        raise
    except Exception as error:  # packages of stores raise what their servers and sockets raise
        raise _unreachable(address, error) from error


def _unreachable(address: Address, error: Exception) -> UnreachableStoreError:
    told = " ".join(str(error).split()) or type(error).__name__
    return UnreachableStoreError(f"the store does not give it: {told}", file=str(address))


def _stamp(entry: Mapping[str, Any]) -> str:
    """Of the sum of a file's content, or else of the time of its last change; empty where neither is told.

    A time is not asked beside a sum: listings tell it to the millisecond where the file itself tells it to the second.
    """
    told = next((entry[name] for name in (*_SUMS, *_TIMES) if entry.get(name)), None)
    if isinstance(told, datetime):
        # Some stores tell a time once so, and once in seconds.
        told = (told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp()
    text = repr(float(told)) if isinstance(told, (int, float)) else str(told or "").strip('"')
    return f"{entry.get('size')}-{text}" if text else ""
