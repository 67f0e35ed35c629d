from __future__ import annotations

import pytest

from diacritics.training.channel_aligning import Pairs, aligned


@pytest.mark.parametrize(
    ("true", "read", "pairs", "why"),
    [
        ("Căn cứ Luật", "Can cw Luat", {("Căn", "Can"), ("cứ", "cw"), ("Luật", "Luat")}, "word by word"),
        ("tư vấn,", "tu’ van,", {("tư", "tu’"), ("vấn", "van")}, "the comma goes, the sign of the horn stays"),
        ("(Ban chỉ đạo)", "(Ban chi dao)", {("Ban", "Ban"), ("chỉ", "chi"), ("đạo", "dao")}, "brackets are no letters"),
        (
            "số 12/QĐ-UBND ngày",
            "sé 12/QD-UBND ngay",
            {("số", "sé"), ("ngày", "ngay")},
            "numbers and codes teach nothing",
        ),
        ("giáo dục và", "giao duc xxxxx", {("giáo", "giao"), ("dục", "duc")}, "what is nothing alike is no pair"),
    ],
)
def test_words_are_paired(true: str, read: str, pairs: set[tuple[str, str]], why: str) -> None:
    found = Pairs()
    found.add([true], [read])
    assert set(found.words) == pairs, why


@pytest.mark.parametrize(
    ("true", "read", "lost", "cut", "why"),
    [
        ("hiệu trưởng nhà trường", "hieu truong nha truong", 0, 0, "all spaces were kept"),
        ("hiệu trưởng nhà trường", "hieutruong nha truong", 1, 0, "two words became one"),
        ("hiệu trưởng nhà trường", "hieu truong nha tru ong", 0, 1, "one word became two"),
    ],
)
def test_merges_and_splits_are_counted(true: str, read: str, lost: int, cut: int, why: str) -> None:
    found = Pairs()
    found.add([true], [read])
    assert (found.lost, found.cut) == (lost, cut), why


def test_a_merge_gives_no_pair_of_words() -> None:
    found = Pairs()
    found.add(["hiệu trưởng nhà"], ["hieutruong nha"])
    assert set(found.words) == {("nhà", "nha")}
    assert found.merges == {("hiệu trưởng", "hieutruong"): 1}


def test_lines_are_paired_in_order_and_strangers_left_out() -> None:
    lines = ["Căn cứ Luật Tổ chức", "Xét đề nghị của Giám đốc", "QUYẾT ĐỊNH:"]
    read = ["Can cu Luat To chuc", "~~ -- ..", "QUYET DINH:"]
    assert aligned(lines, read, 40.0) == [(lines[0], read[0]), (lines[2], read[2])]


def test_a_page_on_which_nothing_was_read_has_no_pairs() -> None:
    assert aligned(["Căn cứ"], [], 40.0) == []


def test_counts_add_up() -> None:
    one, other = Pairs(), Pairs()
    one.add(["căn cứ"], ["can cu"])
    other.add(["căn cứ"], ["can cw"])
    one.update(other)
    assert one.words == {("căn", "can"): 2, ("cứ", "cu"): 1, ("cứ", "cw"): 1}
    assert one.kept == 4
