"""The record of how the shipped tables were made: ``MANIFEST.json`` beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from diacritics.training.corpus import sha256


def record(folder: Path, section: str, facts: Mapping[str, object], made: Sequence[str]) -> None:
    """Writes the facts under ``section`` and the checksums of the made files; other entries stay as they are."""
    path = folder / "MANIFEST.json"
    manifest = json.loads(path.read_text("utf-8")) if path.exists() else {}
    manifest[section] = facts
    manifest["made"] = manifest.get("made", {}) | {name: sha256(folder / name) for name in made}
    path.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
