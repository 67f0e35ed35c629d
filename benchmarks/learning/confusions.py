"""``python -m benchmarks.learning.confusions``: what an office's own confusions would be worth, at the very most.

As if people had decided every word of one half of the papers: how each was read is counted into the restorer's channel
for text that is mostly right, and the other half restored by it. What decisions tell is a hundredth of that.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from benchmarks.learning.papers import papers
from diacritics import Restorer
from diacritics.alphabet import strip_marks
from diacritics.edit_alignment import best_edits
from diacritics.edit_counts import Edit
from diacritics.edit_table import EditTable
from diacritics.edits import Channel
from diacritics.lattice import Lattice
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.layout.page import unread_page
from ocr_pipeline.layout.text import raw_text

ALIKE: Final = 0.4
"""Words that stand beside each other are the same one, misread, where they are so alike (0..1)."""
OFTEN: Final = 5
"""How often a misreading is counted in the last row, where words that were read right are not counted at all."""
_WRONG_DECODING: Final = -25.0


class Text(NamedTuple):
    """A paper as it was read and as it is."""

    half: int
    read: str
    true: str


Pair = tuple[str, str]
"""A word as it was read, and as it was printed."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.learning.confusions", description=__doc__)
    parser.add_argument("folder", type=Path, help="as `python -m benchmarks.learning` left it")
    parser.add_argument("--each", type=int, default=16, help="papers of an office (default: %(default)s)")
    options = parser.parse_args(arguments)
    texts = list(_texts(options.folder, options.each))
    for half in (0, 1):
        taught = [pair for text in texts if text.half != half for pair in _lessons(text)]
        judged = [text for text in texts if text.half == half]
        wrong = [pair for pair in taught if pair[0] != pair[1]]
        print(f"half {half}, by {len(taught)} words of the other, {len(wrong)} of them misread")
        rows: dict[str, list[Pair]] = {"as it is": [], "all counted": taught, "misread ones alone": wrong * OFTEN}
        for title, pairs in rows.items():
            right, words, changed = restored(judged, pairs)
            print(f"  {title:<20} {right} of {words} words right, {changed} changes made")


def restored(texts: Sequence[Text], pairs: Sequence[Pair]) -> tuple[int, int, int]:
    """Words right, words, and changes made, where ``pairs`` are counted into the channel."""
    restorer = Restorer()
    # No option of the product sets a channel: what this measures is not worth one.
    reader = restorer._reader
    careful = _with(reader._careful, pairs)
    reader._careful = careful
    reader._lattices[careful.name] = Lattice(reader.vocabulary, careful)
    right = words = changed = 0
    for text in texts:
        result = restorer.restore(text.read)
        aligned = list(_aligned(result.text, text.true))
        right += sum(one == other for one, other in aligned)
        words += len(aligned)
        changed += sum(change.applied for change in result.changes)
    return right, words, changed


def _with(channel: Channel, pairs: Sequence[Pair]) -> Channel:
    seen: Counter[Edit] = Counter()
    for (read, true), count in Counter(pairs).items():
        log_p, edits = best_edits(true, read, channel.table.readings_of)
        if log_p > _WRONG_DECODING:
            seen.update({edit: count * often for edit, often in Counter(edits).items()})
    counted: Mapping[Edit, float] = {edit: float(count) for edit, count in seen.items()}
    table = EditTable(channel.table.counts.plus(counted), channel.table.occurrences, channel.table.smoothing)
    parts = (channel._look, channel.spacing, channel._trie, channel._log_prior)
    return Channel(channel.name, table, *parts)


def _texts(folder: Path, each: int) -> Iterator[Text]:
    halves = {paper.source.stem: paper.half for paper in papers(each)}
    for found in Archive(folder / "archive"):
        name = Path(found.record.origins[0].name).stem
        reading = found.reading()
        if reading is not None and name in halves:
            blank = ((page.page.number, page.page.width, page.page.height) for page in reading.pages)
            laid = [page.layout or unread_page(*size) for page, size in zip(reading.pages, blank, strict=True)]
            truth = (folder / "truth" / f"{name}.txt").read_text(encoding="utf-8")
            yield Text(halves[name], raw_text(laid).text, truth)


def _lessons(text: Text) -> Iterator[Pair]:
    """The words of a text without digits and signs."""
    pairs = _aligned(text.read, text.true)
    return (pair for pair in pairs if pair[1].isalpha() and not any(sign.isdigit() for sign in pair[0]))


def _aligned(read: str, true: str) -> Iterator[Pair]:
    """The words of both that stand in each other's places."""
    one, other = read.split(), true.split()
    bare = [[strip_marks(word).lower() for word in words] for words in (one, other)]
    for step in Levenshtein.opcodes(*bare):
        pairs = zip(one[step.src_start : step.src_end], other[step.dest_start : step.dest_end], strict=False)
        if step.tag == "equal":
            yield from pairs
        elif step.tag == "replace":
            yield from (pair for pair in pairs if Levenshtein.normalized_similarity(*pair) >= ALIKE)


if __name__ == "__main__":
    main()
