"""The citations of an archive as GraphML (http://graphml.graphdrawing.org), which Gephi, yEd and NetworkX read.

Written row by row: the graph of a large archive needs no more memory than that of a small one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from ocr_pipeline.archive.across.described import EDGES, NODES
from ocr_pipeline.archive.tables.columns import Kind, Table
from ocr_pipeline.export.cells import plain_text
from ocr_pipeline.export.xml_text import xml_text

if TYPE_CHECKING:
    from ocr_pipeline.archive.tables.opening import OpenTables

TYPES: Final = {Kind.INTEGER: "int", Kind.NUMBER: "double", Kind.FLAG: "boolean"}
"""How GraphML calls the kinds of columns; all others are strings, a list its JSON."""
ENDS: Final = ("document", "target")
"""The columns of ``edges`` that are its ends."""
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def write_graphml(tables: OpenTables, stream: BinaryIO) -> tuple[int, int]:
    """Write the graph; returns how many nodes and edges it has. What is not known has no ``data``."""
    stream.write(_HEAD.encode())
    for text in (*_keys(NODES, "node", ("id",)), *_keys(EDGES, "edge", ENDS)):
        stream.write(text.encode())
    stream.write(b'<graph id="citations" edgedefault="directed">\n')
    nodes = edges = 0
    for row in tables.rows(NODES):
        nodes += 1
        stream.write(f'<node id="{xml_text(row["id"])}">{_data(NODES, row, ("id",))}</node>\n'.encode())
    for row in tables.rows(EDGES):
        edges += 1
        source, target = (xml_text(row[name]) for name in ENDS)
        identity = xml_text(f"{row['document']}:{row['path']}")
        data = _data(EDGES, row, ENDS)
        stream.write(f'<edge id="{identity}" source="{source}" target="{target}">{data}</edge>\n'.encode())
    stream.write(b"</graph>\n</graphml>\n")
    return nodes, edges


def _keys(table: Table, of: str, left_out: tuple[str, ...]) -> Iterator[str]:
    for column in table.columns:
        if column.name not in left_out:
            kind = TYPES.get(column.kind, "string")
            says = xml_text(column.says)
            yield (
                f'<key id="{of}-{column.name}" for="{of}" attr.name="{column.name}" attr.type="{kind}">'
                f"<desc>{says}</desc></key>\n"
            )


def _data(table: Table, row: Mapping[str, Any], left_out: tuple[str, ...]) -> str:
    of = "node" if table is NODES else "edge"
    told = []
    for column in table.columns:
        cell = row[column.name]
        if cell is not None and column.name not in left_out:
            text = str(cell).lower() if column.kind is Kind.FLAG else plain_text(cell)
            told.append(f'<data key="{of}-{column.name}">{xml_text(text)}</data>')
    return "".join(told)
