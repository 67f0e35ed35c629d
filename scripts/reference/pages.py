"""The pages of the reference, and which of those in the repository are not what the code says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from scripts.reference.commands import commands_page
from scripts.reference.document import document_page
from scripts.reference.errors import errors_page
from scripts.reference.plug_ins import plug_ins_page
from scripts.reference.rules import rules_page
from scripts.reference.settings import settings_page
from scripts.reference.tables import tables_page

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs/reference"
PAGES: Final[dict[str, Callable[[], str]]] = {
    "commands.md": commands_page,
    "settings.md": settings_page,
    "document.md": document_page,
    "tables.md": tables_page,
    "errors.md": errors_page,
    "rules.md": rules_page,
    "plug-ins.md": plug_ins_page,
}


def outdated(folder: Path = FOLDER) -> list[str]:
    """Pages that are missing or say something else, and files that no page is written to."""
    late = [name for name, made in PAGES.items() if _text(folder / name) != made()]
    return late + sorted(path.name for path in folder.iterdir() if path.name not in PAGES)


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
