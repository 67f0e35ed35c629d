"""The score of a group of documents, and the table of it."""

from __future__ import annotations

from pathlib import Path

from benchmarks.accuracy import Conversion, convert, scored, table
from benchmarks.scan_split import LabelledScan
from ocr_pipeline.scoring.group import GroupScore
from schemas import Document
from tests.scoring.made_up import LABEL, WRONG, all_alike, document, perfect


def _rows(scores: dict[str, GroupScore]) -> dict[str, str]:
    return {line[:32].strip(): " ".join(line[32:].split()) for line in table(scores)}


def _score_of(*documents: Document | None) -> GroupScore:
    score = GroupScore()
    for number, each in enumerate(documents):
        score.add(f"mau-{number}", LABEL, each)
    return score


def test_a_perfect_group() -> None:
    rows = _rows({"made up": _score_of(perfect())})
    assert rows["printed fields right"] == "100.0% of 7"
    assert rows["printed fields settled"] == "100.0%"
    assert rows["precision of unflagged values"] == "100.0%"
    assert rows["handwritten among candidates"] == "100.0% of 3"
    assert [rows[name] for name in ("silent wrong", "lost", "handwritten unflagged")] == ["0", "0", "0"]
    assert rows["recipients (recall, precision)"] == "100.0%, 100.0%"
    assert rows["statistics (recall, precision)"] == "100.0%, -"
    assert rows["seals (missed, invented)"] == "0, 0"


def test_each_group_has_its_column() -> None:
    rows = _rows({"absent": _score_of(document()), "wrong": _score_of(all_alike(WRONG, flagged=False))})
    assert rows["documents"] == "1 1"
    assert rows["lost"] == "10 0"
    assert rows["silent wrong"] == "0 11"
    assert rows["signatures (missed, invented)"] == "1, 0 1, 0"
    assert rows["precision of unflagged values"] == "- 0.0%"


def test_counts_of_documents_add_up() -> None:
    score = _score_of(perfect(), document(), None)
    assert (score.documents, score.not_converted) == (3, ["mau-2"])
    assert (score.all_fields.labelled, score.all_fields.right, score.all_fields.lost) == (30, 10, 10)
    assert (score.lists["recipients"].labelled, score.lists["recipients"].found) == (6, 2)
    assert len(score.misses) == 20


def test_a_scan_that_cannot_be_converted_is_an_outcome_and_counts_as_all_wrong(tmp_path: Path) -> None:
    scan = LabelledScan(tmp_path / "mau.pdf", tmp_path / "mau.json")
    scan.path.write_bytes(b"no PDF at all")
    scan.label.write_text(LABEL.model_dump_json(), encoding="utf-8")
    conversion = convert(scan)
    assert conversion.json is None
    assert conversion.error
    score = scored([conversion])
    assert (score.not_converted, score.all_fields.right, score.all_fields.labelled) == (["mau"], 0, 10)


def test_the_json_that_is_written_is_what_is_scored(tmp_path: Path) -> None:
    scan = LabelledScan(tmp_path / "mau.pdf", tmp_path / "mau.json")
    scan.label.write_text(LABEL.model_dump_json(), encoding="utf-8")
    score = scored([Conversion(scan, perfect().model_dump_json())])
    assert score.misses == []
