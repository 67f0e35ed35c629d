"""What is to be converted into what: planned, and every clash found, before any work begins."""

from __future__ import annotations

import contextlib
import glob
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ocr_pipeline.archive.writing import ensure_writable
from ocr_pipeline.errors import OutputCollisionError, UnwritableOutputError

STDIN = "-"
_STDIN_STEM = "stdin"


@dataclass(frozen=True, slots=True)
class Job:
    """One document to be: its inputs as they were named, and where its results go (``None``: standard output).

    With ``split`` the documents bound in the inputs go to files beside ``json_path``: see :meth:`part_path`.
    """

    inputs: tuple[str, ...]
    json_path: Path | None
    picture_path: Path | None
    split: bool = False

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
        """The files that will be written; of a job that is split, the first and what an earlier run left of others."""
        if self.split and self.json_path is not None:
            stem = self.json_path.stem
            earlier = self.json_path.parent.glob(f"{glob.escape(stem)}-*.json")
            parts = (path for path in earlier if path.stem[len(stem) + 1 :].isdecimal())
            return iter((self.part_path(1), *parts))
        return (path for path in (self.json_path, self.picture_path) if path is not None)


def plan(
    files: Sequence[str], folder: Path | None, *, together: bool, pictures: bool, split: bool = False
) -> tuple[Job, ...]:
    """One job per input, or one for all of them together, named after the stem of the first."""
    groups = [tuple(files)] if together else [(file,) for file in files]
    jobs = (_job(group, folder, pictures=pictures) for group in groups)
    return tuple(replace(job, split=split) for job in jobs)


def check(jobs: Sequence[Job], folder: Path | None, *, overwrite: bool) -> None:
    """Finds whatever would go wrong with the outputs; the folder is made, nothing else is written.

    Raises:
        OutputCollisionError: Two inputs would be written to one file, or a result over an input.
        UnwritableOutputError: The folder or a name in it takes no file, or holds an earlier result that must stay.
    """
    _refuse_shared_outputs(jobs)
    inputs = [Path(name) for job in jobs for name in job.inputs if name != STDIN]
    for path in (output for job in jobs for output in job.outputs):
        _refuse_place(path, overwrite=overwrite)
        _refuse_inputs(path, inputs)
    if folder is not None:
        ensure_writable(folder)


def _job(group: tuple[str, ...], folder: Path | None, *, pictures: bool) -> Job:
    stem = _STDIN_STEM if group[0] == STDIN else Path(group[0]).stem
    if folder is None:
        return Job(group, None, None)
    return Job(group, folder / f"{stem}.json", folder / f"{stem}.png" if pictures else None)


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
                next_step = "Choose another folder with -o."
                raise OutputCollisionError(f"the result would be written over the input {given}", next_step=next_step)
