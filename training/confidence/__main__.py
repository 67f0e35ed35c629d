"""``python -m training.confidence LEVEL RESULTS TRUTH ...``: makes ``ocr_pipeline/parsing/data/confidence.tsv``.

Each three arguments are a kind of scan, a folder of converted documents, and the folder of their truths or labels. The
same files give the same bytes. What is printed was measured on documents that the weights were fitted without.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, get_args

from ocr_pipeline.parsing.weighing import Family
from training.confidence.fitting import calibration_error, cross_validated
from training.confidence.known_values import KnownValue, known_values
from training.confidence.table import TABLE, table

FAMILIES: Final[tuple[Family, ...]] = get_args(Family)
HEADS: Final = ("values", "right", "unflagged right", "flagged", "flagged right", "error")
WIDTH: Final = 17


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the values, print what the weights are worth, write them."""
    parser = argparse.ArgumentParser(prog="python -m training.confidence", description=__doc__)
    parser.add_argument("sets", nargs="+", metavar="LEVEL RESULTS TRUTH", help="documents of one kind of scan")
    parser.add_argument(
        "--table", type=Path, default=TABLE, help="where the weights are written (default: %(default)s)"
    )
    parser.add_argument("--only", choices=FAMILIES, help="make the weights of this family alone, and keep the others")
    options = parser.parse_args(arguments)
    if len(options.sets) % 3:
        parser.error("a kind of scan, a folder of results and one of truths are wanted, each time")
    values = values_of_sets(options.sets)
    sys.stdout.writelines(f"{line}\n" for line in report(values))
    before = TABLE.read_text(encoding="utf-8")
    options.table.write_text(table(values, options.only, before), encoding="utf-8")


def values_of_sets(sets: Sequence[str]) -> list[KnownValue]:
    """The values of all sets, each given as its level, its results and its truths."""
    return [
        value
        for level, results, truth in zip(sets[::3], sets[1::3], sets[2::3], strict=True)
        for value in known_values(Path(truth), Path(results), level)
    ]


def report(values: Sequence[KnownValue]) -> Iterator[str]:
    """A line for each family and kind of scan: values, right ones, right unflagged ones, flagged ones, the error."""
    yield f"{'':<26}" + "".join(f"{head:>{WIDTH}}" for head in HEADS)
    for family in FAMILIES:
        own = [value for value in values if value.family == family]
        claimed = cross_validated(own) if own else []
        levels = dict.fromkeys(value.level for value in own)
        for level in ("", *levels):
            there = [(value, sure) for value, sure in zip(own, claimed, strict=True) if level in ("", value.level)]
            yield f"{family:<12}{level or 'all':<14}" + _figures(there)


def _figures(there: Sequence[tuple[KnownValue, float]]) -> str:
    flagged = [value.right for value, _ in there if value.flagged]
    sure = [value.right for value, _ in there if not value.flagged]
    right = [value.right for value, _ in there]
    error = calibration_error([claimed for _, claimed in there], right)
    shares = (_mean(right), _mean(sure), len(flagged) / max(1, len(there)), _mean(flagged), error)
    return f"{len(there):>{WIDTH}}" + "".join(f"{share:>{WIDTH}.4f}" for share in shares)


def _mean(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 1.0


if __name__ == "__main__":
    main()
