"""The compiled library: found by its sources, made where there is a compiler, done without where there is none."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from diacritics import Restorer
from diacritics.native.library import FOLDER, address, as_kind, library, name_of_library
from scripts.build_loops import compiled

TEXTS = (
    "Can cir Luét T6 chirc chinh quyén dia phuong ngay 19 thang 6 nam 2015;\nUBND tinh quyét dinh:",
    "CQNG HOA XA HQI CHU NGHIA VIET NAM\nDéc lap - Tur do - Hanh phic",
    "U_y ban nhân dân t~nh B~c Giang thông báo h9p gi<;lO ban thang 5.",
    "Căn cứ Luật Tổ chức chính quyền địa phương, Uỷ ban nhan dân tỉnh quyết địnn.",
)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "native"
    folder.mkdir()
    for source in FOLDER.glob("*.[ch]"):
        shutil.copy(source, folder)
    return folder


def test_the_library_is_made_of_its_sources_and_found_by_them(sources: Path) -> None:
    made = compiled(sources)
    if made is None:
        pytest.skip("this machine has no C compiler")
    assert made.name == name_of_library(sources)
    assert library(sources) is not None
    before = made.stat().st_mtime_ns
    assert compiled(sources) == made
    assert made.stat().st_mtime_ns == before


def test_a_library_of_other_sources_is_not_taken_and_is_replaced(sources: Path) -> None:
    made = compiled(sources)
    if made is None:
        pytest.skip("this machine has no C compiler")
    with (sources / "order.h").open("a") as header:
        header.write("/* changed */\n")
    assert library(sources) is None
    again = compiled(sources)
    assert again is not None
    assert [path.name for path in sources.glob("loops-*")] == [again.name]


def test_without_a_compiler_there_is_no_library(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CC", raising=False)
    assert compiled(sources) is None
    assert library(sources) is None


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_restored_alike_with_and_without_it(text: str, restorer: Restorer, plain_restorer: Restorer) -> None:
    assert plain_restorer.restore(text) == restorer.restore(text)


@pytest.fixture(scope="module")
def plain_restorer() -> Restorer:
    with pytest.MonkeyPatch.context() as patch:
        for module in ("search", "language"):
            patch.setattr(f"diacritics.native.{module}.library", lambda: None)
        return Restorer()


def test_only_numbers_in_a_row_have_an_address() -> None:
    array = np.arange(6, dtype=np.int32).reshape(2, 3)
    assert as_kind(array, np.int32) is array
    assert as_kind(array[:, 1], np.int32).tolist() == [1, 4]
    assert address(array[1]) == address(array) + 12
    with pytest.raises(ValueError, match="not contiguous"):
        address(array[:, 1])
