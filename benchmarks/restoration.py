"""How much the restorer mends, and how much it harms: word error rates before and after, and false changes.

    python benchmarks/restoration.py [--split dev|test] [--lines N]

Lines are rendered (Tinos, 13 pt, 300 dpi) and read with ``tesseract -l eng``: the damage of a model that knows no
Vietnamese. One part uses this project's own paragraphs; the other, and the false changes on correct text, use the
documents that the training left out, and are skipped unless VANBAN_CORPUS names the corpus. Speed is shown as the
ratio to the time that Tesseract took over the same text.
"""

from __future__ import annotations

import argparse
import os
import re
import textwrap
import time
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import pytesseract
from PIL import Image, ImageDraw, ImageFont
from rapidfuzz.distance import Levenshtein

from diacritics import Mode, Restorer
from diacritics.alphabet import fold_tone_style, strip_marks
from diacritics.training.corpus import Split, documents, file_of, paragraphs

_FONT: Final = Path("/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf")
_PIXELS: Final = 54
"""13 pt at 300 dpi."""
_LINES_A_PAGE: Final = 40
_FILES: Final = ("official_documents", "normative_documents")
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """Word errors, and among words with right letters those with wrong marks; over the words of the truth."""

    words: int = 0
    errors: int = 0
    right_letters: int = 0
    wrong_marks: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.words + other.words,
            self.errors + other.errors,
            self.right_letters + other.right_letters,
            self.wrong_marks + other.wrong_marks,
        )

    def __str__(self) -> str:
        wer = self.errors / max(1, self.words)
        der = self.wrong_marks / max(1, self.right_letters)
        return f"WER {wer:7.2%}   wrong marks {der:7.2%}   ({self.words} words)"


def words_of(text: str) -> list[str]:
    """Runs of letters and digits, NFC, tone marks in the old place."""
    return [fold_tone_style(word) for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def score(hypothesis: str, truth: str) -> Score:
    """Compares a reading with its truth, word by word."""
    read, true = words_of(hypothesis), words_of(truth)
    right = wrong = 0
    for op in Levenshtein.opcodes([strip_marks(w) for w in read], [strip_marks(w) for w in true]):
        if op.tag == "equal":
            pairs = zip(read[op.src_start : op.src_end], true[op.dest_start : op.dest_end], strict=True)
            marks = [a != b for a, b in pairs]
            right, wrong = right + len(marks), wrong + sum(marks)
    return Score(len(true), Levenshtein.distance(read, true), right, wrong)


def pages(lines: Sequence[str]) -> Iterable[str]:
    """The text as pages of wrapped lines."""
    wrapped = [part for line in lines for part in textwrap.wrap(line, 75)]
    for start in range(0, len(wrapped), _LINES_A_PAGE):
        yield "\n".join(wrapped[start : start + _LINES_A_PAGE])


def read_with_english_model(page: str) -> str:
    """Renders a page and reads it with the wrong model."""
    font = ImageFont.truetype(_FONT, _PIXELS)
    image = Image.new("L", (2480, 3508), 255)
    ImageDraw.Draw(image).multiline_text((200, 150), page, fill=0, font=font, spacing=22)
    return str(pytesseract.image_to_string(image, lang="eng", config="--psm 6"))


def held_out(corpus: Path, split: str, lines: int) -> list[str]:
    """Paragraphs of documents that no table of damaged text was made from, evenly from all that there are."""
    wanted = Split.TEST if split == "test" else Split.DEVELOPMENT
    chosen: list[str] = []
    for name in _FILES:
        own = [p for d in documents(corpus, name, wanted) for p in d.split("\n") if len(p.split()) >= 6]
        chosen += own[:: max(1, len(own) * len(_FILES) // lines)][: lines // len(_FILES)]
    return chosen


def correct(corpus: Path, split: str, lines: int) -> list[str]:
    """Paragraphs that the tables of correct text left out: every 40th document; dev and test take turns of 25."""
    chosen: list[str] = []
    for name in _FILES:
        every = (p for p in paragraphs(file_of(corpus, name), held_out=True) if len(p.split()) >= 6)
        own = (p for i, p in enumerate(every) if (i // 25 % 2 == 0) == (split == "dev"))
        chosen.extend(islice(own, lines // len(_FILES)))
    return chosen


def measure_damage(restorer: Restorer, lines: Sequence[str], title: str) -> None:
    """Prints the error rates of text read with the wrong model, before and after."""
    before = after = best = Score()
    reading = restoring = 0.0
    surest = Restorer(apply_at=0.0)
    for page in pages(lines):
        started = time.perf_counter()
        damaged = read_with_english_model(page)
        read = time.perf_counter()
        restored = restorer.restore(damaged).text
        restoring, reading = restoring + time.perf_counter() - read, reading + read - started
        before, after = before + score(damaged, page), after + score(restored, page)
        best = best + score(surest.restore(damaged).text, page)
    print(f"{title}\n  read with the wrong model {before}\n  restored                  {after}")
    print(f"  proposals applied too     {best}")
    speed = before.words / restoring
    print(f"  restoring took {restoring / reading:.1%} of the time of reading; {speed:.0f} words a second")


def measure_stripped(restorer: Restorer, lines: Sequence[str]) -> None:
    """Prints the error rates of text whose marks were stripped."""
    before = after = best = Score()
    surest = Restorer(apply_at=0.0)
    for line in lines:
        bare = strip_marks(line)
        before, after = before + score(bare, line), after + score(restorer.restore(bare).text, line)
        best = best + score(surest.restore(bare).text, line)
    print(f"marks stripped\n  before                    {before}\n  restored                  {after}")
    print(f"  proposals applied too     {best}")


def measure_harm(restorer: Restorer, lines: Sequence[str]) -> None:
    """Prints the share of words changed in correct text: every one counts as harm, also the mending of a true typo."""
    for mode in (Mode.AUTO, Mode.CLEAN):
        words = changed = proposed = 0
        started = time.perf_counter()
        for line in lines:
            result = restorer.restore(line, mode=mode)
            words += len(words_of(line))
            changed += sum(change.applied for change in result.changes)
            proposed += sum(not change.applied for change in result.changes)
        took = time.perf_counter() - started
        print(f"correct text, {mode}: changed {changed / words:.3%} (proposed {proposed / words:.3%}) of {words} words")
        print(f"  {words / took:.0f} words a second")


def main() -> None:
    """Runs what can be run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    parser.add_argument("--lines", type=int, default=120, help="held-out paragraphs to render")
    options = parser.parse_args()
    restorer = Restorer()
    own = (Path(__file__).parent / "restoration.txt").read_text(encoding="utf-8").splitlines()
    measure_damage(restorer, own, "the project's own paragraphs")
    corpus = os.environ.get("VANBAN_CORPUS")
    if not corpus:
        print("held-out text: skipped, VANBAN_CORPUS is not set")
        return
    lines = held_out(Path(corpus), options.split, options.lines)
    measure_damage(restorer, lines, f"held-out paragraphs ({options.split})")
    measure_stripped(restorer, lines)
    measure_harm(restorer, correct(Path(corpus), options.split, 20 * options.lines))


if __name__ == "__main__":
    main()
