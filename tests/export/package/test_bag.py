"""A package looked through: a byte changed anywhere, a file missing, a file too many are found out, every time."""

from __future__ import annotations

import shutil
from pathlib import Path

import bagit
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocr_pipeline.export.package.bag import TAG_MANIFEST, is_package, verify_package
from tests.export.package.packed import box, packed


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    assert packed(box(folder), folder / "out")
    return folder / "out"


def _files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file())


def test_a_package_is_what_was_written(package: Path) -> None:
    assert is_package(package)
    assert [*verify_package(package)] == []


def test_the_reference_library_of_bags_finds_it_valid(package: Path) -> None:
    bag = bagit.Bag(str(package))
    bag.validate()
    assert set(bag.payload_files()) == {p.relative_to(package).as_posix() for p in _files(package / "data")}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_one_byte_changed_anywhere_is_found(package: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(_files(package)), label="file")
    content = path.read_bytes()
    place = data.draw(st.integers(0, len(content) - 1), label="offset")
    changed = data.draw(st.integers(1, 255), label="bits")
    try:
        path.write_bytes(content[:place] + bytes([content[place] ^ changed]) + content[place + 1 :])
        found = [*verify_package(package)]
    finally:
        path.write_bytes(content)
    assert found


def test_every_byte_of_the_files_of_the_bag_itself(package: Path) -> None:
    for path in sorted(package.glob("*.txt")):
        content = path.read_bytes()
        for place in range(len(content)):
            path.write_bytes(content[:place] + bytes([content[place] ^ 0x20]) + content[place + 1 :])
            if path.name != "manifest-sha256.txt" or place % 97 == 0:  # it is long, and all of it is hashed
                assert [*verify_package(package)], f"{path.name} {place}"
        path.write_bytes(content)


@pytest.mark.parametrize("grow", [b"\n", b"\x00", b"0" * 64 + b"  data/x\n"])
def test_a_file_that_grew_is_found(package: Path, grow: bytes) -> None:
    for path in _files(package):
        content = path.read_bytes()
        path.write_bytes(content + grow)
        found = [*verify_package(package)]
        path.write_bytes(content)
        assert found, path.name


def test_a_missing_file_is_found_whichever_it_is(package: Path, tmp_path: Path) -> None:
    for path in _files(package):
        aside = tmp_path / "aside"
        shutil.move(path, aside)
        still = is_package(package)
        found = [each.path for each in verify_package(package)]
        shutil.move(aside, path)
        assert still
        assert path in found or path.name == TAG_MANIFEST


@pytest.mark.parametrize("place", ["x", "data/x.pdf", "data/mới/x", ".hidden"])
def test_a_file_too_many_is_found(package: Path, place: str) -> None:
    path = package / place
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"")
    found = [(each.path, each.what) for each in verify_package(package)]
    path.unlink()
    assert found == [(path, "the package does not know this file")]


def test_a_link_in_the_place_of_a_file_is_found(package: Path, tmp_path: Path) -> None:
    [path, *_] = _files(package / "data")
    shutil.move(path, tmp_path / "aside")
    path.symlink_to(tmp_path / "aside")
    found = [each.path for each in verify_package(package)]
    path.unlink()
    shutil.move(tmp_path / "aside", path)
    assert found == [path]
