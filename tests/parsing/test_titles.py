"""A title in capitals, whole and through the ring of a seal: what it is taken for, and that it is then in doubt."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.titles import deputy_of, said_title, sign_of_authority, title_ending_with


@pytest.mark.parametrize(
    ("said", "name", "sure"),
    [
        ("PHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH", True),
        ("GIAM ĐỐC", "GIÁM ĐỐC", True),
        # PHÓ through a ring.
        ("Z1 VÌÓ THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", False),
        ("8Ó CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", False),
        ("TRBÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH", False),
        # Strokes before a head's title may hide a PHÓ; before a deputy's, nothing.
        ("Z6 HIỆU TRƯỞNG", "HIỆU TRƯỞNG", False),
        ("Z1, PHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH", True),
        ("TRƯỚNG RHÒNG ĐÀO TẠO", "TRƯỞNG PHÒNG ĐÀO TẠO", False),
        # The beginning is lost: the shortest title that ends so.
        ("RHÒNG ĐÀO TẠO", "TRƯỞNG PHÒNG ĐÀO TẠO", False),
        ("EM, LÀ BẠN NHÂN DÂN", "ỦY BAN NHÂN DÂN", False),
        ("MIỆU TRƯỞNG", "HIỆU TRƯỞNG", False),
        # A letter amiss before a department's own name.
        ("PRƯỜNG PHÒNG CTSV", "TRƯỞNG PHÒNG CTSV", False),
    ],
)
def test_a_title_is_known_and_doubted_as_it_was_read(said: str, name: str, sure: bool) -> None:
    found = said_title(said)
    assert found is not None
    assert (found.name, found.exact, not found.doubts) == (name, sure, sure)


@pytest.mark.parametrize("said", ["ĐẠI HỌC", "XQRTZ", "SỞ NÔNG NGHIỆP GIÁM ĐỐC", "TRƯỞNG", "TRƯỞNG PHÒNG THẨM"])
def test_other_words_are_no_title(said: str) -> None:
    assert said_title(said) is None


@pytest.mark.parametrize(
    ("head", "said", "title"),
    [
        ("THỦ TƯỚNG", "s46 PHÊ XS TƯỚNG", "PHÓ THỦ TƯỚNG"),
        # The head's own line, read twice.
        ("CHỦ TỊCH", "ẨU TỊCH", None),
        ("CHỦ TỊCH", "ĐẠI HỌC", None),
        # Who has no deputy of that name.
        ("ỦY BAN NHÂN DÂN", "PHÓ ỦY BAN", None),
    ],
)
def test_a_deputy_is_told_by_the_title_above(head: str, said: str, title: str | None) -> None:
    assert deputy_of(head, said) == title


@pytest.mark.parametrize(
    ("said", "start"),
    [("KT. CHỦ TỊCH", 0), ("_.«z.KT, THỦ TƯỚNG", 5), ("CHỦ TỊCH", 0), ("BAN TM. DÂN", 0)],
)
def test_a_sign_of_authority_is_found_behind_strokes(said: str, start: int) -> None:
    assert sign_of_authority(said) == start


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("TỊCH", "CHỦ TỊCH"),
        ("NHIỆM.", "CHỦ NHIỆM"),
        ("TƯỚNG", "THỦ TƯỚNG"),
        ("TRƯỞNG", None),
        ("ĐỐC", None),
        ("XQRT", None),
    ],
)
def test_a_last_word_tells_a_title_where_only_one_ends_so(word: str, title: str | None) -> None:
    assert title_ending_with(word) == title


@pytest.mark.parametrize(
    ("said", "name", "why"),
    [
        ("TRỤ ÔNG: PHÒNG CTSV", "TRƯỞNG PHÒNG CTSV", "torn by a ring"),
        ("TRI OSX(: PHÒNG CTSV", "TRƯỞNG PHÒNG CTSV", "the same"),
        ("TRXXG BAN DÂN TỘC", "TRƯỞNG BAN DÂN TỘC", "another unit"),
    ],
)
def test_the_head_of_a_unit_is_known_by_the_unit(said: str, name: str, why: str) -> None:
    found = said_title(said)
    assert found is not None, why
    assert (found.name, bool(found.doubts)) == (name, True), why


@pytest.mark.parametrize(("said", "why"), [("Ƒ© TRƯƠNG SŠẲ", "letters of no Vietnamese word"), ("TRƯỜNG", "a seal's")])
def test_strokes_behind_half_a_title_make_none(said: str, why: str) -> None:
    assert said_title(said) is None, why
