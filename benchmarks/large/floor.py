"""A bare FTS5 table of the same folded words, as a tutorial makes it: what a search over FTS5 is held against."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ocr_pipeline.archive.search.columns import columns_of
from ocr_pipeline.archive.search.index import searched_from
from ocr_pipeline.archive.search.questions import question_of


def make_floor(catalogue: Path, path: Path) -> None:
    """Make the table of what a catalogue holds; one that is there is kept."""
    if path.exists():
        return
    with sqlite3.connect(catalogue) as source, sqlite3.connect(path) as bare:
        bare.execute("CREATE VIRTUAL TABLE bare USING fts5 (subject, body)")
        for key, content in source.execute("SELECT document, packed FROM searched"):
            columns = columns_of(searched_from(content))
            bare.execute("INSERT INTO bare (rowid, subject, body) VALUES (?, ?, ?)", (key, columns[2], columns[0]))
        bare.execute("INSERT INTO bare (bare) VALUES ('optimize')")
    source.close()
    bare.close()


def floor_of(bare: sqlite3.Connection, text: str, limit: int = 20) -> list[int]:
    """The best documents for the words of a question, filters left aside: their keys and nothing else."""
    match = question_of(text).loose().replace("{body own subject} : ", "")
    found = bare.execute("SELECT rowid FROM bare WHERE bare MATCH ? ORDER BY rank LIMIT ?", (match, limit))
    return [row[0] for row in found]
