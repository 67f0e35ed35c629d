"""What a register says of each document: its parts, which are doubtful, and which documents are entered twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from ocr_pipeline.archive.tables.described import DATES, DOCUMENTS, FIELDS, RECIPIENTS
from ocr_pipeline.archive.tables.document_rows import PATHS
from ocr_pipeline.export.excel.sheets import DECISION_COLUMNS, comment_of, decision_comment
from ocr_pipeline.export.issued_order import Order, order_of

if TYPE_CHECKING:
    from ocr_pipeline.archive.tables.opening import OpenTables

_SAME: Final = ("number", "notation", "issuer", "date")
"""What makes two entries one document (NĐ 30/2020, Phụ lục VI: a system warns of them; the day is added)."""
_FILED: Final = "lưu"
"""How the item of a list of recipients begins that says where a copy is kept (NĐ 30/2020, Phụ lục I, mục II.9)."""
LANGUAGE: Final = "Tiếng Việt"


@dataclass(slots=True)
class Item:
    """A document in a register: its parts by name, and what to say of those that are doubtful or were decided."""

    document: str
    name: str
    uri: str | None
    parts: dict[str, Any]
    doubts: dict[str, str | None] = field(default_factory=dict)
    decided: dict[str, str] = field(default_factory=dict)


def items(tables: OpenTables) -> list[Item]:
    """Every document of an archive, by day of issue, number and name; those without a day come last."""
    entered = {row["id"]: _item(row) for row in tables.rows(DOCUMENTS)}
    _add_comments(entered, tables.rows(FIELDS, ("document", "path", "needs_review", "reasons", "alternatives")))
    _add_decided(entered, tables.rows(FIELDS, DECISION_COLUMNS, having="decision"))
    _add_recipients(entered, tables.rows(RECIPIENTS, ("document", "role", "position", "value", "needs_review")))
    _add_deadlines(entered, tables.rows(DATES, ("document", "role", "date", "needs_review")))
    found = sorted(entered.values(), key=_order)
    _mark_same(found)
    return found


def _item(row: Mapping[str, Any]) -> Item:
    first, last = row["first_page"], row["last_page"]
    pages = last - first + 1 if first is not None and last is not None else row["page_count"]
    parts = {**row, "language": LANGUAGE, "pages": pages, "notes": ""}
    return Item(row["id"], row["name"], row["uri"], parts, dict.fromkeys(row["flagged"] or ()))


def _add_comments(entered: Mapping[str, Item], fields: Iterable[Mapping[str, Any]]) -> None:
    names = {PATHS.get(name, name): name for name in DOCUMENTS.names}
    for row in fields:
        name = names.get(row["path"])
        if row["needs_review"] and name is not None:
            entered[row["document"]].doubts[name] = comment_of(row["reasons"], row["alternatives"])


def _add_decided(entered: Mapping[str, Item], fields: Iterable[Mapping[str, Any]]) -> None:
    names = {PATHS.get(name, name): name for name in DOCUMENTS.names}
    for row in fields:
        name, comment = names.get(row["path"]), decision_comment(row)
        if name is not None and comment is not None:
            entered[row["document"]].decided[name] = comment


def _add_recipients(entered: Mapping[str, Item], recipients: Iterable[Mapping[str, Any]]) -> None:
    listed: defaultdict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for row in recipients:
        if row["role"] != "recipient":
            continue
        # One that could not be read is a doubt about the list, though nothing of it can be entered.
        part = "filed" if (row["value"] or "").casefold().startswith(_FILED) else "recipients"
        if row["value"] is not None:
            listed[row["document"], part].append((row["position"], row["value"]))
        if row["needs_review"]:
            entered[row["document"]].doubts.setdefault(part)
    for (document, part), values in listed.items():
        entered[document].parts[part] = "; ".join(value for _, value in sorted(values))


def _add_deadlines(entered: Mapping[str, Item], dates: Iterable[Mapping[str, Any]]) -> None:
    """The first that a document sets; where it sets others, too, a person must say which the register is to have."""
    others: defaultdict[str, list[str]] = defaultdict(list)
    for row in dates:
        if row["role"] != "deadline":
            continue
        item = entered[row["document"]]
        if row["date"] is not None and row["date"] != item.parts.setdefault("deadline", row["date"]):
            others[row["document"]].append(f"{row['date']:%d/%m/%Y}")
        if row["needs_review"]:
            item.doubts.setdefault("deadline")
    for document, days in others.items():
        entered[document].doubts["deadline"] = f"Văn bản còn thời hạn khác: {', '.join(dict.fromkeys(days))}."


def _order(item: Item) -> Order:
    issued = item.parts["date"]
    return order_of(issued.isoformat() if issued else None, item.parts["number"], item.name, item.document)


def _mark_same(found: Sequence[Item]) -> None:
    """Notes with each document that another has its number, notation, issuer and day; none of them is left out."""
    same: defaultdict[tuple[object, ...], list[Item]] = defaultdict(list)
    for item in found:
        if item.parts["number"] and item.parts["issuer"]:
            same[tuple(item.parts[name] for name in _SAME)].append(item)
    for items_ in same.values():
        for item in items_ if len(items_) > 1 else ():
            others = ", ".join(other.name for other in items_ if other is not item)
            item.parts["notes"] = f"Trùng số, ký hiệu, cơ quan và ngày với: {others}"
            item.doubts.setdefault("notes")
