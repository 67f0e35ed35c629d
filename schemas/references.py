"""What a document cites and what it counts."""

from __future__ import annotations

from enum import StrEnum

from schemas.fields import BBox, Evidence, Model, PageNumber, Span


class Relation(StrEnum):
    """What the citing document does with the cited one."""

    BASIS = "basis"
    IMPLEMENTS = "implements"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    REFERS = "refers"
    ATTACHED_TO = "attached_to"
    PROPOSED_BY = "proposed_by"
    REPLIES_TO = "replies_to"


class Locator(Model):
    """The part of a document that is meant, as printed: ``diem`` "a", ``khoan`` "2", ``dieu`` "4 đến 8"."""

    tiet: str | None = None
    diem: str | None = None
    khoan: str | None = None
    dieu: str | None = None
    tieu_muc: str | None = None
    muc: str | None = None
    chuong: str | None = None
    phan: str | None = None
    phu_luc: str | None = None


class Mention(Model):
    """One place where a document is cited."""

    page: PageNumber | None = None
    bbox: BBox | None = None
    span: Span | None = None


class Citation(Evidence):
    """A cited document, once, with every place that mentions it.

    ``code`` is what is printed (``214/QĐ-UBND``; ``12/2019`` where the notation is missing; ``None`` for a law
    cited by title). ``defects`` name what is wrong with the citation as printed; nothing is repaired silently.
    """

    type: str | None = None
    code: str | None = None
    number: str | None = None
    year: str | None = None
    notation: str | None = None
    date: str | None = None
    title: str | None = None
    issuer: str | None = None
    locator: Locator | None = None
    relation: Relation = Relation.REFERS
    defects: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


class StatisticKind(StrEnum):
    """What sort of quantity it is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    AREA = "area"
    RATIO = "ratio"
    DURATION = "duration"
    INDEX = "index"


class Period(Model):
    """The time a statistic speaks of; ``start`` and ``end`` are ISO dates."""

    raw: str
    start: str | None = None
    end: str | None = None


class Comparison(Model):
    """Against what a statistic is measured: ``kind`` is ``yoy`` or ``vs_plan``."""

    kind: str
    raw: str | None = None
    value: float | None = None


class Statistic(Evidence):
    """A quantity as printed (``value``, ``unit``) and scaled (``amount``, ``base_unit``).

    ``value`` of a range is its upper end; of a ratio the part, with the whole in ``of``.
    """

    value: float | None = None
    unit: str | None = None
    amount: float | None = None
    base_unit: str | None = None
    measure: str | None = None
    kind: StatisticKind = StatisticKind.COUNT
    low: float | None = None
    high: float | None = None
    of: float | None = None
    qualifier: str | None = None
    period: Period | None = None
    comparison: Comparison | None = None
    negated: bool = False
