"""What hands and stamps put on printed pages before they are scanned: named, seeded, composable steps."""

from __future__ import annotations

from samples.ink.steps import Put, checked, put

__all__ = ["Put", "checked", "put"]
