"""The domain knowledge of the grammar: TOML files under ``data``, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("data")


@cache
def table(name: str) -> dict[str, Any]:
    """The file ``data/<name>.toml``; callers read it and leave it as it is."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def topic_files() -> tuple[str, ...]:
    """Names of the tables under ``data/topics``, in order."""
    return tuple(f"topics/{path.stem}" for path in sorted((DATA / "topics").glob("*.toml"), key=lambda path: path.stem))
