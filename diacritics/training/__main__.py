"""Makes the tables of ``diacritics/data`` from nothing, and measures them: ``python -m diacritics.training COMMAND``.

``model`` makes the vocabulary and the language model (1.5 minutes, 3 GB), ``channel`` what readers do to letters (10
minutes of Tesseract), ``places`` the names of places and people from lists, ``confidence`` how sure decisions are (4
minutes, needs the model and the channel), ``all`` everything in that order; ``measure`` says how good the language
model is on held-out documents. The corpus is a folder of ``*.txt.xz``, by default the one that the environment variable
VANBAN_CORPUS names; the lists are another folder. ``make models`` runs ``all`` and installs what that needs.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import Final

from diacritics.training.channel_rendering import lacking_faces
from diacritics.training.channel_tables import make_channel
from diacritics.training.confidence import make_confidence
from diacritics.training.corpus import lacking as lacking_files
from diacritics.training.model import Settings, make_model, scores
from diacritics.training.places import lacking as lacking_lists
from diacritics.training.places import make_tables

_DATA: Final = Path(__file__).parent.parent / "data"
_COMMANDS: Final = ("model", "channel", "places", "confidence", "all", "measure")
_DRAWING: Final = ("channel", "confidence", "all")
"""Commands that draw pages."""


def main(arguments: list[str]) -> int:
    """Runs the command; the exit status is 2 when corpus, lists or faces of type are wanting, and nothing is made."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if (complaint := _wanting(options)) is not None:
        sys.stderr.write(f"{complaint}\n")
        return 2
    if options.command == "measure":
        _measure(options)
    else:
        options.folder.mkdir(parents=True, exist_ok=True)
        _make(options)
    return 0


def _wanting(options: argparse.Namespace) -> str | None:
    """What the command needs and does not have, as a sentence that says what to do."""
    command, corpus, lists = options.command, options.corpus, options.lists
    if command != "places" and (files := lacking_files(corpus)):
        found = f"{corpus} lacks {files[0]}" if corpus else "no folder is given"
        return f"Set VANBAN_CORPUS, or --corpus, to the folder of the corpus (*.txt.xz); {found}."
    if command in ("places", "all") and (missing := lacking_lists(lists)):
        return f"Set --lists to the folder of the lists; {lists or 'none'} lacks {missing[0]}."
    if command in _DRAWING and (faces := lacking_faces()):
        return f"Install the faces of type that pages are drawn in; {faces[0]} is not there. `make models` does so."
    return None


def _make(options: argparse.Namespace) -> None:
    """Makes the tables asked for."""
    wanted = _COMMANDS if options.command == "all" else (options.command,)
    if "model" in wanted:
        make_model(options.corpus, options.folder, Settings(file_bytes=options.bytes))
    if "channel" in wanted:
        make_channel(options.corpus, options.folder)
    if "places" in wanted:
        make_tables(options.lists, options.folder)
    if "confidence" in wanted:
        make_confidence(options.corpus, options.folder)


def _measure(options: argparse.Namespace) -> None:
    for split, name, score in scores(options.corpus, options.folder, options.words):
        sys.stdout.write(
            f"{split.value} {name}: {score.words} words, perplexity {score.perplexity:.2f},"
            f" restored without marks {score.accuracy:.4f}\n"
        )


def _parser() -> argparse.ArgumentParser:
    default = os.environ.get("VANBAN_CORPUS")
    parser = argparse.ArgumentParser(
        prog="python -m diacritics.training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=_COMMANDS)
    parser.add_argument("--corpus", type=Path, default=Path(default) if default else None)
    parser.add_argument("--lists", type=Path, help="the folder of the lists of places and names")
    parser.add_argument("--folder", type=Path, default=_DATA, help="where the tables are; the package's own data")
    parser.add_argument("--bytes", type=int, default=Settings().file_bytes, help="of the model's file")
    parser.add_argument("--words", type=int, default=50_000, help="at most so many words of each set are measured")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
