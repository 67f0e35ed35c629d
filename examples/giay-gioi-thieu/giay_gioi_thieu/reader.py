"""What a letter of introduction says: who is sent, to whom, what for, until when."""

from __future__ import annotations

import regex
from pydantic import BaseModel, Field

from ocr_pipeline.parsing.dates import parse_date
from ocr_pipeline.parsing.details.paragraphs import field_in, paragraphs
from ocr_pipeline.parsing.registry import DetailReader, Draft
from schemas import FieldValue, absent

NAME = r"\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*)+(?!\p{Lu})"
"""Two or more words with capitals: a name."""
PERSON = regex.compile(rf"(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí)\s*(?:\(bà\))?\s*:?\s*(?P<value>{NAME})")
"""Who is sent: "Sở Nội vụ giới thiệu ông Nguyễn Văn An", "Ông (bà): Trần Thị Bình"."""
POSITION = regex.compile(r"^\W*Chức vụ\s*:\s*(?P<value>[^;.]+)")
SENT_TO = regex.compile(r"^\W*(?:Được cử đến|Kính gửi|Đến)\s*:\s*(?P<value>[^;.]+)")
ABOUT = regex.compile(r"^\W*(?:Về việc|Để)\s*:\s*(?P<value>[^;.]+)")
VALID_UNTIL = regex.compile(r"có giá trị\s+(?:đến|đến hết)\s+(?:ngày\s+)?(?P<value>\S.*)")
"""Until when it holds: "Giấy này có giá trị đến hết ngày 30/3/2024"."""


class LetterOfIntroduction(BaseModel):
    """One field for each value, absent where the letter has none; ``valid_until`` is ISO."""

    person: FieldValue = Field(default_factory=absent)
    position: FieldValue = Field(default_factory=absent)
    sent_to: FieldValue = Field(default_factory=absent)
    about: FieldValue = Field(default_factory=absent)
    valid_until: FieldValue = Field(default_factory=absent)


PATTERNS = {"person": PERSON, "position": POSITION, "sent_to": SENT_TO, "about": ABOUT}


def read(draft: Draft) -> LetterOfIntroduction:
    """The values of a letter of introduction, each with its place in the text, its confidence and its doubts."""
    found: dict[str, FieldValue] = {}
    for paragraph in paragraphs(draft):
        for name, pattern in PATTERNS.items():
            if name not in found and (match := pattern.search(paragraph.said)):
                found[name] = field_in(draft, paragraph, *match.span("value"))
        if "valid_until" not in found and (match := VALID_UNTIL.search(paragraph.said)):
            found["valid_until"] = _day(field_in(draft, paragraph, *match.span("value")))
    return LetterOfIntroduction(**found)


def _day(said: FieldValue) -> FieldValue:
    """The day that is said, as ISO; in doubt where it is none."""
    day = parse_date(said.value or "")
    if day is None:
        return said.model_copy(update={"value": None, "needs_review": True, "reasons": ("no day was understood",)})
    return said.model_copy(update={"value": day})


READER = DetailReader("Giấy giới thiệu", "giay_gioi_thieu", read)
"""Asked about every document whose type is "Giấy giới thiệu"."""
