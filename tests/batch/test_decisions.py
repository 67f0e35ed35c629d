"""What people decided stands when a batch parses or reads a document again, and is decided while a batch goes on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ocr_pipeline.archive import key_making
from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.archive.keys import Keys
from ocr_pipeline.archive.lock import only_writer
from ocr_pipeline.archive.search.filters import Filters
from ocr_pipeline.batch.mending import repair_all, verify_all
from tests.batch.batches import Box

NOTICE = """ỦY BAN NHÂN DÂN
TỈNH NAM LĨNH
-------
Số: 12/TB-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Nam Lĩnh, ngày 05 tháng 02 năm 2025

THÔNG BÁO
Về việc nghỉ lễ
"""


@pytest.fixture
def box(tmp_path: Path) -> Box:
    box = Box(tmp_path)
    (box.inbox / "a.txt").write_text(NOTICE, encoding="utf-8")
    box.run()
    return box


def _decided(box: Box) -> tuple[str | None, str | None, int]:
    """The number as it was read, as it was decided, and how many documents a search for that finds."""
    (found,) = box.archive
    total = box.archive.search("", Filters(number="777")).total
    return found.document().number.value, found.decided().number.value, total


@pytest.mark.parametrize("changed", ["finding", "reading"])
def test_a_decision_stands_when_a_document_is_made_again(
    box: Box, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    (found,) = box.archive
    box.archive.decide(found.identity, "number", Kind.TYPE, "0777", by="Lan")
    log = box.places.decisions.read_bytes()
    before = found.record

    def changed_keys(*arguments: object) -> Keys:
        return replace(key_making.keys_of(*arguments), **{changed: "another"})  # type: ignore[arg-type]

    monkeypatch.setattr("ocr_pipeline.batch.work.keys_of", changed_keys)
    box.run()
    assert getattr(next(iter(box.archive)).record, changed) != getattr(before, changed)
    assert _decided(box) == ("12", "0777", 1)
    assert box.places.decisions.read_bytes() == log
    assert [*verify_all(box.places)] == []


def test_people_decide_while_a_batch_has_the_archive(box: Box) -> None:
    (found,) = box.archive
    with only_writer(box.places.lock):
        box.archive.decide(found.identity, "number", Kind.TYPE, "0777", by="Lan")
        assert _decided(box) == ("12", "0777", 1)


def test_a_document_that_is_taken_out_and_made_again_keeps_its_decisions(box: Box) -> None:
    (found,) = box.archive
    box.archive.decide(found.identity, "number", Kind.TYPE, "0777", by="Lan")
    found.places.document.unlink()
    findings = [*verify_all(box.places)]
    assert repair_all(box.places, findings) == []
    assert [each.decision.value for each in box.archive.stale_decisions()] == ["0777"]
    box.run()
    assert _decided(box) == ("12", "0777", 1)
    assert [*box.archive.stale_decisions()] == []
