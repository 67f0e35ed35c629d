"""Reads damaged lines: what each word may have been, by the learned channel, the words about it and its case.

Whole paragraphs are decoded, across the line breaks inside them; each line is judged by the reader it looks like. A
text that is still read badly is read once more by channels bent towards it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from diacritics.beam import Beam, Column, choices_of, decode
from diacritics.cells import Cell, Logs
from diacritics.chances import Step, chances, path_of
from diacritics.confidence import TABLE as CONFIDENCE
from diacritics.confidence import Confidence
from diacritics.doubts import doubts
from diacritics.edits import DATA as CHANNEL
from diacritics.edits import Channel, load_channels
from diacritics.fluency import Fluency
from diacritics.lattice import Lattice, Row
from diacritics.line_look import mixture
from diacritics.lines import Line
from diacritics.modes import Mode
from diacritics.native.decode import decode_compiled
from diacritics.ngram_model import TABLE as NGRAMS
from diacritics.ngram_model import NgramModel
from diacritics.openness import Place, places_of, trusted_places
from diacritics.pieces import pieces_of, whole_choices
from diacritics.readings import Decided, Found, made_sure
from diacritics.tokens import Token
from diacritics.wanted import Wanted
from diacritics.words import BOUNDARY, Vocabulary
from diacritics.words import TABLE as WORDS

STRIPPED: Final = "strip"
READERS: Final = ("eng", "scanner", STRIPPED)
"""The channels that damaged text may have come through."""
CAREFUL: Final = "vie"
"""The channel of text that is mostly right."""

_BENT_BELOW: Final = 0.98
"""Mean probability of the words of a reader's lines below which its channel is bent towards the text."""
_SURE: Final = 0.995
"""Probability from which a decision is not taken again."""
_FAMILIAR: Final = 0.5
"""What a word gains (nats) for each doubling, about, of its sure occurrences in the text."""
_TEACHES: Final = 0.9
"""Probability from which a decoding teaches the channel."""
_LEAST_WORDS: Final = 60
"""Words of a reader's lines from which they teach anything."""


@dataclass(slots=True)
class _Line:
    places: list[Place]
    first: bool
    channel: Channel
    cells: list[Cell] = field(default_factory=list)
    decided: Mapping[int, Cell] = field(default_factory=dict)


class Reader:
    """Reads damaged text; loading takes a moment, one instance serves any number of texts."""

    def __init__(self, data: Path, beam: Beam | None = None) -> None:
        """``data`` is the folder of the tables: words, language model, channels, confidence.

        Raises:
            OSError: A table cannot be read.
            ValueError: A file is no such table.
        """
        self.vocabulary = Vocabulary.load(data / WORDS.name)
        self._model = NgramModel.load(data / NGRAMS.name)
        channels = load_channels(self.vocabulary.words, self.vocabulary.counts, data / CHANNEL.name)
        self._channels = {name: channels[name] for name in READERS}
        self._careful = channels[CAREFUL]
        self._lattices = {name: Lattice(self.vocabulary, channels[name]) for name in (*READERS, CAREFUL)}
        for channel in (*self._channels.values(), self._careful):
            channel.prepare()
        self._confidence = Confidence.load(data / CONFIDENCE.name)
        self._beam = beam or Beam()
        self.fluency = Fluency(self.vocabulary, self._model)

    def read(
        self,
        text: str,
        paragraphs: Sequence[Sequence[Line]],
        wanted: Mapping[Token, Sequence[Wanted]],
        settled: Container[Token] = (),
    ) -> list[Found]:
        """What the tokens of paragraphs (each a row of lines) may be.

        ``wanted`` is what phrases want of them; those ``settled`` stand as they are.
        """
        lines = self._lines(text, paragraphs, wanted, settled)
        self._fill(text, lines, self._lattices, wanted)
        paths = self._decoded(lines)
        bent = self._bent(text, lines, paths)
        if bent:
            paths = self._read_again(text, lines, paths, bent, wanted)
        return list(self._found(text, lines, paths))

    def _read_again(
        self,
        text: str,
        lines: Sequence[Sequence[_Line]],
        paths: Sequence[Sequence[Step]],
        bent: Mapping[str, Channel],
        wanted: Mapping[Token, Sequence[Wanted]],
    ) -> list[list[Step]]:
        """The paths with what was not sure decided once more, by the bent channels."""
        sure = [{step.column: step for step in path if step.is_sure(_SURE)} for path in paths]
        familiar = self._familiar(sure)
        lattices = {name: Lattice(self.vocabulary, channel, familiar) for name, channel in bent.items()}
        for row, done in zip(lines, sure, strict=True):
            start = 0
            for line in row:
                if line.channel.name in bent:
                    line.channel = bent[line.channel.name]
                    line.decided = {
                        i: cell.only(done[start + i].candidate)
                        for i, cell in enumerate(line.cells)
                        if start + i in done
                    }
                start += len(line.places)
        self._fill(text, lines, lattices, wanted)
        touched = [any(line.channel.name in bent for line in row) for row in lines]
        again = iter(self._decoded([row for row, own in zip(lines, touched, strict=True) if own]))
        return [
            [step if step.is_open else done.get(step.column, step) for step in next(again)] if own else list(path)
            for path, done, own in zip(paths, sure, touched, strict=True)
        ]

    def _fill(
        self,
        text: str,
        lines: Sequence[Sequence[_Line]],
        lattices: Mapping[str, Lattice],
        wanted: Mapping[Token, Sequence[Wanted]],
    ) -> None:
        """Gives the lines of the channels that there are lattices of their cells."""
        by_name: dict[str, list[_Line]] = {name: [] for name in lattices}
        for row in lines:
            for line in row:
                by_name.get(line.channel.name, []).append(line)
        for name, own in by_name.items():
            rows = [Row(line.places, line.first, line.channel is self._careful, line.decided) for line in own]
            for line, cells in zip(own, lattices[name].rows(text, rows, wanted), strict=True):
                line.cells = cells

    def _familiar(self, sure: Sequence[Mapping[int, Step]]) -> Logs:
        """What words gain (nats) that the text has surely elsewhere."""
        words = [step.cell.column.first[step.candidate] for steps in sure for step in steps.values()]
        counts = np.bincount(np.array(words, np.intp), minlength=len(self.vocabulary))
        return (_FAMILIAR * np.log1p(counts)).astype(np.float32)

    def _lines(
        self,
        text: str,
        paragraphs: Sequence[Sequence[Line]],
        wanted: Mapping[Token, Sequence[Wanted]],
        settled: Container[Token],
    ) -> list[list[_Line]]:
        """The lines of the paragraphs in which there is anything to read."""
        every = [line for paragraph in paragraphs for line in paragraph]
        channels = iter(self._readers(text, [line.tokens for line in every if line.mode is Mode.NOISY]))
        doubtful = doubts([[t for line in p for t in line.tokens] for p in paragraphs], self._model, self.vocabulary)
        rows = []
        for paragraph in paragraphs:
            row = []
            for number, line in enumerate(paragraph):
                if line.mode is Mode.NOISY:
                    channel = next(channels)
                    places = places_of(line.tokens, text, settled, misread=channel.name != STRIPPED)
                    row.append(_Line(places, number == 0, channel))
                else:
                    places = trusted_places(line.tokens, doubtful, wanted, settled)
                    row.append(_Line(places, number == 0, self._careful))
            if any(place.keep is not None for line in row for place in line.places):
                rows.append(row)
        return rows

    def _readers(self, text: str, lines: Sequence[Sequence[Token]]) -> list[Channel]:
        """The channel of each line: the one whose prints look like it."""
        words = [text[line[0].start : line[-1].end].split() if line else [] for line in lines]
        likelihoods = [[channel.line_likelihood(line) for channel in self._channels.values()] for line in words]
        weights = mixture(likelihoods)
        names = list(self._channels)
        usual = max(range(len(names)), key=lambda k: sum(line[k] for line in weights))
        chosen = [max(range(len(names)), key=line.__getitem__) for line in weights]
        # A line that only lost its marks looks stripped, whoever read it: it has the reader of the others.
        return [self._channels[names[usual if names[k] == STRIPPED else k]] for k in chosen]

    def _decoded(self, lines: Sequence[Sequence[_Line]]) -> list[list[Step]]:
        rows = [[cell for line in row for cell in line.cells] for row in lines]
        columns = [[cell.column for cell in row] for row in rows]
        cuts = [pieces_of(row) for row in columns]
        parts = [row[piece.start : piece.end] for row, cut in zip(columns, cuts, strict=True) for piece in cut]
        decoded = iter(self._decode(parts))
        choices = [
            whole_choices(len(row), cut, [next(decoded) for _ in cut]) for row, cut in zip(rows, cuts, strict=True)
        ]
        steps = [path_of(row, own) for row, own in zip(rows, choices, strict=True)]
        return chances(steps, self._model, self._beam.weight)

    def _decode(self, parts: Sequence[Sequence[Column]]) -> list[list[int]]:
        compiled = self._model.compiled
        if compiled is not None:
            return decode_compiled(parts, compiled, BOUNDARY, self._beam)
        paths = decode(parts, self._model, BOUNDARY, self._beam)
        return [choices_of(path, len(part)) for path, part in zip(paths, parts, strict=True)]

    def _bent(self, text: str, lines: Sequence[Sequence[_Line]], paths: Sequence[Sequence[Step]]) -> dict[str, Channel]:
        """Channels bent by their own sure decodings, for readers whose lines are read badly."""
        by_name: dict[str, list[Step]] = {}
        for row, path in zip(lines, paths, strict=True):
            names = _names(row)
            for step in path:
                if step.is_open:
                    by_name.setdefault(names[step.column], []).append(step)
        bent = {}
        for name, steps in by_name.items():
            if name == CAREFUL:
                continue
            mean = sum(step.chance for step in steps) / len(steps)
            if len(steps) >= _LEAST_WORDS and mean < _BENT_BELOW:
                pairs = list(self._lessons(text, steps))
                bent[name] = self._channels[name].adapted(pairs)
        return bent

    def _lessons(self, text: str, steps: Sequence[Step]) -> Iterator[tuple[str, str, float]]:
        for step in steps:
            piece = step.cell.slice_of(step.candidate)
            plain = step.candidate != step.cell.as_it_is and not piece.two
            if plain and step.chance >= _TEACHES:
                value = step.cell.text_of(step.candidate, text, self.vocabulary.words)
                yield text[piece.start : piece.end], value, step.chance

    def _found(self, text: str, lines: Sequence[Sequence[_Line]], paths: Sequence[Sequence[Step]]) -> Iterator[Found]:
        for row, path in zip(lines, paths, strict=True):
            careful = [name == CAREFUL for name in _names(row)]
            decided = Decided([place.token for line in row for place in line.places], careful, path)
            for found in decided.found(text, self.vocabulary.words):
                yield made_sure(found, self._confidence.of(found.evidence, careful=found.careful))


def _names(row: Sequence[_Line]) -> list[str]:
    """The channel of every column of a paragraph."""
    return [line.channel.name for line in row for _ in line.cells]
