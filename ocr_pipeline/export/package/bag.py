"""The bag around a package (BagIt 1.0, RFC 8493): written last, and looked through byte for byte."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.scan_files import sha256_of_file
from ocr_pipeline.archive.verifying import Finding, Repair
from ocr_pipeline.archive.writing import write_atomically
from ocr_pipeline.export.package.places import PAYLOAD

DECLARATION, INFO, MANIFEST, TAG_MANIFEST = "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"
TAGS: Final = (INFO, DECLARATION, MANIFEST)
"""The files whose hashes stand in the last one, which nothing else stands for."""
_DECLARED: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LINE: Final = re.compile(r"([0-9a-f]{64})  (.+)")
"""A hash, two blanks, a path."""
_CODED: Final = {"%": "%25", "\n": "%0A", "\r": "%0D"}
"""Signs of a path that no line of a manifest holds as they are (RFC 8493, 2.1.3)."""


def is_package(root: Path) -> bool:
    """Whether a folder is a bag, or what is left of one."""
    return any((root / name).exists() for name in (*TAGS, TAG_MANIFEST))


def close_bag(root: Path, created: dt.datetime, title: str) -> int:
    """Write the files of the bag around what lies in it; returns how many files it holds.

    Raises:
        UnwritableOutputError: the disk does not take them.
    """
    files = dict(_hashed(root, root / PAYLOAD))
    size = sum((root / name).stat().st_size for name in files)
    info = {
        "Bagging-Date": created.date().isoformat(),
        "Bag-Software-Agent": f"vanban {version('vanban')}",
        "External-Description": title,
        "Payload-Oxum": f"{size}.{len(files)}",
    }
    write_atomically(root / DECLARATION, _DECLARED)
    write_atomically(
        root / INFO, "".join(f"{name}: {' '.join(text.split())}\n" for name, text in info.items()).encode()
    )
    write_atomically(root / MANIFEST, _manifest(files))
    write_atomically(root / TAG_MANIFEST, _manifest({name: sha256_of_file(root / name) or "" for name in TAGS}))
    return len(files)


def verify_package(root: Path) -> Iterator[Finding]:
    """Look through a package: every file hashed, every byte of what tells of them compared; nothing is changed."""
    tags, troubles = _told(root / TAG_MANIFEST)
    yield from troubles
    if not troubles and set(tags) != set(TAGS):
        yield _finding(root / TAG_MANIFEST, "it names other files than a package has")
    yield from _compared(root, {name: tags.get(name, "") for name in TAGS} if not troubles else {})
    files, troubles = _told(root / MANIFEST)
    yield from troubles
    yield from _compared(root, files)
    known = {*files, *TAGS, TAG_MANIFEST}
    for path in _everything(root):
        if path.relative_to(root).as_posix() not in known:
            yield _finding(path, "the package does not know this file")


def _compared(root: Path, files: Mapping[str, str]) -> Iterator[Finding]:
    for name, expected in sorted(files.items()):
        found = None if (root / name).is_symlink() else sha256_of_file(root / name)
        if found is None:
            yield _finding(root / name, "the file is missing")
        elif found != expected:
            yield _finding(root / name, "the file was changed since it was written")


def _told(path: Path) -> tuple[dict[str, str], list[Finding]]:
    """The hashes that a manifest tells; what is wrong with it where it is not just as it would be written."""
    try:
        content = path.read_bytes()
        lines = [_LINE.fullmatch(line) for line in content.decode().split("\n")[:-1]]
    except OSError:
        return {}, [_finding(path, "the file is missing")]
    except UnicodeDecodeError:
        return {}, [_finding(path, "the file was changed since it was written")]
    told = {_decoded(line[2]): line[1] for line in lines if line}
    if _manifest(told) != content:
        return told, [_finding(path, "the file was changed since it was written")]
    return told, []


def _hashed(root: Path, folder: Path) -> Iterator[tuple[str, str]]:
    for path in _everything(folder):
        yield path.relative_to(root).as_posix(), sha256_of_file(path) or ""


def _everything(folder: Path) -> Iterator[Path]:
    """Every file below a folder, and whatever else is no folder."""
    for parent, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        yield from (Path(parent) / name for name in sorted([*names, *links]))


def _manifest(files: Mapping[str, str]) -> bytes:
    return "".join(f"{sha256}  {_coded(name)}\n" for name, sha256 in sorted(files.items())).encode()


def _coded(name: str) -> str:
    return "".join(_CODED.get(char, char) for char in name)


def _decoded(text: str) -> str:
    for char, coded in reversed(_CODED.items()):
        text = text.replace(coded, char)
    return text


def _finding(path: Path, what: str) -> Finding:
    return Finding(path, what, Repair.NONE)
