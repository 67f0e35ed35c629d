"""Which truth belongs to which output, and what is told of those that have no partner."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocr_pipeline.errors import DamagedFileError, UnreadableFileError, UnsupportedFormatError, VanbanError
from ocr_pipeline.scoring.folders import score_folders
from tests.scoring.made_up import LABEL, TRUTH, perfect


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    """A folder with the truth of a.json and of b.json."""
    return _folder(tmp_path / "truth", a=TRUTH.model_dump_json(), b=TRUTH.model_dump_json())


def _folder(folder: Path, **contents: str) -> Path:
    folder.mkdir()
    for stem, content in contents.items():
        (folder / f"{stem}.json").write_text(content, encoding="utf-8")
    return folder


def test_each_truth_is_held_against_the_output_of_its_stem(truth: Path, tmp_path: Path) -> None:
    out = _folder(tmp_path / "out", a=TRUTH.model_dump_json(), c=TRUTH.model_dump_json())
    score = score_folders(truth, out)
    assert (score.kind, score.group.documents) == ("documents", 2)
    assert (score.group.not_converted, score.without_truth, score.invalid) == (["b"], ["c"], {})
    assert (score.group.all_fields.labelled, score.group.all_fields.right) == (30, 15)


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("{", "EOF"),
        ("[]", "should be"),
        ('{"schema_version": "1.0"}', "source: Field required"),
        (TRUTH.model_dump_json().replace('"schema_version":"1.0"', '"schema_version":"9"'), "schema_version: "),
        ("", "EOF"),
    ],
    ids=["broken off", "a list", "no source", "another contract", "empty"],
)
def test_an_invalid_output_is_all_wrong_and_is_told_with_its_cause(
    truth: Path, tmp_path: Path, content: str, cause: str
) -> None:
    score = score_folders(truth, _folder(tmp_path / "out", a=content, b=TRUTH.model_dump_json()))
    assert score.group.not_converted == ["a"]
    assert cause in score.invalid["a"]
    assert score.group.all_fields.right == 15


def test_an_output_that_cannot_be_read_is_told_too(truth: Path, tmp_path: Path) -> None:
    out = _folder(tmp_path / "out", b=TRUTH.model_dump_json())
    (out / "a.json").mkdir()
    score = score_folders(truth, out)
    assert score.invalid == {"a": "it is a folder, not a file"}


def test_labels_are_known_by_what_they_hold(tmp_path: Path) -> None:
    labels = _folder(tmp_path / "labels", a=LABEL.model_dump_json())
    score = score_folders(labels, _folder(tmp_path / "out", a=perfect().model_dump_json()))
    assert (score.kind, score.group.all_fields.right, score.group.text) == ("labels", 10, None)


def test_a_file_beside_the_truth_that_is_none_is_left_alone_and_named(truth: Path) -> None:
    (truth / "a.words.json").write_text('[{"text": "Số", "bbox": [0, 0, 1, 1]}]', encoding="utf-8")
    (truth / "a.txt").write_text("Số", encoding="utf-8")
    score = score_folders(truth, truth)
    assert score.ignored == ["a.words.json"]
    assert score.group.documents == 2


def test_a_single_truth_takes_its_output_from_a_folder_and_names_no_others(truth: Path) -> None:
    score = score_folders(truth / "a.json", truth)
    assert (score.group.documents, score.group.not_converted, score.without_truth) == (1, [], [])


def test_a_single_truth_may_be_held_against_a_single_output(truth: Path, tmp_path: Path) -> None:
    out = _folder(tmp_path / "out", other=TRUTH.model_dump_json()) / "other.json"
    assert score_folders(truth / "a.json", out).group.not_converted == []


REFUSED = [
    ("missing", "out", UnreadableFileError, "no such file", "no truth there"),
    ("truth", "missing", UnreadableFileError, "no such file", "no outputs there"),
    ("truth", "out/a.json", UnreadableFileError, "a file, not a folder", "one output for many truths"),
    ("empty", "out", UnsupportedFormatError, "no truth", "a folder with nothing in it"),
    ("others", "out", UnsupportedFormatError, "no truth", "a folder with other things in it"),
    ("mixed", "out", UnsupportedFormatError, "both documents and labels", "two kinds of truth"),
    ("broken", "out", DamagedFileError, "source: Field required", "a truth that breaks the contract"),
    ("broken off", "out", DamagedFileError, "cannot be used", "a truth that is no JSON"),
]


@pytest.mark.parametrize(
    ("of_truth", "of_out", "kind", "cause"), [row[:4] for row in REFUSED], ids=[row[4] for row in REFUSED]
)
def test_what_cannot_be_scored_is_refused_with_a_next_step(
    truth: Path, tmp_path: Path, of_truth: str, of_out: str, kind: type[VanbanError], cause: str
) -> None:
    _folder(tmp_path / "out", a=TRUTH.model_dump_json())
    _folder(tmp_path / "empty")
    _folder(tmp_path / "others", words='{"lines": []}')
    _folder(tmp_path / "mixed", a=TRUTH.model_dump_json(), b=LABEL.model_dump_json())
    _folder(tmp_path / "broken", a='{"schema_version": "1.0"}')
    _folder(tmp_path / "broken off", a='{"doc_type": "Tờ tr')
    with pytest.raises(kind, match=cause) as caught:
        score_folders(tmp_path / of_truth, tmp_path / of_out)
    assert caught.value.next_step.endswith(".")
    assert caught.value.file is not None
    assert str(tmp_path) in caught.value.file
