"""``python -m benchmarks.targets FOLDER``: what the project promises, all of it measured, as one page.

Hours on two cores that do nothing else: ratios are taken side by side, and a busy machine blurs them all the same.
``FOLDER/targets.md`` has what every command printed below what is promised; whoever reads it holds the one against the
other. ``--list`` only tells what would be run. Ends with 1 where a command failed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.targets.running import Outcome, run
from benchmarks.targets.table import Measure, measures

_HEAD: Final = "# Every target, and what was measured\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, measure what it names, write the page."""
    table = measures()
    parser = argparse.ArgumentParser(prog="python -m benchmarks.targets", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="for the page and what the measures make")
    parser.add_argument("--only", nargs="+", choices=[each.name for each in table], metavar="NAME", help="these")
    parser.add_argument("--archive", type=Path, help="one of 100,000 documents (default: FOLDER/archive)")
    parser.add_argument("--list", action="store_true", help="tell the measures, and run none")
    options = parser.parse_args(arguments)
    chosen = [each for each in table if options.only is None or each.name in options.only]
    if options.list:
        print("\n".join(map(_line, chosen)))
        return 0
    options.folder.mkdir(parents=True, exist_ok=True)
    outcomes: list[Outcome] = []
    for measure in chosen:
        print(_line(measure), flush=True)
        outcomes.append(run(measure, options.folder, options.archive or options.folder / "archive"))
        print(f"  {outcomes[-1].failed or 'done'}, {outcomes[-1].seconds:.0f} s", flush=True)
        # After each: a run of hours that is interrupted has told what it had measured.
        page = "\n".join([_HEAD, *(each.markdown() for each in outcomes)])
        (options.folder / "targets.md").write_text(page, encoding="utf-8")
    return 1 if any(each.failed for each in outcomes) else 0


def _line(measure: Measure) -> str:
    return f"{measure.name} (about {measure.minutes} min): {'; '.join(measure.commands)}"


if __name__ == "__main__":
    sys.exit(main())
