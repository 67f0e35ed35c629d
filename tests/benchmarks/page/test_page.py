"""The page of the benchmark: its parts, its form, what a small one says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.page import __main__ as command
from benchmarks.page.fields import table
from benchmarks.page.plot import bars
from benchmarks.page.section import Section
from benchmarks.page.sizes import SMALL, WHOLE, Size
from benchmarks.scans import samples
from ocr_pipeline.scoring.group import GroupScore
from tests.scoring.made_up import LABEL, WRONG, all_alike, perfect


def _section(size: Size, _: Path) -> Section:
    return Section("Speed", f"over {size.drawn}", (("page", "ratio"), ("1", "1.2")), "images/a.svg", "told\n")


def test_a_page_has_its_parts_and_a_small_one_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "SECTIONS", {"speed": _section})
    monkeypatch.setattr(command, "KEPT", tmp_path / "kept")
    command.main(["--small", "-o", str(tmp_path / "page.md")])
    text = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert text.startswith("# Side by side\n\nMade by `make benchmark`, in one run (`--small`")
    part = "## Speed\n\nover 5\n\n| page | ratio |\n| --- | --- |\n| 1 | 1.2 |\n\n![Speed](images/a.svg)\n\n"
    assert text.endswith(f"{part}```text\ntold\n```\n")
    command.main(["-o", str(tmp_path / "page.md")])
    assert "--small" not in (tmp_path / "page.md").read_text(encoding="utf-8")


def test_a_run_that_was_stopped_goes_on_with_the_part_it_had_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(size: Size, folder: Path) -> Section:
        asked.append(f"{size.drawn}")
        return _section(size, folder)

    def stopped(size: Size, _: Path) -> Section:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(command, "SECTIONS", {"speed": counted, "scale": stopped})
    whole = ["-o", str(tmp_path / "page.md"), "--only", "speed", "scale"]
    with pytest.raises(KeyboardInterrupt):
        command.main(whole)
    monkeypatch.setattr(command, "SECTIONS", {"speed": counted, "scale": counted})
    command.main([*whole, "--go-on"])
    assert asked == [f"{WHOLE.drawn}"] * 2
    text = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert "in several sittings, each part in one" in text
    assert text.count("| 1 | 1.2 |") == 2
    command.main([*whole, "--small", "--go-on"])
    assert asked[2:] == [f"{SMALL.drawn}"] * 2, "a small run takes nothing of a whole one"
    command.main(whole)
    assert asked[4:] == [f"{WHOLE.drawn}"] * 2, "a run from the beginning measures all of it"


def test_right_and_wrong_stand_beside_one_another() -> None:
    scores = {("samples", "a"): GroupScore(), ("samples", "b"): GroupScore()}
    scores["samples", "a"].add("1", LABEL, perfect())
    scores["samples", "b"].add("1", LABEL, all_alike(WRONG, flagged=False))
    heads, right, wrong = table(scores)
    assert dict(zip(heads, right, strict=True))["nobody need touch"] == "100.0%"
    assert dict(zip(heads, right, strict=True))["wrong, not flagged"].startswith("0 of ")
    assert not dict(zip(heads, wrong, strict=True))["wrong, not flagged"].startswith("0 of ")


def test_the_same_figures_give_the_same_picture(tmp_path: Path) -> None:
    for name in ("a.svg", "b.svg"):
        bars({"vanban\nsamples": (90.0, 0.0), "plain\nsamples": (40.0, 30.0)}, ("right", "wrong"), tmp_path / name)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    assert "40.0 %" in (tmp_path / "a.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [SMALL, WHOLE])
def test_samples_that_are_measured_are_there(size: Size) -> None:
    assert {*size.samples, *size.speed} <= {scan.name for scan in samples()}
