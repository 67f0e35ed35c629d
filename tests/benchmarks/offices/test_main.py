"""What the benchmark of real offices prints."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from benchmarks.offices.__main__ import main
from benchmarks.offices.measuring import FILES, GROUPS, measure, pages_of
from benchmarks.offices.pages import page_of
from tests.benchmarks.offices.test_pages import DECISION


def test_documents_fall_into_two_groups_by_their_checksum(tmp_path: Path) -> None:
    texts = [DECISION.replace("15/QĐ", f"{number}/QĐ") for number in range(15, 25)]
    for name, part in zip(FILES, (texts[:6], texts[6:]), strict=True):
        (tmp_path / f"{name}.txt.xz").write_bytes(lzma.compress("\n\n".join([*part, "Không có gì."]).encode()))
    pages = pages_of(tmp_path)
    assert sum(map(len, pages.values())) == len(texts)
    assert all(pages[group] for group in GROUPS)


def test_a_table_has_a_column_for_each_reader_and_no_word_of_the_text() -> None:
    page = page_of(DECISION)
    assert page is not None
    printed = "\n".join(measure([page], (1,), workers=1))
    assert "Lam Giang" not in printed
    rows = {line.split("  ")[0]: line for line in printed.split("\n")}
    assert rows["printed values right"].split()[-2:] == ["vie", "eng"]
    assert rows["silent wrong"].split()[-2:] == ["0", "0"]


def test_without_a_corpus_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VANBAN_CORPUS", raising=False)
    with pytest.raises(SystemExit, match="VANBAN_CORPUS"):
        main([])
