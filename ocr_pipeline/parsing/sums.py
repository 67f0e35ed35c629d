"""What figures of one sentence say about one another: parts and their whole, a share and the counts that it is of.

Figures that have nothing to do with one another seldom agree in all but one figure: where these do, one was misread,
or misprinted. All of them are doubted then, and none is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ocr_pipeline.parsing.doubted_quantities import doubted
from schemas import Statistic, StatisticKind

_PARTS: Final = re.compile(r"(?<!\w)(?:trong\s{1,2}do|bao\s{1,2}gom|gom)(?!\w)")
# Where a sentence may end: a capital or a list must follow ("phép. công trình" is a comma misread).
_STOP: Final = re.compile(r"[.;]\s{1,3}|\n\s{0,3}[-+*]\s")
_OF_THE_COUNTS: Final = re.compile(
    r"[\s,(]{0,3}[^.;\d]{0,60}?(?:dat|ty\s{1,2}le|chiem|bang)(?!\w)[^.;\d]{0,40}|[\s,]{0,3}\("
)
_LONGEST: Final = 400
_FAR: Final = 4
"""So many quantities before a share the whole may stand that it is a share of."""
_FEWEST_FIGURES: Final = 3
"""A share of fewer figures agrees with others by chance."""
_INCOMPLETE: Final = 0.1
"""Share (0..1) of the whole: where more is missing, parts may have been left out."""
_DECIMALS: Final = re.compile(r"\d,(\d{1,2})\s?%")


def doubted_by_sums(text: str, folded: str, found: Sequence[Statistic]) -> list[Statistic]:
    """The quantities of a text in its order, those doubted that agree with others but for a figure."""
    doubts: dict[int, str] = {}
    for places, doubt in (*_uneven_parts(text, folded, found), *_uneven_shares(folded, found)):
        for place in places:
            doubts.setdefault(place, doubt)
    return [doubted(one, doubts[place]) if place in doubts else one for place, one in enumerate(found)]


def _uneven_parts(text: str, folded: str, found: Sequence[Statistic]) -> Iterator[tuple[list[int], str]]:
    for place, whole in enumerate(found):
        if whole.span is None or whole.value is None or whole.kind is StatisticKind.PERCENT:
            continue
        last = _sentence_end(text, whole.span[1])
        following = found[place + 1].span if place + 1 < len(found) else None
        if following is None or not _PARTS.search(folded, whole.span[1], min(last, following[0])):
            continue
        parts = [
            at
            for at in range(place + 1, len(found))
            if (span := found[at].span) and span[1] <= last and found[at].unit == whole.unit
        ]
        total = sum(found[at].value or 0 for at in parts)
        near = whole.value - total <= _INCOMPLETE * whole.value
        if len(parts) > 1 and near and _differ_in_one(f"{total:.15g}", f"{whole.value:.15g}"):
            yield (
                [place, *parts],
                f"its parts add up to {total:.15g}, not to {whole.value:.15g}: a figure may be misread",
            )


def _sentence_end(text: str, at: int) -> int:
    limit = min(len(text), at + _LONGEST)
    ends = (stop for stop in _STOP.finditer(text, at, limit) if not text[stop.end() : stop.end() + 1].islower())
    return next((stop.start() for stop in ends), limit)


def _uneven_shares(folded: str, found: Sequence[Statistic]) -> Iterator[tuple[list[int], str]]:
    for place in range(1, len(found)):
        share, part = found[place], found[place - 1]
        decimals = _DECIMALS.search(share.raw or "")
        if share.kind is not StatisticKind.PERCENT or share.value is None or not part.value or not decimals:
            continue
        if share.span is None or part.span is None or not _OF_THE_COUNTS.fullmatch(folded, part.span[1], share.span[0]):
            continue
        if len(re.sub(r"\D", "", share.raw or "")) < _FEWEST_FIGURES:
            continue
        wholes = [at for at in range(max(0, place - 1 - _FAR), place - 1) if found[at].unit == part.unit]
        rounded = len(decimals[1])
        if any(_agree(part.value, found[at].value, share.value, rounded) for at in wholes):
            continue
        for at in reversed(wholes):
            if _almost(part.value, found[at].value or 0, share.value, rounded):
                yield (
                    [at, place - 1, place],
                    f"{part.value:.15g} of {found[at].value:.15g} is no {share.raw}: a figure may be misread",
                )
                break


def _agree(part: float, whole: float | None, share: float, decimals: int) -> bool:
    """Whether the share is that of part and whole, rounded or cut off."""
    return bool(whole) and abs(100 * part / (whole or 1) - share) <= 10.0**-decimals


def _almost(part: float, whole: float, share: float, decimals: int) -> bool:
    """Whether it would be, were one figure of the three another."""
    if whole <= 0 or part > whole:
        return False
    if _differ_in_one(f"{100 * part / whole:.{decimals}f}", f"{share:.{decimals}f}"):
        return True
    others = [(each, whole) for each in _one_figure_other(part)] + [(part, each) for each in _one_figure_other(whole)]
    return any(_agree(a, b, share, decimals) for a, b in others)


def _one_figure_other(value: float) -> Iterator[float]:
    """Whole numbers of two figures or more with one of them changed."""
    written = f"{value:.15g}"
    if not written.isdecimal() or len(written) == 1:
        return
    for at, figure in enumerate(written):
        for other in "0123456789":
            if other != figure and (at or other != "0"):
                yield float(written[:at] + other + written[at + 1 :])


def _differ_in_one(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
