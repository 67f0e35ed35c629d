"""The record of how the shipped tables were made: ``MANIFEST.json`` beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from diacritics.training.corpus import file_of, sha256


def record(folder: Path, section: str, facts: Mapping[str, object], made: Sequence[str]) -> None:
    """Writes the facts under ``section`` and the checksums of the made files.

    Other entries stay as they are, but for those of files that are there no more.
    """
    path = folder / "MANIFEST.json"
    manifest = json.loads(path.read_text("utf-8")) if path.exists() else {}
    manifest[section] = facts
    checksums = manifest.get("made", {}) | {name: sha256(folder / name) for name in made}
    manifest["made"] = {name: checksum for name, checksum in checksums.items() if (folder / name).exists()}
    path.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def checksums(corpus: Path, names: Iterable[str]) -> dict[str, str]:
    """The checksums of files of the corpus."""
    return {name: sha256(file_of(corpus, name)) for name in names}


def versions(*packages: str) -> dict[str, str]:
    """The versions of the packages that have a say in what is made."""
    return {package: version(package) for package in packages}
