"""Restores damaged Vietnamese text: does no harm first, records every change, proposes what it is not sure of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from diacritics.alphabet import recase, strip_marks
from diacritics.changes import Alternative, ChangeSource, Edit, Restoration, compose, restoration
from diacritics.channel import read_confusions
from diacritics.decoder import Column, posteriors
from diacritics.language_model import LanguageModel
from diacritics.lattice import Lattice, Option
from diacritics.lexicon import Lexicon
from diacritics.modes import Mode, line_modes
from diacritics.names import follows_area, name_positions
from diacritics.phrases import PhraseBook, read_phrases
from diacritics.symbols import SymbolTable
from diacritics.tokens import Kind, Token, tokenize
from diacritics.unicode_form import Normalised, normalise
from diacritics.user_dictionary import read_user_dictionary
from diacritics.vocabulary import BOUNDARY, UNKNOWN, model_word, normal_form

_DATA: Final = Path(__file__).parent / "data"

_ROUNDS: Final = 4
"""A restored text is restored again until nothing changes, so that the result is stable; two rounds are the rule."""

_HIGHEST: Final = 0.99
"""No figure of a model of syllable pairs is surer than this."""
_LEAST_ALTERNATIVE: Final = 0.01
_MOST_ALTERNATIVES: Final = 3
_UNICODE_CONFIDENCE: Final = 1.0
_SYMBOL_CONFIDENCE: Final = 0.98


class Restorer:
    """Text in, restored text out. Loading takes a moment; one instance serves any number of texts.

    Args:
        user_dictionary: A plain text of names and phrases, one a line, that go before the built-in ones.
        apply_at: Confidence (0..1) from which a change is made in noisy text; below it is only proposed.
        clean_apply_at: The same in clean text.

    Raises:
        OSError: The user dictionary cannot be read.
        UnicodeDecodeError: The user dictionary is not UTF-8.
    """

    def __init__(
        self, *, user_dictionary: Path | None = None, apply_at: float = 0.9, clean_apply_at: float = 0.97
    ) -> None:
        lexicon = Lexicon.load(_DATA / "syllables.tsv")
        self._ids = lexicon.ids
        self._model = LanguageModel.load(_DATA / "bigrams.bin.xz", lexicon)
        self._lattice = Lattice(lexicon, read_confusions(_DATA / "confusions.tsv"))
        self._symbols = SymbolTable(_DATA / "symbols.tsv")
        own = read_user_dictionary(user_dictionary) if user_dictionary else ()
        self._phrases = PhraseBook(read_phrases(_DATA / "phrases.txt"), own)
        self._surnames = frozenset(strip_marks(name) for name in read_phrases(_DATA / "surnames.txt"))
        self._apply_at = {Mode.NOISY: apply_at, Mode.CLEAN: clean_apply_at}

    def restore(self, text: str, *, mode: Mode = Mode.AUTO) -> Restoration:
        """The restored text and every change, made or proposed.

        Lines, spaces and numbers stay as they are. Restoring the result again changes nothing more.
        """
        result = self._round(text, mode)
        for _ in range(_ROUNDS - 1):
            if result.text == result.raw:
                break
            again = self._round(result.text, mode)
            if again.text == result.text:
                break
            result = compose(result, again)
        return result

    def _round(self, raw: str, mode: Mode) -> Restoration:
        form = normalise(raw)
        lines = _by_line(form.text, tokenize(form.text))
        modes = line_modes(lines, mode)
        edits: list[Edit] = []
        for first, last in _paragraphs(lines):
            tokens = [token for line in lines[first:last] for token in line]
            token_modes = [m for line, m in zip(lines[first:last], modes[first:last], strict=True) for _ in line]
            edits.extend(self._paragraph(form.text, tokens, token_modes))
        return restoration(raw, _in_raw(form, edits))

    def _paragraph(self, text: str, tokens: Sequence[Token], modes: Sequence[Mode]) -> Iterator[Edit]:
        options = self._options(text, tokens, modes)
        columns, places = self._columns(tokens, options)
        chances = posteriors(columns, self._model)
        names = self._names(tokens, modes)
        for i, token in enumerate(tokens):
            symbol = self._symbols.repair(token)
            if symbol is not None:
                yield Edit(token.start, token.end, symbol, _SYMBOL_CONFIDENCE, True, ChangeSource.SYMBOL)
            elif token.kind is Kind.WORD:
                edit = self._edit(text, token, options[i], chances[places[i]].tolist())
                if edit:
                    is_name = i in names or (modes[i] is Mode.CLEAN and self._may_be_name(tokens, i))
                    yield self._judged(edit, modes[i], is_name=is_name)

    def _names(self, tokens: Sequence[Token], modes: Sequence[Mode]) -> set[int]:
        both = (Mode.CLEAN, Mode.NOISY)
        return {i for mode in both for i in name_positions(tokens, self._surnames, mode) if modes[i] is mode}

    def _may_be_name(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a capitalised word of clean text may be a name that is spelled as it pleases."""
        word = tokens[i].text
        if normal_form(word) not in self._ids:
            return False
        initial = i == 0 or tokens[i - 1].ends_sentence
        return follows_area(tokens, i) if word.isupper() else word[:1].isupper() and not initial

    def _options(self, text: str, tokens: Sequence[Token], modes: Sequence[Mode]) -> list[list[Option]]:
        options: list[list[Option]] = []
        for i, token in enumerate(tokens):
            if token.kind is not Kind.WORD:
                options.append([])
                continue
            initial = i == 0 or tokens[i - 1].ends_sentence or "\n" in text[tokens[i - 1].end : token.start]
            tail = text[token.end : token.tail_end]
            options.append(list(self._lattice.options(token, modes[i], initial=initial, tail=tail)))
        self._doubt(tokens, modes, options)
        for start, end in _word_runs(tokens):
            self._add_phrases(tokens[start:end], modes[start:end], options[start:end])
        return options

    def _doubt(self, tokens: Sequence[Token], modes: Sequence[Mode], options: list[list[Option]]) -> None:
        """Opens trusted words of clean text that were never seen beside a neighbour; capitalised ones may be names."""
        words = [self._ids.get(model_word(token), self._ids[UNKNOWN]) for token in tokens]
        for i, token in enumerate(tokens):
            initial = i == 0 or tokens[i - 1].ends_sentence
            open_to_doubt = token.text.islower() or (initial and token.text.istitle())
            if modes[i] is Mode.NOISY or len(options[i]) != 1 or not open_to_doubt:
                continue
            left = words[i - 1] if i and not tokens[i - 1].ends_sentence else self._ids[BOUNDARY]
            after = i + 1 < len(tokens) and not token.ends_sentence
            right = words[i + 1] if after else self._ids[BOUNDARY]
            if not (self._model.seen(left, words[i]) and self._model.seen(words[i], right)):
                options[i] = list(self._lattice.doubts(token))

    def _add_phrases(self, tokens: Sequence[Token], modes: Sequence[Mode], options: Sequence[list[Option]]) -> None:
        words = [normal_form(token.text) for token in tokens]
        for match in self._phrases.matches(words, fuzzy=Mode.NOISY in modes):
            there = words[match.start : match.end]
            if there == list(match.words):
                for i in range(match.start, match.end):
                    options[i][:] = [option for option in options[i] if option.identity]
                continue
            for i, word in enumerate(match.words, match.start):
                if modes[i] is Mode.CLEAN and not (match.exact and _may_be_phrase(words[i], there, match.words)):
                    continue
                kept = [option for option in options[i] if option.value != word or option.with_tail]
                option = self._lattice.of_phrase(word, words[i], exact=match.exact, source=match.source)
                options[i][:] = [*kept, option]

    def _columns(self, tokens: Sequence[Token], options: Sequence[list[Option]]) -> tuple[list[Column], list[int]]:
        boundary = Column(np.array([self._ids[BOUNDARY]]), np.zeros(1))
        columns, places = [boundary], []
        for token, found in zip(tokens, options, strict=True):
            places.append(len(columns))
            if found:
                columns.append(Column(np.array([o.word for o in found]), np.array([o.score for o in found])))
            else:
                columns.append(Column(np.array([self._ids[model_word(token)]]), np.zeros(1)))
            if token.ends_sentence:
                columns.append(boundary)
        return columns, places

    def _edit(self, text: str, token: Token, options: Sequence[Option], chances: Sequence[float]) -> Edit | None:
        """The best reading as an edit, not yet judged; None when the token stands as it is."""
        sums: dict[tuple[str, int], float] = {}
        sources: dict[tuple[str, int], ChangeSource] = {}
        for option, chance in zip(options, chances, strict=True):
            value = token.text if option.identity else recase(option.value, token.text)
            key = (value, token.tail_end if option.with_tail else token.end)
            sums[key] = sums.get(key, 0.0) + chance
            sources[key] = option.source
        ranked = sorted(sums, key=lambda key: (-sums[key], key))
        (value, end), rest = ranked[0], ranked[1:]
        if text[token.start : end] == value:
            return None
        others = [Alternative(v, min(_HIGHEST, sums[v, e])) for v, e in rest if sums[v, e] >= _LEAST_ALTERNATIVE]
        confidence = min(_HIGHEST, sums[value, end])
        alternatives = tuple(others[:_MOST_ALTERNATIVES])
        return Edit(token.start, end, value, confidence, False, sources[value, end], alternatives)

    def _judged(self, edit: Edit, mode: Mode, *, is_name: bool) -> Edit:
        sure = edit.confidence >= self._apply_at[mode]
        if is_name and edit.source is ChangeSource.SYLLABLE:
            sure = False
        return Edit(edit.start, edit.end, edit.value, edit.confidence, sure, edit.source, edit.alternatives)


def _may_be_phrase(word: str, there: Sequence[str], phrase: Sequence[str]) -> bool:
    """In clean text a phrase mends a word without marks, or one wrong word among at least two right ones."""
    right = sum(a == b for a, b in zip(there, phrase, strict=True))
    return word.isascii() or (right >= 2 and right == len(phrase) - 1)


def _by_line(text: str, tokens: Sequence[Token]) -> list[list[Token]]:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    lines: list[list[Token]] = [[] for _ in starts]
    for token in tokens:
        lines[bisect_right(starts, token.start) - 1].append(token)
    return lines


def _paragraphs(lines: Sequence[Sequence[Token]]) -> Iterator[tuple[int, int]]:
    """Ranges of lines between lines without a token."""
    start = 0
    for i, line in enumerate(lines):
        if not line:
            if start < i:
                yield start, i
            start = i + 1
    if start < len(lines):
        yield start, len(lines)


def _word_runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Ranges of words with nothing protected and no end of a sentence between them."""
    start = 0
    for i, token in enumerate(tokens):
        if token.kind is not Kind.WORD:
            if start < i:
                yield start, i
            start = i + 1
        elif token.ends_sentence:
            yield start, i + 1
            start = i + 1
    if start < len(tokens):
        yield start, len(tokens)


def _in_raw(form: Normalised, edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits in offsets of the input, and an edit for every rewriting of Unicode form that none of them covers."""
    covered: list[tuple[int, int]] = []
    for edit in edits:
        start, end = form.raw_span(edit.start, edit.end)
        if edit.applied or not any(r.start < end and start < r.end for r in form.rewritings):
            covered.append((start, end))
            yield Edit(start, end, edit.value, edit.confidence, edit.applied, edit.source, edit.alternatives)
    for r in form.rewritings:
        if not any(start < r.end and r.start < end for start, end in covered):
            value = form.text[r.out_start : r.out_end]
            yield Edit(r.start, r.end, value, _UNICODE_CONFIDENCE, True, ChangeSource.UNICODE)
