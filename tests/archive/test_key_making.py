"""The keys of a pipeline: what a changed setting, model or file of code makes anew, and what it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from ocr_pipeline.archive import key_making
from ocr_pipeline.archive.key_making import hash_of_room, keys_of
from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.settings import Settings
from tests.batch.engines import Replay


def keys(settings: Mapping[str, Any], models: tuple[Path, ...] = (), ways: tuple[str, ...] = ()) -> dict[str, str]:
    """The keys of a pipeline that reads nothing."""
    return asdict(keys_of(Pipeline(Settings(**settings), Replay()), models, ways))


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    """The names of the keys that are not what they were."""
    return {name for name in before if before[name] != after[name]}


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """A user's dictionary."""
    path = tmp_path / "names.txt"
    path.write_text("Đặng Thị Mỵ\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("setting", "value", "moved", "why"),
    [
        ("dpi", 200, {"reading"}, "other pixels are other words"),
        ("min_dpi", 90, {"reading"}, "a page may be read at less"),
        ("languages", ("eng",), {"reading"}, "another net reads"),
        ("max_pages", 10, {"limits"}, "what was refused may pass, what was read stays"),
        ("page_seconds", 5.0, {"limits"}, "a page given up may be read in time"),
        ("max_megapixels", 10, {"reading", "limits"}, "a large page is read at less, and one refused may pass"),
    ],
)
def test_a_setting_moves_the_keys_of_what_it_changes(setting: str, value: object, moved: set[str], why: str) -> None:
    assert changed(keys({}), keys({setting: value})) == moved, why


def test_a_users_dictionary_counts_by_what_it_says(names: Path) -> None:
    before = keys({"user_dictionary": names})
    assert changed(keys({}), before) == {"finding"}
    names.write_text("Đặng Thị Mỹ\n", encoding="utf-8")
    assert changed(before, keys({"user_dictionary": names})) == {"finding"}


def test_a_models_bytes_move_the_reading(tmp_path: Path) -> None:
    model = tmp_path / "vie.traineddata"
    model.write_bytes(b"one")
    before = keys({}, models=(model,))
    model.write_bytes(b"two")
    assert changed(before, keys({}, models=(model,))) == {"reading"}


def test_what_else_is_done_moves_the_finding() -> None:
    assert changed(keys({}), keys({}, ways=("split",))) == {"finding"}
    assert changed(keys({}, ways=("split", "crops")), keys({}, ways=("crops", "split"))) == set(), "in any order"


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package ``reading_room`` with a module, a table and a compiled file, and a module ``finding_road``."""
    room = tmp_path / "code" / "reading_room"
    room.mkdir(parents=True)
    for name in ("__init__.py", "looks.py", "types.tsv", "fast.so"):
        (room / name).write_text(name, encoding="utf-8")
    (room.parent / "finding_road.py").write_text("ROAD = 1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(room.parent)
    return room.parent


@pytest.mark.parametrize(
    ("room", "file", "counts", "why"),
    [
        ("reading_room", "reading_room/looks.py", True, "code"),
        ("reading_room", "reading_room/types.tsv", True, "what the code knows stands in tables"),
        ("reading_room", "reading_room/fast.so", False, "compiled of code that counts, on each machine otherwise"),
        ("reading_room", "finding_road.py", False, "another's code"),
        ("finding_road", "finding_road.py", True, "a module without a package"),
        ("finding_road", "reading_room/looks.py", False, "another's code"),
    ],
)
def test_every_file_of_a_room_counts(rooms: Path, room: str, file: str, counts: bool, why: str) -> None:
    before = hash_of_room(room)
    (rooms / file).write_text("changed", encoding="utf-8")
    assert (hash_of_room(room) != before) == counts, why


def test_the_whole_road_is_hashed() -> None:
    stretches = {"sources", "imaging", "recognition", "layout", "page_reading", "parsing", "equipment", "pipeline"}
    hashed = {*key_making.READING_ROOMS, *key_making.FINDING_ROOMS}
    assert {f"ocr_pipeline.{each}" for each in stretches} | {"diacritics", "schemas"} == hashed
