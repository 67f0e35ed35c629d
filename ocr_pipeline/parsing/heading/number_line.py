"""The line that opens with "Số:": which of the header's it is, and where number and notation stand in it.

Cell 3 of NĐ 30/2020, Phụ lục I.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from ocr_pipeline.layout.filled import BlankKind
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.folding import fold, unify
from ocr_pipeline.parsing.form_rules import PARTY_ALONE
from ocr_pipeline.parsing.tables import REGIMES, Regime, agencies, document_types

OPENING = regex.compile(
    r"^[\W_]{0,6}(?:(?:(?:luat|nghi quyet|phap lenh)\s)?(?:[s$]\s?[o06]|5[o06])(?=\W|\d|$)"
    r"|s\w\s?:|[s$568]{0,2}[o06]\s?:)[\s:;.,…]*"
)
"""The word "Số" as it is read (Só, S6, $6, 56; 86, S86, 6 before a colon), with what parts it from the number;
the National Assembly prints "Luật số:", "Nghị quyết số:".

On the folded line."""
NOTATION = regex.compile(
    r"(?P<groups>(?:(?:19|20)\d\d\s?[/⁄]\s?)?[^\W\d_][\w&]*(?:\s?[-–—~¬]{1,2}\s?[^\W_][\w&]*){0,5})", regex.VERSION1
)
"""Groups of letters joined by hyphens, with the year of a normative document before them."""
SLASH = regex.compile(r"\s?[/⁄∕]\s?")
BEFORE_NOTATION = regex.compile(r"\s?[/⁄∕]\s?(?=(?:(?:19|20)\d\d\s?[/⁄∕]\s?)?\p{Lu})")
"""The slash that parts number and notation; a pen stroke may have been read as another one before it."""
PARTY = regex.compile(
    r"^(?P<number>\d{1,5})\s?[-–]\s?(?P<notation>[A-ZĐa-zđ]{1,4}\s?/\s?[A-ZĐ][\wĐđ]*(?:\s?[-–]\s?[A-ZĐ][\wĐđ]*)?)$"
)
"""Party documents put the hyphen first: 05-NQ/ĐU; the youth union's name who drafted them behind: 44-KH/TĐTN-XDĐ."""
PARTY_NOTATION = regex.compile(
    r"\s?[-–—]{1,2}\s?(?P<notation>(?P<type>\p{Lu}\p{L}{1,3})\s?/\s?\p{Lu}[\p{L}&]{1,9})\W*$"
)
"""The same behind a number that is no number as it was read, for a pen wrote it: "Ô5 -NQ/ĐU"."""
PARTY_WITHOUT_HYPHEN = regex.compile(
    r"(?<=\d|\s)(?P<notation>(?P<type>\p{Lu}\p{L}{1,3})\s?/\s?\p{Lu}[\p{L}&]{1,9})\W*$"
)
"""The same whose hyphen is lost, under the Party's name alone: "12 QĐ/TW"; elsewhere QĐ would be of the number."""
WITHOUT_SLASH = regex.compile(
    r"(?<=\d|\s|^)[ZzIl|!ƒ]?(?P<notation>(?P<type>\p{Lu}[\p{L}&]{1,6})\s?[-–—]\s?\p{Lu}[\p{L}&-]{1,12})\W*$"
)
"""A notation whose slash the pen before it took along or made another sign of: "4555 QĐ-UBND", "63 ZQĐ-BCS"."""

BARE_NOTATION = regex.compile(r"[^\p{L}\d]{0,4}(?P<type>\p{Lu}[\p{L}]{1,3})-\p{Lu}{2}[\p{L}&-]{0,12}\W{0,2}")
"""A notation alone in its line: "/KH-UBND", "KH-UBND"."""


@dataclass(frozen=True, slots=True)
class Split:
    """Offsets in the text of the number and of the notation; ``party`` when a hyphen parts them, and not a slash."""

    number: tuple[int, int]
    notation: tuple[int, int] | None
    party: bool = False


def number_line(text: DocumentText, lines: Sequence[TextLine]) -> int | None:
    """Which of the header's left lines holds the number; ``None`` when none does."""
    for index, line in enumerate(lines):
        said = text.line_text(line)
        opening = OPENING.match(fold(said))
        # "SỞ Y TẾ" opens like "Số" too: a number line holds a digit, a slash, or nothing more.
        told = ":" in opening.group() or regex.search(r"[/⁄]|\d", said) if opening else None
        if opening and (told or not regex.search(r"\p{L}", said[opening.end() :])):
            return index
    for index, line in enumerate(lines):
        # A seal's stroke before the slash is read as another.
        if regex.search(r"\d\s?[/⁄]{1,2}\s?[A-ZĐ]{2}", text.line_text(line)):
            return index
    bare = (index for index, line in enumerate(lines) if _is_but_a_notation(text.line_text(line)))
    of_notation = next(bare, None)
    if of_notation is not None:
        return of_notation
    # Its words were misread, but its shape was not.
    blanks = (index for index, line in enumerate(lines) if text.blank(BlankKind.NUMBER, line) is not None)
    return next(blanks, None)


def _is_but_a_notation(said: str) -> bool:
    """Whether a line holds type and agency and nothing else: what stands before them, a seal or a stamp took."""
    found = BARE_NOTATION.fullmatch(unify(said))
    return found is not None and _is_type(found["type"], *(each for each in REGIMES if each != "practice"))


def split_line(text: DocumentText, line: TextLine, regimes: Sequence[Regime]) -> Split:
    """Where a line holds its number and its notation; ``regimes`` are the sets of rules that it may go by."""
    said = text.line_text(line)
    opening = OPENING.match(fold(said))
    begin = opening.end() if opening else 0
    party = PARTY.match(unify(said[begin:]).strip())
    if party:
        start = line.start + begin
        where = unify(text.text[start : line.end])
        notation_at = start + where.index(party["notation"])
        number_at = start + where.index(party["number"])
        return Split(
            (number_at, number_at + len(party["number"])), (notation_at, notation_at + len(party["notation"])), True
        )
    behind_hyphen = PARTY_NOTATION.search(unify(said), begin)
    if behind_hyphen and _is_type(behind_hyphen["type"], "party"):
        return _placed(line, begin, behind_hyphen, party=True)
    if regimes == PARTY_ALONE:
        without_hyphen = PARTY_WITHOUT_HYPHEN.search(unify(said), begin)
        if without_hyphen and _is_type(without_hyphen["type"], "party"):
            return _placed(line, begin, without_hyphen, party=True)
    slash = BEFORE_NOTATION.search(said, begin)
    if slash is None:
        bare = WITHOUT_SLASH.search(unify(said), begin)
        if bare and (
            bare["type"] in agencies()
            or _is_type(bare["type"], *(each for each in regimes if each not in ("party", "practice")))
        ):
            return _placed(line, begin, bare, party=False)
        return Split((line.start + begin, line.end), None)
    groups = NOTATION.match(said, slash.end())
    notation = (line.start + slash.end(), line.start + groups.end()) if groups else None
    return Split((line.start + begin, line.start + slash.start()), notation)


def _placed(line: TextLine, begin: int, found: regex.Match[str], *, party: bool) -> Split:
    number = line.start + begin, line.start + found.start()
    return Split(number, (line.start + found.start("notation"), line.start + found.end("notation")), party)


def _is_type(abbreviation: str, *regimes: Regime) -> bool:
    """Whether one of these sets of rules has an abbreviation for a type, whatever its mark and case."""
    of_regimes = (abbr for kind in document_types() for regime in regimes for abbr in kind.by_regime[regime])
    return any(fold(abbr) == fold(abbreviation) for abbr in of_regimes)
