"""The descriptions of the tables as the reference has them."""

from __future__ import annotations

from typing import Final

from ocr_pipeline.archive.tables.columns import Kind, Table

SHOWN: Final = {
    Kind.TEXT: "text",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.FLAG: "true/false",
    Kind.DATE: "date",
    Kind.TEXTS: "list of texts",
}
"""How a person reads the kinds of columns."""


def as_markdown(table: Table) -> str:
    """A section: what a row is, and each column with its type and sentence."""
    lines = [f"## {table.name}", "", table.says, "", "| column | type | holds |", "| --- | --- | --- |"]
    for column in table.columns:
        kind = SHOWN[column.kind] + (f", {column.unit}" if column.unit else "")
        lines.append(f"| `{column.name}` | {kind} | {column.says} |")
    return "\n".join(lines) + "\n"
