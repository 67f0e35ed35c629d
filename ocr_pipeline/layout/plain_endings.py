"""What ends a plain text though no "Nơi nhận" opens its footer: a signature, and the certificate of a copy below it.

Laws, contracts, joint and consolidated documents are signed without a list of recipients. A text keeps no columns, so
that a certificate (SAO Y) stands right below the signer's name of what it certifies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

import regex

from diacritics.alphabet import strip_marks
from ocr_pipeline.layout.anchors import AUTHORITY
from ocr_pipeline.layout.copies import FORM_OF_COPY
from ocr_pipeline.layout.copies import NUMBER as NUMBER_OF_COPY
from ocr_pipeline.layout.footer import SIGNER_TITLE
from ocr_pipeline.layout.header import DATE_LINE

RANK: Final = regex.compile(
    r"^\W*(?:(?:Đại|Thượng|Trung|Thiếu) (?:tá|úy|tướng)|Bác sĩ|Luật sư|Thạc sĩ|Tiến sĩ|Kỹ sư)\s+"
)
"""A rank in small letters before a signer's name."""
NAME: Final = regex.compile(r"^(?:[^\W\d_]{1,5}\.\s?)*(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ]{0,6}\s){1,5}[A-ZĐÀ-Ỹ][a-zđà-ỹ]{1,6}\W?$")
"""Two to six syllables with their capitals, perhaps behind degrees (TS., PGS.TS.)."""
OF_PARTY: Final = regex.compile(r"^\W*dai dien (?:ben|chu dau tu|nha thau)\b")
"""Above the title of who signs a contract or minutes for a party. On the folded line."""
HEADING: Final = regex.compile(r"^\W*noi nhan\W")
"""The heading of the recipients. On the folded line."""
MOST_TITLES: Final = 5
"""So many lines of authority and title stand above a name at most."""


@dataclass(slots=True)
class Endings:
    """Lines by their numbers: ``signed`` without a list of recipients, the head and the foot of certificates."""

    signed: set[int] = field(default_factory=set)
    head: set[int] = field(default_factory=set)
    foot: set[int] = field(default_factory=set)

    @property
    def numbers(self) -> set[int]:
        """All of them."""
        return self.signed | self.head | self.foot


def endings_of(pages: Sequence[Sequence[str]]) -> Endings:
    """The endings of a text by the numbers of its lines, counted through all of its pages.

    Args:
        pages: the lines of each page, without the blanks around them.
    """
    found, first = Endings(), 0
    for lines in pages:
        copied = certificate_start(lines)
        own = lines[:copied]
        listed = list(takewhile(lambda said: not HEADING.match(_skeleton(said)), own))
        found.signed |= {first + number for number in signature_lines(listed)}
        if copied is not None:
            dated = [at for at in range(copied, len(lines)) if DATE_LINE.search(_skeleton(lines[at]))]
            below = dated[0] + 1 if dated else len(lines)
            found.head |= set(range(first + copied, first + below))
            found.foot |= set(range(first + below, first + len(lines)))
        first += len(lines)
    return found


def without_rank(said: str) -> str:
    """A line without the rank before a name."""
    return RANK.sub("", said)


def signature_lines(lines: Sequence[str]) -> frozenset[int]:
    """Which lines are a signature that ends its page: titles in capitals with a name below them, once or several times.

    Args:
        lines: of one page, without the blanks around them, down to its list of recipients or its end.
    """
    found: set[int] = set()
    below = len(lines)
    while (name := _last_said(lines, below)) is not None and NAME.match(without_rank(lines[name])):
        top = _first_title(lines, name)
        if top is None:
            break
        found |= {number for number in range(top, name + 1) if lines[number]}
        below = _above_party(lines, top)
    return frozenset(found)


def certificate_start(lines: Sequence[str]) -> int | None:
    """Which line opens the certificate of a copy: the first of the agency's above its form; ``None`` without one.

    Args:
        lines: of one page, without the blanks around them.
    """
    for form, said in enumerate(lines):
        if not said.isupper() or not FORM_OF_COPY.match(_skeleton(said)):
            continue
        start, numbered = form, False
        for above in range(form - 1, -1, -1):
            number = NUMBER_OF_COPY.search(_skeleton(lines[above])) is not None
            if lines[above] and not number and not lines[above].isupper():
                break
            numbered = numbered or number
            start = above if lines[above] else start
        if numbered and start < form:
            return start
    return None


def _last_said(lines: Sequence[str], below: int) -> int | None:
    """The last line above ``below`` that says something; a page's number at its foot does not."""
    said = (number for number in range(below - 1, -1, -1) if any(sign.isalpha() for sign in lines[number]))
    return next(said, None)


def _above_party(lines: Sequence[str], title: int) -> int:
    """Where what stands above a signature ends: above the line of the party that a title signs for, if it has one."""
    above = _last_said(lines, title)
    return above if above is not None and OF_PARTY.match(_skeleton(lines[above])) else title


def _first_title(lines: Sequence[str], name: int) -> int | None:
    """The first of the lines in capitals above a name that is an authority or a title; ``None`` where none is."""
    above: list[int] = []
    for number in range(name - 1, -1, -1):
        if lines[number] and not lines[number].isupper():
            break
        above += [number] if lines[number] else []
        if len(above) == MOST_TITLES:
            break
    titles = [number for number in above if _is_title(lines[number])]
    return min(titles, default=None)


def _is_title(said: str) -> bool:
    skeleton = _skeleton(said)
    return AUTHORITY.match(skeleton) is not None or SIGNER_TITLE.match(skeleton) is not None


def _skeleton(said: str) -> str:
    return strip_marks(said).lower()
