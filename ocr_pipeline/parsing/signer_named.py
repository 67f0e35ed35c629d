"""The signer's name where the text itself names who holds the title, for a signature whose own name was not read.

A name stamp in script type, or one under a seal, leaves no reading; "Ông Trần Văn A, Hiệu trưởng" in the list of a
board tells who the HIỆU TRƯỞNG is. It is inferred, and so in doubt.
"""

from __future__ import annotations

import regex

from ocr_pipeline.parsing.confirming import OTHER
from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.gazetteer import surnames
from ocr_pipeline.parsing.titles import DEPUTY
from schemas import Alternative, FieldValue, Origin

SYLLABLE = r"\p{Lu}\p{Ll}{0,7}"
HONORIFIC = r"(?<!\p{L})(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c)\s*:?\s+"
"""What stands before the name of a person in running text and in lists."""
ROLE = r"(?:Trưởng ban|Tổ trưởng|Trưởng đoàn|Chủ tịch Hội đồng|Phó|Ủy viên|Uỷ viên|Thành viên|Thư ký)"
"""What a list of members says behind a title: the role on the board."""
OTHERS = ("Phó", "Quyền", "Nguyên")
"""Before a title, what makes it another's: Phó Hiệu trưởng, nguyên Giám đốc."""


def named_as(title: str, text: str) -> list[str]:
    """The names of those whom a text calls by a title (in capitals, as it stands above a signature), each once.

    Of a title that goes on (Chủ tịch Hội Nông dân) nobody knows whether it is the signer's.
    """
    words = r"\s+".join(map(regex.escape, title.split()))
    end = rf"(?:(?![ \t]*\p{{L}})|[ \t]+{ROLE})"
    person = rf"{HONORIFIC}(?P<name>{SYLLABLE}(?:\s{SYLLABLE}){{1,4}}?)"
    holder = regex.compile(rf"{person}\s*[,(–-]?\s*(?i:{words}){end}")
    names = [" ".join(found["name"].split()) for found in holder.finditer(text)]
    return [name for name in dict.fromkeys(names) if name.split()[0] in surnames() and name.split()[-1] not in OTHERS]


def inferred_name(name: FieldValue, title: FieldValue | None, text: str) -> FieldValue:
    """A missing name with those whom the text calls by the title: the one there is as its value, several as candidates.

    A deputy is one of several, so that he is never the value.
    """
    if name.value is not None or title is None or title.value is None:
        return name
    found = named_as(title.value, text)
    others = tuple(Alternative(value=each, confidence=OTHER) for each in found)
    if len(found) != 1 or title.value.startswith(DEPUTY):
        return name.model_copy(update={"alternatives": (*name.alternatives, *others)})
    said = f"inferred: the text calls {found[0]} {title.value.capitalize()}"
    return flagged(name, said).model_copy(update={"value": found[0], "origin": Origin.DERIVED, "confidence": OTHER})
