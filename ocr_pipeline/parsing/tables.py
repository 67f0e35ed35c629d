"""The domain's tables: document types, agencies, drafting units, units of quantities, cues, look-alikes.

They live in ``data/`` as tab-separated text; the source of each stands at its head.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from schemas import Relation, StatisticKind

Regime = Literal["nd30", "tt01", "party", "qppl", "practice"]
REGIMES: tuple[Regime, ...] = ("nd30", "tt01", "party", "qppl", "practice")


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document: its name, the abbreviations of each set of rules, its code in TT 05/2025/TT-BNV.

    ``titles``: what practice writes at the head in the place of the name (``BIÊN BẢN HỌP``).
    """

    name: str
    by_regime: dict[Regime, tuple[str, ...]]
    code: str | None
    spoken: tuple[str, ...]
    titles: tuple[str, ...] = ()

    @property
    def capitals(self) -> str:
        """The name as it stands at the head of a document: ``TỜ TRÌNH``."""
        return self.name.upper()


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency behind an abbreviation; ``since`` and ``until`` are years, where they are known."""

    abbr: str
    name: str
    level: str
    since: int | None
    until: int | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a quantity; ``factor`` of it in ``base`` (``triệu đồng``: 1 000 000 ``đồng``)."""

    name: str
    kind: StatisticKind
    base: str
    factor: float


@dataclass(frozen=True, slots=True)
class LetterDamage:
    """What is printed for a letter of a symbol; ``sure`` repairs need no second witness."""

    true: str
    printed: str
    sure: bool


def table_rows(name: str) -> list[dict[str, str]]:
    """The rows of ``data/<name>.tsv`` by the names in its first line; lines that begin with "# " are comments."""
    text = files("ocr_pipeline.parsing").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("# ")]
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:]]


def _year(text: str) -> int | None:
    return int(text) if text else None


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Every document type, in the order of its table."""
    return tuple(
        DocumentType(
            name=row["name"],
            by_regime={regime: tuple(row[regime].split()) for regime in REGIMES},
            code=row["code"] or None,
            spoken=tuple(row["spoken"].split()),
            titles=tuple(filter(None, row["titles"].split("|"))),
        )
        for row in table_rows("document_types")
    )


@cache
def type_of_title() -> dict[str, str]:
    """What may stand in capitals at the head of a document, and the name of the type that it is."""
    return {title: kind.name for kind in document_types() for title in (kind.capitals, *kind.titles)}


@cache
def type_of_abbreviation() -> dict[str, DocumentType]:
    """Each abbreviation and its type; of two claimants the one of the newer rules has it."""
    found: dict[str, DocumentType] = {}
    for regime in REGIMES:
        for kind in document_types():
            for abbr in kind.by_regime[regime]:
                found.setdefault(abbr, kind)
    return found


@cache
def agencies() -> dict[str, Agency]:
    """Agencies by abbreviation."""
    return {
        row["abbr"]: Agency(row["abbr"], row["name"], row["level"], _year(row["since"]), _year(row["until"]))
        for row in table_rows("agencies")
    }


@cache
def drafting_units() -> dict[str, str]:
    """Names of drafting units and fields by abbreviation."""
    return {row["abbr"]: row["name"] for row in table_rows("drafting_units")}


@cache
def statistic_units() -> dict[str, Unit]:
    """Units of quantities by name."""
    return {
        row["unit"]: Unit(
            row["unit"], StatisticKind(row["kind"]), row["base"] or row["unit"], float(row["factor"] or 1)
        )
        for row in table_rows("statistic_units")
    }


@cache
def naming_words() -> tuple[str, ...]:
    """Words after which a number names a thing and counts nothing."""
    return tuple(row["word"] for row in table_rows("naming_words"))


@cache
def relation_cues() -> tuple[tuple[str, Relation], ...]:
    """Cue words and the relation they announce."""
    return tuple((row["cue"], Relation(row["kind"])) for row in table_rows("relation_cues"))


@cache
def digit_lookalikes() -> dict[str, str]:
    """Signs that stand for a digit in damaged text."""
    return {row["printed"]: row["digit"] for row in table_rows("digit_lookalikes")}


@cache
def letter_damage() -> tuple[LetterDamage, ...]:
    """Damaged forms of the letters of symbols."""
    return tuple(
        LetterDamage(row["true"], row["printed"], row["trust"] == "sure") for row in table_rows("letter_damage")
    )
