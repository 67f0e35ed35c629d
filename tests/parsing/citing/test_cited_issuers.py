"""Who issued a cited document: where the name behind it ends."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.citations import find_citations

ISSUERS = [
    ("của Bộ trưởng Bộ Tài chính quy định", "Bộ trưởng Bộ Tài chính", "Tài is not tại"),
    ("của Chính phủ về công tác văn thư", "Chính phủ", "up to what it is about"),
    ("của Bộ Tài nguyên và Môi trường hướng dẫn", "Bộ Tài nguyên và Môi trường", "và inside a name"),
    ("của Chủ tịch UBND tỉnh và các văn bản khác", "Chủ tịch UBND tỉnh", "và after the name"),
    ("của Bộ trưởng Bộ Ngoại giao hướng dẫn", "Bộ trưởng Bộ Ngoại giao", "giao inside a name"),
    ("của UBND tỉnh giao chỉ tiêu", "UBND tỉnh", "giao after a name"),
    ("của Ban quản lý các khu công nghiệp về việc", "Ban quản lý các khu công nghiệp", "quản lý inside a name"),
    ("của Chính phủ quản lý, sử dụng internet", "Chính phủ", "the Government's name ends with its word"),
    ("của Văn phòng Chính phủ Quy định chi tiết", "Văn phòng Chính phủ", "a subject that begins with a capital"),
    ("của Bộ Kế hoạch và Đầu tư quy định", "Bộ Kế hoạch và Đầu tư", "a plan inside a name"),
    (
        "của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch quy định",
        "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch",
        "a comma inside a name",
    ),
    (
        "của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn",
        "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
        "a comma between two offices of one man",
    ),
    ("của Bộ Tài chính, Bộ Nội vụ hướng dẫn", "Bộ Tài chính", "a comma behind a name"),
    ("của Bộ Lao động - Thương binh và Xã hội quy định", "Bộ Lao động - Thương binh và Xã hội", "a dash inside a name"),
    ("của Bộ Tư pháp - Thông tư số 3/2020/TT-BTP", "Bộ Tư pháp", "a dash before the next of a list"),
    ("của UBND TP. Hà Nội về việc", "UBND TP. Hà Nội", "a dot inside a name"),
    ("của Chủ tịch UBND tỉnh Cà Mau hết hiệu lực kể từ", "Chủ tịch UBND tỉnh Cà Mau", "what becomes of it"),
    ("của\nCăn cứ Nghị định số 12/2020/NĐ-CP;", None, "the name is lost, another basis follows"),
    ("của Bộ Tài chính\nCăn cứ Nghị định số 12/2020/NĐ-CP;", "Bộ Tài chính", "the semicolon before a basis is lost"),
]


@pytest.mark.parametrize(("words", "issuer", "why"), ISSUERS)
def test_the_issuer_is_read_after_the_date(words: str, issuer: str | None, why: str) -> None:
    assert find_citations(f"Quyết định số 5/QĐ-BTC ngày 12/3/2020 {words}")[0].issuer == issuer, why
