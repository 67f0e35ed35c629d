"""Where the table of an office's names lies, for whoever need not load it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

LEARNED: Final = Path("learned", "names.json")
"""In the folder of an archive."""
