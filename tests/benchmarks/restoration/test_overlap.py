"""What training text still shares with the measured text, on a made-up corpus."""

from __future__ import annotations

import lzma
from itertools import count
from pathlib import Path

import pytest

from benchmarks.restoration.overlap import measured_runs, overlaps
from benchmarks.restoration.texts import corpus_texts
from diacritics.training.corpus import STYLES, Split, split_of
from diacritics.training.passages import PassageReader

SENTENCE = "Giao Sở Tài chính chủ trì phối hợp với các cơ quan có liên quan thực hiện Quyết định này"


def _document(text: str, split: Split) -> str:
    """The text with a heading that brings the document into the split."""
    return next(made for i in count() if split_of(made := f"Văn bản {i}\n{text}") is split)


@pytest.mark.parametrize(
    "training",
    [
        pytest.param("Điều 1. Phê duyệt phương án trồng rừng thay thế trên địa bàn huyện trong năm nay", id="unlike"),
        pytest.param(f"Điều 1. {SENTENCE} từ ngày ký", id="a quoting line is not trained on"),
        pytest.param(SENTENCE.replace(" cơ", "\ncơ"), id="nor is one that goes on over a line break"),
    ],
)
def test_training_holds_no_run_of_what_is_measured(tmp_path: Path, training: str) -> None:
    for style in STYLES:
        for name in style.files:
            texts = [_document(SENTENCE, Split.TEST), _document(training, Split.TRAINING)]
            made = texts if name == "official_documents" else [_document("Không có gì", Split.TRAINING)]
            with lzma.open(tmp_path / f"{name}.txt.xz", "wt", encoding="utf-8") as stream:
                stream.write("\n\n".join(made) + "\n")
    measured = corpus_texts(tmp_path, Split.TEST, 1000)
    assert measured_runs(measured, PassageReader()) == len(SENTENCE.split()) - 11
    found = {each.style: each for each in overlaps(tmp_path, measured)}
    assert (len(found["official"].shared), found["official"].lines) == (0, 0)


def test_runs_of_text_that_was_trained_on_are_found(tmp_path: Path) -> None:
    document = _document(SENTENCE, Split.TRAINING)
    for style in STYLES:
        for name in style.files:
            text = document if name == "official_documents" else _document("Không có gì", Split.TRAINING)
            (tmp_path / f"{name}.txt.xz").write_bytes(lzma.compress(f"{text}\n".encode()))
    measured = corpus_texts(tmp_path, Split.TRAINING, 1000)
    found = {each.style: each for each in overlaps(tmp_path, measured)}
    assert (len(found["official"].shared), found["official"].lines) == (len(SENTENCE.split()) - 11, 1)
    assert found["official"].words > 0
    assert all(len(each.shared) == 0 for style, each in found.items() if style != "official")
