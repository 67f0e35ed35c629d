"""What the restorer claims of every word, judged by the truth."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.restoration.claims import Claim, claims, placed_words, with_proposals
from benchmarks.restoration.wrong_words import NOTHING, WrongWord, most_frequent, wrong_words
from diacritics import Change, ChangeSource, Restoration


def restored(raw: str, *changes: tuple[str, str, float, bool]) -> Restoration:
    """A restoration of ``raw`` by changes (what is replaced, by what, confidence, made or proposed), in its order."""
    done = 0
    text = ""
    said = []
    for old, value, confidence, applied in changes:
        start = raw.index(old, done)
        text += raw[done:start]
        put = value if applied else old
        place = (len(text), len(text) + len(put))
        said.append(Change((start, start + len(old)), place, old, value, confidence, applied, ChangeSource.SYLLABLE))
        text += put
        done = start + len(old)
    return Restoration(raw, text + raw[done:], tuple(said))


SAID = restored("So’ Tu phap tinh 12", ("So’", "Sở", 0.95, True), ("Tu", "Tư", 0.6, False), ("phap", "pháp", 0.9, True))


def test_each_word_is_claimed_with_the_confidence_of_its_change_or_with_certainty() -> None:
    assert list(claims(SAID, "Sở Tư phát tỉnh 12")) == [
        Claim(0.95, right=True, changed=True, applied=True),
        Claim(0.6, right=True, changed=True, applied=False),
        Claim(0.9, right=False, changed=True, applied=True),
        Claim(1.0, right=False, changed=False, applied=False),
    ]


def test_proposals_made_too() -> None:
    assert SAID.text == "Sở Tu pháp tinh 12"
    assert with_proposals(SAID) == "Sở Tư pháp tinh 12"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param(restored("congtac", ("congtac", "công tác", 0.9, True)), "công tác", id="a word becomes two"),
        pytest.param(restored("cong tac", ("g t", "gt", 0.9, True)), "congtac", id="two words become one"),
        pytest.param(restored("~ cua", ("~", "", 0.9, True)), "cua", id="a sign is dropped"),
        pytest.param(restored("cu\u0309a"), "của", id="combining marks"),
        pytest.param(restored("hoà"), "hòa", id="one place of the tone mark"),
    ],
)
def test_words_of_the_outcome(said: Restoration, words: str) -> None:
    assert [word.text for word in placed_words(said, proposals=False)] == words.split()


def test_of_changes_that_overlap_the_one_that_was_made_stands() -> None:
    proposed = Change((0, 7), (0, 7), "so cua ", "số của", 0.5, False, ChangeSource.PHRASE)
    made = Change((3, 6), (3, 6), "cua", "của", 0.9, True, ChangeSource.SYLLABLE)
    assert with_proposals(Restoration("so cua tinh", "so của tinh", (proposed, made))) == "so của tinh"


def test_errors_are_words_with_what_was_read_and_whether_the_right_one_was_proposed() -> None:
    assert list(wrong_words(SAID, "Sở Tư phát tỉnh 12 hai")) == [
        WrongWord("Tư", "Tu", "Tu", proposed=True),
        WrongWord("phát", "phap", "pháp", proposed=False),
        WrongWord("tỉnh", "tinh", "tinh", proposed=False),
        WrongWord("hai", NOTHING, NOTHING, proposed=False),
    ]


def test_a_word_too_many_is_an_error_too() -> None:
    assert list(wrong_words(restored("Sở ~ ii Tư"), "Sở Tư")) == [WrongWord(NOTHING, "ii", "ii", proposed=False)]


def test_the_most_frequent_errors_and_those_of_names() -> None:
    word, name = WrongWord("tỉnh", "tinh", "tinh", False), WrongWord("Vần", "Van", "Văn", False)
    counted = Counter({name: 2, word: 5, WrongWord("UBND", "UBNO", "UBNO", False): 1})
    assert most_frequent(counted, 2) == [(word, 5), (name, 2)]
    assert most_frequent(counted, 5, names=True) == [(name, 2)]
