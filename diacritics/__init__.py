"""Restores damaged Vietnamese text: text in, restored text out, every change recorded. Usable alone."""

from diacritics.changes import Alternative, Change, ChangeSource, Restoration
from diacritics.modes import Mode
from diacritics.restorer import Restorer

__all__ = ["Alternative", "Change", "ChangeSource", "Mode", "Restoration", "Restorer"]
