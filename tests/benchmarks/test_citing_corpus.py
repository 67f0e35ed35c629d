"""Texts of many offices, set in lines and damaged: what the figures of the benchmark stand on."""

from __future__ import annotations

import lzma
import random
from pathlib import Path

from benchmarks.citing_corpus import FILES, SHORTEST, Kept, Task, in_lines, read, table, texts
from benchmarks.citing_corpus import Score as ScoreOfForm

TEXT = (
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;\n"
    "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 06/4/2020.\n"
    "QUYẾT ĐỊNH:\nĐiều 1. Giao Sở Nội vụ chỉnh lý 45 mét giá tài liệu.\n"
)


def test_lines_hold_the_same_words_and_one_more_page() -> None:
    lines = in_lines(TEXT, random.Random(1))
    assert [word for word in lines.split() if word != "2"] == TEXT.split()
    assert lines.count("\f") == 1
    assert max(map(len, lines.splitlines())) <= 90


def test_each_text_is_of_one_half(tmp_path: Path) -> None:
    written = [f"Văn bản {number}\n" + "x" * SHORTEST + "\ncuối" for number in range(12)]
    for file in FILES:
        (tmp_path / f"{file}.txt.xz").write_bytes(lzma.compress("\n\n".join(written).encode()))
    halves = [{name for name, _ in texts(tmp_path, unseen=unseen)} for unseen in (False, True)]
    assert len(halves[0]) + len(halves[1]) == len(written)
    assert not halves[0] & halves[1]
    assert all(halves)


def test_a_text_in_lines_cites_what_it_cites() -> None:
    name, whole, forms = read(Task("a", TEXT, ("lines",)))
    assert [one.code for one in whole.citations] == ["30/2020/NĐ-CP", "12/TTr-SNV"]
    score = ScoreOfForm()
    score.add(name, whole, forms["lines"])
    assert score.lists["legal_bases"] == Kept(wanted=2, found=2)
    assert table({"lines": score})[1].split() == "lines legal_bases 100.0% (2 of 2; 0 new, 0 unflagged)".split()


def test_what_is_lost_and_what_is_new_is_counted() -> None:
    name, whole, forms = read(Task("a", TEXT, ("lines",)))
    score = ScoreOfForm()
    score.add(
        name,
        whole,
        forms["lines"].model_copy(update={"legal_bases": (), "citations": (*whole.citations, *whole.citations)}),
    )
    assert score.lists["legal_bases"] == Kept(wanted=2)
    assert score.lists["citations"] == Kept(wanted=2, found=2, new=2, unflagged=2)
    assert len(score.misses) == 4
