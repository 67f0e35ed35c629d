"""A long document is made without touching its images, and its memory is looked at from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from benchmarks.memory import extrapolated, growth_per_page, report
from benchmarks.pdf_pages import cycled, first_pages
from benchmarks.resident import Held, Peaks, descendants, held, look
from benchmarks.scans import samples

PDFS = [scan.path for scan in samples()]
HOLDS_100_MB = "import sys; held = bytearray(b'x' * 100_000_000); print('ready', flush=True); sys.stdin.read()"


def _image_bytes(page: pikepdf.Page) -> list[bytes]:
    return sorted(image.read_raw_bytes() for image in page.get_images().values())


def test_the_pages_of_the_samples_come_one_after_the_other_again_and_again(tmp_path: Path) -> None:
    own = []
    for pdf in PDFS:
        with pikepdf.open(pdf) as sample:
            own += [_image_bytes(page) for page in sample.pages]
    with pikepdf.open(cycled(PDFS, 12, tmp_path / "long.pdf")) as made:
        assert [_image_bytes(page) for page in made.pages] == [own[number % len(own)] for number in range(12)]


def test_only_the_first_pages_are_kept(tmp_path: Path) -> None:
    long = cycled(PDFS, 4, tmp_path / "long.pdf")
    (tmp_path / "short").mkdir()
    with pikepdf.open(first_pages(long, 2, tmp_path / "short")) as short, pikepdf.open(long) as whole:
        assert [_image_bytes(page) for page in short.pages] == [_image_bytes(page) for page in whole.pages][:2]


def test_a_short_document_is_left_as_it_is(tmp_path: Path) -> None:
    long = cycled(PDFS, 2, tmp_path / "long.pdf")
    assert first_pages(long, 2, tmp_path) == long


@pytest.mark.parametrize(
    ("parents", "found"),
    [
        ({}, []),
        ({2: 1, 3: 1, 4: 9}, [2, 3]),
        ({4: 3, 3: 2, 2: 1}, [2, 3, 4]),
    ],
    ids=["alone", "two children, and a stranger", "a grandchild's child"],
)
def test_all_that_a_process_started_is_found(parents: Mapping[int, int], found: list[int]) -> None:
    assert descendants(1, parents) == found


def test_what_a_program_holds_is_seen_from_outside() -> None:
    command = [sys.executable, "-c", HOLDS_100_MB]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        program.stdout.readline()
        seen, itself = look(os.getpid()), look(program.pid)
        program.communicate()
    assert seen.largest_program >= 100
    assert seen.together >= held().now * 0.5 + 100
    assert itself.process >= 100
    assert itself.largest_program == 0


def test_a_process_that_has_ended_holds_nothing() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as program:
        program.wait()
    assert look(program.pid) == Peaks()


def _held(*now: float, most: float, end: float) -> list[Held]:
    return [*(Held(each, most) for each in now), Held(now[-1], end)]


def test_growth_is_taken_from_a_page_to_the_same_page_of_the_next_turn() -> None:
    heavy_and_light = [300, 100, 200, 90, 202, 92, 204, 94]
    assert growth_per_page(heavy_and_light, 2) == pytest.approx(1)


@pytest.mark.parametrize("pages", [1, 2, 4])
def test_two_turns_are_too_few_to_speak_of_growth(pages: int) -> None:
    assert growth_per_page([100.0] * pages, 2) is None


def test_a_longer_document_grows_on_and_its_end_grows_with_it() -> None:
    held_after = _held(*([300.0] * 6), most=318, end=328)
    assert extrapolated(held_after, 2, 60) == pytest.approx(318 + 2 * 54 + 10 * 10)


def test_the_report_marks_the_thirds() -> None:
    held_after = _held(100, 300, 302, 304, 306, 308, most=318, end=320)
    lines = report(held_after, Peaks(318, 150, 460), 1)
    assert lines[0] == "held: 300 MB after page 2, 304 MB after page 4, 308 MB after page 6, 308 MB with the document"
    assert lines[1:4] == [
        "most in the converting process: 320 MB",
        "most in one program it ran: 150 MB",
        "most at one moment, all together: 460 MB",
    ]
    assert "growth: 2.00 MB a page" in lines


def test_a_single_page_is_reported_without_a_growth() -> None:
    assert not any("growth" in line for line in report(_held(100, most=110, end=110), Peaks(120, 90, 200), 1))
