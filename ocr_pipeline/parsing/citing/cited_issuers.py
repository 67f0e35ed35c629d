"""Who issued what is cited: the name that follows ``của`` behind a code and its date.

A name ends where the sentence says what the document does or what becomes of it; marks and capitals tell ``giao`` from
``Ngoại giao`` and ``quản lý`` from ``Ban quản lý``. The words: ``data/cited_issuers.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from ocr_pipeline.parsing.folding import one_line

_WINDOW: Final = 160
"""Characters: a name is no longer."""
# Nothing stands behind the Government in a name, nor behind its head and its office.
_OF_GOVERNMENT: Final = re.compile(r".*?Chính\s+phủ(?!\w)(?!\s+(?:nước|Việt))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class IssuerWords:
    """What ends the name of an issuer, and what is part of it though it looks like an end; see the table."""

    goes_on: Sequence[str]
    another_begins: Sequence[str]
    joined: Sequence[str]
    after_comma: Sequence[str]
    before_dot: Sequence[str]
    in_names: dict[str, Sequence[str]]


@cache
def issuer_words() -> IssuerWords:
    """The words of ``data/cited_issuers.toml``."""
    text = files("ocr_pipeline.parsing").joinpath("data", "cited_issuers.toml").read_text(encoding="utf-8")
    return IssuerWords(**tomllib.loads(text))


@cache
def _name() -> re.Pattern[str]:
    """``của`` and a name up to where it ends."""
    words = issuer_words()
    goes_on = "|".join(_unless_in_a_name(word, words.in_names.get(word, ())) for word in words.goes_on)
    another = _any_of(words.another_begins)
    joint = rf"và\s+(?:[a-zđ]|{_any_of(words.joined)})"
    stands = "|".join(rf"(?<={word})" for word in words.before_dot)
    inner = rf",\s{{0,3}}(?:{_any_of(words.after_comma)})(?!\w)|(?:{stands})\."
    return re.compile(
        rf"[\s,]{{0,3}}của\s{{1,2}}(?P<issuer>(?!(?:{another})(?!\w))[^\W\d_](?:[^;.,:()\d\"“]|{inner}){{1,80}}?)"
        rf"(?=\s+(?:{goes_on}|{joint})(?!\w)|\s+{joint}|\s+(?:[-–+]\s)?(?:{another})(?!\w)"
        rf"|(?!{inner})\s*[;.,:()\d\"“]|\s*\Z)"
    )


def _any_of(words: Iterable[str]) -> str:
    """Any of these words, their spaces as wide as they come."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


def _unless_in_a_name(word: str, before: Iterable[str]) -> str:
    """A word that ends a name, but not behind those that it makes one with."""
    return "".join(rf"(?<!{re.escape(each)}\s)".replace(r"\ ", r"\s") for each in before) + _any_of([word])


def issuer_after(text: str, at: int) -> str | None:
    """Who issued the document that was named up to ``at``; ``None`` when no ``của …`` follows, or not its end."""
    match = _name().match(text, at, min(len(text), at + _WINDOW))
    if match is None or (match.end() == at + _WINDOW < len(text)):
        return None
    name = one_line(match["issuer"])
    government = _OF_GOVERNMENT.match(name)
    return government[0] if government else name
