"""The shipped tables: those that the record beside them tells of, small, and written as the models write words."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from diacritics.alphabet import fold_tone_style, to_nfc
from diacritics.array_file import map_arrays
from diacritics.confidence import NAMES, Confidence
from diacritics.edit_file import read_facts
from diacritics.reader import CAREFUL, READERS
from diacritics.restorer import DATA
from diacritics.words import CLASSES, Vocabulary

MOST_BYTES = 25_000_000
WRITTEN_BY_HAND = {"phrases.txt", "symbols.tsv", "surnames.txt", "legacy_encodings.tsv"}
RECORD = "MANIFEST.json"

SHIPPED = sorted(path.name for path in DATA.iterdir() if path.is_file())
MADE = sorted(set(SHIPPED) - WRITTEN_BY_HAND - {RECORD})


def recorded() -> dict[str, str]:
    made: dict[str, str] = json.loads((DATA / RECORD).read_text("utf-8"))["made"]
    return made


def test_the_record_tells_of_every_table_that_is_made_and_of_no_other() -> None:
    assert sorted(recorded()) == MADE
    assert set(SHIPPED) >= WRITTEN_BY_HAND


@pytest.mark.parametrize("name", MADE)
def test_a_table_is_the_one_that_was_recorded(name: str) -> None:
    assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == recorded()[name]


def test_all_tables_together_are_small() -> None:
    assert sum((DATA / name).stat().st_size for name in SHIPPED) < MOST_BYTES


@pytest.mark.parametrize("name", sorted(set(SHIPPED) - {"ngrams.bin"}))
def test_a_table_is_composed_text_with_plain_ends_of_lines(name: str) -> None:
    text = (DATA / name).read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    assert not text.startswith("\ufeff")


class TestWords:
    WORDS = Vocabulary.load()

    def test_every_word_is_composed_small_and_in_the_old_tone_style(self) -> None:
        words = self.WORDS.words[len(CLASSES) :]
        assert [word for word in words if word != to_nfc(word)] == []
        assert [word for word in words if word != word.lower()] == []
        assert [word for word in words if word != fold_tone_style(word)] == []

    def test_every_word_stands_there_once_the_most_frequent_first(self) -> None:
        assert len(self.WORDS.numbers) == len(self.WORDS)
        counts = self.WORDS.counts[len(CLASSES) :].tolist()
        assert counts == sorted(counts, reverse=True)
        assert min(counts) > 0

    def test_shares_of_capitals_are_shares(self) -> None:
        assert float(self.WORDS.capital.min()) >= 0
        assert float(self.WORDS.capital.max()) <= 1

    def test_the_table_is_written_as_it_is_read(self) -> None:
        assert self.WORDS.table() == (DATA / "words.tsv").read_text("utf-8")

    def test_the_language_model_is_of_these_words(self) -> None:
        _, arrays = map_arrays(DATA / "ngrams.bin")
        assert len(arrays["p1"]) == len(self.WORDS)


def test_there_is_a_channel_for_every_reader() -> None:
    assert {*READERS, CAREFUL} <= set(read_facts(DATA / "channel.tsv"))


def test_there_is_a_weight_for_every_kind_of_evidence() -> None:
    shipped = Confidence.load(DATA / "confidence.tsv")
    for weights in (shipped.damaged, shipped.careful):
        assert len(weights.of_evidence) == len(NAMES)
        assert any(weights.of_evidence)


@pytest.mark.parametrize("name", sorted(WRITTEN_BY_HAND))
def test_what_is_written_by_hand_is_composed(name: str) -> None:
    lines = Path(DATA / name).read_text("utf-8").splitlines()
    assert [line for line in lines if line != to_nfc(line)] == []
