"""The benchmark of the parsers of references, on a few pages."""

from __future__ import annotations

import pytest

from benchmarks.parsing_cpu import PAGE_BREAK, main, parse, text_of


def test_the_text_has_as_many_pages_as_are_asked_for_and_something_to_find() -> None:
    text = text_of(3)
    assert text.count(PAGE_BREAK) == 2
    assert parse(text) > 0


def test_the_pages_and_the_seconds_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--pages", "1"])
    assert capsys.readouterr().out.startswith("1 pages, ")
