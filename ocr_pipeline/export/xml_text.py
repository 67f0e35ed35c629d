"""Text as XML and HTML take it, whoever wrote it onto the page."""

from __future__ import annotations

import re
from html import escape
from typing import Final

# What XML 1.0 has no place for: control signs, halves of characters, U+FFFE and U+FFFF.
_FORBIDDEN: Final = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"


def xml_text(text: str) -> str:
    """Text between tags or in an attribute's quotes: it opens no tag, and what XML forbids is shown as unknown."""
    return escape(_FORBIDDEN.sub(_UNKNOWN, text), quote=True)
