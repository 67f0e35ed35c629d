"""Makes the vocabulary and the language model: ``words.tsv`` and ``ngrams.bin``."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.array_file import write_arrays
from diacritics.ngram_model import NgramModel
from diacritics.training.choosing_words import Least, Occurrences
from diacritics.training.corpus import STYLES, WITH_HELD_OUT, Split, Style, documents
from diacritics.training.kneser_ney import StyleCounts, estimate
from diacritics.training.manifest import checksums, record, versions
from diacritics.training.ngrams import Keys, bounded, count_keys, keys_of
from diacritics.training.overlap import quoting_lines, runs
from diacritics.training.packing import packed, packed_size
from diacritics.training.passages import PassageReader, Passages
from diacritics.training.pruning import pruned_to, shape_of
from diacritics.training.stripped import Score, measure
from diacritics.words import Vocabulary

ORDER: Final = 4
"""Words of the longest n-grams: the fourth lowers perplexity by a fifth at the same size, a fifth hardly any more."""

_HELD_OUT: Final = (Split.DEVELOPMENT, Split.TEST)

_LOG = logging.getLogger("diacritics.training")


@dataclass(frozen=True, slots=True)
class Settings:
    """What is made of a corpus."""

    order: int = ORDER
    file_bytes: int = 17_000_000
    least: Least = field(default_factory=Least)
    styles: tuple[Style, ...] = STYLES


def make_model(corpus: Path, folder: Path, settings: Settings) -> None:
    """Writes the two tables into ``folder`` and records how they were made; the same corpus gives the same bytes.

    Raises:
        OSError: A file of the corpus cannot be read, or a table cannot be written.
    """
    reader = PassageReader()
    held_out = held_out_runs(corpus, reader)
    texts = {style.name: training_text(corpus, style, reader, held_out) for style in settings.styles}
    forms = list(reader.forms)
    occurrences = Occurrences()
    for style in settings.styles:
        for passages in texts[style.name]:
            occurrences.add(passages, style.weight, len(forms))
    vocabulary, number_of_form = occurrences.vocabulary(forms, settings.least)
    _LOG.info("%d words in the vocabulary", len(vocabulary))
    (folder / "words.tsv").write_text(vocabulary.table(), encoding="utf-8")
    counts = []
    for style in settings.styles:
        parts = [_keys(p, number_of_form, settings.order, len(vocabulary)) for p in texts.pop(style.name)]
        counts.append(StyleCounts(style.weight, *count_keys(np.concatenate(parts))))
        _LOG.info("%s: %d different n-grams of %d words", style.name, len(counts[-1].keys), settings.order)
    model = estimate(counts, len(vocabulary), settings.order)
    del counts
    _LOG.info("estimated: %s", shape_of(model))
    model = pruned_to(model, settings.file_bytes, lambda shape: packed_size(len(vocabulary), shape))
    _LOG.info("pruned: %s", shape_of(model))
    write_arrays(folder / "ngrams.bin", *packed(model))
    _record(folder, corpus, settings)


def held_out_runs(corpus: Path, reader: PassageReader) -> NDArray[np.uint64]:
    """Hashes of all runs of words in documents of the test and development sets, sorted."""
    texts = chain.from_iterable(documents(corpus, name, *_HELD_OUT) for name in sorted(WITH_HELD_OUT))
    return np.unique(np.concatenate([np.zeros(0, np.uint64), *(runs(reader.read([text]).forms) for text in texts)]))


def training_text(corpus: Path, style: Style, reader: PassageReader, held_out: NDArray[np.uint64]) -> list[Passages]:
    """The training documents of each file of a style, without the lines that quote a held-out one."""
    texts = []
    for name in style.files:
        passages = reader.read(documents(corpus, name, Split.TRAINING))
        quoting = quoting_lines(passages, held_out)
        texts.append(passages.only(~quoting))
        words = len(passages.forms)
        dropped = words - len(texts[-1].forms)
        _LOG.info("%s: %d words, %.1f %% of them in quoting lines", name, words, 100 * dropped / max(1, words))
    return texts


def scores(corpus: Path, folder: Path, limit: int) -> Iterator[tuple[Split, str, Score]]:
    """The model in ``folder`` on held-out documents of official and normative text, at most about ``limit`` words."""
    vocabulary = Vocabulary.load(folder / "words.tsv")
    model = NgramModel.load(folder / "ngrams.bin")
    for split in _HELD_OUT:
        for name in ("official_documents", "normative_documents"):
            reader = PassageReader()
            passages = reader.read(documents(corpus, name, split))
            lines = int(np.searchsorted(passages.lines, limit))
            passages = passages.only(np.arange(len(passages.continues)) < lines)
            yield split, name, measure(model, vocabulary, list(reader.forms), passages)


def _keys(passages: Passages, number_of_form: NDArray[np.int32], order: int, size: int) -> Keys:
    return keys_of(bounded(number_of_form[passages.forms], passages.paragraphs(), order), order, size)


def _record(folder: Path, corpus: Path, settings: Settings) -> None:
    files = chain.from_iterable(style.files for style in settings.styles)
    facts = {
        "command": "python -m diacritics.training model",
        "order": settings.order,
        "file_bytes": settings.file_bytes,
        "least": asdict(settings.least),
        "weights": {style.name: style.weight for style in settings.styles},
        "versions": versions("numpy", "regex"),
        "corpus": checksums(corpus, files),
    }
    record(folder, "model", facts, ("words.tsv", "ngrams.bin"))
