"""Rows of values: all of them, those to review, and the people, places and days that a document names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ocr_pipeline.archive.decisions.marked import DECIDED, is_absent
from ocr_pipeline.archive.entries import printed_value
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.tables.columns import Cell, Row
from ocr_pipeline.archive.tables.described import DATES, FIELDS, RECIPIENTS, SIGNERS
from ocr_pipeline.archive.tables.evidence import Content, day, decision_cells, evidence_cells

Values = Mapping[str, Content]
"""Every value of a document by its path, in the order of the JSON."""

RECIPIENT_ROLES: Final = {"addressees": "addressee", "recipients": "recipient"}
"""The lists of a document that name whom it goes to, and what those are."""
ISSUED, RECEIVED = "issued", "received"


def field_row(identity: DocumentId, path: str, node: Content) -> Row:
    """The row of any value: what the machine read, and what people decided."""
    read = node.get(DECIDED) or {
        "machine_value": printed_value(node),
        "machine_normalised": node.get("normalised"),
        "machine_confidence": node["confidence"],
    }
    return FIELDS.row(
        {
            "document": identity,
            "path": path,
            "value": read["machine_value"],
            "normalised": read["machine_normalised"],
            "alternatives": tuple(each["value"] for each in node.get("alternatives", ())),
            "origin": node.get("origin"),
            **evidence_cells(node),
            "confidence": float(read["machine_confidence"]),
            "effective_value": printed_value(node),
            **decision_cells(node),
        }
    )


def recipient_rows(identity: DocumentId, values: Values) -> Iterator[Row]:
    """A row for each addressee and each recipient."""
    for path, node in values.items():
        role = RECIPIENT_ROLES.get(path.partition("[")[0])
        if role is not None and path.endswith("]") and not is_absent(node):
            yield RECIPIENTS.row(
                {
                    "document": identity,
                    "path": path,
                    "role": role,
                    "position": int(path.partition("[")[2].rstrip("]")) + 1,
                    "value": node["value"],
                    "normalised": node.get("normalised"),
                    **evidence_cells(node),
                }
            )


def date_rows(identity: DocumentId, content: Content, values: Values) -> Iterator[Row]:
    """A row for the day of issue, the day of receipt, and each day in ``dates``, where the page shows them."""
    roles = {f"dates[{place}].field": each["role"] for place, each in enumerate(content.get("dates", ()))}
    for path, role in {"date": ISSUED, "received.date": RECEIVED, **roles}.items():
        node = values.get(path)
        if node is not None and _is_shown(node):
            yield DATES.row(
                {
                    "document": identity,
                    "path": path,
                    "role": role,
                    "date": day(node["value"]),
                    "value": node["value"],
                    **evidence_cells(node),
                }
            )


def signer_rows(identity: DocumentId, content: Content, values: Values) -> Iterator[Row]:
    """A row for who signs at the foot, where it says so, and one for each electronic signature."""
    yield from _signer_on_paper(identity, values)
    for place, signature in enumerate(content.get("digital_signatures", ())):
        # The visible text of a signature is no value of the parser's: nobody vouches for it.
        told = {"confidence": 0.0, "needs_review": False, "reasons": (), "raw": None, **signature}
        yield SIGNERS.row(
            {
                "document": identity,
                "path": f"digital_signatures[{place}]",
                "way": "electronic",
                "name": signature.get("signer"),
                "title": None,
                "authority": (),
                "organisation": signature.get("organisation"),
                "time": signature.get("time"),
                **evidence_cells(told),
                "confidence": None,
                "needs_review": None,
            }
        )


def _signer_on_paper(identity: DocumentId, values: Values) -> Iterator[Row]:
    name, title = values["signature.name"], values["signature.title"]
    authority = [node for path, node in values.items() if path.startswith("signature.authority[")]
    shown = [node for node in (name, title, *authority) if _is_shown(node)]
    if not shown:
        return
    lines: tuple[str, ...] = tuple(node["value"] for node in authority if node["value"] is not None)
    reasons = dict.fromkeys(reason for node in shown for reason in node["reasons"])
    cells: dict[str, Cell] = {
        **evidence_cells(name),
        # Of a row of several values: as sure as the least certain of them, doubtful if one of them is.
        "confidence": min(float(node["confidence"]) for node in shown),
        "needs_review": any(node["needs_review"] for node in shown),
        "reasons": tuple(reasons),
    }
    yield SIGNERS.row(
        {
            "document": identity,
            "path": "signature",
            "way": "on_paper",
            "name": name["value"],
            "title": title["value"],
            "authority": lines,
            "organisation": None,
            "time": None,
            **cells,
        }
    )


def _is_shown(node: Content) -> bool:
    """Whether the page shows a value, also one that cannot be read."""
    return not is_absent(node) and (node["value"] is not None or bool(node["needs_review"]) or DECIDED in node)
