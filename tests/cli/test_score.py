"""Converted documents against their truth: a table or JSON, and 0 whenever there was something to score."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.staging import Vanban, document
from tests.scoring.made_up import LABEL, TRUTH, perfect


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Truth of a and b; outputs of a, which is perfect, and of c."""
    truth, out = tmp_path / "truth", tmp_path / "out"
    for folder, stems in ((truth, "ab"), (out, "ac")):
        folder.mkdir()
        for stem in stems:
            (folder / f"{stem}.json").write_text(TRUTH.model_dump_json(), encoding="utf-8")
    return truth, out


def test_the_table_stands_on_standard_output(vanban: Vanban, folders: tuple[Path, Path]) -> None:
    ran = vanban("score", *folders)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.decode().splitlines()
    assert lines[:2] == ["2 documents, not converted: b", "outputs without truth: c"]
    assert lines[-1].startswith("settled 50.0%, grade ")


def test_json_is_one_object(vanban: Vanban, folders: tuple[Path, Path]) -> None:
    ran = vanban("score", "--json", *folders)
    found = json.loads(ran.out)
    assert (ran.code, found["not_converted"], found["without_truth"]) == (0, ["b"], ["c"])
    assert found["lists"]["citations"]["hits"] == 4
    assert "misses" not in found


@pytest.mark.parametrize("as_json", [True, False])
def test_show_lists_every_miss(vanban: Vanban, folders: tuple[Path, Path], as_json: bool) -> None:
    ran = vanban("score", *folders, "--show", *(["--json"] if as_json else []))
    said = ran.out.decode()
    if as_json:
        assert {"document": "b", "name": "place", "wanted": "An Khê", "given": None, "flagged": False} in json.loads(
            said
        )["misses"]
    else:
        assert "wanted 'An Khê', given None" in said


def test_labels_are_scored_for_what_they_hold(vanban: Vanban, tmp_path: Path) -> None:
    label, out = tmp_path / "label.json", tmp_path / "out.json"
    label.write_text(LABEL.model_dump_json(), encoding="utf-8")
    out.write_text(perfect().model_dump_json(), encoding="utf-8")
    ran = vanban("score", label, out, "--json")
    found = json.loads(ran.out)
    assert (ran.code, found["kind"], found["fields_right"], found["text"]) == (0, "labels", 1.0, None)


def test_a_poor_result_is_still_a_result(vanban: Vanban, folders: tuple[Path, Path]) -> None:
    truth, out = folders
    (out / "a.json").write_text(document().model_dump_json(), encoding="utf-8")
    (out / "b.json").write_text("{broken", encoding="utf-8")
    ran = vanban("score", truth, out)
    assert ran.code == 0
    assert "\nnot a valid document: b: " in ran.out.decode()


def test_a_value_that_would_steer_a_terminal_is_shown_harmless(vanban: Vanban, folders: tuple[Path, Path]) -> None:
    truth, out = folders
    hostile = TRUTH.model_copy(update={"place": TRUTH.place.model_copy(update={"value": "\x1b[2JAn Khê"})})
    (out / "a.json").write_text(hostile.model_dump_json(), encoding="utf-8")
    assert b"\x1b" not in vanban("score", truth, out, "--show").out


@pytest.mark.parametrize(
    ("truth", "out", "code"),
    [
        pytest.param("missing", "out", 10, id="no such truth"),
        pytest.param("truth", "missing", 10, id="no such outputs"),
        pytest.param("truth", "out/a.json", 10, id="a file where a folder is needed"),
        pytest.param("empty", "out", 12, id="a folder without any truth"),
        pytest.param("broken.json", "out", 13, id="a broken truth"),
    ],
)
def test_what_cannot_be_scored_ends_with_its_code_and_a_next_step(
    vanban: Vanban, folders: tuple[Path, Path], tmp_path: Path, truth: str, out: str, code: int
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.json").write_text("{broken", encoding="utf-8")
    ran = vanban("score", tmp_path / truth, tmp_path / out)
    assert (ran.code, ran.out) == (code, b"")
    assert ran.err.startswith(f"vanban: {tmp_path}")
    assert "\n  → " in ran.err


def test_both_folders_must_be_named(vanban: Vanban, folders: tuple[Path, Path]) -> None:
    ran = vanban("score", folders[0])
    assert ran.code == 2
    assert "OUT" in ran.err
