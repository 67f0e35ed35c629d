"""Makes the tables of ``diacritics/data`` from a corpus, and measures them: ``python -m diacritics.training COMMAND``.

``model`` makes the vocabulary and the language model, ``measure`` says how good they are on held-out documents. The
corpus is a folder of ``*.txt.xz``, by default the one that the environment variable VANBAN_CORPUS names. Without a
command, the tables of the first restorer are made.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import Final

from diacritics.training import baseline
from diacritics.training.model import Settings, make_model, scores

_DATA: Final = Path(__file__).parent.parent / "data"
_COMMANDS: Final = ("model", "measure")


def main(arguments: list[str]) -> int:
    """Runs the command; the exit status is 2 when there is no corpus."""
    if not arguments or arguments[0] not in (*_COMMANDS, "-h", "--help"):
        return baseline.main()
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if options.corpus is None:
        sys.stderr.write("Set VANBAN_CORPUS, or --corpus, to the folder of the corpus (*.txt.xz).\n")
        return 2
    if options.command == "model":
        options.folder.mkdir(parents=True, exist_ok=True)
        make_model(options.corpus, options.folder, Settings(file_bytes=options.bytes))
    else:
        for split, name, score in scores(options.corpus, options.folder, options.words):
            sys.stdout.write(
                f"{split.value} {name}: {score.words} words, perplexity {score.perplexity:.2f},"
                f" restored without marks {score.accuracy:.4f}\n"
            )
    return 0


def _parser() -> argparse.ArgumentParser:
    default = os.environ.get("VANBAN_CORPUS")
    parser = argparse.ArgumentParser(prog="python -m diacritics.training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in _COMMANDS:
        command = commands.add_parser(name)
        command.add_argument("--corpus", type=Path, default=Path(default) if default else None)
        command.add_argument("--folder", type=Path, default=_DATA, help="where the tables are; the package's own data")
        if name == "model":
            command.add_argument("--bytes", type=int, default=Settings().file_bytes, help="of the model's file")
        else:
            command.add_argument("--words", type=int, default=50_000, help="at most so many words of each set")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
