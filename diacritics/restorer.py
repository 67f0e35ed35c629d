"""Restores damaged Vietnamese text: does no harm first, records every change, proposes what it is not sure of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from diacritics.alphabet import recase, strip_marks
from diacritics.changes import Alternative, ChangeSource, Edit, Restoration, compose, restoration
from diacritics.damaged import DamagedText, Reading, Wanted
from diacritics.decoder import Column, posteriors
from diacritics.language_model import LanguageModel
from diacritics.lattice import Lattice, Option
from diacritics.lexicon import Lexicon
from diacritics.line_breaks import END_MARKS, goes_on
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
        self, *, user_dictionary: Path | None = None, apply_at: float = 0.8, clean_apply_at: float = 0.97
    ) -> None:
        lexicon = Lexicon.load(_DATA / "syllables.tsv")
        self._ids = lexicon.ids
        self._model = LanguageModel.load(_DATA / "bigrams.bin.xz", lexicon)
        self._reader = DamagedText()
        self._lattice = Lattice(lexicon)
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
        edits = list(self._damaged(form.text, lines, modes))
        for first, last in _paragraphs(lines):
            tokens = [token for line in lines[first:last] for token in line]
            token_modes = [m for line, m in zip(lines[first:last], modes[first:last], strict=True) for _ in line]
            edits.extend(self._paragraph(tokens, token_modes))
        return restoration(raw, _in_raw(form, edits))

    def _damaged(self, text: str, lines: Sequence[Sequence[Token]], modes: Sequence[Mode]) -> Iterator[Edit]:
        """What the words of the damaged lines may have been."""
        paragraphs = damaged_paragraphs(text, lines, modes)
        flat = [[token for line in paragraph for token in line] for paragraph in paragraphs]
        wanted: dict[Token, list[Wanted]] = {}
        for tokens in flat:
            wanted |= {t: [] for t in tokens if t.kind is Kind.WORD and self._symbols.repair(t) is None}
            for start, end in _word_runs(tokens):
                self._want_phrases(tokens[start:end], wanted)
        read = self._reader.read(paragraphs, wanted, text)
        for tokens in flat:
            names = name_positions(tokens, self._surnames, Mode.NOISY)
            for i, token in enumerate(tokens):
                edit = _edit_of(token, text[token.start : token.tail_end], read[token]) if token in read else None
                if edit is not None:
                    yield self._judged(edit, Mode.NOISY, is_name=i in names)

    def _want_phrases(self, tokens: Sequence[Token], wanted: Mapping[Token, list[Wanted]]) -> None:
        words = [normal_form(token.text) for token in tokens]
        for match in self._phrases.matches(words, fuzzy=True):
            for token, word in zip(tokens[match.start : match.end], match.words, strict=True):
                if token in wanted:
                    wanted[token].append(Wanted(word, match.source))

    def _paragraph(self, tokens: Sequence[Token], modes: Sequence[Mode]) -> Iterator[Edit]:
        options = self._options(tokens, modes)
        columns, places = self._columns(tokens, options)
        chances = posteriors(columns, self._model)
        names = name_positions(tokens, self._surnames, Mode.CLEAN)
        for i, token in enumerate(tokens):
            symbol = self._symbols.repair(token)
            if symbol is not None:
                yield Edit(token.start, token.end, symbol, _SYMBOL_CONFIDENCE, True, ChangeSource.SYMBOL)
            elif options[i]:
                edit = self._edit(token, options[i], chances[places[i]].tolist())
                if edit:
                    yield self._judged(edit, Mode.CLEAN, is_name=i in names or self._may_be_name(tokens, i))

    def _may_be_name(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a capitalised word of clean text may be a name that is spelled as it pleases."""
        word = tokens[i].text
        if normal_form(word) not in self._ids:
            return False
        initial = i == 0 or tokens[i - 1].ends_sentence
        return follows_area(tokens, i) if word.isupper() else word[:1].isupper() and not initial

    def _options(self, tokens: Sequence[Token], modes: Sequence[Mode]) -> list[list[Option]]:
        """The options of the words of clean lines; none of what is protected or stands in a damaged line."""
        options = [
            list(self._lattice.options(token)) if token.kind is Kind.WORD and mode is Mode.CLEAN else []
            for token, mode in zip(tokens, modes, strict=True)
        ]
        self._doubt(tokens, options)
        for start, end in _word_runs(tokens):
            if Mode.NOISY not in modes[start:end]:
                self._add_phrases(tokens[start:end], options[start:end])
        return options

    def _doubt(self, tokens: Sequence[Token], options: list[list[Option]]) -> None:
        """Opens trusted words of clean text that were never seen beside a neighbour; capitalised ones may be names."""
        words = [self._ids.get(model_word(token), self._ids[UNKNOWN]) for token in tokens]
        for i, token in enumerate(tokens):
            initial = i == 0 or tokens[i - 1].ends_sentence
            open_to_doubt = token.text.islower() or (initial and token.text.istitle())
            if len(options[i]) != 1 or not open_to_doubt:
                continue
            left = words[i - 1] if i and not tokens[i - 1].ends_sentence else self._ids[BOUNDARY]
            after = i + 1 < len(tokens) and not token.ends_sentence
            right = words[i + 1] if after else self._ids[BOUNDARY]
            if not (self._model.seen(left, words[i]) and self._model.seen(words[i], right)):
                options[i] = list(self._lattice.doubts(token))

    def _add_phrases(self, tokens: Sequence[Token], options: Sequence[list[Option]]) -> None:
        words = [normal_form(token.text) for token in tokens]
        for match in self._phrases.matches(words, fuzzy=False):
            there = words[match.start : match.end]
            if there == list(match.words):
                for i in range(match.start, match.end):
                    options[i][:] = [option for option in options[i] if option.identity]
                continue
            for i, word in enumerate(match.words, match.start):
                if not (match.exact and _may_be_phrase(words[i], there, match.words)):
                    continue
                kept = [option for option in options[i] if option.value != word]
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
                columns.append(Column(np.array([self._ids.get(model_word(token), self._ids[UNKNOWN])]), np.zeros(1)))
            if token.ends_sentence:
                columns.append(boundary)
        return columns, places

    def _edit(self, token: Token, options: Sequence[Option], chances: Sequence[float]) -> Edit | None:
        """The best reading as an edit, not yet judged; None when the token stands as it is."""
        sums: dict[str, float] = {}
        sources: dict[str, ChangeSource] = {}
        for option, chance in zip(options, chances, strict=True):
            value = token.text if option.identity else recase(option.value, token.text)
            sums[value] = sums.get(value, 0.0) + chance
            sources[value] = option.source
        ranked = sorted(sums, key=lambda value: (-sums[value], value))
        readings = [Reading(value, False, sums[value], sources[value]) for value in ranked]
        return _edit_of(token, token.text, readings)

    def _judged(self, edit: Edit, mode: Mode, *, is_name: bool) -> Edit:
        sure = edit.confidence >= self._apply_at[mode]
        if is_name and edit.source is ChangeSource.SYLLABLE:
            sure = False
        return Edit(edit.start, edit.end, edit.value, edit.confidence, sure, edit.source, edit.alternatives)


def _edit_of(token: Token, with_tail: str, readings: Sequence[Reading]) -> Edit | None:
    """The first reading as an edit, not yet judged; None when the token stands as it is."""
    best, *others = readings
    end = token.tail_end if best.with_tail else token.end
    if best.value == (with_tail if best.with_tail else token.text):
        return None
    likely = [Alternative(o.value, min(_HIGHEST, o.probability)) for o in others if o.probability >= _LEAST_ALTERNATIVE]
    alternatives = tuple(likely[:_MOST_ALTERNATIVES])
    return Edit(token.start, end, best.value, min(_HIGHEST, best.probability), False, best.source, alternatives)


def damaged_paragraphs(
    text: str, lines: Sequence[Sequence[Token]], modes: Sequence[Mode]
) -> list[list[Sequence[Token]]]:
    """Runs of damaged lines that belong together: a paragraph goes on over line breaks, and never over a blank line."""
    said = text.splitlines()
    found: list[list[Sequence[Token]]] = []
    before = -1
    for number, (line, mode) in enumerate(zip(lines, modes, strict=False)):
        if not line or mode is not Mode.NOISY:
            continue
        above = said[before] if before >= 0 else ""
        closed = above.rstrip()[-1:] in END_MARKS
        if before == number - 1 and found and goes_on(len(above.split()), said[number], closed=closed):
            found[-1].append(line)
        else:
            found.append([line])
        before = number
    return found


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
