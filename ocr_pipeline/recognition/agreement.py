"""Two readings of one place made one: what they agree on stands, what reads better where they differ.

Which reads better is asked of the language, never of digits, and of the engine's confidence only as far as that leaves
it open: engines are confidently wrong about marks. What the other reading made of a place is kept as ``second``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ocr_pipeline.recognition.strips import DIGIT
from ocr_pipeline.recognition.words import Box, Word

Fluency = Callable[[str, str, str], float]
"""How probable a text is between what stands before and behind it: a natural logarithm."""

SAME_PLACE = 0.5
"""Two words stand in the same place when this share of the smaller one lies inside the other."""
SAME_WORD = (0.25, 0.6)
"""Two readings that say the same are of one word where they share so much of the narrower width and the lower height:
one look may see less of a thin letter than the other, and two words of one line never reach into each other."""
WEIGHT_OF_CONFIDENCE = 0.5
"""What the log-odds of an engine's confidence weigh beside the language.

Of 342 places on real and drawn pages where one of two nets was right, the language alone finds 318, with this 322."""
LEAST, MOST = 0.02, 0.98
"""Bounds of a confidence (0..1), whose ends say more than the engine knows."""
STROKES = re.compile(r"(?<=\w)[/-](?=\w)")
"""What parts the number, the year and the agency of a document's code."""
CONTEXT = 3
"""Words before and behind that are looked at."""


def unread(_before: str, _text: str, _after: str) -> float:
    """Nobody knows the language: confidence alone decides."""
    return 0.0


def same_places(first: Sequence[Word], again: Sequence[Word]) -> list[tuple[list[Word], list[Word]]]:
    """Words of two readings grouped by the place they stand in, each side left to right; a side may be empty."""
    groups: dict[int, tuple[list[Word], list[Word]]] = {number: ([word], []) for number, word in enumerate(first)}
    home = list(groups)
    boxes = [(number, *word.box.as_tuple()) for number, word in enumerate(first)]
    for name, word in enumerate(again, len(first)):
        x0, y0, x1, y1 = word.box.as_tuple()
        # Told apart here by their edges: of a page's words two or three come near enough to be measured.
        near = [at for at, left, top, right, bottom in boxes if left < x1 and x0 < right and top < y1 and y0 < bottom]
        met = {home[at] for at in near if _overlap(word, first[at])}
        meets = [groups.pop(number) for number in [each for each in groups if each in met]] if met else []
        groups[name] = ([w for pair in meets for w in pair[0]], [w for pair in meets for w in pair[1]] + [word])
        home = [name if number in met else number for number in home] if met else home
    for pair in groups.values():
        pair[0].sort(key=lambda each: each.box.x0)
        pair[1].sort(key=lambda each: each.box.x0)
    return list(groups.values())


def _overlap(one: Word, other: Word) -> bool:
    return one.box.overlap(other.box) >= SAME_PLACE or (one.text == other.text and _reach_into(one.box, other.box))


def _reach_into(one: Box, other: Box) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    of_width, of_height = SAME_WORD
    return across >= of_width * min(one.width, other.width) and down >= of_height * min(one.height, other.height)


def agreed(
    first: Sequence[Word],
    again: Sequence[Word],
    around: tuple[str, str],
    fluency: Fluency,
    credible: Callable[[Word], bool],
) -> list[Word]:
    """The words of one place out of two readings; what the other reading made of it is kept as ``second``.

    Args:
        first: the words of the first reading in this place, left to right.
        again: those of the other one.
        around: what stands before and behind the place.
        fluency: tells which reading the language would rather have.
        credible: whether a word that only one of them has is kept.
    """
    if not first:
        return [replace(word, second="") for word in again if credible(word)]
    if not again:
        return [replace(word, second="") for word in first if credible(word)]
    if _joined(first) == _joined(again):
        split = again if len(again) >= len(first) else first
        sure = max(_mean(first), _mean(again))
        return [replace(word, second=word.text, confidence=max(word.confidence, sure)) for word in split]
    kept, other = (again, first) if reads_better(again, first, around, fluency) else (first, again)
    if len(kept) == len(other):
        return [replace(word, second=twin.text) for word, twin in zip(kept, other, strict=True)]
    return [replace(word, second=_joined(other)) for word in kept]


def still_doubted(word: Word, before: Sequence[Word]) -> Word:
    """A word that two readings agree on, with what an earlier one of ``before`` had read otherwise in its place."""
    doubts = [each.second for each in before if each.second not in (None, each.text, word.text)]
    return replace(word, second=doubts[0]) if doubts and word.second == word.text else word


def reads_better(one: Sequence[Word], other: Sequence[Word], around: tuple[str, str], fluency: Fluency) -> bool:
    """Whether ``one`` is to be kept of two readings that differ; of equals, and of digits, the surer."""
    texts = [" ".join(word.text for word in side) for side in (one, other)]
    if any(DIGIT.search(text) for text in texts) or _letters(texts[0]) == _letters(texts[1]):
        return _mean(one) >= _mean(other)
    before, after = around
    scores = [
        fluency(before, text, after) + WEIGHT_OF_CONFIDENCE * _log_odds(_mean(side))
        for text, side in zip(texts, (one, other), strict=True)
    ]
    return scores[0] > scores[1]


def more_articulate(first: str, second: str) -> str:
    """Of two readings with the same letters and digits the one with more strokes of a code in it; else the first.

    A net loses the slash of ``24/NQ-HĐND`` between slanted letters sooner than it sees one where there is none.
    """
    same = _letters(first) == _letters(second)
    return second if same and len(STROKES.findall(second)) > len(STROKES.findall(first)) else first


def context(words: Sequence[Word], start: int, end: int) -> tuple[str, str]:
    """What stands before ``words[start]`` and from ``words[end]`` on, in the order of reading."""
    before, after = words[max(0, start - CONTEXT) : start], words[end : end + CONTEXT]
    return " ".join(word.text for word in before), " ".join(word.text for word in after)


def _joined(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def _log_odds(confidence: float) -> float:
    bounded = min(max(confidence, LEAST), MOST)
    return math.log(bounded / (1 - bounded))


def _mean(words: Sequence[Word]) -> float:
    return sum(word.confidence for word in words) / len(words)
