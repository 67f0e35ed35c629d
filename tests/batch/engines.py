"""Engines that read nothing and behave in a known way, for workers: they are made by functions that can be imported."""

from __future__ import annotations

import ctypes
import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.engine import Reading
from ocr_pipeline.recognition.words import Box, Word
from ocr_pipeline.settings import Settings

LETTER = """ỦY BAN NHÂN DÂN
HUYỆN MỸ HÒA
Số: {number}/TB-UBND
Mỹ Hòa, ngày 12 tháng 3 năm 2021
THÔNG BÁO
Về việc nghỉ lễ năm 2021
Ủy ban nhân dân huyện thông báo lịch nghỉ lễ như sau
Các cơ quan cử người trực và báo cáo trước ngày 20/4/2021"""
"""What every page says; the number is the page's own, made of its pixels."""

ANNEX = """PHỤ LỤC
DANH SÁCH CÁN BỘ TRỰC NGHỈ LỄ
(Kèm theo Thông báo số {number}/TB-UBND ngày 12 tháng 3 năm 2021 của Ủy ban nhân dân huyện)
Nguyễn Văn An, Trần Thị Bình, Lê Văn Cường trực ngày 30 tháng 4"""
"""What a page of the width :data:`ANNEXED` says."""

ANNEXED = 623
"""Pixels."""
HANGING, DYING, EXHAUSTING, GARBLING, ONCE_DYING = 611, 613, 617, 619, 621
"""Widths (pixels) of pages at which an engine misbehaves; a lower dpi gives another width, :data:`AGAIN` knows it."""
AGAIN: dict[int, int] = {round(width * 2 / 3): width for width in (HANGING, DYING, EXHAUSTING, GARBLING)}
SPACE = 12
"""Pixels of a letter's width."""


@dataclass(frozen=True)
class Replay:
    """Reads the same letter on every page, with a number made of the page's pixels."""

    name: str = "replay 1"
    languages: tuple[str, ...] = ("vie",)
    second: tuple[str, ...] = ()

    def read(self, images: Sequence[Pixels], dpi: int, reading: Reading, timeout: float) -> list[list[Word]]:
        return [self._words(image) if reading is Reading.PAGE else [] for image in images]

    def orientation(self, grey: Pixels, dpi: int, timeout: float) -> tuple[int, float] | None:
        return 0, 10.0

    def _words(self, image: Pixels) -> list[Word]:
        number = int(hashlib.sha256(image.tobytes()).hexdigest(), 16) % 900 + 100
        words = []
        says = ANNEX if image.shape[1] == ANNEXED else LETTER
        for line, text in enumerate(says.format(number=number).splitlines()):
            left = 30
            for word in text.split():
                right = left + SPACE * len(word)
                words.append(Word(word, Box(left, 40 + 40 * line, right, 60 + 40 * line), 0.95, (1, 1, line)))
                left = right + SPACE
        return words


class Faulty(Replay):
    """The same, but a page of a certain width hangs it, kills it, fills its memory, or makes it print garbage."""

    def read(self, images: Sequence[Pixels], dpi: int, reading: Reading, timeout: float) -> list[list[Word]]:
        if reading is Reading.PAGE:
            width = int(images[0].shape[1])
            _misbehave(AGAIN.get(width, width))
        return super().read(images, dpi, reading, timeout)


def _misbehave(width: int) -> None:
    if width == HANGING:
        time.sleep(1000)
    if width in {DYING, ONCE_DYING}:
        ctypes.string_at(0)
    if width == EXHAUSTING:
        bytearray(1 << 40)
    if width == GARBLING:
        print("\x00\xff garbage" * 1000)  # noqa: T201


def replay(settings: Settings) -> Replay:
    return Replay()


def faulty(settings: Settings) -> Faulty:
    return Faulty()
