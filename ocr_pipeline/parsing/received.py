"""What the stamp of incoming mail says: the office whose it is, and by pen the number and the date of arrival.

None of it belongs to the document's own header. What a clerk wrote by hand is never trusted: number and date are always
up for review, and a blank that was filled in and could not be read is a value that a person must supply.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from diacritics import Restorer
from ocr_pipeline.layout.marks import PlacedMark
from ocr_pipeline.parsing.arrival import likely_arrival_numbers, likely_arrivals
from ocr_pipeline.parsing.fields import REVIEW_CEILING, SURE
from ocr_pipeline.parsing.stamp_offices import known_office, likely_office
from ocr_pipeline.recognition.stamp_blanks import StampBlank
from ocr_pipeline.recognition.stamp_labels import StampLabel, label_in
from ocr_pipeline.recognition.stamps import StampReading, first_row
from ocr_pipeline.recognition.words import Box, Word
from schemas import Alternative, FieldValue, Origin, Received, absent

HANDWRITTEN = "written by hand in the stamp of incoming mail"
UNREAD = "written by hand in the stamp of incoming mail and not read"
LIKE_A_STAMP = "ink that looks like a stamp of incoming mail and could not be read"
UNKNOWN_OFFICE = "the office in the stamp is none that is known: both readings may lack the same mark"
TWO_READINGS = "two readings differ"
EDGES = re.compile(r"^[^\w(]+|[^\w)]+$")
"""What the frame and dirt leave at the ends of an office's name."""
AMPERSAND = re.compile(r"(?<=\w)\s*&\s*(?=\w)")
"""The sign between two short names, as in "LĐTB&XH", which is written without blanks."""
OFFICE_SURE = 0.8
"""Least confidence (0..1) of every word of an office's name that stands without review."""

NUMBER = re.compile(r"\d{1,5}(?!\d)")
"""A number of arrival: offices count from 1 each year."""
SHORT_YEARS = range(1990, 2040)
"""Years that are written with two figures, as the digit reader takes them."""
DATE = re.compile(r"(?<!\d)(?P<day>\d{1,2})[-/.⁄](?P<month>\d{1,2})[-/.⁄](?P<year>20\d{2}|19\d{2}|\d{2})(?!\d)")
"""The date as clerks write it: 19-11-2012, 28/8/09."""


def received_of(
    stamps: Mapping[int, Sequence[StampReading]],
    restorer: Restorer,
    dated: str | None = None,
    areas: Sequence[str] = (),
    text: str = "",
) -> Received | None:
    """The first stamp of incoming mail (``stamps`` by page, counted from 1), ``None`` where there is none.

    ``dated`` is the document's own date (ISO): nothing arrives before it is written. ``areas`` are the names of places
    in its head, one of which is mostly that of the office too; ``text`` is its own, which may name another one.
    """
    for page in sorted(stamps):
        for stamp in stamps[page]:
            office = _office(stamp, page, restorer, areas, text)
            return Received(number=_number(stamp, page), date=_date(stamp, page, dated), office=office)
    return None


def unread_arrival(marks: Mapping[int, Sequence[PlacedMark]]) -> Received | None:
    """What a person must give where ink looks like a stamp of incoming mail and was not read (``marks`` by page)."""
    for page in sorted(marks):
        for mark in marks[page]:
            if mark.kind == "unread_stamp":
                unread = FieldValue(
                    value=None, page=page, bbox=mark.box.as_bbox(), needs_review=True, reasons=(LIKE_A_STAMP,)
                )
                return Received(number=unread, date=unread, office=unread)
    return None


def _office(stamp: StampReading, page: int, restorer: Restorer, areas: Sequence[str], text: str) -> FieldValue:
    printed, whole = first_row(stamp, stamp.printed), first_row(stamp, stamp.words)
    words = printed or whole
    if not words:
        return FieldValue(value=None, page=page, needs_review=True, reasons=("the office in the stamp was not read",))
    raw = " ".join(word.text for word in words)
    value = AMPERSAND.sub("&", EDGES.sub("", restorer.restore(raw).text))
    office = known_office(value, areas)
    # Worn letters that make the name of an office of the document's own area, letter by letter, are no others.
    sure = office == value or min(word.confidence for word in words) >= OFFICE_SURE
    reasons = [] if sure else ["a word of the office in the stamp was read unsurely"]
    if whole and " ".join(word.text for word in whole) != raw:
        reasons.append(TWO_READINGS)
    if office is None:
        reasons.append(UNKNOWN_OFFICE)
        office = likely_office(value, text) or value
    if office != value:
        reasons.append(f"read as {value}; taken for {office}")
    return FieldValue(
        value=office,
        raw=raw,
        page=page,
        bbox=Box.around(word.box for word in words).as_bbox(),
        confidence=REVIEW_CEILING if reasons else SURE,
        needs_review=bool(reasons),
        reasons=tuple(reasons),
        origin=Origin.STAMPED,
    )


def _number(stamp: StampReading, page: int) -> FieldValue:
    said = _label(stamp, StampLabel.NUMBER)
    if said is None and any(_is(word, StampLabel.HOUR) for word in (*stamp.words, *stamp.printed)):
        return absent()
    found = NUMBER.search(said[0]) if said else None
    blank = stamp.blanks.get(StampLabel.NUMBER)
    likely = likely_arrival_numbers(blank.readings if blank else (), found[0] if found else None)
    return _penned(stamp, page, likely, said, blank)


def _date(stamp: StampReading, page: int, dated: str | None) -> FieldValue:
    said = _label(stamp, StampLabel.DATE)
    words = said[0] if said else " ".join(word.text for word in stamp.words)
    found = DATE.search(words.replace(" ", ""))
    blank = stamp.blanks.get(StampLabel.DATE)
    written = (
        [(iso, each.probability) for each in blank.readings if (iso := _iso(DATE.match(each.text)))] if blank else []
    )
    return _penned(stamp, page, likely_arrivals(written, _iso(found), dated), said, blank)


def _iso(found: re.Match[str] | None) -> str | None:
    year = None if found is None else _year(int(found["year"]))
    if found is None or year is None:
        return None
    try:
        return dt.date(year, int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None


def _year(written: int) -> int | None:
    """A year, its century where that was left out; ``None`` where no document of that year is scanned."""
    if written >= 100:
        return written
    return next((century + written for century in (1900, 2000) if century + written in SHORT_YEARS), None)


def _label(stamp: StampReading, label: StampLabel) -> tuple[str, Box] | None:
    """What stands right of a label, and where; the reading of all ink before that of the stamp's own."""
    for words in (stamp.words, stamp.printed):
        for word in words:
            said = label_in(word.text)
            if said is None or said[0] is not label or (stamp.head is not None and word.box.middle[1] < stamp.head):
                continue
            after = [each.text for each in _after(word, stamp.words)]
            box = Box(word.box.x0, word.box.y0, stamp.box.x1, word.box.y1)
            return " ".join([said[1], *after]).strip(), box
    return None


def _after(label: Word, words: Sequence[Word]) -> list[Word]:
    """The words level with a label and right of it, up to the next label."""
    level = [
        word
        for word in words
        if word.box.x0 >= label.box.x1 - 5 and abs(word.box.middle[1] - label.box.middle[1]) < 0.8 * label.box.height
    ]
    row = sorted(level, key=lambda word: word.box.x0)
    end = next((index for index, word in enumerate(row) if label_in(word.text) is not None), len(row))
    return row[:end]


def _is(word: Word, label: StampLabel) -> bool:
    said = label_in(word.text)
    return said is not None and said[0] is label


def _penned(
    stamp: StampReading,
    page: int,
    likely: Sequence[Alternative],
    said: tuple[str, Box] | None,
    blank: StampBlank | None,
) -> FieldValue:
    box = blank.box if blank and likely else said[1] if said else stamp.box
    return FieldValue(
        value=likely[0].value if likely else None,
        raw=(said[0] if said else None) or None,
        page=page,
        bbox=box.as_bbox(),
        confidence=likely[0].confidence if likely else 0.0,
        needs_review=True,
        reasons=(HANDWRITTEN if likely else UNREAD,),
        origin=Origin.HANDWRITTEN,
        alternatives=tuple(likely[1:]),
    )
