"""Questions as people ask them, made of what documents truly say: words, phrases, beginnings, codes; some narrowed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from benchmarks.large.documents import Json, document_of
from diacritics.alphabet import strip_marks
from ocr_pipeline.archive.search.filters import Filters

KINDS: Final = {"subject": 40, "body": 20, "phrase": 12, "word": 8, "beginning": 8, "code": 6, "cited": 6}
"""Of a hundred questions, so many of each kind; a half of each is typed without marks."""
NARROWED: Final = 0.3
"""Questions with one filter."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what it is narrowed by, its kind, and the document that it was made of."""

    text: str
    kind: str
    document: str
    filters: Filters = field(default_factory=Filters)
    narrowed_by: str = ""


def questions(count: int, documents: int, seed: int = 0) -> list[Asked]:
    """``count`` questions to an archive of the documents of ``documents`` seeds from 0 on."""
    dice = random.Random(f"asked {seed}")
    kinds, weights = list(KINDS), list(KINDS.values())
    made: list[Asked] = []
    while len(made) < count:
        asked = _asked(document_of(dice.randrange(documents)), dice.choices(kinds, weights)[0], dice)
        if asked is not None:
            made.append(asked)
    return made


def _asked(document: Json, kind: str, dice: random.Random) -> Asked | None:
    text = _text(document, kind, dice)
    if not any(map(str.isalnum, text)):
        return None  # a dash for a word is no question
    text = strip_marks(text) if dice.random() < 0.5 else text
    name = dice.choice(("type", "issuer", "since", "review")) if dice.random() < NARROWED else ""
    filters = _filters(document, name)
    return Asked(text, kind, document["source"]["sha256"], filters, name)


def _filters(document: Json, name: str) -> Filters:
    value: dict[str, Any] = {
        "type": document["document_type"]["value"],
        "issuer": document["issuer"]["value"],
        "since": (document["date"]["value"] or "1945")[:4],
        "review": document["review"]["required"],
    }
    return Filters(**{name: value[name]}) if name else Filters()


def _text(document: Json, kind: str, dice: random.Random) -> str:
    """What is asked for; empty where the document has nothing of the kind."""
    subject, body = (document["subject"]["value"] or "").split(), document["text"].split()
    if kind == "subject":
        return " ".join(_some(subject, dice.randint(2, 5), dice))
    if kind == "body":
        return " ".join(_some(body, dice.randint(2, 3), dice) + _some(body, dice.randint(1, 2), dice))
    if kind == "phrase":
        return f'"{" ".join(_some(subject, dice.randint(2, 4), dice))}"'
    if kind == "word":
        return "".join(_some(subject, 1, dice))
    if kind == "beginning":
        word = "".join(_some(subject, 1, dice)).strip(".,;:")
        return f"{word[: max(2, len(word) - 1)]}*" if word.isalpha() else ""
    if kind == "code":
        return document["code"]["value"] or ""
    codes = [cited["code"] for cited in document["citations"] if cited["code"]]
    return dice.choice(codes) if codes else ""


def _some(words: Sequence[str], count: int, dice: random.Random) -> list[str]:
    """So many words in a row."""
    first = dice.randrange(max(1, len(words) - count + 1))
    return [word.replace('"', "") for word in words[first : first + count]]
