"""Restores damaged Vietnamese text: text in, restored text out, every change recorded. Usable alone.

The public names are loaded when they are asked for: who needs the alphabet alone is spared the models' loading.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diacritics.changes import Alternative, Change, ChangeSource, Restoration
    from diacritics.modes import Mode
    from diacritics.restorer import Restorer

_PUBLIC = {
    "Alternative": "diacritics.changes",
    "Change": "diacritics.changes",
    "ChangeSource": "diacritics.changes",
    "Mode": "diacritics.modes",
    "Restoration": "diacritics.changes",
    "Restorer": "diacritics.restorer",
}

__all__ = ["Alternative", "Change", "ChangeSource", "Mode", "Restoration", "Restorer"]


def __getattr__(name: str) -> object:
    """The public names, loaded on first use."""
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)
