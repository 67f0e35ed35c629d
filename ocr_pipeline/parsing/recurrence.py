"""Whether a name that stands in one place of a document is written the same elsewhere in it.

Another place is another reading of other ink: what both say is hardly misread, and where most say otherwise the one is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import regex

from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.folding import fold, one_line
from ocr_pipeline.parsing.gazetteer import same_style

ENOUGH = 2
"""So many other places settle a name."""
MOSTLY = 4
"""So many times as often must a name be written one way as every other way before that is taken for right."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often a name stands elsewhere in the same way, and with other marks; ``other`` is the commonest of these."""

    alike: int
    otherwise: int
    other: str | None

    @property
    def confirms(self) -> bool:
        """Whether the other places confirm the name."""
        return self.alike >= ENOUGH and self.alike >= MOSTLY * self.otherwise

    @property
    def disputes(self) -> bool:
        """Whether the other places have other marks at least as often."""
        return 0 < self.otherwise >= self.alike

    @property
    def denies(self) -> bool:
        """Whether the other places agree on other marks."""
        return self.otherwise >= ENOUGH and self.otherwise >= MOSTLY * self.alike


def recurrence(text: DocumentText, name: str, span: tuple[int, int]) -> Recurrence:
    """How ``name``, which stands at ``span``, is written in the rest of the text, whatever its capitals."""
    words = fold(name).split()
    # What an OCR does to a name in one place of a damaged text it does to it in all.
    if not words or text.misread:
        return Recurrence(0, 0, None)
    wanted = regex.compile(r"(?<![^\W_])" + r"\s+".join(map(regex.escape, words)) + r"(?![^\W_])")
    found = [
        one_line(text.text[match.start() : match.end()])
        for match in wanted.finditer(fold(text.text))
        if match.end() <= span[0] or match.start() >= span[1]
    ]
    spelled = (said.casefold() for said in found)
    others = Counter(said for said in spelled if not same_style(name.casefold(), said))
    common = others.most_common(1)
    return Recurrence(len(found) - others.total(), others.total(), common[0][0] if common else None)
