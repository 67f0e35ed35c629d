"""The room that a form leaves in a printed line for what is written or stamped into it."""

from __future__ import annotations

_EACH = 0.64
_AROUND = 0.3


def written_width(text: str, size: float) -> float:
    """The room in pixels that a form of ``size`` pixels leaves for ``text``, whoever writes or stamps it."""
    return len(text) * _EACH * size + _AROUND * size
