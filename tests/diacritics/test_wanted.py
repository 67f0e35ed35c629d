"""What phrases want of the candidates of a token: which gain, which are added, how they are written."""

from __future__ import annotations

import numpy as np
import pytest

from diacritics.cells import SMALL, TITLE
from diacritics.changes import ChangeSource
from diacritics.tokens import Kind, Token
from diacritics.wanted import Candidates, Lifted, Wanted, lift
from diacritics.words import UNKNOWN, Vocabulary

PHRASE, PLACE, USER = ChangeSource.PHRASE, ChangeSource.PLACE, ChangeSource.USER


def candidates(words: Vocabulary, *said: str, plain: list[bool] | None = None) -> Candidates:
    return Candidates(
        np.array([words.numbers[word] for word in said], np.int32),
        -np.arange(1, len(said) + 1, dtype=np.float32),
        np.full(len(said), SMALL, np.int8),
        np.array(plain or [True] * len(said), np.bool_),
    )


def lifted(own: Candidates, words: Vocabulary, text: str, *wanted: Wanted) -> Lifted:
    return lift(own, wanted, Token(0, len(text), text, Kind.WORD, len(text)), words)


def test_every_candidate_that_is_wanted_gains(shipped_words: Vocabulary) -> None:
    own = candidates(shipped_words, "bản", "bàn", "bản")
    found = lifted(own, shipped_words, "ban", Wanted("bản", PHRASE, 3.0))
    assert own.score.tolist() == [2, -2, 0]
    assert found == Lifted({0: PHRASE, 2: PHRASE}, {}, 0)


def test_what_stands_for_more_than_the_token_does_not(shipped_words: Vocabulary) -> None:
    own = candidates(shipped_words, "bản", "bản", plain=[False, True])
    assert lifted(own, shipped_words, "ban", Wanted("bản", PHRASE, 3.0)).sources == {1: PHRASE}
    assert own.score.tolist() == [-1, 1]


@pytest.mark.parametrize(
    ("source", "score", "why"),
    [
        (PHRASE, -4.0, "a little worse than the best"),
        (PLACE, -3.0, "a name rather less"),
        (USER, 11.0, "what the user wants is the best of all"),
    ],
)
def test_what_is_no_candidate_is_added(shipped_words: Vocabulary, source: ChangeSource, score: float, why: str) -> None:
    own = candidates(shipped_words, "bản")
    found = lifted(own, shipped_words, "ban", Wanted("quyền", source, 3.0))
    assert own.words.tolist()[1:] == [shipped_words.numbers["quyền"]]
    assert own.score.tolist() == [-1, score], why
    assert found == Lifted({1: source}, {1: "quyền"}, 1)


def test_a_word_that_no_table_holds_is_unknown_and_written_as_it_is_wanted(shipped_words: Vocabulary) -> None:
    own = candidates(shipped_words)
    found = lifted(own, shipped_words, "Zuh", Wanted("zũh", USER, 10.0))
    assert (own.words.tolist(), own.cases.tolist(), found.printed) == ([UNKNOWN], [TITLE], {0: "zũh"})


def test_what_stands_there_already_is_not_added(shipped_words: Vocabulary) -> None:
    assert lifted(candidates(shipped_words), shipped_words, "Zuh", Wanted("zuh", USER, 10.0)) == Lifted()


@pytest.mark.parametrize(
    ("text", "source", "case", "why"),
    [
        ("Ban", PLACE, TITLE, "the name of a place has the capital that was read"),
        ("ban", PLACE, SMALL, "or none"),
        ("Ban", PHRASE, SMALL, "a word of a phrase is written as the judge of cases said"),
    ],
)
def test_how_it_is_written(shipped_words: Vocabulary, text: str, source: ChangeSource, case: int, why: str) -> None:
    own = candidates(shipped_words, "bản")
    lifted(own, shipped_words, text, Wanted("bản", source, 3.0))
    assert own.cases.tolist() == [case], why
