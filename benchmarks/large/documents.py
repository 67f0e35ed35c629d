"""A document of a seed as the contract has it, without a picture: what reading its scan might have given.

Most of it is the truth. Confidences are drawn, what a hand wrote is flagged, boxes are counted in lines and letters;
one document in eight has lost marks, as worn pages do, and of these one in six has lost all of them.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator
from typing import Any, Final

from benchmarks.large.pages import LEADING, PAGE, WIDE, Setter, set_text
from diacritics.alphabet import strip_marks
from samples.facts import QUALIFIERS
from samples.grammar import generate
from samples.record.statistics import scaled
from samples.source import DocumentSource, Paragraph

Json = dict[str, Any]

WORN: Final = 1 / 8
"""Documents that have lost marks."""
BARE: Final = 1 / 6
"""Of them, those that have lost all."""
LOST: Final = 0.04
"""Words that lose their marks in the others."""
_CODE: Final = re.compile(r"(?P<number>\d+[a-z]?)(?:/(?:(?P<year>\d{4})/)?|-)(?P<notation>.+)")
"""``30/2020/NĐ-CP``, ``05-NQ/ĐU``, as in :mod:`samples.record.cited`."""
_WORD: Final = re.compile(r"\S+")
_REVIEWED: Final = ("number", "code", "date")
_HEAD: Final = ("code", "number", "notation", "issuer_parent", "issuer", "place", "subject")


def document_of(seed: int) -> Json:
    """The JSON of a document; the same for the same seed."""
    source = generate(seed)
    return _Made(source, set_text(source), random.Random(f"large {seed}")).document()


class _Made:
    """One document on its way into JSON."""

    def __init__(self, source: DocumentSource, setter: Setter, dice: random.Random) -> None:
        self.source = source
        self.spots = setter.spots
        self.by_hand = setter.by_hand
        self.whole = setter.text
        self.text = _worn(self.whole, dice)
        self.dice = dice
        self.breaks = [place for place, char in enumerate(self.text) if char == "\f"]

    def document(self) -> Json:
        source, pages = self.source, len(self.breaks) + 1
        head = self._header("", source.header.date.isoformat() if source.header.date else None)
        flagged = [name for name in _REVIEWED if head[name]["needs_review"]]
        citations = self._citations()
        kind = {**self._field("document_type"), "value": source.type}
        return {
            "schema_version": "1.0",
            "source": {
                "name": f"{source.stem}.pdf",
                "sha256": hashlib.sha256(f"large {source.seed}".encode()).hexdigest(),
                "media_type": "application/pdf",
                "page_count": pages,
                "pages": [1, pages],
                "encrypted": False,
                "signed": bool(source.electronic),
            },
            "document_type": kind if source.header.title else {**kind, "origin": "derived"},
            **head,
            "addressees": self._numbered("addressee"),
            "dates": [
                {"role": date.role, "field": self._field(f"d.{key}", date.value.isoformat())}
                for key, date in source.dates.items()
            ],
            "legal_bases": [cited for key, cited in citations if source.citations[key].basis],
            "citations": [cited for _, cited in citations],
            "own_mentions": [],
            "statistics": list(self._statistics()),
            "sections": list(self._sections()),
            "signature": {
                "authority": self._numbered("authority"),
                "title": self._field("signer_title"),
                "name": self._field("signer_name"),
            },
            "recipients": self._numbered("recipient"),
            "urgency": self._field("urgency"),
            "secrecy": self._field("secrecy"),
            "marks": [],
            "digital_signatures": [],
            "received": None,
            "tables": [],
            "copies": [],
            "attachments": [
                {**self._header(f"att{number}.", None), "document_type": self._field(f"att{number}.document_type"),
                 "label": None, "pages": []}
                for number in range(1, len(source.attachments) + 1)
            ],
            "details": {},
            "pages": [_page(number) for number in range(1, pages + 1)],
            "text": self.text,
            "restorations": [],
            "review": {"required": bool(flagged), "reasons": [f"{name}: handwritten" for name in flagged]},
            "producer": {
                "version": "large", "engine": None, "languages": ["vie"], "models": {}, "settings_sha256": None,
            },
        }  # fmt: skip

    def _header(self, scope: str, date: str | None) -> Json:
        head = {name: self._field(scope + name) for name in _HEAD}
        return {**head, "date": self._field(f"{scope}date", date)}

    def _field(self, name: str, value: str | None = None) -> Json:
        spot = self.spots.get(name)
        if spot is None:
            return {**_NOWHERE, "value": None, "origin": "printed", "normalised": None, "alternatives": []}
        pen = name in self.by_hand
        return {
            **self._place(spot, flagged=pen),
            "value": value or " ".join(self.whole[slice(*spot)].split()),
            "origin": "handwritten" if pen else "printed",
            "normalised": None,
            "alternatives": [],
        }

    def _numbered(self, name: str) -> list[Json]:
        found: list[Json] = []
        while f"{name}.{len(found) + 1}" in self.spots:
            found.append(self._field(f"{name}.{len(found) + 1}"))
        return found

    def _place(self, spot: tuple[int, int], *, flagged: bool = False) -> Json:
        start, end = spot
        return {
            "raw": self.text[start:end],
            "page": self._page_of(start),
            "bbox": self._box(start, end),
            "span": [start, end],
            "confidence": round(self.dice.uniform(0.3, 0.7) if flagged else self.dice.uniform(0.9, 1.0), 3),
            "needs_review": flagged,
            "reasons": ["the number is handwritten: read by shape"] if flagged else [],
        }

    def _page_of(self, start: int) -> int:
        return 1 + sum(place < start for place in self.breaks)

    def _box(self, start: int, end: int) -> list[int]:
        page = max((place + 1 for place in self.breaks if place < start), default=0)
        line = self.text.count("\n", page, start) % PAGE
        column = start - max(self.text.rfind("\n", page, start) + 1, page)
        x, y = 350 + WIDE * column, 250 + LEADING * line
        return [x, y, x + WIDE * min(end - start, 80), y + 50]

    def _mentions(self, name: str) -> list[Json]:
        names = [name]
        while f"{name}.{len(names) + 1}" in self.spots:
            names.append(f"{name}.{len(names) + 1}")
        spots = [self.spots[each] for each in names]
        return [{"page": self._page_of(s), "bbox": self._box(s, e), "span": [s, e]} for s, e in spots]

    def _citations(self) -> list[tuple[str, Json]]:
        found = []
        for key, cited in self.source.citations.items():
            parts = _CODE.fullmatch(cited.code) if cited.code else None
            made = {
                **self._place(self.spots[f"c.{key}"]),
                "type": cited.type,
                "code": cited.code,
                "number": parts["number"] if parts else None,
                "year": parts["year"] if parts else None,
                "notation": parts["notation"] if parts else None,
                "date": cited.date.isoformat() if cited.date else None,
                "title": cited.title,
                "issuer": cited.issuer,
                "locator": cited.locator.model_dump(mode="json") if cited.locator else None,
                "relation": cited.relation.value,
                "defects": list(cited.defects),
                "mentions": self._mentions(f"c.{key}"),
            }
            found.append((key, made))
        return sorted(found, key=lambda each: each[1]["span"])

    def _statistics(self) -> Iterator[Json]:
        for key, quantity in sorted(self.source.statistics.items(), key=lambda each: self.spots[f"s.{each[0]}"]):
            amount, base_unit = scaled(quantity.value, quantity.unit)
            period = self.source.periods[quantity.period] if quantity.period else None
            yield {
                **self._place(self.spots[f"s.{key}"]),
                "value": quantity.value,
                "unit": quantity.unit,
                "amount": amount,
                "base_unit": base_unit,
                "measure": quantity.measure,
                "kind": quantity.kind.value,
                "low": quantity.low,
                "high": quantity.high,
                "of": quantity.of,
                "qualifier": QUALIFIERS[quantity.qualifier] if quantity.qualifier else None,
                "period": period.model_dump(mode="json") if period else None,
                "comparison": quantity.comparison.model_dump(mode="json") if quantity.comparison else None,
                "negated": quantity.negated,
            }

    def _sections(self) -> Iterator[Json]:
        """The outline, flat: what is searched and counted does not ask how it is nested."""
        for index, block in enumerate(self.source.body):
            if isinstance(block, Paragraph) and block.section is not None:
                start, end = self.spots[f"body.{index}"]
                yield {
                    "label": block.section.label,
                    "title": block.section.title,
                    "level": block.section.level,
                    "page": self._page_of(start),
                    "span": [start, end],
                    "children": [],
                    "items": [],
                }


_NOWHERE: Final[Json] = {
    "raw": None, "page": None, "bbox": None, "span": None, "confidence": 0.0, "needs_review": False, "reasons": [],
}  # fmt: skip


def _page(number: int) -> Json:
    return {
        "number": number, "width": 2480, "height": 3508, "dpi": 300.0, "rotation": 0, "skew_degrees": 0.0,
        "quality": {"verdict": "good", "reasons": []}, "paper_whitened": False, "text_from": "image", "notes": [],
        "error": None,
    }  # fmt: skip


def _worn(text: str, dice: random.Random) -> str:
    """The text as it was read: whole, or without some of its marks; its length stays."""
    if dice.random() >= WORN:
        return text
    if dice.random() < BARE:
        return strip_marks(text)
    return _WORD.sub(lambda word: strip_marks(word[0]) if dice.random() < LOST else word[0], text)
