"""Whether a name that stands in one place of a document is written the same elsewhere in it.

Another place is another reading of other ink: what both say is hardly misread, and where most say otherwise the one is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from diacritics.alphabet import is_syllable
from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.fields import READ_SURELY, digits, readings_differ
from ocr_pipeline.parsing.folding import fold, one_line
from ocr_pipeline.parsing.gazetteer import same_style
from ocr_pipeline.parsing.signer_names import fuller_marks
from ocr_pipeline.recognition.words import Word

ENOUGH = 2
"""So many other places settle a name."""
MOSTLY = 4
"""So many times as often must a name be written one way as every other way before that is taken for right."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often a name stands elsewhere in the same way, and with other marks; ``other`` is the commonest of these.

    ``surely`` is how many of the former two looks have surely read alike.
    """

    alike: int
    otherwise: int
    other: str | None
    surely: int = 0

    @property
    def confirms(self) -> bool:
        """Whether the other places confirm the name."""
        return self.alike >= ENOUGH and self.alike >= MOSTLY * self.otherwise

    @property
    def bears_out(self) -> bool:
        """Whether a place that was looked at twice says the name, and no other one has other marks.

        All looks may miss the same mark of small print: this settles no doubt that it may have more marks.
        """
        return self.surely > 0 and not self.otherwise

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
    spans = [match.span() for match in wanted.finditer(fold(text.text))]
    spans = [each for each in spans if each[1] <= span[0] or each[0] >= span[1]]
    spelled = [one_line(text.text[slice(*each)]).casefold() for each in spans]
    alike = [each for each, said in zip(spans, spelled, strict=True) if same_style(name.casefold(), said)]
    others = Counter(said for said in spelled if not same_style(name.casefold(), said))
    common = others.most_common(1)
    surely = sum(_read_surely(text, each) for each in alike)
    return Recurrence(len(alike), others.total(), common[0][0] if common else None, surely)


def _read_surely(text: DocumentText, span: tuple[int, int]) -> bool:
    """Whether two looks have read every word of a span alike, mark by mark, and surely."""
    words = text.trace(*span).words
    return bool(words) and all(
        word.second is not None
        and word.confidence >= READ_SURELY
        and not readings_differ(word.text, word.second, marks=True)
        for word in words
    )


def outweighed(words: Sequence[Word], place: int) -> bool:
    """Whether what another look read in a place weighs nothing against a name that is borne out elsewhere.

    It lost a mark, for none sees one where none is, or it is no syllable.
    """
    word = words[place]
    first, second = (re.sub(r"[\W_]", "", said).capitalize() for said in (word.text, word.second or ""))
    if not second or digits(second):
        return False
    lost = fold(first) == fold(second) and fuller_marks(second, first) == first
    return lost or (is_syllable(first.lower()) and not is_syllable(second.lower()))
