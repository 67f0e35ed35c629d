"""Vietnamese letters in the encodings of the years before Unicode, and how a passage in one of them is decoded.

TCVN3 (fonts .VnTime), VNI (VNI-Windows fonts) and VISCII are tables in ``data/legacy_encodings.tsv``; CP1258 is a codec
of Python. A text that was set in TCVN3 or VNI fonts, and UTF-8 that was read as CP1252, also come as characters of
U+0080..U+00FF: see :func:`decode_passage`. The capitals of TCVN3 but seven are the small letters in a capital font
(.VnTimeH): they come out small, unless the plain letters of their word are capital.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

import regex

from diacritics.alphabet import has_syllable_skeleton, is_syllable, is_vietnamese_letter, to_nfc

TABLE: Final = Path(__file__).parent / "data" / "legacy_encodings.tsv"


class Encoding(StrEnum):
    """How a text was written before it became Unicode."""

    TCVN3 = "TCVN3"
    VNI = "VNI"
    VISCII = "VISCII"
    CP1258 = "CP1258"
    CP1252 = "CP1252"
    UTF8_AS_CP1252 = "UTF-8 read as CP1252"


class Unit(NamedTuple):
    """``text[start:end]`` is ``letter``; ``telling`` when correct Vietnamese in Unicode never writes it so."""

    start: int
    end: int
    letter: str
    telling: bool


class Decoded(NamedTuple):
    """A passage as Unicode, and the units that changed, in order; everything between them is as it was."""

    text: str
    units: tuple[Unit, ...]


@cache
def letters_of(encoding: Encoding) -> Mapping[str, bytes]:
    """The marked letters that TCVN3, VNI or VISCII can write, and their bytes.

    Raises:
        KeyError: The encoding has no table.
    """
    lines = TABLE.read_text("utf-8").splitlines()
    names = next(line for line in reversed(lines) if line.startswith("#")).removeprefix("# ").split("\t")
    rows = [dict(zip(names, line.split("\t"), strict=True)) for line in lines if not line.startswith("#")]
    return MappingProxyType(
        {row["letter"]: bytes.fromhex(row[encoding.value]) for row in rows if row[encoding.value] != "-"}
    )


def decode_passage(text: str, encoding: Encoding) -> Decoded:
    """A passage of TCVN3, VNI or UTF-8 whose bytes were taken for the characters of CP1252 or Latin-1.

    Raises:
        KeyError: No other encoding comes as characters.
    """
    units = tuple(_READERS[encoding](text))
    parts: list[str] = []
    done = 0
    for unit in units:
        parts += (text[done : unit.start], unit.letter)
        done = unit.end
    return Decoded("".join((*parts, text[done:])), units)


def decode_bytes(data: bytes, encoding: Encoding) -> str:
    """A text in TCVN3, VNI, VISCII, CP1258 or CP1252 as Unicode NFC.

    Raises:
        UnicodeDecodeError: A byte means nothing in CP1258 or CP1252.
    """
    if encoding is Encoding.VISCII:
        return data.decode("latin-1").translate(_viscii())
    if encoding in (Encoding.TCVN3, Encoding.VNI):
        return decode_passage(data.decode("cp1252"), encoding).text
    return to_nfc(data.decode(encoding.value.lower()))


@cache
def _viscii() -> Mapping[int, str]:
    return {code[0]: letter for letter, code in letters_of(Encoding.VISCII).items()}


_VIETNAMESE_PAIRS: Final = frozenset(("oà", "oá", "oã"))
"""Two characters that VNI writes for one letter and the new tone style for two: ``hoà``, ``hoá``."""


def _is_telling(said: str) -> bool:
    if len(said) == 2:
        return said.lower() not in _VIETNAMESE_PAIRS
    return said not in "«»§Ðð" and not is_vietnamese_letter(said)


@cache
def _tcvn3() -> tuple[Mapping[str, str], regex.Pattern[str]]:
    table = {code.decode("latin-1"): letter for letter, code in letters_of(Encoding.TCVN3).items()}
    return table, regex.compile(f"[A-Za-z{''.join(table)}]+")


def _tcvn3_units(text: str) -> Iterator[Unit]:
    table, word = _tcvn3()
    quoted = _CLOSING_QUOTE.search(text) is not None
    words = [found for found in word.finditer(text) if _is_word(found.group(), table, quoted=quoted)]
    cases = [_is_capital(found.group(), table) for found in words]
    for i, found in enumerate(words):
        capital = cases[i] if cases[i] is not None else _stands_in_capitals(text, words, cases, i)
        for at, char in enumerate(found.group(), found.start()):
            if char in table and not (char == "»" and at + 1 == found.end()):
                letter = table[char].upper() if capital else table[char]
                yield Unit(at, at + 1, letter, _is_telling(char))


# ằ ends no word, so this is a quotation mark, and an opening one stands before it.
_CLOSING_QUOTE: Final = regex.compile(r"»(?![A-Za-z\x80-\xff])")


def _is_word(said: str, table: Mapping[str, str], *, quoted: bool) -> bool:
    """A sign that touches no letter is itself (a bullet, a section sign), but for ``®«`` (đô) and a lone ``«`` (ô)."""
    if any(char.isalpha() for char in said):
        return True
    if len(said) == 1:
        return said == "«" and not quoted
    return is_syllable("".join(table[char] for char in said))


def _is_capital(word: str, table: Mapping[str, str]) -> bool | None:
    """Whether the plain letters of the word are capital; ``None`` when they are too few to tell, or no syllable."""
    plain = [char for char in word if char.isascii()]
    if any(char.islower() for char in plain):
        return False
    syllable = len(plain) >= 2 and has_syllable_skeleton("".join(table.get(char, char) for char in word))
    return True if syllable else None


# Between words of one heading: spaces, commas, dashes. A colon or a number ends it.
_GAP: Final = regex.compile(r"[\s,–-]*")
_FAR: Final = 3
"""Words over which a word in capitals speaks for one that shows no case."""


def _stands_in_capitals(text: str, words: Sequence[regex.Match[str]], cases: Sequence[bool | None], place: int) -> bool:
    beside = {_case_beside(text, words, cases, place, step) for step in (-1, 1)}
    return True in beside and False not in beside


def _case_beside(
    text: str, words: Sequence[regex.Match[str]], cases: Sequence[bool | None], place: int, step: int
) -> bool | None:
    for other in range(place + step, place + step * (_FAR + 1), step):
        if not 0 <= other < len(words):
            return None
        left, right = sorted((other, other - step))
        if _GAP.fullmatch(text, words[left].end(), words[right].start()) is None:
            return None
        if cases[other] is not None:
            return cases[other]
    return None


@cache
def _vni() -> tuple[Mapping[str, str], regex.Pattern[str]]:
    table = {code.decode("latin-1"): letter for letter, code in letters_of(Encoding.VNI).items()}
    # A capital with the small sign of its marks is written too: the letter decides.
    for said, letter in list(table.items()):
        if len(said) == 2:
            table.setdefault(said[0] + said[1].swapcase(), letter)
    longest_first = sorted(table, key=len, reverse=True)
    return table, regex.compile("|".join(longest_first))


def _vni_units(text: str) -> Iterator[Unit]:
    table, pattern = _vni()
    for found in pattern.finditer(text):
        said = found.group()
        yield Unit(found.start(), found.end(), table[said], _is_telling(said))


def _cp1252_bytes() -> Mapping[str, int]:
    """The characters of CP1252 as bytes, and the control characters that Latin-1 shows in place of some."""
    table = {chr(code): code for code in range(0x80, 0x100)}
    for code in range(0x80, 0xA0):
        table[bytes((code,)).decode("cp1252", errors="ignore") or chr(code)] = code
    return table


_BYTE_OF: Final = _cp1252_bytes()
_FOLLOWING: Final = "[" + "".join(regex.escape(c) for c, code in _BYTE_OF.items() if code < 0xC0) + "]"

# UTF-8 of two to four bytes as characters, and a plain letter before a combining mark (CC 80 .. CD AF) that it carries.
_UTF8: Final = regex.compile(
    rf"(?:[A-Za-z](?=[\xCC\xCD]))?"
    rf"(?:[\xC2-\xDF]{_FOLLOWING}|[\xE0-\xEF]{_FOLLOWING}{{2}}|[\xF0-\xF4]{_FOLLOWING}{{3}})"
    rf"(?:[\xCC\xCD]{_FOLLOWING})*"
)


def _utf8_units(text: str) -> Iterator[Unit]:
    for found in _UTF8.finditer(text):
        said = bytes(ord(c) if c.isascii() else _BYTE_OF[c] for c in found.group())
        try:
            letter = to_nfc(said.decode("utf-8"))
        except UnicodeDecodeError:
            continue
        yield Unit(found.start(), found.end(), letter, letter.isalpha())


_READERS: Final[Mapping[Encoding, Callable[[str], Iterator[Unit]]]] = MappingProxyType(
    {Encoding.TCVN3: _tcvn3_units, Encoding.VNI: _vni_units, Encoding.UTF8_AS_CP1252: _utf8_units}
)
PASSAGE_ENCODINGS: Final = (Encoding.UTF8_AS_CP1252, Encoding.TCVN3, Encoding.VNI)
"""Those that come as characters of a Unicode text, the surest first."""
