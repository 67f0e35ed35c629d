"""``python -m benchmarks compare``: two folders of documents against their truth."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.compare import compare
from schemas import Document
from tests.scoring.made_up import LABEL, TRUTH, document, given

BEFORE = document(place=given("Lam Giáng"), issuer=given(TRUTH.issuer.value), recipients=(given("Như trên"),))
AFTER = document(place=given("An Khê"), issuer=given(TRUTH.issuer.value, flagged=True), recipients=(given("Nơi lưu"),))


def _folder(path: Path, **documents: Document | str) -> Path:
    path.mkdir()
    for name, each in documents.items():
        text = each if isinstance(each, str) else each.model_dump_json()
        (path / f"{name}.json").write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Two runs of two documents, one of them broken, and the truth of three."""
    return (
        _folder(tmp_path / "before", mau=BEFORE, hong="{}"),
        _folder(tmp_path / "after", mau=AFTER),
        _folder(tmp_path / "truth", mau=TRUTH, hong=TRUTH, khac=TRUTH),
    )


def _cells(lines: list[str], name: str) -> list[str]:
    return next(line for line in lines if line.startswith(f"{name} ")).split()[1:]


def test_each_field_that_changed_has_a_row(folders: tuple[Path, Path, Path]) -> None:
    lines = compare(*folders)
    assert lines[0] == "1 documents compared, 2 left out"
    assert _cells(lines, "field") == [*"right + right - silent + silent - lost + lost - flagged + flagged -".split()]
    assert _cells(lines, "place") == [*"10010000"]
    assert _cells(lines, "issuer") == [*"00000010"]
    assert not any(line.startswith("subject ") for line in lines)


def test_what_changed_is_told_by_name_with_both_values(folders: tuple[Path, Path, Path]) -> None:
    text = "\n".join(compare(*folders))
    assert "became right:\n  mau          place           wanted 'An Khê', before 'Lam Giáng', after 'An Khê'" in text
    assert "became flagged:\n  mau          issuer " in text
    assert "entries no longer found:\n  mau          recipients           Như trên" in text
    assert "entries invented:\n  mau          recipients           Nơi lưu" in text


def test_figures_alone_name_no_document_and_no_value(folders: tuple[Path, Path, Path]) -> None:
    lines = compare(*folders, figures_only=True)
    assert _cells(lines, "place") == [*"10010000"]
    assert "not valid documents, before: 1" in lines
    for word in ("mau", "hong", "An Khê", "Lam Giáng", "Như trên"):
        assert word not in "\n".join(lines)


def test_an_output_that_is_no_document_is_told(folders: tuple[Path, Path, Path]) -> None:
    assert "not valid documents, before: 1: hong" in compare(*folders)


def test_two_runs_alike_change_nothing(folders: tuple[Path, Path, Path]) -> None:
    lines = compare(folders[1], folders[1], folders[2])
    assert "no field changed" in lines
    assert "no list changed" in lines


def test_what_only_one_run_holds_was_not_converted_in_the_other(folders: tuple[Path, Path, Path]) -> None:
    before, after, truth = folders
    (after / "khac.json").write_text(AFTER.model_dump_json(), encoding="utf-8")
    lines = compare(before, after, truth)
    assert (lines[0], _cells(lines, "not converted")[1:]) == ("2 documents compared, 1 left out", ["1", "0"])
    assert compare(before, after, truth, common=True)[0] == "1 documents compared, 2 left out"


def test_labels_serve_as_truth(tmp_path: Path) -> None:
    truth = _folder(tmp_path / "labels", mau=LABEL.model_dump_json())
    before = _folder(tmp_path / "before", mau=document(place=given("Lam")))
    after = _folder(tmp_path / "after", mau=document(place=given("Lam Giang")))
    lines = compare(before, after, truth)
    assert lines[0] == "1 labels compared, 0 left out"
    assert _cells(lines, "place") == [*"10010000"]


def test_the_command_line(folders: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    main(["compare", *map(str, folders), "--figures"])
    assert "place " in capsys.readouterr().out
