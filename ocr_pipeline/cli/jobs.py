"""What is to be converted into what: planned, and every clash found, before any work begins."""

from __future__ import annotations

import contextlib
import glob
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ocr_pipeline.archive.writing import ensure_writable
from ocr_pipeline.errors import OutputCollisionError, UnwritableOutputError

STDIN = "-"
_STDIN_STEM = "stdin"
CLEANING = "-cleaning"
"""Ends the stem of a picture that shows a page before and after cleaning."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to be: its inputs as they were named, and where its results go (``None``: standard output).

    ``pictures`` is the folder and stem of its pictures, ``None`` when none are wanted. With ``split`` the documents
    bound in the inputs go to files beside ``json_path``: see :meth:`part_path`. With ``pdf`` each has a searchable PDF
    beside its JSON.
    """

    inputs: tuple[str, ...]
    json_path: Path | None
    pictures: Path | None
    split: bool = False
    pdf: bool = False

    @property
    def name(self) -> str:
        """How messages and tables call it: the first input as the person named it."""
        return "standard input" if self.inputs[0] == STDIN else self.inputs[0]

    def part_path(self, number: int) -> Path:
        """The file of document ``number`` (from 1) of a job that is split: ``DIR/<stem>-1.json``."""
        if self.json_path is None:
            raise ValueError("documents that are split go to files")
        return self.json_path.with_name(f"{self.json_path.stem}-{number}.json")

    @property
    def outputs(self) -> Iterator[Path]:
        """The files that will be written, as far as they are known, and what an earlier run left in their places.

        How many pages or documents there are, nobody knows yet.
        """
        for path in self._results():
            yield path
            if self.pdf:
                yield pdf_beside(path)
        if self.pictures is not None:
            yield self.pictures.with_name(f"{self.pictures.name}-1.png")
            yield from self._earlier_pictures(self.pictures)

    def _results(self) -> Iterator[Path]:
        if self.json_path is not None:
            yield from self._parts(self.json_path) if self.split else (self.json_path,)

    def _parts(self, whole: Path) -> Iterator[Path]:
        """The first file of a job that is split, and every other of which something lies there already.

        A scan may be called as the PDF of a part, whose JSON was never there.
        """
        yield self.part_path(1)
        suffixes = (whole.suffix, ".pdf") if self.pdf else (whole.suffix,)
        for path in whole.parent.glob(f"{glob.escape(whole.stem)}-*"):
            if path.suffix in suffixes and path.stem[len(whole.stem) + 1 :].isdecimal():
                yield path.with_suffix(whole.suffix)

    @staticmethod
    def _earlier_pictures(stem: Path) -> Iterator[Path]:
        """What lies where pictures of this stem may go."""
        names = re.compile(rf"{re.escape(stem.name)}-\d+(?:{CLEANING})?\.png")
        if stem.parent.is_dir():
            yield from (path for path in sorted(stem.parent.iterdir()) if names.fullmatch(path.name))


def pdf_beside(json_path: Path) -> Path:
    """Where the searchable PDF of a document goes whose JSON goes to ``json_path``."""
    return json_path.with_suffix(".pdf")


def plan(
    files: Sequence[str],
    folder: Path | None,
    *,
    together: bool,
    explain: Path | None,
    split: bool = False,
    pdf: bool = False,
) -> tuple[Job, ...]:
    """One job per input, or one for all of them together, named after the stem of the first."""
    groups = [tuple(files)] if together else [(file,) for file in files]
    return tuple(replace(_job(group, folder, explain), split=split, pdf=pdf) for group in groups)


def check(jobs: Sequence[Job], folders: Sequence[Path], *, overwrite: bool) -> None:
    """Finds whatever would go wrong with the outputs; the folders are made, nothing else is written.

    Raises:
        OutputCollisionError: Two inputs would be written to one file, or a result over an input.
        UnwritableOutputError: The folder or a name in it takes no file, or holds an earlier result that must stay.
    """
    _refuse_shared_outputs(jobs)
    inputs = [Path(name) for job in jobs for name in job.inputs if name != STDIN]
    for path in (output for job in jobs for output in job.outputs):
        _refuse_place(path, overwrite=overwrite)
        _refuse_inputs(path, inputs)
    for folder in folders:
        ensure_writable(folder)


def _job(group: tuple[str, ...], folder: Path | None, explain: Path | None) -> Job:
    stem = _STDIN_STEM if group[0] == STDIN else Path(group[0]).stem
    return Job(group, folder and folder / f"{stem}.json", explain and explain / stem)


def _refuse_shared_outputs(jobs: Sequence[Job]) -> None:
    taken: dict[Path, Job] = {}
    for job in jobs:
        for path in job.outputs:
            other = taken.setdefault(path, job)
            if other is not job:
                raise OutputCollisionError(f"{other.name} and {job.name} would both be written to {path}")


def _refuse_place(path: Path, *, overwrite: bool) -> None:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnwritableOutputError(f"it cannot be written: {reason}", file=str(path)) from error
    if path.is_dir():
        raise UnwritableOutputError("a folder stands in the place of the file", file=str(path))
    if not overwrite:
        next_step = "Choose another folder with -o, or leave out --no-overwrite."
        raise UnwritableOutputError("it exists already", next_step=next_step, file=str(path))


def _refuse_inputs(path: Path, inputs: Sequence[Path]) -> None:
    for given in inputs:
        # An input that cannot be looked at is told about when its turn comes.
        with contextlib.suppress(OSError, ValueError):
            if path.samefile(given):
                next_step = "Choose another folder with -o or --explain."
                raise OutputCollisionError(f"the result would be written over the input {given}", next_step=next_step)
