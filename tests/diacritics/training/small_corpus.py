"""A corpus written for the tests: official sentences put together from parts, some of them rare."""

from __future__ import annotations

import lzma
import random
from pathlib import Path

from diacritics.training.corpus import STYLES

OFFICES = (
    "Ủy ban nhân dân tỉnh An Phúc",
    "Sở Tư pháp",
    "Sở Nội vụ",
    "Văn phòng Chính phủ",
    "Bộ Tài chính",
    "UBND xã Thủy Hòa",
)
ACTS = (
    "ban hành kế hoạch",
    "hướng dẫn thực hiện",
    "yêu cầu báo cáo",
    "quy định chi tiết",
    "phê duyệt dự án",
    "chỉ đạo rà soát",
)
MATTERS = (
    "về công tác văn thư", "về quản lý đất đai", "về cải cách hành chính", "về bảo vệ môi trường",
    "đối với cán bộ, công chức", "trong lĩnh vực hòa giải ở cơ sở", "của các cơ quan, đơn vị",
    "đến năm 2030", "theo Nghị định số 30/2020/NĐ-CP",
)  # fmt: skip
ENDS = (
    "trước ngày 15 tháng 6 năm 2025.",
    "để tổng hợp, báo cáo.",
    "theo quy định của pháp luật.",
    "kể từ ngày ký.",
    "(bản giấy).",
)
RARE = "nghiêng khuya quyển thoắt ngoạm hoẵng xuýt chuếnh lươn khoét rượu quạnh".split()


def sentence(chooser: random.Random) -> str:
    parts = [chooser.choice(part) for part in (OFFICES, ACTS, MATTERS, ENDS)]
    if chooser.random() < 0.15:
        parts.insert(3, " ".join(chooser.sample(RARE, 3)))
    return " ".join(parts)


def document(seed: int) -> str:
    """A few paragraphs; the second one is broken inside a sentence."""
    chooser = random.Random(seed)
    first, second, third = (" ".join(sentence(chooser) for _ in range(2)) for _ in range(3))
    words = second.split()
    broken = " ".join(words[:14]) + "\n" + " ".join(words[14:])
    return f"Số: {seed}/KH-UBND\n{first}\n{broken}\na) {third}"


def write_corpus(folder: Path, documents: int = 40) -> None:
    """All files of the corpus, every file with documents of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [name for style in STYLES for name in style.files]
    for place, name in enumerate(names):
        text = "\n\n".join(document(1000 * place + number) for number in range(documents)) + "\n"
        (folder / f"{name}.txt.xz").write_bytes(lzma.compress(text.encode()))
