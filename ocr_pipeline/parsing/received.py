"""What the stamp of incoming mail says: the office whose it is, and by pen the number and the date of arrival.

None of it belongs to the document's own header. What a clerk wrote by hand is never trusted: number and date are always
up for review, and a blank that was filled in and could not be read is a value that a person must supply.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from diacritics import Restorer
from diacritics.alphabet import strip_marks
from ocr_pipeline.parsing.fields import REVIEW_CEILING, SURE
from ocr_pipeline.recognition.stamps import StampReading
from ocr_pipeline.recognition.words import Box, Word
from schemas import FieldValue, Origin, Received, absent

HANDWRITTEN = "written by hand in the stamp of incoming mail"
UNREAD = "written by hand in the stamp of incoming mail and not read"
TWO_READINGS = "two readings differ"
HEAD = 0.27
"""Without a line under it the office's name takes this share of the stamp's height."""
OFFICE_SURE = 0.8
"""Least confidence (0..1) of every word of an office's name that stands without review."""
PENNED = 0.3
"""Highest confidence (0..1) claimed for what a pen wrote."""

NUMBER_LABEL = re.compile(r"^\W*s[o06](?: ?den)?\W*[:.;]?\W*(?P<rest>.*)$")
"""The label before the number, perhaps run together with it, without marks and in lower case: "Số:", "Số đến:"."""
DATE_LABEL = re.compile(r"^\W*ng\w{1,3}\W*[:.;]?\W*(?P<rest>.*)$")
"""The label before the date: "Ngày:"."""
HOUR_LABEL = re.compile(r"^\W*gi\w\W*[:.;]")
"""The label of the hour, which stands where others have the number: "Giờ:"."""
NUMBER = re.compile(r"\d{1,5}(?!\d)")
"""A number of arrival: offices count from 1 each year."""
DATE = re.compile(r"(?<!\d)(?P<day>\d{1,2})[-/.⁄](?P<month>\d{1,2})[-/.⁄](?P<year>20\d{2}|19\d{2}|\d{2})(?!\d)")
"""The date as clerks write it: 19-11-2012, 28/8/09."""


def received_of(stamps: Mapping[int, Sequence[StampReading]], restorer: Restorer) -> Received | None:
    """The first stamp of incoming mail (``stamps`` by page, counted from 1), ``None`` where there is none."""
    for page in sorted(stamps):
        for stamp in stamps[page]:
            return Received(number=_number(stamp, page), date=_date(stamp, page), office=_office(stamp, page, restorer))
    return None


def reasons_of_stamp(received: Received | None) -> Iterator[str]:
    """A line of the document's review for each flagged value of the stamp."""
    if received is not None:
        for name in ("number", "date", "office"):
            field: FieldValue = getattr(received, name)
            if field.needs_review:
                yield f"received {name}: {field.reasons[0]}"


def _office(stamp: StampReading, page: int, restorer: Restorer) -> FieldValue:
    printed, whole = _head(stamp, stamp.printed), _head(stamp, stamp.words)
    words = printed or whole
    if not words:
        return FieldValue(value=None, page=page, needs_review=True, reasons=("the office in the stamp was not read",))
    raw = " ".join(word.text for word in words)
    value = restorer.restore(raw).text
    sure = min(word.confidence for word in words) >= OFFICE_SURE
    reasons = [] if sure else ["a word of the office in the stamp was read unsurely"]
    if whole and " ".join(word.text for word in whole) != raw:
        reasons.append(TWO_READINGS)
    return FieldValue(
        value=value,
        raw=raw,
        page=page,
        bbox=Box.around(word.box for word in words).as_tuple(),
        confidence=REVIEW_CEILING if reasons else SURE,
        needs_review=bool(reasons),
        reasons=tuple(reasons),
        origin=Origin.STAMPED,
    )


def _head(stamp: StampReading, words: Sequence[Word]) -> list[Word]:
    """The words of the stamp's first row, left to right: capitals, as they are cut."""
    end = stamp.head if stamp.head is not None else stamp.box.y0 + round(HEAD * stamp.box.height)
    row = [word for word in words if stamp.box.y0 - 5 <= word.box.middle[1] < end and re.search(r"[^\W_]", word.text)]
    return sorted(row, key=lambda word: word.box.x0)


def _number(stamp: StampReading, page: int) -> FieldValue:
    label = _label(stamp, NUMBER_LABEL)
    if label is None:
        hours = any(HOUR_LABEL.match(_folded(word)) for word in (*stamp.words, *stamp.printed))
        return absent() if hours else _penned(stamp, page, None, None, None)
    said, box = label
    found = NUMBER.search(said)
    return _penned(stamp, page, found[0] if found else None, said, box)


def _date(stamp: StampReading, page: int) -> FieldValue:
    said, box = _label(stamp, DATE_LABEL) or (" ".join(word.text for word in stamp.words), None)
    found = DATE.search(said.replace(" ", ""))
    return _penned(stamp, page, _iso(found) if found else None, said if box else None, box)


def _iso(found: re.Match[str]) -> str | None:
    year = int(found["year"])
    try:
        return dt.date(year + 2000 if year < 100 else year, int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None


def _label(stamp: StampReading, label: re.Pattern[str]) -> tuple[str, Box] | None:
    """What stands right of a label, and where; the reading of all ink before that of the stamp's own."""
    for words in (stamp.words, stamp.printed):
        body = [word for word in words if stamp.head is None or word.box.middle[1] >= stamp.head]
        for word in body:
            match = label.match(_folded(word))
            if match is None:
                continue
            rest = word.text[len(word.text) - len(match["rest"]) :] if match["rest"] else ""
            after = [each for each in _after(word, stamp.words) if not _is_label(each)]
            box = Box(word.box.x0, word.box.y0, stamp.box.x1, word.box.y1)
            return " ".join([rest, *(each.text for each in after)]).strip(), box
    return None


def _after(label: Word, words: Sequence[Word]) -> list[Word]:
    """The words level with a label and right of it, up to the next label."""
    level = [
        word
        for word in words
        if word.box.x0 >= label.box.x1 - 5 and abs(word.box.middle[1] - label.box.middle[1]) < 0.8 * label.box.height
    ]
    row = sorted(level, key=lambda word: word.box.x0)
    end = next((index for index, word in enumerate(row) if _is_label(word)), len(row))
    return row[:end]


def _is_label(word: Word) -> bool:
    folded = _folded(word)
    return any(pattern.match(folded) for pattern in (DATE_LABEL, HOUR_LABEL)) or folded.startswith("chuy")


def _folded(word: Word) -> str:
    return strip_marks(word.text).lower()


def _penned(stamp: StampReading, page: int, value: str | None, raw: str | None, box: Box | None) -> FieldValue:
    return FieldValue(
        value=value,
        raw=raw or None,
        page=page,
        bbox=(box or stamp.box).as_tuple(),
        confidence=PENNED if value is not None else 0.0,
        needs_review=True,
        reasons=(HANDWRITTEN if value is not None else UNREAD,),
        origin=Origin.HANDWRITTEN,
    )
