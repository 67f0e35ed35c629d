"""docs/package.md says what the tables say."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocr_pipeline.export.metadata.described import What
from ocr_pipeline.export.metadata.fields import Field, Level, fields_of
from ocr_pipeline.export.metadata.markup import SCHEMAS
from ocr_pipeline.export.package.bag import DECLARATION, INFO, MANIFEST, TAG_MANIFEST
from ocr_pipeline.export.package.making import DOCUMENTS_CSV, FILES_CSV, REGISTER, REPORT, WORKBOOK

TEXT = (Path(__file__).parents[2] / "docs/package.md").read_text("utf-8")
FIELDS = [field for level in Level for field in fields_of(level)]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.level.value}-{field.name}")
def test_every_field_is_spoken_of(field: Field) -> None:
    assert f"`{field.name}`" in TEXT


def test_how_many_fields_there_are() -> None:
    counts = {level: len(fields_of(level)) for level in Level}
    assert f"{counts[Level.FILE]} fields of a file, {counts[Level.DOCUMENT]} of a document" in TEXT


@pytest.mark.parametrize(
    "name",
    [
        DECLARATION,
        INFO,
        MANIFEST,
        TAG_MANIFEST,
        WORKBOOK,
        FILES_CSV,
        DOCUMENTS_CSV,
        REPORT,
        *REGISTER,
        *SCHEMAS.values(),
    ],
)
def test_every_file_of_a_package_is_named(name: str) -> None:
    assert name in TEXT


@pytest.mark.parametrize("what", What)
def test_every_kind_of_finding_is_explained(what: What) -> None:
    assert f"*{what.value}*" in TEXT
