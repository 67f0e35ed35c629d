"""``python -m benchmarks compare BEFORE AFTER TRUTH``: what a change won and what it cost, field by field.

BEFORE and AFTER are folders of converted documents (``<stem>.json``), TRUTH is a folder of complete truth or of
hand-made labels. A document that neither run holds is left out; one that only one run holds counts as not converted in
the other.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from ocr_pipeline.scoring.folders import FolderPairs, read_pairs
from ocr_pipeline.scoring.gains import Gains, State, Turn
from ocr_pipeline.scoring.group import GroupScore
from ocr_pipeline.scoring.table import percent

_NAME_WIDTH: Final = 22
_BEGAN: Final = {
    "right": "became right",
    "silent": "became silently wrong",
    "lost": "became lost",
    "flagged": "became flagged",
}
_ENDED: Final = {
    "right": "became wrong",
    "silent": "no longer silently wrong",
    "lost": "no longer lost",
    "flagged": "no longer flagged",
}
_LISTED_BEGAN: Final = {"found": "entries found", "invented": "entries invented", "settled": "entries settled"}
_LISTED_ENDED: Final = {
    "found": "entries no longer found",
    "invented": "entries no longer invented",
    "settled": "entries no longer settled",
}


def main(arguments: Sequence[str]) -> None:
    """Read the command line and print the comparison."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks compare", description=__doc__)
    parser.add_argument("before", type=Path, metavar="BEFORE", help="converted documents of the earlier run")
    parser.add_argument("after", type=Path, metavar="AFTER", help="converted documents of the later run")
    parser.add_argument("truth", type=Path, metavar="TRUTH", help="complete truth or hand-made labels")
    parser.add_argument("--figures", action="store_true", help="figures alone, no document by name: for real scans")
    parser.add_argument("--common", action="store_true", help="only the documents that both runs hold")
    options = parser.parse_args(arguments)
    folders = options.before, options.after, options.truth
    print("\n".join(compare(*folders, figures_only=options.figures, common=options.common)))


def compare(before: Path, after: Path, truth: Path, *, figures_only: bool = False, common: bool = False) -> list[str]:
    """The lines of the comparison.

    Args:
        before: the folder of the earlier run.
        after: the folder of the later run.
        truth: the folder of complete truth, or of labels.
        figures_only: name no document and show no value.
        common: leave out what only one run holds.

    Raises:
        UnreadableFileError: A folder is missing or may not be read.
        DamagedFileError: A truth is not what it should be.
        UnsupportedFormatError: There is no truth, or documents and labels are mixed.
    """
    runs = read_pairs(truth, before), read_pairs(truth, after)
    gains, scores = Gains(), (GroupScore(), GroupScore())
    for name, (true, then) in runs[0].pairs.items():
        now = runs[1].pairs[name][1]
        if (then is None and now is None) or (common and (then is None or now is None)):
            continue
        gains.add(name, true, then, now)
        for score, document in zip(scores, (then, now), strict=True):
            score.add(name, true, document)
    lines = [f"{gains.documents} {runs[0].kind} compared, {len(runs[0].pairs) - gains.documents} left out"]
    lines += [
        *_unusable(runs, figures_only=figures_only),
        "",
        *_totals(*scores),
        "",
        *_fields(gains),
        "",
        *_lists(gains),
    ]
    if not figures_only:
        lines += [*_turns(gains), *_entries(gains)]
    return lines


def _unusable(runs: tuple[FolderPairs, FolderPairs], *, figures_only: bool) -> Iterator[str]:
    for run, title in zip(runs, ("before", "after"), strict=True):
        if run.invalid:
            names = "" if figures_only else f": {', '.join(run.invalid)}"
            yield f"not valid documents, {title}: {len(run.invalid)}{names}"


def _totals(before: GroupScore, after: GroupScore) -> Iterator[str]:
    sums = before.all_fields, after.all_fields
    rows = {
        "not converted": tuple(str(len(score.not_converted)) for score in (before, after)),
        "fields right": tuple(f"{each.right} of {each.labelled}" for each in sums),
        "printed settled": tuple(percent(each.settled) for each in sums),
        "silent wrong": tuple(str(each.silent) for each in sums),
        "lost": tuple(str(each.lost) for each in sums),
        "flagged": tuple(str(each.flagged) for each in sums),
        "word errors": tuple(_rate(score.text.wer if score.text else None) for score in (before, after)),
        "grade": tuple(percent(score.grade) for score in (before, after)),
    }
    yield _row("", "before", "after", width=18)
    for name, cells in rows.items():
        yield _row(name, *cells, width=18)


def _fields(gains: Gains) -> list[str]:
    names = {aspect: [turn.field for turn in turns] for aspect, turns in gains.began.items()}
    ended = {aspect: [turn.field for turn in turns] for aspect, turns in gains.ended.items()}
    return _table("field", names, ended)


def _lists(gains: Gains) -> list[str]:
    names = {aspect: [entry.list for entry in entries] for aspect, entries in gains.listed_began.items()}
    ended = {aspect: [entry.list for entry in entries] for aspect, entries in gains.listed_ended.items()}
    return _table("list", names, ended)


def _table(title: str, began: Mapping[str, Sequence[str]], ended: Mapping[str, Sequence[str]]) -> list[str]:
    """A row a field or list in which anything changed, a pair of columns an aspect; only its names are given."""
    changed = sorted({name for names in (*began.values(), *ended.values()) for name in names})
    if not changed:
        return [f"no {title} changed"]
    columns = [turns[aspect] for aspect in began for turns in (began, ended)]
    return [
        _row(title, *(f"{aspect} {sign}" for aspect in began for sign in "+-")),
        *(_row(name, *(column.count(name) for column in columns)) for name in changed),
        _row("all", *map(len, columns)),
    ]


def _turns(gains: Gains) -> Iterator[str]:
    for titles, turns in ((_BEGAN, gains.began), (_ENDED, gains.ended)):
        for aspect, title in titles.items():
            yield from _listing(title, [_told(turn) for turn in turns[aspect]])


def _entries(gains: Gains) -> Iterator[str]:
    for titles, entries in ((_LISTED_BEGAN, gains.listed_began), (_LISTED_ENDED, gains.listed_ended)):
        for aspect, title in titles.items():
            named = [f"  {each.document:<12} {each.list:<20} {each.words}" for each in entries[aspect] if each.words]
            yield from _listing(title, named)


def _listing(title: str, lines: Sequence[str]) -> list[str]:
    return ["", f"{title}:", *lines] if lines else []


def _told(turn: Turn) -> str:
    before, after = _given(turn.before), _given(turn.after)
    return f"  {turn.document:<12} {turn.field:<15} wanted {turn.wanted!r}, before {before}, after {after}"


def _given(state: State) -> str:
    return f"{state.value!r} (flagged)" if state.flagged else f"{state.value!r}"


def _row(name: str, *cells: object, width: int = 11) -> str:
    return f"{name:<{_NAME_WIDTH}}" + "".join(f"{cell:>{width}}" for cell in cells)


def _rate(rate: float | None) -> str:
    return "-" if rate is None else f"{rate:.2%}"
