"""Tables in Arrow's form; the one place that knows how a column's kind is called there."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from ocr_pipeline.archive.tables.columns import Kind, Row, Table

_TYPES: dict[Kind, pa.DataType] = {
    Kind.TEXT: pa.string(),
    Kind.INTEGER: pa.int32(),
    Kind.NUMBER: pa.float64(),
    Kind.FLAG: pa.bool_(),
    Kind.DATE: pa.date32(),
    Kind.TEXTS: pa.list_(pa.string()),
}


def schema_of(table: Table) -> pa.Schema:
    """The schema of a table; each column carries its sentence, and its unit where it has one, as metadata."""
    fields = []
    for column in table.columns:
        told = {"description": column.says} | ({"unit": column.unit} if column.unit else {})
        fields.append(pa.field(column.name, _TYPES[column.kind], metadata=told))
    return pa.schema(fields, metadata={"title": table.title, "description": table.says})


def arrow_table(table: Table, rows: Iterable[Row]) -> pa.Table:
    """Rows as an Arrow table."""
    schema = schema_of(table)
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(cells, type=field.type) for cells, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def without_rows(table: pa.Table, key: str, gone: Iterable[str]) -> pa.Table:
    """A table without the rows whose column ``key`` is one of some texts."""
    texts = _texts(gone)
    return table.filter(pc.invert(pc.is_in(table.column(key), value_set=texts))) if len(texts) else table


def only_rows(table: pa.Table, key: str, wanted: Iterable[str]) -> pa.Table:
    """The rows of a table whose column ``key`` is one of some texts."""
    return table.filter(pc.is_in(table.column(key), value_set=_texts(wanted)))


def _texts(texts: Iterable[str]) -> pa.Array:
    return pa.array(sorted(texts), type=pa.string())
