"""What a line in capitals above a signature says, when a seal's ring runs through it: its sign of authority, its title.

A value that was not read as it stands here is never said without a doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex
from rapidfuzz import fuzz

from ocr_pipeline.layout.anchors import AUTHORITY
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import Known, known_title, letters, titles

DEPUTY = "PHÓ"
"""Who signs for a head (KT., NĐ 30/2020 Điều 13) bears the head's title with this word before it."""
AUTHORITY_SIGN = regex.compile(
    r"^\s*(?:(?:TM|KT|TL|TUQ)/|(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L|T\.M|K\.T|T\.L|T\.U\.Q)(?!\p{L})\.?)\s*"
)
"""The sign of authority before a title, as a value holds it."""
ACTING = regex.compile(r"Q\.?\s")
"""Before the title of who holds it for the time being (quyền): no authority but part of the title."""
DAMAGED_DEPUTY = regex.compile(r"(?=\w{2,4}$)(?:p|bh|.+o$)")
"""PHÓ through the strokes of a ring (BHÓ, VÌÓ, PHÊ, 8Ó). On the folded word."""
SIGN_WITHIN = regex.compile(r"(?<!\p{L})(?:TM|KT|TL|TUQ)\s?[.,]{1,2}\s?(?=\p{Lu})")
"""A sign of authority behind strokes."""
STRAY_WORDS = 3
"""So many words before a known title may be strokes."""
LONGEST_STROKE = 3
"""What is read as more letters than these is no mere stroke."""
DEPUTY_ALIKE = 60.0
"""Least rapidfuzz ratio (0..100) of a line's letters at which it is the deputy of the title above it: nothing else is
to be expected there."""

SPOILT_HEAD = regex.compile(r"\bTR\w*\W+(?:\w+\W+)?(?=(?P<unit>PHÒNG|BAN|KHOA)\s+\p{Lu}{2})")
"""TRƯỞNG through the strokes of a ring, torn or not, before the unit that is headed and its name."""
FOREIGN = regex.compile(r"[ŠŽŸÑÇÄÖÜÆØÅËÏƑ]")
"""Capitals that engines know and Vietnamese has not."""
LEAST_END = 8
"""So many letters of its end tell a title."""
LEAST_WORD = 4
"""So many letters of its last word tell a title alone."""
END_ALIKE = 85.0
"""Least rapidfuzz ratio (0..100) of those letters to the title's own end."""

UNITS = frozenset({"phong", "ban", "khoa"})
"""Units of any name, which has heads of its own; on the letters of the word."""
UNIT_ALIKE = 70.0
"""Least rapidfuzz ratio (0..100) of the letters of a unit's name to those of a title of the table."""


@dataclass(frozen=True, slots=True)
class SaidTitle:
    """A title in a line: where its words begin in the line, what they are taken for, and why that is in doubt."""

    start: int
    name: str
    doubts: tuple[str, ...] = ()
    exact: bool = False


def said_title(said: str) -> SaidTitle | None:
    """The known title that a text in capitals is, or ends with behind strokes; ``None`` for none."""
    whole = known_title(said)
    if whole is not None and whole.exact:
        return SaidTitle(0, whole.name, exact=True)
    return (
        _behind_strokes(said)
        or _near(said, whole)
        or _opening_spoilt(said)
        or _without_beginning(said)
        or _opening_amiss(said)
    )


def title_ending_with(word: str) -> str | None:
    """The title of two words that alone ends with a word; ``None`` where several do, or none."""
    end = letters(word)
    ending = {title for title in titles() if len(title.split()) == 2 and letters(title.split()[-1]) == end}
    heads = [title for title in ending if not title.startswith(DEPUTY)]
    return heads[0] if len(heads) == 1 and len(end) >= LEAST_WORD else None


def deputy_of(head: str, said: str) -> str | None:
    """The title of the deputy of ``head``, where a line below it is enough like it, and no less than the head's own."""
    expected = f"{DEPUTY} {head}"
    words = said.split()
    tails = [letters(" ".join(words[stray:])) for stray in range(min(STRAY_WORDS, len(words)))]
    tail = max(tails, key=lambda each: fuzz.ratio(each, letters(expected)), default="")
    alike = fuzz.ratio(tail, letters(expected))
    if known_title(expected) is None or alike < max(DEPUTY_ALIKE, fuzz.ratio(tail, letters(head))):
        return None
    return expected


def sign_of_authority(said: str) -> int:
    """Where in a line its sign of authority begins behind strokes; 0 where there is none to find."""
    if AUTHORITY.match(fold(said)):
        return 0
    found = SIGN_WITHIN.search(said)
    return found.start() if found and not regex.search(r"\p{Lu}{3}", said[: found.start()]) else 0


def _near(said: str, whole: Known | None) -> SaidTitle | None:
    if whole is None or (len(said.split()) == 1 and title_ending_with(said) is None):
        return None  # What several titles end with says none of them.
    if _names_another_unit(said, whole.name):
        return None
    return SaidTitle(0, whole.name, (f"read as {said}; taken for {whole.name}",))


def _names_another_unit(said: str, title: str) -> bool:
    """Whether a text opens as a title does and goes on otherwise: TRƯỞNG PHÒNG THẨM, whose name a next line ends."""
    head, unit, *name = [*said.split(), "", ""]
    own = title.split()
    if [letters(head), letters(unit)] != [letters(word) for word in own[:2]] or letters(unit) not in UNITS:
        return False
    return fuzz.ratio(letters("".join(name)), letters("".join(own[2:]))) < UNIT_ALIKE


def _without_beginning(said: str) -> SaidTitle | None:
    """The shortest title that ends like a text whose beginning is lost or spoilt."""
    for word in list(regex.finditer(r"\S+", said))[: 1 + STRAY_WORDS]:
        end = letters(said[word.start() :])
        whole = [] if len(end) < LEAST_END else [title for title in titles() if _ends_like(letters(title), end)]
        if whole:
            title = min(whole, key=len)
            return SaidTitle(0, title, (f"read as {said}; taken for {title}, which ends like it",))
    return None


def _opening_spoilt(said: str) -> SaidTitle | None:
    """The head of a unit that is named, its first word spoilt (TRỤ ÔNG: PHÒNG CTSV)."""
    found = SPOILT_HEAD.search(said)
    if found is None or found.group().split() == ["TRƯỞNG"]:
        return None
    whole = f"TRƯỞNG {said[found.start('unit') :]}"
    return SaidTitle(found.start(), whole, (f"read as {said}; taken for {whole}",))


def _opening_amiss(said: str) -> SaidTitle | None:
    """A title of two or three words whose letters are nearly known, before other words (TRƯỞNG PHÒNG CTSV)."""
    words = said.split()
    if FOREIGN.search(said):
        return None  # Strokes are read as letters that Vietnamese has not.
    for size in (3, 2):
        opening = " ".join(words[:size])
        known = known_title(opening) if len(words) > size else None
        if known is not None and known.exact:
            return None  # CHÁNH VĂN PHÒNG before what it is of: no CHÁNH ÁN.
        if known is not None and not known.exact and len(known.name.split()) == size:
            whole = " ".join([known.name, *words[size:]])
            return SaidTitle(0, whole, (f"read as {said}; taken for {whole}",))
    return None


def _ends_like(title: str, end: str) -> bool:
    return len(title) >= len(end) and fuzz.ratio(title[-len(end) :], end) >= END_ALIKE


def _behind_strokes(said: str) -> SaidTitle | None:
    words = list(regex.finditer(r"\S+", said))
    for number, word in enumerate(words[1 : 1 + STRAY_WORDS], start=1):
        known = known_title(said[word.start() :])
        if known is None or not known.exact:
            continue
        return _after(said, words[:number], known.name)
    return None


def _after(said: str, before: Sequence[regex.Match[str]], name: str) -> SaidTitle | None:
    """A known title behind other words: its deputy's if the last of them may be PHÓ, itself behind mere strokes."""
    last = before[-1]
    deputy = f"{DEPUTY} {name}"
    if known_title(deputy) is not None and DAMAGED_DEPUTY.match(letters(last.group())):
        return SaidTitle(last.start(), deputy, (f"read as {said[last.start() :]}; taken for {deputy}",))
    if any(len(letters(word.group())) > LONGEST_STROKE for word in before):
        return None
    start = last.end() + 1
    if name.startswith(DEPUTY):
        return SaidTitle(start, name, exact=True)  # Nothing can have stood before it.
    return SaidTitle(start, name, (f"strokes stand before it, read as {said[:start].strip()}",))
