"""The examples of the documents are true: each is run, or says why not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from ocr_pipeline.archive.indexing import take_in
from ocr_pipeline.archive.places import make_archive
from tests.docs.fences import ROOT, RUN, Fence, Part, documents, fences, parts
from tests.docs.running import SAMPLES, as_pattern, commands_of, run, stage

PARTS = [part for document in documents() for part in parts(document)]
# What a block begins with that is a command, whatever language it is said to be in.
COMMANDS = ("vanban ", "make ", "python ", "pip ", ".venv/bin/", "$ ", ">>> ")
# Lines of usage in capitals, which tests/cli/test_reference.py holds against the program.
OF_USAGE = "docs/commands.md"


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the samples, by their truth: nothing is read."""
    folder = tmp_path_factory.mktemp("known") / "archive"
    list(take_in(SAMPLES / "truth", make_archive(folder, "examples")))
    return folder


def _run(part: Part, blocks: Iterable[Fence], folder: Path, archive: Path) -> None:
    stage(folder, archive)
    names: dict[str, Any] = {"__name__": "__main__"}
    for fence in blocks:
        run(fence, folder, part.document, names)


@pytest.mark.parametrize("part", [part for part in PARTS if part.quick], ids=lambda part: part.name)
def test_the_quick_examples_of_a_section_do_what_they_say(part: Part, tmp_path: Path, archive: Path) -> None:
    _run(part, part.quick, tmp_path, archive)


@pytest.mark.slow
@pytest.mark.parametrize("part", [part for part in PARTS if part.quick != part.fences], ids=lambda part: part.name)
def test_all_examples_of_a_section_do_what_they_say(part: Part, tmp_path: Path, archive: Path) -> None:
    _run(part, part.fences, tmp_path, archive)


@pytest.mark.parametrize("document", documents())
def test_every_example_is_run_or_says_why_not(document: str) -> None:
    for fence in fences((ROOT / document).read_text(encoding="utf-8")):
        if fence.language not in RUN and document != OF_USAGE:
            assert not fence.body.startswith(COMMANDS), f"{document}:{fence.line}: say that it is `sh` or `console`"
        if fence.said.startswith("not run"):
            assert not fence.is_run, f"{document}:{fence.line}: say why it is not run"
        else:
            assert fence.said in ("", "slow"), f"{document}:{fence.line}: {fence.said!r} says nothing of running it"


@pytest.mark.parametrize(
    ("wanted", "printed", "fits"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\nd\n", "a\nd\n", True),
        ("a … d\n", "a b c d\n", True),
        ("a … d\n", "a b\nc d\n", False),
        ("a\n", "a\nb\n", False),
        ("1 (2)\n", "1 (2)\n", True),
    ],
)
def test_what_a_command_prints_is_held_against_what_is_said(wanted: str, printed: str, fits: bool) -> None:
    assert bool(as_pattern(wanted).fullmatch(printed)) is fits


def test_a_command_may_go_on_on_the_next_line() -> None:
    assert list(commands_of("$ a \\\n> b\nsays\n$ c\n")) == [("a \\\nb\n", "says\n"), ("c\n", "")]
