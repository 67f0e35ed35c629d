"""Who acts: names of units, and people by title, at the beginning of a sentence or in a list (``data/actors.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import takewhile

import regex

from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.tables import agencies

FEWEST_STRANGE = 3
"""So many small words at the end of a name, that no name is known to end with, may belong to the duty behind it."""
LONGEST = 260
"""Characters: no list of units in front of its duty is longer."""


@cache
def actor_words() -> dict[str, tuple[str, ...]]:
    """The words of ``data/actors.toml`` by their lists."""
    text = files("ocr_pipeline.parsing").joinpath("data", "actors.toml").read_text(encoding="utf-8")
    return {name: tuple(words) for name, words in tomllib.loads(text).items()}


def _any(words: Iterable[str]) -> str:
    return "|".join(regex.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def _actor() -> regex.Pattern[str]:
    words = actor_words()
    return regex.compile(rf"(?:(?:{_any(words['openings'])})(?!\w)|(?:{_any(words['before_a_name'])})\s+(?=\p{{Lu}}))")


@cache
def _next_actor() -> regex.Pattern[str]:
    small = _any(actor_words()["also_small"])
    return regex.compile(rf"(?:{_actor().pattern}|(?:{small})(?!\w))")


@cache
def _duty() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{_any(actor_words()['duties'])})(?!\w)")


@cache
def _order() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_any(actor_words()['orders'])})\s+(?:cho\s+)?")


@cache
def _no_duty() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{_any(actor_words()['no_duties'])})(?!\w)")


def _first_duty(said: str, at: int, until: int) -> regex.Match[str] | None:
    """The first word of a duty that is no part of a name ("công trình" holds "trình")."""
    names = [each.span() for each in _no_duty().finditer(said, at, until)]
    for match in _duty().finditer(said, at, until):
        if not any(start <= match.start() < end and (start, end) != match.span() for start, end in names):
            return match
    return None


OFFICE_OF_TWO = regex.compile(
    r"Văn phòng\s+(?:[^;:]{0,40}[\s,])?(?:HĐND|Hội đồng nhân dân|ĐĐBQH|Đoàn ĐBQH|Đoàn đại biểu Quốc hội)$"
)
"""One office serves both: "Văn phòng HĐND và UBND huyện"."""
_PARTED = regex.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+")
_COLON = regex.compile(r"\s*:\s*")


def opens_actor(said: str, at: int = 0) -> bool:
    """Whether the name of somebody who acts begins at ``at``."""
    return _actor().match(said, at) is not None


def after_order(said: str, at: int = 0) -> int:
    """Where the unit begins behind "Giao" or "Đề nghị" at ``at``; ``at`` itself where there is no such word."""
    match = _order().match(said, at)
    return match.end() if match else at


def actors_until_duty(said: str, at: int) -> tuple[int, int] | None:
    """Where the units that begin at ``at`` end, and where their duty begins; ``None`` where neither is said."""
    if not opens_actor(said, at):
        return None
    until = min(len(said), at + LONGEST)
    colon = _COLON.search(said, at, until)
    duty = _first_duty(said, at, until)
    if colon and (duty is None or colon.start() < duty.start()) and not _names_after(said, colon):
        return colon.start(), colon.end()
    if duty is not None:
        return duty.start(), duty.start()
    return (len(said), len(said)) if len(said) - at <= LONGEST and not said.rstrip().endswith(".") else None


def _names_after(said: str, colon: regex.Match[str]) -> bool:
    """Whether a colon opens a list of names ("các Sở: Nội vụ, Tài chính chủ trì"), no duty."""
    before = said[: colon.start()].rstrip()
    return (
        regex.search(r"(?:^|\s)[Cc]ác\s+(?:Sở|Bộ|Ban|[Pp]hòng|Vụ|Cục|huyện|xã|[Ss]ở|cơ quan|đơn vị)$", before)
        is not None
    )


@cache
def _last_words() -> frozenset[str]:
    """The last two words of the agencies' names, folded."""
    return frozenset(" ".join(fold(each.name).split()[-2:]) for each in agencies().values())


def ends_as_name(said: str) -> bool:
    """Whether a name ends with a capitalised word, with words that names end with, or as an agency's name does."""
    words = said.strip(" ,;:").split()
    if " ".join(fold(" ".join(words)).split()[-2:]) in _last_words():
        return True
    small = list(takewhile(lambda word: not word[:1].isupper(), reversed(words)))
    strange = [word for word in small if word.strip(",;:()-") not in actor_words()["endings"]]
    return len(strange) < FEWEST_STRANGE


def parted(said: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the single units in ``said[start:end]``: a comma or "và" parts them where a new one begins."""
    begin = start
    for sign in _PARTED.finditer(said, start, end):
        if sign.start() <= begin or _within_name(said, begin, sign):
            continue
        if _next_actor().match(said, sign.end(), end):
            yield begin, sign.start()
            begin = sign.end()
    if end > begin:
        yield begin, end


def _within_name(said: str, begin: int, sign: regex.Match[str]) -> bool:
    """Whether the comma stands among what one word before it governs: "Thủ trưởng các Sở, Ban ngành"."""
    before = said[begin : sign.start()]
    if OFFICE_OF_TWO.search(before):
        return True
    if before.strip() in {"Giám đốc", "Thủ trưởng", "Chủ tịch", "Trưởng", "Hiệu trưởng"}:
        return True
    listed = regex.search(r"(?:^|\s)[Cc]ác(?:\s+[\p{Ll}]+){0,2}\s+[Ss]ở$|[Cc]ác\s+[Bb]ộ$|[Cc]ác\s+[Bb]an$", before)
    return listed is not None
