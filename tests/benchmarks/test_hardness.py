"""Whether the samples are as hard as life: the benchmark on a small scale."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import hardness
from benchmarks.scans import VARIABLE


def test_recipes_are_listed_from_easy_to_hard_and_real_pages_are_skipped_where_there_are_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(hardness, "MADE", 1)
    hardness.measure(documents=["giay-moi"], recipes=["fax-200-dirty", "grey-300"])
    said = capsys.readouterr().out
    assert said.index("grey-300") < said.index("fax-200-dirty")
    assert f"skipped, {VARIABLE} is not set" in said


@pytest.mark.slow
def test_real_pages_are_read_as_the_samples_are_and_the_spans_compared(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scans = Path(__file__).parents[2] / "samples"
    (tmp_path / "truth").mkdir()
    (tmp_path / "giay-moi.pdf").write_bytes((scans / "scans/giay-moi.pdf").read_bytes())
    (tmp_path / "truth/giay-moi.txt").write_text("không có gì giống", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.setattr(hardness, "MADE", 1)
    hardness.measure(documents=["giay-moi"], recipes=["grey-300"])
    said = capsys.readouterr().out
    assert "giay-moi" in said
    assert "DO NOT span the real pages" in said
