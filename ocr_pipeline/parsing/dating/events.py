"""What the dates of a text mean: each with its role, its value, and why it is in doubt where it is."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ocr_pipeline.parsing.dating.cues import Cue, Role, chosen, cues_before
from ocr_pipeline.parsing.dating.damaged_cues import misread_cue
from ocr_pipeline.parsing.dating.hours import Hour, hour_before, opening_hour
from ocr_pipeline.parsing.dating.moments import Moment, find_moments
from ocr_pipeline.parsing.dating.yearless import yearless_days
from ocr_pipeline.parsing.folding import fold, one_line

# Between the days of a range: "từ 7 giờ ngày … đến hết 23h ngày …".
_JOINT: Final = re.compile(
    r"\s{0,2}(?:\([^()]{0,12}\))?\s{0,2},?\s{0,2}(?:-|den)\s{0,2}(?:het\s{1,2})?"
    r"(?:\d{1,2}\s{0,2}(?:gio|h|:)\s{0,2}(?:\d{2})?\s{0,2}(?:phut)?,?\s{0,2})?(?:ngay\s{1,2})?"
)
# A sentence that begins with the day: "Ngày 16 tháng 10 năm 2023, tại trụ sở …".
_OPENS: Final = re.compile(r"(?:^|[\n.;:])\s*(?:\d{1,2}[.)]\s|[-+]\s)?\s*(?P<word>Ngày\s{1,3})?$")
_SINCE: Final = re.compile(r"(?:^|[\n.;])\s*(?:\d{1,2}[.)]\s|[-+]\s)?\s*(?:Từ|Kể từ)\s{1,3}(?:ngày\s{1,3})?$")
# "có hiệu lực (thi hành) kể từ ngày ký (ban hành)", "… kể từ ngày được thông qua".
_FROM_SIGNING: Final = re.compile(
    r"(?<!het )(?:hieu\s{1,2}luc|ap\s{1,2}dung|thi\s{1,2}hanh)(?:\s{1,2}thi\s{1,2}hanh)?\s{1,2}"
    r"(?P<raw>(?:ke\s{1,2})?tu\s{1,2}ngay\s{1,3}(?:duoc\s{1,2})?(?:ky(?:\s{1,2}ban\s{1,2}hanh)?|ban\s{1,2}hanh|(?P<passed>(?:hoi\s{1,2}dong[^.;]{1,40}\s)?thong\s{1,2}qua)))(?!\w)"
)
# "Quyết định này có hiệu" and nothing readable behind it: of "hiệu lực …" the end of the line was lost.
_CUT_EFFECT: Final = re.compile(
    r"(?<!\w)nay\s{1,2}(?P<raw>co\s{1,2}hieu)(?!\w)(?!\s{1,2}(?:luc|qua|suat|nghiem)(?!\w))"
)
_SAME_DAY: Final = re.compile(r"cung\s{1,2}ngay(?!\w)")
_FAR: Final = 30
"""A date so many years from the document's own is more likely misread than meant."""
_NEAR: Final = 2
"""What is due, held or takes effect is so within fewer years of it: one digit of a year is easily misread."""
_SOON: Final = frozenset(("deadline", "event", "effective"))
_TO_COME: Final = frozenset(("deadline", "effective"))
_UNDATED: Final = frozenset(("deadline", "event", "effective", "expires"))
"""What a day without its year may be: of a period it says too little."""
_WEAK: Final = "its role follows from a weak cue"


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """A date with a role. ``value`` is ISO or ``None``; ``time`` the hour at its side; ``derived``: not as printed."""

    role: Role
    span: tuple[int, int]
    value: str | None
    time: str | None = None
    derived: bool = False
    reasons: tuple[str, ...] = ()


def find_events(text: str, issued: str | None, cited: Iterable[tuple[int, int]] = ()) -> list[FoundEvent]:
    """The dates of ``text`` that mean something besides the date of issue, in order.

    Args:
        text: plain text of a document, restored or still damaged.
        issued: the document's own date, ISO.
        cited: spans of the documents that it cites: the dates within them are theirs.
    """
    search = _Search(text, issued, sorted(cited))
    found = [*search.dated(), *search.yearless(), *search.from_signing()]
    found += search.same_day(found)
    kept = [checked(event, issued) for event in found]
    return sorted(kept, key=lambda event: event.span)


def checked(event: FoundEvent, issued: str | None) -> FoundEvent:
    """The event with the doubts that the document's own date casts on it."""
    if event.value is None:
        return replace(event, reasons=(*event.reasons, "no real date was read"))
    if issued is None:
        return event
    years = abs(int(event.value[:4]) - int(issued[:4]))
    doubts = []
    if years > _FAR or (event.role in _SOON and years >= _NEAR):
        doubts.append("its year is far from the document's own")
    if event.role in _TO_COME and not event.derived and event.value < issued:
        doubts.append("it is before the document's own date")
    return replace(event, reasons=(*event.reasons, *doubts))


class _Search:
    def __init__(self, text: str, issued: str | None, cited: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.folded = fold(text)
        self.issued = issued
        self.cited = cited
        self.moments = find_moments(text)

    def dated(self) -> Iterator[FoundEvent]:
        """Days and months that a cue stands before, and the two ends of ranges."""
        waiting = deque(self.moments)
        while waiting:
            moment = waiting.popleft()
            if waiting and self._joined(moment, waiting[0]) and not self._is_cited(moment):
                yield from self._range(moment, waiting.popleft())
            else:
                yield from self._single(moment)

    def yearless(self) -> Iterator[FoundEvent]:
        """Days without their year behind a sure cue or an hour: of which year they are is always in doubt."""
        taken = sorted([*(each.span for each in self.moments), *self.cited])
        for found in yearless_days(self.folded, taken):
            hour = hour_before(self.folded, found.span[0])
            at = hour.span[0] if hour else found.span[0]
            cues = cues_before(self.text, self.folded, at)
            cue = next((each for each in cues if each.sure and each.when != "earlier"), None)
            told = found.worded and hour is not None if cue is None else found.told_by(cue.words)
            if not told or (cue is not None and cue.role not in _UNDATED):
                continue
            role: Role = cue.role if cue else "event"
            value = found.nearest(self.issued, later=role != "event") if self.issued else None
            doubt = f"its year is not printed; taken for {value[:4]}" if value else "its year is not printed"
            span = (hour.span[0] if hour else found.span[0], found.span[1])
            yield FoundEvent(role, span, value, hour.iso if hour else None, derived=True, reasons=(doubt,))

    def _range(self, opening: Moment, closing: Moment) -> Iterator[FoundEvent]:
        reasons = ["it ends before it begins"] if (opening.first or "") > (closing.last or "9") else []
        said = self.folded[max(0, opening.span[0] - 24) : closing.span[0]]
        if "den" not in said and "thoi gian" not in said:
            reasons.append(f"{_WEAK}: a dash between two dates")
        hours = [hour_before(self.folded, end.span[0]) for end in (opening, closing)]
        yield self._event("period_start", opening, opening.first, tuple(reasons), hours[0])
        yield self._event("period_end", closing, closing.last, tuple(reasons), hours[1])

    def _single(self, moment: Moment) -> Iterator[FoundEvent]:
        hour = hour_before(self.folded, moment.span[0])
        opening = opening_hour(self.folded, hour) if hour and moment.day else None
        if opening is not None and not self._is_cited(moment):
            yield self._event("event", moment, moment.first, (), opening)
            return
        at = hour.span[0] if hour else moment.span[0]
        # A month that has begun is not due: "trong tháng 01 năm 2025" of a report of that month is its period.
        day = moment.first or moment.likely or ""
        cue = chosen(cues_before(self.text, self.folded, at), day, self.issued)
        if self._is_cited(moment) and not (cue and cue.sure):
            return
        if cue is None:
            yield from self._misread(moment, hour, at) or self._uncued(moment, hour)
            return
        if not moment.day and cue.role not in {"deadline", "period_end"}:
            return
        if cue.role == "period_start":
            yield from self._since(moment, hour, cue)
            return
        # "trước quý IV năm 2024" is before its first day, as "trước ngày …" is before that day.
        first = cue.role in {"effective", "event"} or (not moment.day and cue.words.endswith("trước"))
        yield self._event(cue.role, moment, moment.first if first else moment.last, self._doubts(cue), hour)

    def _doubts(self, cue: Cue) -> tuple[str, ...]:
        if self.issued is None and cue.when != "any":
            return ("the document's own date, against which it is told, is not known",)
        return () if cue.sure else (f"{_WEAK}: {cue.words}",)

    def _since(self, moment: Moment, hour: Hour | None, cue: Cue) -> Iterator[FoundEvent]:
        """A day from which on: the hour of an event, the day of a change, or the first day of a period."""
        opens = _SINCE.search(self.text, max(0, moment.span[0] - 20), moment.span[0])
        role: Role = "event" if hour or (opens and not cue.sure) else "period_start"
        # "bắt đầu từ 14 giờ 00, ngày …" is the hour of an event, and no weak cue.
        doubts = () if role == "event" and cue.words.startswith("bắt đầu") else self._doubts(cue)
        yield self._event(role, moment, moment.first, doubts, hour)

    def _misread(self, moment: Moment, hour: Hour | None, at: int) -> list[FoundEvent]:
        """A day whose cue was misread."""
        found = misread_cue(self.text, self.folded, at)
        cue = chosen(found.cues, moment.first or moment.likely or "", self.issued) if found is not None else None
        if found is None or cue is None or not moment.day:
            return []
        value = moment.first if cue.role in {"effective", "event"} else moment.last
        doubts = (*self._doubts(cue), f"read as {found.read}; taken for {found.meant}")
        return [self._event(cue.role, moment, value, doubts, hour)]

    def _uncued(self, moment: Moment, hour: Hour | None) -> Iterator[FoundEvent]:
        """A day with an hour, or that opens a sentence, is that of an event."""
        if not moment.day or moment.borrowed:
            return
        start = moment.span[0]
        word = re.match(r"Ngày", self.text[start : start + 4])
        opens = _OPENS.search(self.text, max(0, start - 24), start)
        goes_on = re.match(r"\s{0,2},\s", self.text[moment.span[1] : moment.span[1] + 4])
        if (opens and (word or opens["word"])) and goes_on:
            yield self._event("event", moment, moment.first, ())
        elif hour is not None:
            yield self._event("event", moment, moment.first, (f"{_WEAK}: an hour before it",), hour)

    def _event(
        self, role: Role, moment: Moment, value: str | None, reasons: tuple[str, ...], hour: Hour | None = None
    ) -> FoundEvent:
        if value is None and moment.likely:
            said = one_line(self.text[slice(*moment.span)])
            value, reasons = moment.likely, (*reasons, f"read as {said}; taken for {moment.likely}")
        start = hour.span[0] if hour else moment.span[0]
        time = hour.iso if hour else None
        return FoundEvent(role, (start, moment.span[1]), value, time, moment.borrowed or not moment.day, reasons)

    def _joined(self, one: Moment, other: Moment) -> bool:
        if not (one.day or other.day):
            return False
        return _JOINT.fullmatch(self.folded, one.span[1], other.span[0]) is not None

    def _is_cited(self, moment: Moment) -> bool:
        return any(start < moment.span[1] and moment.span[0] < end for start, end in self.cited)

    def from_signing(self) -> Iterator[FoundEvent]:
        """In force from the day of signing or passing: the document's own date, or that of the vote.

        Of a sentence that a fold or a seal cut off after "có hiệu" the day is not known.
        """
        for match in _FROM_SIGNING.finditer(self.folded):
            day, doubts = self.issued, () if self.issued else ("the document's own date was not read",)
            if match["passed"]:
                voted = [self._day_after(each.end()) for each in re.finditer(r"thong\s{1,2}qua", self.folded)]
                read = next((each.first for each in voted if each is not None), None)
                day, doubts = (read, ()) if read else (day, ("the day of the vote was not read",))
            yield FoundEvent("effective", match.span("raw"), day, derived=True, reasons=doubts)
        for match in _CUT_EFFECT.finditer(self.folded):
            yield FoundEvent("effective", match.span("raw"), None)

    def _day_after(self, at: int) -> Moment | None:
        following = next((each for each in self.moments if each.span[0] >= at), None)
        if following is None or not following.day:
            return None
        between = self.folded[at : following.span[0]].strip()
        return following if between in {"", "ngay", "vao ngay"} else None

    def same_day(self, events: Sequence[FoundEvent]) -> Iterator[FoundEvent]:
        """An hour "cùng ngày": on the day of the first event."""
        day = next((event.value for event in sorted(events, key=lambda e: e.span) if event.role == "event"), None)
        for match in _SAME_DAY.finditer(self.folded):
            hour = hour_before(self.folded, match.start())
            if hour is not None and day is not None:
                doubts = ("the same day as the first event named",)
                yield FoundEvent("event", (hour.span[0], match.end()), day, hour.iso, derived=True, reasons=doubts)
