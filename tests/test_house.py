"""The house rules that no linter knows: sizes, names, the drawn tree of errors, what may not be committed."""

from __future__ import annotations

import pickle
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from ocr_pipeline import errors
from ocr_pipeline.errors import ExitCode, VanbanError
from scripts.check_files import committed_files

ROOT = Path(__file__).resolve().parents[1]
CODE = ("ocr_pipeline", "diacritics", "schemas", "samples", "benchmarks", "fuzzing", "scripts", "tests", "training")
MODULES = sorted(path for folder in CODE for path in (ROOT / folder).rglob("*.py"))
MAX_LINES = 400
# Names that say nothing of what a module holds.
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "misc", "common", "stuff", "core", "base"}
# A home or a place of work on somebody's machine; the lookbehind leaves web addresses and relative paths alone.
MACHINE_PATH = re.compile(rb"(?<![\w./~$}-])/(?:home|root|Users|work|workspace|builds|mnt|media)/\w")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# --- Modules ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_small_enough_to_be_read_at_once(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines < MAX_LINES, f"{lines} lines: split it by idea"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_named_for_what_it_holds(path: Path) -> None:
    parts = {part.removeprefix("test_").strip("_") for part in path.relative_to(ROOT).with_suffix("").parts}
    assert not parts & EMPTY_NAMES


# --- Errors -----------------------------------------------------------------------------------------------------

# "     │   ├─ EmptyFileError             11   zero bytes": where the name stands tells its depth.
TREE_LINE = re.compile(r"^(?P<branch>[ │├└─]*)(?P<name>[A-Z]\w+Error)\b\s*(?P<code>\d+)?")


def _subclasses(kind: type[VanbanError]) -> Iterator[type[VanbanError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _subclasses(child)


def _drawn_tree() -> dict[str, tuple[str | None, int | None]]:
    """Name of each error in the drawing, with its parent and its exit code."""
    drawn: dict[str, tuple[str | None, int | None]] = {}
    above: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        found = TREE_LINE.match(line)
        if not found:
            continue
        column = found.start("name")
        above = [(depth, name) for depth, name in above if depth < column]
        parent = above[-1][1] if above else None
        drawn[found["name"]] = (parent, int(found["code"]) if found["code"] else None)
        above.append((column, found["name"]))
    return drawn


def test_the_drawn_tree_is_the_tree_of_errors() -> None:
    real: dict[str, tuple[str | None, int | None]] = {"VanbanError": (None, None)}
    for kind in _subclasses(VanbanError):
        own_code = int(kind.exit_code) if "exit_code" in vars(kind) else None
        real[kind.__name__] = (kind.__bases__[0].__name__, own_code)
    assert _drawn_tree() == real


def test_no_two_errors_share_an_exit_code() -> None:
    codes = [int(kind.exit_code) for kind in _subclasses(VanbanError) if "exit_code" in vars(kind)]
    assert len(codes) == len(set(codes))
    assert not set(codes) & {int(code) for code in ExitCode if code is not ExitCode.USAGE}


@pytest.mark.parametrize("kind", list(_subclasses(VanbanError)), ids=lambda kind: kind.__name__)
def test_an_error_tells_the_person_what_to_do_next(kind: type[VanbanError]) -> None:
    if "exit_code" in vars(kind):
        assert "default_next_step" in vars(kind), "an error that ends a run needs a next step of its own"
        assert kind.default_next_step.endswith(".")


@pytest.mark.parametrize("kind", list(_subclasses(VanbanError)), ids=lambda kind: kind.__name__)
def test_an_error_comes_out_of_another_process_whole(kind: type[VanbanError]) -> None:
    sent = kind("it failed", next_step="Do that.", file="a.pdf", page=3)
    came = pickle.loads(pickle.dumps(sent))
    assert (type(came), str(came), vars(came)) == (kind, "a.pdf, page 3: it failed", vars(sent))


@cache
def _readme_rows() -> list[list[str]]:
    rows = re.findall(r"^\|(.+)\|$", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [[cell.strip().strip("`") for cell in row.split("|")] for row in rows]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        *((int(code), None) for code in ExitCode),
        *((int(kind.exit_code), kind.__name__) for kind in _subclasses(VanbanError) if "exit_code" in vars(kind)),
    ],
)
def test_the_readme_lists_every_exit_code(code: int, name: str | None) -> None:
    """As a table whose first cell is the number; the row of an error holds its name."""
    rows = [row for row in _readme_rows() if row[0] == str(code)]
    assert len(rows) == 1, f"exit code {code} needs one row in the README's table"
    if name:
        assert any(name in cell for cell in rows[0]), f"the row of exit code {code} should name {name}"


# --- What is written about the house -------------------------------------------------------------------------------


def _rooms() -> list[str]:
    """Folders of the table: ours at the root, and those of the pipeline, which is no room itself."""
    inside = [path.parent for path in ROOT.glob("ocr_pipeline/*/__init__.py")]
    at_the_root = [ROOT / folder for folder in CODE if (ROOT / folder).is_dir() and folder != "ocr_pipeline"]
    return sorted(_name(path) for path in [*inside, *at_the_root])


@pytest.mark.parametrize("room", _rooms())
def test_the_architecture_has_a_row_for_every_room(room: str) -> None:
    assert f"\n| `{room}` |" in (ROOT / "docs/architecture.md").read_text(encoding="utf-8")


# --- What is committed ----------------------------------------------------------------------------------------------


@cache
def _committed() -> tuple[Path, ...]:
    return tuple(committed_files(ROOT))


def test_no_committed_file_names_a_place_on_somebodys_machine() -> None:
    if not _committed():
        pytest.skip("not a git checkout: nothing is known to be committed")
    # This file has to name what it looks for.
    found = [_name(path) for path in _committed() if MACHINE_PATH.search(path.read_bytes()) and path != Path(__file__)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "is_machine_path"),
    [
        pytest.param(b"open('/home/lan/scan.pdf')", True, id="a home"),
        pytest.param(b'"/Users/lan/scan.pdf"', True, id="a home on a Mac"),
        pytest.param(b"https://example.org/home/lan", False, id="part of a web address"),
        pytest.param(b"docs/home/page.md", False, id="part of a relative path"),
        pytest.param(b"/usr/share/fonts", False, id="the same on every machine"),
    ],
)
def test_what_counts_as_a_place_on_somebodys_machine(text: bytes, is_machine_path: bool) -> None:
    assert bool(MACHINE_PATH.search(text)) is is_machine_path


# --- The lock file ---------------------------------------------------------------------------------------------------

# "numpy==2.4.6 ; python_version >= '3.11' \": a pinned package of the lock file, its hashes on the lines below.
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)", flags=re.MULTILINE)


def _lock() -> str:
    return (ROOT / "requirements.lock").read_text(encoding="utf-8")


def _wanted() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [entry for group in project["dependency-groups"].values() for entry in group if isinstance(entry, str)]
    return [*project["project"]["dependencies"], *project["build-system"]["requires"], *groups]


@pytest.mark.parametrize("wanted", _wanted())
def test_every_dependency_is_locked_at_a_version_that_is_allowed(wanted: str) -> None:
    requirement = Requirement(wanted)
    pinned = [pin["version"] for pin in PIN.finditer(_lock()) if pin["name"] == canonicalize_name(requirement.name)]
    assert pinned, "lock it anew: see CONTRIBUTING.md"
    assert all(requirement.specifier.contains(version) for version in pinned)


def test_every_pin_has_its_hashes_and_no_index_is_named() -> None:
    lock = _lock()
    starts = [pin.start() for pin in PIN.finditer(lock)]
    entries = [lock[start:end] for start, end in zip(starts, [*starts[1:], len(lock)], strict=True)]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in lock
    assert "--index" not in lock
