"""The evaluation from its command line, on the little text that is always there; and the page that it writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.restoration import __main__ as command
from benchmarks.restoration.evaluation import PROPOSED, Outcome, evaluated
from benchmarks.restoration.loading import load
from benchmarks.restoration.report import page
from benchmarks.restoration.sets import Case, Material
from benchmarks.restoration.systems import AS_READ, OURS, LineByLine, Ours
from benchmarks.restoration.table import lines
from diacritics import Restorer

TRUTH = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\nTheo đề nghị của Giám đốc Sở Tài chính"
READ = "Can ctr Luat T6 chitc chinh quyén dia phuong ngay 19 thang 6 nam 2015;\nTheo dé nghi cua Gidm déc S@ Tai chinh"


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    ours, peer = Ours(Restorer()), LineByLine("shouting", str.upper)
    damaged = Material("clean", "made up", (Case(READ, TRUTH),))
    correct = Material("correct", "made up", (Case(TRUTH, TRUTH),))
    return [evaluated(each, ours, [peer]) for each in (damaged, correct)]


def test_a_set_has_a_row_for_each_system(outcomes: list[Outcome]) -> None:
    assert [row.system for row in outcomes[0].rows] == [AS_READ, OURS, PROPOSED, "shouting"]


def test_the_restorer_mends_more_than_it_was_given_and_harms_nothing(outcomes: list[Outcome]) -> None:
    as_read, ours, *_ = (row.score for row in outcomes[0].rows)
    assert ours.counts.word_errors < as_read.counts.word_errors
    assert ours.digits == 1
    assert outcomes[1].rows[1].score.changed == 0
    assert outcomes[1].rows[3].score.changed > 10


def test_errors_and_claims_are_of_damaged_text_alone(outcomes: list[Outcome]) -> None:
    damaged, correct = outcomes
    assert 0 < damaged.applied <= len(damaged.claims)
    assert damaged.wrong.total() == damaged.rows[1].score.counts.word_errors
    assert (len(correct.claims), correct.wrong.total()) == (0, 0)


def test_the_table_is_aligned(outcomes: list[Outcome]) -> None:
    title, head, *rows, confidence = lines(outcomes[0])
    assert title.startswith("clean: made up (24 words, ")
    assert {len(row) for row in rows} == {len(head)}
    assert re.search(r"of \d+ words changed \d+\.\d\d% are right; ECE", confidence)


def test_the_page_has_figures_reliability_and_single_words(outcomes: list[Outcome]) -> None:
    text = page(["of a test"], outcomes)
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# What the restorer gets wrong",
        "## clean: made up",
        "## correct: made up",
        "## How far a confidence can be trusted",
        "## The 50 most frequent errors",
        "## The 30 most frequent errors in capitalised words",
    ]
    assert text.count(" to ") == 10
    assert text.endswith("|\n")
    assert "Căn cứ Luật" not in text
    tables = [block.splitlines() for block in text.split("\n\n") if block.startswith("|")]
    assert len(tables) == 5
    for rows in tables:
        assert len({row.count("|") - row.count("\\|") for row in rows}) == 1


def test_a_run_without_a_corpus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VANBAN_CORPUS", raising=False)
    monkeypatch.delenv("VANBAN_SCANS", raising=False)
    report = tmp_path / "page.md"
    command.main(["--only", "stripped,correct,layers", "--no-peers", "--report", str(report)])
    said = capsys.readouterr().out
    assert "text of documents: skipped, VANBAN_CORPUS is not set" in said
    assert "text layers of scanners: skipped, VANBAN_SCANS is not set" in said
    assert "## stripped: own paragraphs" in report.read_text(encoding="utf-8")


def test_a_set_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(["--only", "clean,dirty"])
    assert ended.value.code == 2
    assert "there is no set dirty" in capsys.readouterr().err


def test_what_loading_costs_is_measured_in_a_process_of_its_own() -> None:
    cost = load()
    assert cost.seconds > 0
    assert 0 < cost.before < cost.after
