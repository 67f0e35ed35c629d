"""``vanban search``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from ocr_pipeline.errors import ArchiveFormatError, DamagedArchiveError, ExitCode, NotAnArchiveError
from tests.archive.search.shelves import document, doubtful, field, shelf
from tests.cli.staging import Vanban


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    head: dict[str, Any] = {
        "document_type": field("Thông báo"),
        "code": doubtful("12/TB-SYT"),
        "subject": field("Kiểm tra\x1b[31m"),
    }
    made = tmp_path_factory.mktemp("search") / "archive"
    shelf(made, document("Kết quả kiểm tra an toàn", **head), "thanh tra, không kiểm")
    return made


def test_a_table_says_what_was_found_where_and_what_is_in_doubt(vanban: Vanban, folder: Path) -> None:
    ran = vanban("search", folder, "kiểm tra", "--type", "tb")
    assert ran.code == 0
    assert ran.out.decode().splitlines() == [
        "Type       Code         Date  Issuer",
        "─────────  ───────────  ────  ──────",
        "Thông báo  12/TB-SYT ?  –     –",
        "    Kiểm tra\\x1b[31m",
        "    p. 1: Kết quả «kiểm tra» an toàn",
        f"    {_documents(vanban, folder, '--type', 'tb')[0]['document'][:12]}  Kết quả kiểm tra an.pdf  (1 to review)",
        "",
        "1 document, page 1 of 1",
        "? = to be reviewed before it is trusted",
    ]


def _documents(vanban: Vanban, folder: Path, *arguments: str) -> list[dict[str, Any]]:
    told = json.loads(vanban("search", folder, *arguments, "--format", "json").out)
    documents: list[dict[str, Any]] = told["documents"]
    return documents


def test_json(vanban: Vanban, folder: Path) -> None:
    told = json.loads(vanban("search", folder, "kiểm", "--limit", "1", "--page", "2", "--format", "json").out)
    assert (told["total"], told["page"], told["pages"], told["limit"]) == (2, 2, 2, 1)
    (found,) = told["documents"]
    assert found["exact"]
    start, end = found["snippet"]["hits"][0]
    assert found["snippet"]["text"][start:end].lower() == "kiểm"


def test_csv(vanban: Vanban, folder: Path) -> None:
    rows = [*csv.DictReader(io.StringIO(vanban("search", folder, "ket qua", "--format", "csv").out.decode()))]
    assert [(row["code"], row["flagged"], row["snippet"], row["page"]) for row in rows] == [
        ("12/TB-SYT", "code", "«Kết quả» kiểm tra an toàn", "1")
    ]


@pytest.mark.parametrize("as_", ["table", "json", "csv"])
def test_nothing_found_is_no_error(vanban: Vanban, folder: Path, as_: str) -> None:
    assert vanban("search", folder, "nowhere", "--format", as_).code == 0


def test_a_page_behind_the_last_is_empty(vanban: Vanban, folder: Path) -> None:
    assert vanban("search", folder, "kiem", "--page", "9").out.decode() == "2 documents; there is 1 page\n"


@pytest.mark.parametrize(
    "option",
    ["number", "notation", "code", "issuer", "parent", "place", "subject", "signer", "signer-title", "urgency",
     "secrecy", "addressee", "recipient", "cites", "from", "to", "type"],
)  # fmt: skip
def test_every_filter_narrows(vanban: Vanban, folder: Path, option: str) -> None:
    assert _documents(vanban, folder, f"--{option}", "1945") == []


def test_by_state_of_review(vanban: Vanban, folder: Path) -> None:
    assert len(_documents(vanban, folder, "--no-review")) == 2
    assert _documents(vanban, folder, "--review") == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--from", "soon"), "no date: 'soon'"),
        (("--page", "0"), "--page"),
        (("--limit", "1001"), "--limit"),
        (("--sort", "best"), "--sort"),
        (("--format", "xml"), "--format"),
    ],
)
def test_what_makes_no_sense_is_told(vanban: Vanban, folder: Path, arguments: tuple[str, ...], says: str) -> None:
    ran = vanban("search", folder, "kiem", *arguments)
    assert (ran.code, ran.out) == (ExitCode.USAGE, b"")
    assert says in ran.err


def test_what_is_no_archive_is_told(vanban: Vanban, tmp_path: Path) -> None:
    assert vanban("search", tmp_path, "kiem").code == NotAnArchiveError.exit_code


def test_a_catalogue_that_cannot_be_used_is_told_with_the_next_step(vanban: Vanban, tmp_path: Path) -> None:
    catalogue = shelf(tmp_path / "archive", "kiểm").places.catalogue
    catalogue.write_bytes(b"not a database" * 400)
    assert vanban("search", tmp_path / "archive", "kiem").code == DamagedArchiveError.exit_code
    catalogue.unlink()
    ran = vanban("search", tmp_path / "archive", "kiem")
    assert (ran.code, "vanban index" in ran.err) == (DamagedArchiveError.exit_code, True)
    assert ArchiveFormatError.exit_code != DamagedArchiveError.exit_code
