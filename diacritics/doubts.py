"""Which words of text that is mostly right are worth a doubt: unknown ones, and those that fit no neighbour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from diacritics.alphabet import has_syllable_skeleton, has_vietnamese_letter, strip_marks
from diacritics.ngram_model import NgramModel
from diacritics.tokens import Kind, Token, is_all_capital
from diacritics.words import BOUNDARY, UNKNOWN, Vocabulary

_SURPRISE: Final = 15.0
"""Nats of a word and the one behind it, together, from which the word is doubted."""
_UNUSUAL: Final = 6.0
"""The same for a word in capitals that may have lost its marks."""
_KEEP_UNKNOWN: Final = -2.5
_KEEP_KNOWN: Final = -30.0
"""Log-scores (nats) of leaving an unknown word; a known one is among its own candidates."""


def doubts(paragraphs: Sequence[Sequence[Token]], model: NgramModel, vocabulary: Vocabulary) -> Mapping[Token, float]:
    """The doubtful words with the log-score (nats) of leaving each as it is."""
    tokens = [token for paragraph in paragraphs for token in paragraph]
    if not tokens:
        return {}
    words = np.array([vocabulary.of_token(token) for token in tokens], np.int32)
    surprise = _surprise(words, [len(paragraph) for paragraph in paragraphs], model)
    found: dict[Token, float] = {}
    initial = True
    for token, word, nats in zip(tokens, words.tolist(), surprise.tolist(), strict=True):
        if token.kind is Kind.WORD and _is_doubtful(token, word, nats, vocabulary, initial=initial):
            found[token] = _KEEP_UNKNOWN if word == UNKNOWN else _KEEP_KNOWN
        initial = token.ends_sentence
    return found


def _is_doubtful(token: Token, word: int, nats: float, vocabulary: Vocabulary, *, initial: bool) -> bool:
    text = token.text
    possible = not text.isascii() and (has_vietnamese_letter(text) or has_syllable_skeleton(text))
    if is_all_capital(text):
        lost = text.isascii() and len(vocabulary.by_skeleton.get(text.lower(), ())) > 1
        return (lost and nats > _UNUSUAL) or (word == UNKNOWN and possible) or nats > _SURPRISE
    if word == UNKNOWN:
        return possible or (text.islower() and has_syllable_skeleton(text))
    # A capitalised word inside a sentence is a name that is spelled as it pleases.
    return (text.islower() or initial) and nats > _SURPRISE


def _surprise(words: np.ndarray, sizes: Sequence[int], model: NgramModel) -> np.ndarray:
    """Nats of each word after the three before it and of the word behind it after those."""
    gap = 3
    padded = np.full(len(words) + gap * (len(sizes) + 1), BOUNDARY, np.int32)
    places = np.arange(len(words)) + gap * np.repeat(np.arange(1, len(sizes) + 1), sizes)
    padded[places] = words
    logs = np.zeros(len(padded), np.float32)
    logs[3:] = model.log_p(padded[:-3], padded[1:-2], padded[2:-1], padded[3:])
    own: np.ndarray = -(logs[places] + logs[places + 1])
    return own


def is_slip(word: str, observed: str) -> bool:
    """Whether a word may have been misread so in text that is mostly right.

    Letters are trusted unless the word has Vietnamese marks: foreign words have none.
    """
    return strip_marks(word) == strip_marks(observed.lower()) or has_vietnamese_letter(observed)
