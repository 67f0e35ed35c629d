"""``vanban convert --split``: one JSON for each document bound in an input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ocr_pipeline.errors import ExitCode
from schemas import Document
from tests.cli.staging import StagedPipeline, Vanban, document


@pytest.fixture
def bound(staged: StagedPipeline) -> StagedPipeline:
    """Behind a.pdf one more document is bound, with a failed page."""
    staged.bound["a.pdf"] = (document("a.pdf", failed_pages=[2]),)
    return staged


def test_each_document_has_its_own_file(vanban: Vanban, bound: StagedPipeline, scans: Path) -> None:
    out = scans / "out"
    ran = vanban("convert", scans / "a.pdf", scans / "b.pdf", "-o", out, "--split")
    assert sorted(path.name for path in out.iterdir()) == ["a-1.json", "a-2.json", "b-1.json"]
    assert all(Document.model_validate_json(path.read_bytes()) for path in out.iterdir())
    assert ran.code == ExitCode.PAGES_FAILED


def test_the_summary_adds_up_what_is_bound_together(vanban: Vanban, bound: StagedPipeline, scans: Path) -> None:
    ran = vanban("convert", scans / "a.pdf", scans / "b.pdf", "-o", scans / "out", "--split", "--json")
    first, second = json.loads(ran.out)
    assert first["to_review"] == 2 * second["to_review"]
    assert [failed["page"] for failed in first["failed_pages"]] == [2]
    assert first["status"] == "pages_failed"
    assert (first["output"], first["outputs"]) == (None, [str(scans / f"out/a-{part}.json") for part in (1, 2)])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--split",), "--split needs a folder"),
        (("--split", "--explain", "pictures", "-o", "out"), "leave out --split"),
    ],
)
def test_what_cannot_be_done_is_refused(
    vanban: Vanban, staged: StagedPipeline, scans: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = vanban("convert", scans / "a.pdf", *arguments)
    assert ran.code == 2
    assert said in " ".join(ran.err.replace("│", " ").split())
    assert staged.seen == []


@pytest.mark.parametrize("earlier", ["a-1.json", "a-3.json"])
def test_an_earlier_part_is_in_the_way_of_a_run_that_may_replace_nothing(
    vanban: Vanban, staged: StagedPipeline, scans: Path, earlier: str
) -> None:
    (scans / earlier).write_text("earlier")
    ran = vanban("convert", scans / "a.pdf", "-o", scans, "--split", "--no-overwrite")
    assert (ran.code, (scans / earlier).read_text()) == (20, "earlier")
    assert staged.seen == []


def test_a_name_that_another_ends_with_is_no_part_of_it(vanban: Vanban, staged: StagedPipeline, scans: Path) -> None:
    (scans / "a-1.pdf").write_bytes(b"%PDF")
    for _ in range(2):
        assert vanban("convert", scans / "a.pdf", scans / "a-1.pdf", "-o", scans, "--split").code == 0
    assert sorted(path.name for path in scans.glob("*.json")) == ["a-1-1.json", "a-1.json"]


def test_files_that_only_look_alike_are_in_nobody_s_way(vanban: Vanban, staged: StagedPipeline, scans: Path) -> None:
    (scans / "a-b.json").write_text("another's")
    assert vanban("convert", scans / "a.pdf", "-o", scans, "--split", "--no-overwrite").code == 0
    assert (scans / "a-b.json").read_text() == "another's"


def test_no_pdf_of_a_part_is_written_over_a_scan_of_its_name(
    vanban: Vanban, staged: StagedPipeline, scans: Path
) -> None:
    (scans / "a-2.pdf").write_bytes(b"another scan")
    ran = vanban("convert", scans / "a.pdf", scans / "a-2.pdf", "-o", scans, "--split", "--pdf")
    assert (ran.code, staged.seen) == (21, [])
    assert "would be written over the input" in ran.err


def test_an_earlier_pdf_of_a_part_is_in_the_way_of_a_run_that_may_replace_nothing(
    vanban: Vanban, staged: StagedPipeline, scans: Path
) -> None:
    (scans / "out").mkdir()
    (scans / "out/a-3.pdf").write_text("earlier")
    ran = vanban("convert", scans / "a.pdf", "-o", scans / "out", "--split", "--pdf", "--no-overwrite")
    assert (ran.code, staged.seen) == (20, [])
