"""The catalogue opens in Datasette as it is, with a title and a sentence for everything."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.datasette import CATALOGUE, HIDDEN, metadata
from ocr_pipeline.archive.places import open_archive
from ocr_pipeline.archive.tables.columns import Table
from tests.archive.tables.documents import document


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = Archive.make(tmp_path_factory.mktemp("archive"))
    archive.add(document(), Path("/scans/1.pdf"))
    return archive


@pytest.fixture(scope="module")
def answers(archive: Archive) -> dict[str, tuple[int, str]]:
    """Status and text of the pages that Datasette makes of the catalogue."""
    from datasette.app import Datasette

    told = json.loads(archive.places.datasette.read_text(encoding="utf-8"))
    paths = ["/catalogue", *(f"/catalogue/{table.name}" for table in CATALOGUE)]

    async def asked() -> dict[str, tuple[int, str]]:
        datasette = Datasette([str(archive.places.catalogue)], metadata=told)
        await datasette.invoke_startup()
        found = {path: await datasette.client.get(path) for path in paths}
        return {path: (response.status_code, response.text) for path, response in found.items()}

    return asyncio.run(asked())


def test_the_overview_names_every_table_and_none_that_is_not_for_people(answers: dict[str, tuple[int, str]]) -> None:
    status, text = answers["/catalogue"]
    assert status == 200
    assert all(f"/catalogue/{table.name}" in text for table in CATALOGUE)


@pytest.mark.parametrize("table", CATALOGUE, ids=lambda table: table.name)
def test_every_table_has_a_page_that_says_what_it_holds(table: Table, answers: dict[str, tuple[int, str]]) -> None:
    status, text = answers[f"/catalogue/{table.name}"]
    assert status == 200
    assert table.title in text
    assert all(f"<dt>{column.name}</dt>" in text for column in table.columns)
    assert all(f'data-column="{facet}"' in text for facet in table.facets)


def test_values_and_units_are_shown(answers: dict[str, tuple[int, str]]) -> None:
    assert "15/QĐ-UBND" in answers["/catalogue/documents"][1]
    assert "Pages of the scan. (pages)" in answers["/catalogue/documents"][1]
    assert "Left edge on the upright page image. (pixels)" in answers["/catalogue/reviews"][1]


def test_every_column_of_the_catalogue_is_described_and_no_other(archive: Archive) -> None:
    with sqlite3.connect(archive.places.catalogue) as plain:
        names = [row[0] for row in plain.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")]
        columns = {
            name: {row[1] for row in plain.execute(f"PRAGMA table_xinfo({name})")}
            for name in names
            if not name.startswith(HIDDEN)
        }
    assert columns == {table.name: set(table.names) for table in CATALOGUE}


def test_metadata_of_an_earlier_version_is_replaced(archive: Archive) -> None:
    archive.places.datasette.write_text("{}", encoding="utf-8")
    Archive.make(archive.places.root)
    assert open_archive(archive.places.root).datasette.read_text(encoding="utf-8") == metadata()


def test_metadata_is_json(archive: Archive) -> None:
    told: dict[str, Any] = json.loads(metadata())
    assert set(told["databases"]["catalogue"]["tables"]) == {*(table.name for table in CATALOGUE), *HIDDEN}
