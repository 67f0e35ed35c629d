"""Which words get into the vocabulary, and in what order."""

from __future__ import annotations

import pytest

from diacritics.training.choosing_words import Least, Occurrences
from diacritics.training.passages import PassageReader
from diacritics.words import CLASSES, UNKNOWN, Vocabulary

LEAST = Least(syllable=2, other=3, other_weighted=10)
TEXTS = (
    (["ta và và Sở Sở Sở sở"], 4.0),
    (["ubnd ubnd ubnd xyz xyz xyz và và và hoẵng fax fax hoà"], 1.0),
)


def chosen() -> tuple[Vocabulary, dict[str, int]]:
    reader, occurrences = PassageReader(), Occurrences()
    passages = [(reader.read(documents), weight) for documents, weight in TEXTS]
    for text, weight in passages:
        occurrences.add(text, weight, len(reader.forms))
    forms = list(reader.forms)
    vocabulary, numbers = occurrences.vocabulary(forms, LEAST)
    return vocabulary, dict(zip(forms, numbers.tolist(), strict=True))


@pytest.mark.parametrize(
    ("word", "known", "why"),
    [
        ("sở", True, "a frequent syllable"),
        ("hòa", False, "a syllable that occurs once may be a slip"),
        ("hoẵng", False, "a syllable that occurs once may be a slip"),
        ("ubnd", False, "an abbreviation of too little weight"),
        ("fax", False, "no syllable, and rare"),
    ],
)
def test_what_is_known(word: str, known: bool, why: str) -> None:
    vocabulary, numbers = chosen()
    assert (word in vocabulary.numbers) is known, why
    assert (numbers[word] != UNKNOWN) is known


def test_the_most_frequent_come_first_by_their_weight() -> None:
    vocabulary, numbers = chosen()
    assert vocabulary.words == (*CLASSES, "sở", "và")
    assert vocabulary.counts[numbers["sở"]] == 16
    assert vocabulary.counts[numbers["và"]] == 11
    assert vocabulary.counts[UNKNOWN] == 4 + 3 + 3 + 1 + 2 + 1


def test_shares_of_capitals_are_those_inside_sentences() -> None:
    vocabulary, numbers = chosen()
    assert vocabulary.capitalised[numbers["sở"]] == pytest.approx(0.75)
    assert vocabulary.capitalised[numbers["và"]] == 0
    assert vocabulary.capitalised[: len(CLASSES)].max() == 0
