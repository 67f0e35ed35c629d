from __future__ import annotations

import lzma
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from diacritics.edit_file import write_facts
from diacritics.edits import load_channels
from diacritics.training.channel_reading import read_pages
from diacritics.training.channel_rendering import Look, clean_look, render_pages, worn_look
from diacritics.training.channel_tables import Shelf, collect, facts
from diacritics.training.channel_text import SHARES, draw_paragraphs
from diacritics.training.corpus import Split, documents, split_of

PARAGRAPHS = """
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015
Ủy ban nhân dân thành phố giao Sở Tư pháp chủ trì, phối hợp với các cơ quan có liên quan thực hiện kế hoạch
Trường đại học thông báo về việc tổ chức hội nghị cán bộ, công chức và người lao động năm học mới
Các đơn vị báo cáo kết quả thực hiện nhiệm vụ trước ngày cuối cùng của tháng để tổng hợp
Đề nghị thủ trưởng các cơ quan, đơn vị nghiêm túc triển khai những nội dung nêu trên
""".strip().split("\n")


def tinos(dpi: int = 200, **more: float) -> Look:
    return Look("Tinos", 13, dpi, **more)  # type: ignore[arg-type]  # whole numbers are given where they are wanted


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Sixty documents of two of the paragraphs in every file."""
    for name in SHARES:
        texts = [f"{PARAGRAPHS[i % 5]} phần {name} {i}\n{PARAGRAPHS[(i + 1) % 5]} mục {name} {i}" for i in range(60)]
        with lzma.open(tmp_path / f"{name}.txt.xz", "wt", encoding="utf-8") as stream:
            stream.write("\n\n".join(texts) + "\n")
    return tmp_path


def test_the_same_seed_draws_the_same_lines_and_another_others(corpus: Path) -> None:
    first = draw_paragraphs(corpus, 40, Split.TRAINING, 1)
    assert first == draw_paragraphs(corpus, 40, Split.TRAINING, 1)
    assert first != draw_paragraphs(corpus, 40, Split.TRAINING, 2)


def test_no_line_of_a_held_out_document_is_drawn(corpus: Path) -> None:
    held_out = {
        line
        for name in SHARES
        for document in documents(corpus, name)
        if split_of(document) is not Split.TRAINING
        for line in document.split("\n")
    }
    assert held_out
    assert not held_out & set(draw_paragraphs(corpus, 1000, Split.TRAINING, 1))


def test_documents_are_parted_by_blank_lines(tmp_path: Path) -> None:
    with lzma.open(tmp_path / "x.txt.xz", "wt", encoding="utf-8") as stream:
        stream.write("một\nhai\n\n\nba\n")
    assert list(documents(tmp_path, "x")) == ["một\nhai", "ba"]


@pytest.mark.parametrize("make", [clean_look, worn_look])
def test_the_same_seed_draws_the_same_pixels(make: Callable[[random.Random], Look]) -> None:
    look = replace(make(random.Random(4)), family="Tinos")
    first, second = (next(render_pages(PARAGRAPHS, [look], 10, 7)) for _ in range(2))
    assert np.array_equal(first.pixels, second.pixels)


def test_pages_hold_what_they_say_and_end_with_the_paragraphs() -> None:
    pages = list(render_pages(PARAGRAPHS, [tinos()] * 50, 3, 1))
    assert 1 < len(pages) < 50
    assert all(len(page.lines) <= 3 for page in pages)
    assert "".join(pages[0].lines).split()[0].lower() == "căn"


def test_a_worn_page_is_another_picture_of_the_same_lines() -> None:
    clean = next(render_pages(PARAGRAPHS, [tinos()], 5, 1))
    worn = next(render_pages(PARAGRAPHS, [tinos(blur=0.8, noise=15.0, cut=140, ink=1, skew=0.3)], 5, 1))
    assert clean.lines == worn.lines
    assert set(np.unique(worn.pixels)) <= {0, 255}
    assert not np.array_equal(clean.pixels, worn.pixels)


def test_from_lines_to_a_channel_with_the_real_reader(corpus: Path, tmp_path: Path) -> None:
    """Everything that makes the file, on a page for each reader: what was learned explains what was read."""

    def look(_: random.Random) -> Look:
        return tinos()

    english = collect(corpus, Shelf("eng", look, 3, 1))
    vietnamese = collect(corpus, Shelf("vie", look, 1, 1))
    assert english.words == collect(corpus, Shelf("eng", look, 3, 1)).words
    path = tmp_path / "channel.tsv"
    write_facts(facts(english, vietnamese), path)
    words = sorted({word.lower() for word, _ in english.words})
    channels = load_channels(words, path=path)
    assert list(channels) == ["eng", "scanner", "vie", "strip", "clean"]
    hits = [
        words.index(true.lower()) in channels["eng"].candidates(observed).words
        for (true, observed), count in english.words.items()
        for _ in range(count)
    ]
    assert np.mean(hits) > 0.97
    assert channels["eng"].log_p("dinh", "định") > channels["vie"].log_p("dinh", "định")


def test_the_vietnamese_reader_reads_the_marks() -> None:
    page = next(render_pages(PARAGRAPHS[:1], [tinos(300)], 5, 3))
    assert "Luật" in " ".join(read_pages([page], "vie")[0]) or "LUẬT" in " ".join(read_pages([page], "vie")[0])
