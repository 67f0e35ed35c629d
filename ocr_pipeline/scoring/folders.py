"""Truth and converted documents on disk: which belongs to which."""

from __future__ import annotations

import stat
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from pydantic_core import from_json

from ocr_pipeline.errors import DamagedFileError, InputError, UnreadableFileError, UnsupportedFormatError
from ocr_pipeline.scoring.group import GroupScore
from ocr_pipeline.scoring.labels import Label
from ocr_pipeline.sources.files import open_regular, read_all
from schemas import Document

_NEXT_STEP: Final = "Give a file or a folder of documents of the contract, or of hand-made labels, as <stem>.json."
_SUFFIX: Final = ".json"
_LABELLED: Final = frozenset(Label.model_fields)


@dataclass(slots=True)
class FolderPairs:
    """Each truth beside the document that was made, by stem (``None``: there is none), and what is no pair.

    ``kind``, ``invalid``, ``without_truth`` and ``ignored`` are those of :class:`FolderScore`.
    """

    kind: str
    pairs: dict[str, tuple[Label | Document, Document | None]] = field(default_factory=dict)
    invalid: dict[str, str] = field(default_factory=dict)
    without_truth: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


@dataclass(slots=True)
class FolderScore:
    """The score of all pairs, and what is no pair.

    ``kind`` of the truth is ``documents`` or ``labels``. ``invalid`` says by stem why an output cannot be used;
    ``without_truth`` are stems of outputs; ``ignored`` are names of files among the truth that are none.
    """

    kind: str
    group: GroupScore = field(default_factory=GroupScore)
    invalid: dict[str, str] = field(default_factory=dict)
    without_truth: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


def score_folders(truth: Path, out: Path) -> FolderScore:
    """Scores converted documents (``<stem>.json`` in ``out``) against ``truth``: see :func:`read_pairs`."""
    read = read_pairs(truth, out)
    score = FolderScore(read.kind, GroupScore(), read.invalid, read.without_truth, read.ignored)
    for stem, (true, document) in read.pairs.items():
        score.group.add(stem, true, document)
    return score


def read_pairs(truth: Path, out: Path) -> FolderPairs:
    """Converted documents (``<stem>.json`` in ``out``) beside their ``truth``: a folder, or a single file.

    A single truth may be held against a single output, whatever the two are called.

    Raises:
        UnreadableFileError: One of them is missing or may not be read, or one is a folder and the other a file.
        DamagedFileError: A truth is not what it should be.
        UnsupportedFormatError: There is no truth, or documents and labels are mixed.
    """
    is_folder = _is_folder(truth)
    files = _json_files(truth) if is_folder else {_stem(truth): truth}
    outputs = _outputs(out, None if is_folder else _stem(truth))
    truths = {stem: true for stem, path in files.items() if (true := read_truth(path)) is not None}
    read = FolderPairs(_kind(truths.values(), truth))
    for stem, true in truths.items():
        read.pairs[stem] = true, _read_output(stem, outputs, read.invalid)
    if is_folder:
        read.ignored = [path.name for stem, path in files.items() if stem not in truths]
        read.without_truth = [stem for stem in outputs if stem not in truths]
    return read


def _kind(truths: Collection[Label | Document], place: Path) -> str:
    kinds = {"labels" if isinstance(true, Label) else "documents" for true in truths}
    if not kinds:
        raise UnsupportedFormatError("there is no truth in it", next_step=_NEXT_STEP, file=str(place))
    if len(kinds) > 1:
        next_step = "Score them apart: labels hold only some of what documents hold."
        raise UnsupportedFormatError("it holds both documents and labels", next_step=next_step, file=str(place))
    return kinds.pop()


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        # Opening it says in words why it cannot be looked at.
        with open_regular(path):
            return False


def _json_files(folder: Path) -> dict[str, Path]:
    """The files of a folder by stem."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == _SUFFIX)
    except OSError as error:
        raise UnreadableFileError(f"it cannot be listed: {error.strerror}", file=str(folder)) from error
    return {_stem(path): path for path in paths}


def _outputs(out: Path, single: str | None) -> dict[str, Path]:
    if _is_folder(out):
        return _json_files(out)
    if single is None:
        raise UnreadableFileError(
            "it is a file, not a folder", next_step="Give the folder that `vanban convert -o` wrote.", file=str(out)
        )
    return {single: out}


def _stem(path: Path) -> str:
    return path.name.removesuffix(_SUFFIX)


def read_truth(path: Path) -> Label | Document | None:
    """A true document or hand-made labels; ``None`` is neither: something else that is kept beside the truth.

    Raises:
        UnreadableFileError: It is missing or may not be read.
        DamagedFileError: It is not what it should be.
    """
    content = read_all(path)
    try:
        names = from_json(content)
        if not isinstance(names, dict):
            return None
        if "schema_version" in names:
            return Document.model_validate_json(content)
        return Label.model_validate_json(content) if _LABELLED & names.keys() else None
    except ValueError as error:
        raise DamagedFileError(
            f"this truth cannot be used: {_reason(error)}",
            next_step="Put the file right, or take it away.",
            file=str(path),
        ) from error


def _read_output(stem: str, outputs: Mapping[str, Path], invalid: dict[str, str]) -> Document | None:
    if stem not in outputs:
        return None
    try:
        return Document.model_validate_json(read_all(outputs[stem]))
    except InputError as error:
        invalid[stem] = error.cause
    except ValueError as error:
        invalid[stem] = _reason(error)
    return None


def _reason(error: ValueError) -> str:
    """One line, with the place in the document where there is one."""
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
