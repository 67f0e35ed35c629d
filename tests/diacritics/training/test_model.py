"""The small corpus makes a small model: the same bytes each time, nothing of held-out text in it, and it restores."""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from diacritics.ngram_model import NgramModel
from diacritics.training.corpus import Split, split_of
from diacritics.training.model import Settings, make_model, scores
from diacritics.training.stripped import restore
from diacritics.words import UNKNOWN, Vocabulary
from tests.diacritics.training.small_corpus import write_corpus

FILES = ("words.tsv", "ngrams.bin", "MANIFEST.json")


def command(*arguments: str, corpus: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "VANBAN_CORPUS"}
    if corpus:
        environment["VANBAN_CORPUS"] = str(corpus)
    run = [sys.executable, "-m", "diacritics.training", *arguments]
    return subprocess.run(run, env=environment, capture_output=True, text=True, check=False)


def test_the_command_makes_the_same_bytes_as_the_function(corpus: Path, made: Path, tmp_path: Path) -> None:
    run = command("model", "--folder", str(tmp_path / "again"), "--bytes", "14000", corpus=corpus)
    assert run.returncode == 0, run.stderr
    for name in FILES:
        assert (tmp_path / "again" / name).read_bytes() == (made / name).read_bytes(), name


def test_the_record_tells_what_was_made_of_what(corpus: Path, made: Path) -> None:
    record = json.loads((made / "MANIFEST.json").read_text("utf-8"))
    for name, checksum in record["made"].items():
        assert hashlib.sha256((made / name).read_bytes()).hexdigest() == checksum
    for name, checksum in record["model"]["corpus"].items():
        assert hashlib.sha256((corpus / f"{name}.txt.xz").read_bytes()).hexdigest() == checksum
    assert set(record["made"]) == {"words.tsv", "ngrams.bin"}


def test_the_order_can_be_chosen(corpus: Path, tmp_path: Path) -> None:
    make_model(corpus, tmp_path, Settings(order=3))
    assert NgramModel.load(tmp_path / "ngrams.bin").order == 3


def test_the_size_is_kept(made: Path) -> None:
    assert 10_000 < (made / "ngrams.bin").stat().st_size <= 14_000


def test_the_model_restores_held_out_text_of_its_own_kind(corpus: Path, made: Path) -> None:
    found = list(scores(corpus, made, 5000))
    assert {split for split, _, _ in found} == {Split.DEVELOPMENT, Split.TEST}
    for _, _, score in found:
        if score.words:
            # Most sentences of so small a corpus quote a held-out one and are left out.
            assert score.accuracy > 0.93
            assert score.perplexity < 20
    assert sum(score.words for _, _, score in found) > 100


@pytest.mark.parametrize("split", list(Split))
def test_only_training_documents_are_counted(split: Split, tmp_path: Path) -> None:
    write_corpus(tmp_path, documents=5)
    path = tmp_path / "official_documents.txt.xz"
    rare = next(
        text for n in range(10_000) if split_of(text := f"Văn bản {n}\n" + "quẫy quẫy ngoằn\n" * 9 + "hết") is split
    )
    path.write_bytes(lzma.compress(lzma.decompress(path.read_bytes()) + f"\n{rare}\n".encode()))
    make_model(tmp_path, tmp_path, Settings())
    vocabulary, model = Vocabulary.load(tmp_path / "words.tsv"), NgramModel.load(tmp_path / "ngrams.bin")
    assert ("quẫy" in vocabulary.numbers) is (split is Split.TRAINING)
    assert "hoà" not in vocabulary.numbers
    assert "hòa" in vocabulary.numbers
    assert model.size == len(vocabulary)


def test_a_paragraph_is_restored_whatever_stands_beside_it(made: Path) -> None:
    vocabulary, model = Vocabulary.load(made / "words.tsv"), NgramModel.load(made / "ngrams.bin")

    def columns(text: str) -> list[np.ndarray[tuple[int], np.dtype[np.int32]]]:
        return [vocabulary.by_skeleton.get(word, np.array([UNKNOWN], np.int32)) for word in text.split()]

    texts = ["uy ban nhan dan tinh an phuc", "so tu phap ban hanh ke hoach ve cong tac van thu", "", "bo tai chinh"]
    together = restore(model, [columns(text) for text in texts])
    assert [restore(model, [columns(text)])[0].tolist() for text in texts] == [words.tolist() for words in together]
    restored = [" ".join(vocabulary.words[word] for word in words.tolist()) for words in together]
    assert restored[0] == "ủy ban nhân dân tỉnh an phúc"
    assert restored[1] == "sở tư pháp ban hành kế hoạch về công tác văn thư"
    assert restored[2:] == ["", "bộ tài chính"]


def test_the_scores_are_printed(corpus: Path, made: Path) -> None:
    run = command("measure", "--folder", str(made), "--words", "500", "--corpus", str(corpus))
    assert run.returncode == 0, run.stderr
    assert run.stdout.count("perplexity") == 4


def test_without_a_corpus_the_command_says_what_is_missing(tmp_path: Path) -> None:
    run = command("model", "--folder", str(tmp_path))
    assert run.returncode == 2
    assert "VANBAN_CORPUS" in run.stderr
    assert list(tmp_path.iterdir()) == []
