"""The notation behind a document's number (TB-SYT, UBND-KTTH, NQ/ĐU), checked against what else names its groups.

No closed list of agencies and drafting units exists (NĐ 30/2020 Điều 15), but a document names its own elsewhere: the
initials of the issuer's name, printed above the number, and the units under "Lưu:", at the end of its recipients.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import regex

from ocr_pipeline.parsing.code_parts import notation_parts
from ocr_pipeline.parsing.folding import fold, unify
from ocr_pipeline.parsing.likeness import fuller
from ocr_pipeline.parsing.tables import REGIMES, Regime, agencies, document_types, drafting_units, type_of_abbreviation

JOINED = "-"
YEAR = regex.compile(r"^(?:19|20)\d\d/")
"""The year of a normative document, in front of its notation."""
TERMS = range(8, 17)
"""Terms of the National Assembly whose codes have a year before them: the eighth sat until 1992."""
CLOSED_FORMS = ("assembly", "judgment")
"""Forms of codes whose groups are of closed lists: 64/2025/QH15, 12/2021/HS-ST."""
GROUP = regex.compile(r"[A-ZĐ][A-Za-zĐđƠơƯưÂâĂăÊêÔô&]{0,14}\d{0,2}")
"""A group of a notation: letters, perhaps the number of a term behind them."""
FILED = regex.compile(r"^\W{0,4}l[uiv]{1,2}\w?\s?[:;.]\s?(?P<units>.{2,60})$", regex.MULTILINE)
"""The line that says who keeps the document: "Lưu: VT, KTTH." On the folded text."""
UNIT = regex.compile(r"(?<![\w&])[A-ZĐ][A-ZĐa-zđ&]{1,9}\d?(?![\w&])")
"""A unit's sign on that line: QLĐT, NV2."""
LOOKALIKES = str.maketrans(
    {**dict.fromkeys("1IlLi|!TtJ†", "I"), **dict.fromkeys("0OoQGCĐDÐ", "O"), "5": "S", "8": "B", "R": "r"}
)
"""Signs that an engine takes for each other in a notation's small capitals, each class as one of its signs."""
STROKES = regex.compile("I+")
"""Upright strokes side by side: one letter may be read as two of them (TI1r for TTr)."""
NEAR_SIGN = 5
"""A sign of so many letters is still the issuer's when one of them was misread; shorter ones are too alike."""
NEAR_INITIALS = 6
"""The same of what an OCR with Vietnamese read, of the initials of the issuer's name: BHSPKTNL is ĐHSPKTNL."""
LONGEST_SIGN = 8
"""Longer signs are those of agencies, which are told by their names."""
UNSPOKEN = ("VÀ", "CỦA", "CÁC", "VỀ")
"""Words of an agency's name that have no letter in its sign."""
LEFT_OUT = ("TRƯỜNG",)
"""Words that a name opens with and its sign may not."""
CUT_BEFORE = ("TỈNH", "THÀNH", "HUYỆN", "QUẬN", "THỊ", "XÃ", "PHƯỜNG", "NHÂN", "VIỆT")
"""Words before which a sign may end: ĐU of ĐẢNG ỦY XÃ AN KHÊ, TA of TÒA ÁN NHÂN DÂN."""
COMMITTEES = {"TỈNH ỦY": "TU", "THÀNH ỦY": "TU", "HUYỆN ỦY": "HU", "QUẬN ỦY": "QU", "THỊ ỦY": "ThU", "ĐẢNG ỦY": "ĐU"}
"""The signs of the Party's committees, which stand behind those of their commissions (BTCTU)."""


@dataclass(frozen=True, slots=True)
class NotationWitnesses:
    """What vouches for a notation's groups besides the tables.

    ``signs`` are those of the agencies above the number and of the units that keep the document; ``kind`` is the type
    that the title names. ``prose`` is the text of a document that an OCR without Đ read: what its words begin with.
    ``regimes`` are the sets of rules that the heading may be formed by. ``own`` are those of ``signs`` that are the
    initials of the issuer's name. ``doubted`` are those that only a name in doubt bears: they may be misread
    themselves, vouch for a group that was read so, and put none right. ``initials`` are those of ``signs`` that the
    names above the number make.
    """

    signs: frozenset[str] = frozenset()
    kind: str | None = None
    prose: str = ""
    regimes: tuple[Regime, ...] = REGIMES
    own: frozenset[str] = frozenset()
    doubted: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class JudgedNotation:
    """A notation, its groups put right where two witnesses agree; ``known`` when tables or witnesses have them all.

    ``changed`` are the groups that are others now: as they were read, and as they are.
    """

    value: str
    known: bool
    changed: tuple[tuple[str, str], ...] = ()


def notation_value(said: str) -> str:
    """The notation as one word: no spaces, one kind of hyphen and slash."""
    joined = regex.sub(r"\s+", "", unify(said))
    return regex.sub(r"-{2,}", JOINED, joined).strip(JOINED)


def judged(said: str, witnesses: NotationWitnesses) -> JudgedNotation:
    """What the witnesses make of a notation as it was read: letters that lost a mark, or look like others, put right.

    A group becomes another only where exactly one that is known has its letters, marks aside, or its shape in the place
    of a group with a sign that no group holds.
    """
    year = YEAR.match(said)
    opening = year.group() if year else ""
    parts = regex.split(r"([-/])", said[len(opening) :])
    groups = [_group(part, place // 2, witnesses) if place % 2 == 0 else part for place, part in enumerate(parts)]
    value = opening + "".join(groups)
    pairs = zip(parts[::2], groups[::2], strict=True)
    changed = tuple((one, other) for one, other in pairs if one != other)
    return JudgedNotation(value, notation_is_known(value, witnesses), changed)


def notation_is_known(notation: str, witnesses: NotationWitnesses | None = None) -> bool:
    """Whether the groups are known: the first a type or an agency, and none with a stray sign."""
    groups = regex.split(r"[-/]", YEAR.sub("", notation))
    parts = notation_parts(notation)
    if YEAR.match(notation) and parts is not None and parts.form in CLOSED_FORMS:
        return parts.term is None or parts.term in TERMS
    return len(groups) > 1 and all(group_is_known(group, place, witnesses) for place, group in enumerate(groups))


def group_is_known(group: str, place: int, witnesses: NotationWitnesses | None = None) -> bool:
    """Whether a group is a sign of the tables or of the witnesses for its place (0: of a type or an agency)."""
    tables: list[Container[str]] = [type_of_abbreviation(), agencies(), witnesses.signs if witnesses else ()]
    tables += [drafting_units()] if place else []
    # A unit's sign loses strokes as this one may; a name that says GIÁO DỤC says that its sign has a D.
    lost = witnesses.signs - witnesses.own if witnesses else frozenset()
    return GROUP.fullmatch(group) is not None and (
        any(group in table for table in tables) or any(fuller(group, sign) for sign in lost)
    )


def signs_of_agency(name: str | None) -> set[str]:
    """The signs that an agency's name in capitals may have: its initials, whole or up to the area it belongs to."""
    words = [word for word in regex.findall(r"[^\W\d_]+", (name or "").upper()) if word not in UNSPOKEN]
    found: set[str] = set()
    for opening in ("", *LEFT_OUT):
        kept = words[1:] if words[:1] == [opening] else words
        ends = [at for at, word in enumerate(kept) if word in CUT_BEFORE] + [len(kept)]
        found |= {"".join(word[0] for word in kept[:end]) for end in ends}
    return {_plain(sign) for sign in found if len(sign) > 1} | _of_committees(name or "")


def signs_of_units(text: str) -> set[str]:
    """The units that keep the document, from its line "Lưu: VT, KTTH"."""
    folded = fold(text)
    lines = [text[slice(*match.span("units"))] for match in FILED.finditer(folded)]
    return {unit for line in lines for unit in UNIT.findall(unify(line)) if unit != "VT"}


def commission_signs(issuer: str | None, parent: str | None) -> set[str]:
    """The sign of a Party committee's commission with its committee's behind it: BTCTU, VPHU."""
    committees = _of_committees(parent or "")
    return {sign + committee for sign in signs_of_agency(issuer) for committee in committees}


def types_alike(group: str, kind: str | None, regimes: Sequence[Regime] = REGIMES) -> list[str]:
    """The abbreviations that these sets of rules have for the type ``kind``, of the shape of ``group``."""
    shape = group.translate(LOOKALIKES)
    own = next((each.by_regime for each in document_types() if each.name == kind), {})
    shapes = {abbr: abbr.translate(LOOKALIKES) for regime in regimes for abbr in own.get(regime, ())}
    same = [abbr for abbr in shapes if shapes[abbr] == shape]
    return same or [abbr for abbr in shapes if STROKES.sub("I", shapes[abbr]) == STROKES.sub("I", shape)]


def _group(read: str, place: int, witnesses: NotationWitnesses) -> str:
    # What an OCR without Đ read elsewhere with a D bears no witness to a D.
    signs = {sign for sign in witnesses.signs if not witnesses.prose or "D" not in sign}
    known = {*agencies(), *drafting_units(), *(type_of_abbreviation() if place == 0 else ())}
    if read in known or read in signs or len(read) < 2:
        return read
    signs -= witnesses.doubted
    known |= signs
    if (once := read.replace("ĐĐ", "Đ")) != read and once in signs:
        return once  # The stroke of a Đ was read as a letter of its own.
    # An engine loses the stroke of a Đ and makes none up: what it read with one is not the sign without.
    alike = [sign for sign in _by_letters(known, read) if len(sign) == len(read) and not fuller(read, sign)]
    if len(alike) == 1:
        return alike[0]
    least = NEAR_SIGN if witnesses.prose else NEAR_INITIALS
    likely = signs if witnesses.prose else signs & witnesses.own
    near = [sign for sign in likely if len(read) >= least and _one_off(read, sign)]
    if len(near) == 1:
        return near[0]
    if witnesses.prose and "D" in read:
        return stroked(read, witnesses.prose)
    units = [*signs, *(drafting_units() if witnesses.prose else ())]
    shaped = types_alike(read, witnesses.kind, witnesses.regimes) if place == 0 else _signs_alike(read, units)
    return shaped[0] if len(shaped) == 1 else read


def _one_off(read: str, sign: str) -> bool:
    """Whether one letter tells two signs apart, marks set aside."""
    return len(read) == len(sign) and sum(one != other for one, other in zip(fold(read), fold(sign), strict=True)) == 1


def stroked(read: str, prose: str) -> str:
    """A sign whose D may be a Đ, as the words of the text begin that it may stand for: DT is ĐT where one says đào tạo.

    Args:
        read: the sign in capitals.
        prose: the restored text.
    """
    initials = "".join(_plain(word[0].upper()) for word in regex.findall(r"\p{L}+", prose))
    choices = ["D" + "Đ" if sign == "D" else sign for sign in read[:LONGEST_SIGN]]
    variants = ["".join(signs) for signs in product(*choices)] if len(read) <= LONGEST_SIGN else [read]
    counts = {variant: initials.count(variant) for variant in variants}
    best = max(counts, key=lambda variant: counts[variant])
    return best if counts[best] > 2 * counts[read] else read


def _signs_alike(read: str, signs: Iterable[str]) -> list[str]:
    """The signs of the document's own agencies and units that have the shape of ``read``; short ones are too alike."""
    shape = read.translate(LOOKALIKES)
    return [sign for sign in sorted(set(signs)) if len(sign) > 2 and sign.translate(LOOKALIKES) == shape]


def _by_letters(known: Iterable[str], read: str) -> Iterator[str]:
    letters = fold(read)
    return (sign for sign in sorted(known) if fold(sign) == letters)


def _plain(sign: str) -> str:
    """Initials without the marks that a sign has none of: ỦY gives U, ĐẢNG keeps its Đ."""
    return "".join(letter if letter == "Đ" else fold(letter).upper() for letter in sign)


def _of_committees(name: str) -> set[str]:
    folded = fold(name)
    return {sign for words, sign in COMMITTEES.items() if regex.search(rf"\b{fold(words)}\b", folded)}
