"""Restores damaged Vietnamese text: does no harm first, records every change, proposes what it is not sure of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Final

from diacritics.alphabet import strip_marks
from diacritics.blocks import blocks
from diacritics.changes import Alternative, ChangeSource, Edit, Restoration, compose, in_a_row, restoration
from diacritics.fluency import Fluency
from diacritics.initialisms import explained
from diacritics.legacy_lines import load_tables
from diacritics.lines import Line, by_line, paragraphs
from diacritics.modes import Mode, line_modes
from diacritics.names import follows_area, name_positions
from diacritics.phrases import PHRASES, PhraseBook, read_phrases
from diacritics.places import PlaceBook
from diacritics.reader import Reader
from diacritics.readings import Found
from diacritics.symbols import SymbolTable
from diacritics.tokens import Kind, Token, tokenize
from diacritics.uncollected import uncollected
from diacritics.unicode_form import Normalised, normalise
from diacritics.user_dictionary import read_user_dictionary
from diacritics.wishes import WishBook
from diacritics.words import UNKNOWN

DATA: Final = Path(__file__).parent / "data"

_ROUNDS: Final = 4
"""A restored text is restored again until nothing changes, so that the result is stable; two rounds are the rule."""

_HIGHEST: Final = 0.999
"""No figure of a model of neighbours is surer than this."""
_CODE_AT: Final = 0.9
"""Confidence from which letters with a digit, which may be a code, are taken for a word (``x4``: xã)."""
_NAME_AT: Final = 0.97
"""Confidence from which the marks of a name are set that no table of places holds, or of a person's first names."""
_NEVER: Final = 2.0
"""A confidence that nothing has: the marks of a person's last name are its bearer's own."""
_LEAST_PROPOSAL: Final = 0.1
"""Confidence below which a change is not worth a proposal."""
_LEAST_ALTERNATIVE: Final = 0.01
_MOST_ALTERNATIVES: Final = 3
_UNICODE_CONFIDENCE: Final = 1.0
_SYMBOL_CONFIDENCE: Final = 0.98
_EXPLAINED_CONFIDENCE: Final = 0.95


class Restorer:
    """Text in, restored text out. Loading takes a moment; one instance serves any number of texts.

    Args:
        user_dictionary: A plain text of names and phrases, one a line, that go before the built-in ones.
        apply_at: Confidence (0..1) from which a change is made in noisy text; below it is only proposed.
        clean_apply_at: The same in clean text.
        data: The folder of the tables that ``python -m diacritics.training`` makes; the package's own.

    Raises:
        OSError: The user dictionary, or a table, cannot be read.
        UnicodeDecodeError: The user dictionary is not UTF-8.
    """

    def __init__(
        self,
        *,
        user_dictionary: Path | None = None,
        apply_at: float = 0.65,
        clean_apply_at: float = 0.8,
        data: Path = DATA,
    ) -> None:
        self._reader = Reader(data)
        load_tables()
        self._symbols = SymbolTable(DATA / "symbols.tsv")
        own = read_user_dictionary(user_dictionary) if user_dictionary else ()
        self._wishes = WishBook(PhraseBook(read_phrases(PHRASES), own), PlaceBook.load())
        self._surnames = frozenset(strip_marks(name) for name in read_phrases(DATA / "surnames.txt"))
        self._apply_at = {Mode.NOISY: apply_at, Mode.CLEAN: clean_apply_at}

    @property
    def fluency(self) -> Fluency:
        """How well a text reads where it stands, by the same language model."""
        return self._reader.fluency

    def restore(self, text: str, *, mode: Mode = Mode.AUTO) -> Restoration:
        """The restored text and every change, made or proposed.

        Lines and numbers stay as they are. Restoring the result again changes nothing more. A long text is restored in
        blocks, each judged by itself.
        """
        return in_a_row([self._restore(text[start:end], mode) for start, end in blocks(text)])

    def knows(self, word: str) -> bool:
        """Whether a word, in any case and tone style, is one of the language as the models know it."""
        return self._reader.vocabulary.number(word) != UNKNOWN

    def _restore(self, text: str, mode: Mode) -> Restoration:
        # Of the hundred thousand small objects of a page none is in a cycle.
        with uncollected():
            return self._in_rounds(text, mode)

    def _in_rounds(self, text: str, mode: Mode) -> Restoration:
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
        return restoration(raw, _in_raw(form, self._edits(form.text, _lines(form.text, mode))))

    def decisions(self, text: str) -> list[Found]:
        """What was decided of every open place of a text in Unicode's composed form, for whom it measures."""
        lines = _lines(text, Mode.AUTO)
        return self._reader.read(text, paragraphs(text, lines), *self._wishes.of(lines, set()).both)

    def _edits(self, text: str, lines: Sequence[Line]) -> list[Edit]:
        symbols = {t: s for line in lines for t in line.tokens if (s := self._symbols.repair(t)) is not None}
        edits = [
            Edit(t.start, t.end, symbol, _SYMBOL_CONFIDENCE, True, ChangeSource.SYMBOL) for t, symbol in symbols.items()
        ]
        rows = paragraphs(text, lines)
        found = self._reader.read(text, rows, *self._wishes.of(lines, set(symbols)).both)
        meant = _explained(text, rows, found)
        names = dict(pair for row in rows for pair in self._names(row))
        modes = {token: line.mode for line in lines for token in line.tokens}
        for each in found:
            mode = modes[each.tokens[0]]
            own = each.tokens[0].text if len(each.tokens) == 1 and mode is Mode.NOISY else ""
            if own not in meant and _says_something(text, each):
                name_at = max(names.get(token, 0.0) for token in each.tokens) if names else 0.0
                edits.append(_edit_of(each, self._least(each, mode, name_at)))
        for token, mode in modes.items():
            if token.text in meant and mode is Mode.NOISY:
                value = meant[token.text]
                edits.append(Edit(token.start, token.end, value, _EXPLAINED_CONFIDENCE, True, ChangeSource.SYMBOL))
        return edits

    def _names(self, row: Sequence[Line]) -> Iterator[tuple[Token, float]]:
        """The tokens of a paragraph that are names, or may be, and from what confidence their marks are set."""
        tokens = [token for line in row for token in line.tokens]
        for mode in (Mode.NOISY, Mode.CLEAN):
            own = {token for line in row if line.mode is mode for token in line.tokens}
            if not own:
                continue
            people = name_positions(tokens, self._surnames, mode)
            for i, token in enumerate(tokens):
                if token not in own:
                    continue
                if i in people:
                    # Of a person's name all but the last word are known from many others.
                    given = mode is Mode.CLEAN or i + 1 not in people
                    yield token, _NEVER if given else _NAME_AT
                elif mode is Mode.CLEAN and self._may_be_name(tokens, i):
                    yield token, _NEVER
                elif mode is Mode.NOISY and token.text[:1].isupper() and follows_area(tokens, i):
                    yield token, _NAME_AT

    def _may_be_name(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a capitalised word of clean text may be a name that is spelled as it pleases."""
        word = tokens[i].text
        if tokens[i].kind is not Kind.WORD or self._reader.vocabulary.number(word) == UNKNOWN:
            return False
        initial = i == 0 or tokens[i - 1].ends_sentence
        return follows_area(tokens, i) if word.isupper() else word[:1].isupper() and not initial

    def _least(self, found: Found, mode: Mode, name_at: float) -> float:
        """The confidence from which the first reading is set."""
        seeming_code = any(token.kind is Kind.CODE for token in found.tokens)
        least = max(self._apply_at[mode], _CODE_AT if seeming_code else 0.0)
        return max(least, name_at) if found.readings[0].source is ChangeSource.SYLLABLE else least


def _lines(text: str, mode: Mode) -> list[Line]:
    tokens = by_line(text, tokenize(text))
    return [Line(*pair) for pair in zip(tokens, line_modes(tokens, mode), strict=True)]


def _explained(text: str, rows: Sequence[Sequence[Line]], readings: Sequence[Found]) -> dict[str, str]:
    """The abbreviations that the damaged lines explain."""
    values = {found.tokens[-1]: found.readings[0].value for found in readings}
    meant: dict[str, str] = {}
    for row in rows:
        tokens = [token for line in row if line.mode is Mode.NOISY for token in line.tokens]
        meant |= explained(tokens, text, values)
    return meant


def _says_something(text: str, found: Found) -> bool:
    """Whether the first reading is another than stands there, and worth a proposal."""
    best = found.readings[0]
    return best.probability >= _LEAST_PROPOSAL and best.value != text[best.start : best.end]


def _edit_of(found: Found, least: float) -> Edit:
    """The first reading as an edit, made from a confidence of ``least``."""
    best, *others = found.readings
    likely = [
        Alternative(o.value, min(_HIGHEST, o.probability))
        for o in others
        if o.probability >= _LEAST_ALTERNATIVE and (o.start, o.end) == (best.start, best.end)
    ]
    alternatives = tuple(likely[:_MOST_ALTERNATIVES])
    confidence = min(_HIGHEST, best.probability)
    return Edit(best.start, best.end, best.value, confidence, confidence >= least, best.source, alternatives)


def _in_raw(form: Normalised, edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits in offsets of the input, and an edit for every rewriting of Unicode form that none of them covers."""
    if not form.rewritings:
        yield from edits
        return
    rewritten = _Spans([(r.start, r.end) for r in form.rewritings])
    covered: list[tuple[int, int]] = []
    for edit in edits:
        start, end = form.raw_span(edit.start, edit.end)
        if edit.applied or not rewritten.meet(start, end):
            covered.append((start, end))
            yield edit._replace(start=start, end=end)
    known = _Spans(covered)
    for r in form.rewritings:
        if not known.meet(r.start, r.end):
            value = form.text[r.out_start : r.out_end]
            yield Edit(r.start, r.end, value, _UNICODE_CONFIDENCE, True, ChangeSource.UNICODE)


class _Spans:
    """Spans of a text, asked for whether any of them shares a character with another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        # The farthest end of a span and all before it: spans may overlap.
        self._reach = list(accumulate((end for _, end in ordered), max))

    def meet(self, start: int, end: int) -> bool:
        """Whether one of the spans shares a character with ``start:end``."""
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and self._reach[index] > start
