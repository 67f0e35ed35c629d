"""Generated documents with the names of real places and ministries in place of the made-up ones.

What a damaged text lost of a name can be found only where the name is in a gazetteer: real documents name real places.
They are drawn for a measurement and never kept; what is published of the samples stays made up.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Final

import regex

from diacritics.alphabet import strip_marks
from ocr_pipeline.parsing.issuers.areas import names_of_kind
from ocr_pipeline.parsing.issuers.days import Days
from samples.grammar.places import provinces
from samples.grammar.tables import table
from samples.source import DocumentSource

_PROVINCE: Final = "tỉnh"
_MINISTRIES: Final = {
    "Bộ Hạ tầng và Đô thị": "Bộ Xây dựng",
    "Bộ HTĐT": "Bộ XD",
    "BHTĐT": "BXD",
    "Bộ Công sản": "Bộ Tài chính",
    "Bộ CS": "Bộ TC",
    "BCS": "BTC",
}
_LONGEST: Final = 3
"""Words of a name at most: a longer one does not fit where a made-up one stood."""
_KEPT: Final = frozenset({"stem", "seed", "type", "rules", "scan"})
"""Parts of a document that name no place."""


def with_real_places(source: DocumentSource) -> DocumentSource:
    """The document with each made-up unit and ministry named as a real one of its kind and day."""
    day = source.header.date or dt.date.min
    dice = random.Random(source.seed)
    places = {name: _one_of(kinds, day, dice) for name, kinds in _made_up().items()}
    names = _MINISTRIES | places | dict(_of_universities(places)) | dict(_of_domains(places))
    upper = {name.upper(): real.upper() for name, real in names.items() if " " in name}
    by_words = names | upper
    return DocumentSource.model_validate(_renamed(source.model_dump(), _pattern(frozenset(by_words)), by_words))


@cache
def _made_up() -> dict[str, frozenset[str]]:
    """The names of the made-up country, each with the kinds of units that bear it."""
    found: dict[str, set[str]] = {}
    for province in provinces():
        found.setdefault(province.name, set()).add(_PROVINCE)
        for district in province.districts:
            found.setdefault(district.name, set()).add(district.kind)
        for unit in (*province.after, *(unit for district in province.districts for unit in district.units)):
            kind = next(kind for kind in ("xã", "phường", "thị trấn") if unit.startswith(f"{kind} "))
            found.setdefault(unit.removeprefix(f"{kind} "), set()).add(kind)
    return {name: frozenset(kinds) for name, kinds in found.items()}


def _one_of(kinds: Iterable[str], day: dt.date, dice: random.Random) -> str:
    """A real name that units of all these kinds bear, valid on the day where there is one."""
    days = Days(day, day)
    now, ever = (frozenset.intersection(*(_names(kind, each) for kind in kinds)) for each in (days, Days()))
    return dice.choice(sorted(now or ever))


@lru_cache(maxsize=64)
def _names(kind: str, days: Days) -> frozenset[str]:
    return frozenset(
        name for name in names_of_kind(kind, days) if len(name.split()) <= _LONGEST and not name[-1].isdigit()
    )


def _of_universities(places: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The signs of universities, which end in the initials of their place."""
    for row in table("offices")["universities"]:
        code, place = row["code"], row["place"]
        yield code, code.removesuffix(_initials(place)) + _initials(places[place])


def _of_domains(places: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for province in provinces():
        yield province.domain, f"{''.join(strip_marks(places[province.name]).lower().split())}.gov.vn"


def _initials(name: str) -> str:
    return "".join(word[0] if word[0] == "Đ" else strip_marks(word[0]) for word in regex.findall(r"\p{L}+", name))


@cache
def _pattern(names: frozenset[str]) -> regex.Pattern[str]:
    """Any of the names as whole words, the longest first; a bar may end the line within one."""
    openings = "".join(sorted({name[0] for name in names if not name[0].isupper()}))
    words = (r"[ |]".join(map(regex.escape, name.split())) for name in sorted(names, key=len, reverse=True))
    return regex.compile(rf"(?<![\p{{L}}\d])(?=[\p{{Lu}}{openings}])(?:{'|'.join(words)})(?![\p{{L}}\d])")


def _renamed(part: Any, pattern: regex.Pattern[str], names: Mapping[str, str]) -> Any:
    if isinstance(part, str):
        return pattern.sub(lambda found: names[found.group().replace("|", " ")], part)
    if isinstance(part, Mapping):
        return {key: each if key in _KEPT else _renamed(each, pattern, names) for key, each in part.items()}
    if isinstance(part, (list, tuple)):
        return type(part)(_renamed(each, pattern, names) for each in part)
    return part
