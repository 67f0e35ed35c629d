"""The tables: made by one command, the same bytes every time, and the ones that are shipped."""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import diacritics
from diacritics.alphabet import fold_tone_style, is_syllable
from diacritics.lexicon import Lexicon
from diacritics.training.corpus import HELD_OUT_EVERY, WEIGHTS, paragraphs
from diacritics.vocabulary import CLASSES

DATA = Path(diacritics.__file__).parent / "data"
TEXT = "Căn cứ Luật số 1/2020/QH14.\nỦy ban nhân dân hoà bình, Ủy ban nhân dân tỉnh\n\n" * 60


def train(folder: Path, corpus: Path | None) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "VANBAN_CORPUS"}
    if corpus:
        environment["VANBAN_CORPUS"] = str(corpus)
    command = [sys.executable, "-m", "diacritics.training", str(folder)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_same_corpus_gives_the_same_bytes(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in (corpus, *folders):
        folder.mkdir()
    for name in WEIGHTS:
        (corpus / f"{name}.txt.xz").write_bytes(lzma.compress(TEXT.encode()))
    for folder in folders:
        assert train(folder, corpus).returncode == 0
    names = ("syllables.tsv", "bigrams.bin.xz", "MANIFEST.json")
    first, second = ({name: (folder / name).read_bytes() for name in names} for folder in folders)
    assert first == second
    lexicon = Lexicon.load(folders[0] / "syllables.tsv")
    assert lexicon.count("nhân") == 2 * lexicon.count("hòa"), "the new style is counted as the old"
    assert lexicon.count("hoà") == 0


def test_without_a_corpus_the_training_says_what_is_missing(tmp_path: Path) -> None:
    run = train(tmp_path, None)
    assert run.returncode == 2
    assert "VANBAN_CORPUS" in run.stderr


def test_held_out_documents_are_not_trained_on(tmp_path: Path) -> None:
    path = tmp_path / "text.txt.xz"
    path.write_bytes(lzma.compress("\n\n".join(f"văn bản {i}" for i in range(2 * HELD_OUT_EVERY)).encode()))
    kept, out = list(paragraphs(path)), list(paragraphs(path, held_out=True))
    assert len(out) == 2
    assert not set(kept) & set(out)
    assert len(kept) + len(out) == 2 * HELD_OUT_EVERY


def test_the_shipped_tables_are_those_of_the_manifest() -> None:
    made = json.loads((DATA / "MANIFEST.json").read_text("utf-8"))["made"]
    assert made == {name: hashlib.sha256((DATA / name).read_bytes()).hexdigest() for name in made}


def test_the_shipped_data_stays_small() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 25_000_000


def test_every_shipped_syllable_has_a_legal_shape_in_the_old_style() -> None:
    for word in Lexicon.load(DATA / "syllables.tsv").words[len(CLASSES) :]:
        assert is_syllable(word)
        assert fold_tone_style(word) == word


def test_no_two_set_phrases_share_a_skeleton() -> None:
    from diacritics.alphabet import strip_marks
    from diacritics.phrases import read_phrases

    phrases = read_phrases(DATA / "phrases.txt")
    assert len({strip_marks(phrase) for phrase in phrases}) == len(phrases)
    highland_names = {"kạn", "đắk", "lắk", "kon"}
    assert {word for phrase in phrases for word in phrase.split() if not is_syllable(word)} == highland_names
