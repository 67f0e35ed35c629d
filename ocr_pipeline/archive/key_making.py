"""The keys of a pipeline: every file of code, every table, model and setting that its results depend on, hashed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.keys import Keys
from ocr_pipeline.archive.readings import form_of_readings
from ocr_pipeline.parsing.installed import installed
from ocr_pipeline.pipeline import Pipeline

READING_ROOMS: Final = (
    "ocr_pipeline.sources",
    "ocr_pipeline.imaging",
    "ocr_pipeline.recognition",
    "ocr_pipeline.layout",
    "ocr_pipeline.page_reading",
)
"""The code between a file and the words of its pages in order."""
FINDING_ROOMS: Final = (
    "ocr_pipeline.parsing",
    "ocr_pipeline.pipeline",
    "ocr_pipeline.equipment",
    "diacritics",
    "schemas",
)
"""The code, and the tables in it, between words and a document."""
READING_SETTINGS: Final = ("dpi", "min_dpi", "languages", "max_megapixels")
"""The settings that change which words are read."""
FINDING_SETTINGS: Final = ("parsers_off",)
"""The settings that change what is found in them.

The user's dictionary and the names that were learned count by their content."""
LIMIT_SETTINGS: Final = ("max_pages", "max_file_mb", "page_seconds", "document_seconds", "max_megapixels")
"""The settings that make something fail, or not: what failed under some is tried again under others."""


def keys_of(pipeline: Pipeline, models: Iterable[Path], ways: Iterable[str] = ()) -> Keys:
    """The keys of a pipeline with its settings.

    Args:
        pipeline: as it will be used.
        models: the files of the engine's models.
        ways: what else is done with what was found: bound documents split, pictures of values kept, PDFs made.

    Raises:
        SettingsError: the user's dictionary or what was learned cannot be read, or a parser is switched off that is
            not there.
        InstallationError: the engine cannot be had.
    """
    settings = pipeline.settings
    reading = [
        pipeline.engine.name,
        form_of_readings(),
        *map(hash_of_room, READING_ROOMS),
        *map(_of_file, sorted(models)),
    ]
    reading += [f"{name}={getattr(settings, name)}" for name in READING_SETTINGS]
    plugged = [f"{each.package} {each.version} {each.name} {each.value}" for each in installed()]
    finding = [version("vanban"), *map(hash_of_room, FINDING_ROOMS), *plugged]
    finding += [f"{name}={getattr(settings, name)}" for name in FINDING_SETTINGS]
    finding += [_of_file(settings.user_dictionary)] if settings.user_dictionary else []
    finding += [f"office names {pipeline.office_names.fingerprint}"] if settings.learned else []
    finding += sorted(ways)
    limits = [f"{name}={getattr(settings, name)}" for name in LIMIT_SETTINGS]
    return Keys(_of_parts(reading), _of_parts(finding), _of_parts(limits))


def parts_of(pipeline: Pipeline, models: Iterable[Path]) -> dict[str, str]:
    """What keys are made of, by name: for whoever has to say in which of them two machines differ.

    Raises:
        SettingsError, InstallationError: as :func:`keys_of`.
    """
    dictionary = pipeline.settings.user_dictionary
    return {
        "vanban": version("vanban"),
        "engine": pipeline.engine.name,
        **{f"model {path.name}": _of_file(path) for path in sorted(models)},
        **{f"code {room}": hash_of_room(room) for room in (*READING_ROOMS, *FINDING_ROOMS)},
        **{f"plug-in {each.name} of {each.package}": f"{each.version} {each.value}" for each in installed()},
        **({"user's dictionary": _of_file(dictionary)} if dictionary else {}),
    }


def hash_of_room(name: str) -> str:
    """A hash of every file that a package came with; of a module, of its one."""
    spec = find_spec(name)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    files = sorted(path for folder in folders for path in Path(folder).rglob("*") if _counts(path))
    if spec is not None and spec.origin is not None and not folders:
        files = [Path(spec.origin)]
    return _of_parts(f"{path.name} {_of_file(path)}" for path in files)


def _counts(path: Path) -> bool:
    return path.is_file() and path.suffix not in {".pyc", ".so"} and path.name != "py.typed"


def _of_file(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _of_parts(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
