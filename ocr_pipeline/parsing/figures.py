"""Signs that stand for figures in damaged text: O for 0, l for 1."""

from __future__ import annotations

from ocr_pipeline.parsing.tables import digit_lookalikes


def as_figures(text: str) -> str:
    """The text with the figures that its look-alike signs stand for; every other sign stays, so that it shows."""
    lookalikes = digit_lookalikes()
    return "".join(lookalikes.get(sign, sign) for sign in text)
