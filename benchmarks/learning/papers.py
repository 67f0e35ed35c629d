"""Papers of a few made-up offices, each signed by a staff whose names no table holds as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from samples.grammar.generate import generate
from samples.source import DocumentSource, Paragraph

FIRST_SEED: Final = 60_000
"""Documents from here on are drawn for this benchmark alone."""
SEEDS: Final = 40_000
"""So many seeds are looked through for papers of the offices."""
RECIPES: Final = ("colour-200", "fax-200", "photocopy", "colour-100")
"""How the papers are scanned, in turn, from an office's scanner to what is hardly worth scanning."""
LONGEST: Final = 190
"""Words of a body that stay on one page: signature and header are what is measured."""
OFFICES: Final = {
    "{issuer:ỦY BAN NHÂN DÂN|TỈNH LAM GIANG}": (
        ("Trần Bá Lãng", "Đèo Thị Thoan", "Lê Quang Hường"),
        "Trần Bá Láng",
    ),
    "{issuer:ỦY BAN NHÂN DÂN|TỈNH QUẢNG SƠN}": (
        ("Nguyễn Đình Khoản", "Vừ A Khứ", "Đặng Hữu Thưởng"),
        "Nguyễn Đình Khoan",
    ),
    "{issuer:TRƯỜNG CAO ĐẲNG Y TẾ|LAM GIANG}": (
        ("Bùi Thị Nhàn", "Lò Văn Pản", "Quàng Thị Chựa"),
        "Bùi Thị Nhạn",
    ),
    "{issuer:TRƯỜNG ĐẠI HỌC|SƯ PHẠM KỸ THUẬT NAM LĨNH}": (
        ("Võ Đức Lượng", "Giàng Seo Páo", "Tạ Thị Ngoãn"),
        "Võ Đức Lương",
    ),
}
"""The issuer of each office, who signs there, and one more, whose name is but for a mark that of the first."""
SIGNS: Final = (0, 1, 0, 2)
"""Who signs, in turn: the first, who leads the office, signs every other paper."""
TWIN_SIGNS: Final = (5, 10)
"""The papers of an office that the last one signs, one in each half: nobody decides these before they are judged."""
_NAME: Final = re.compile(r"\{signer_name:(?:\{stamp:)?([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper and the half that it belongs to, 0 or 1; whether somebody signed it who is new in the office."""

    source: DocumentSource
    half: int
    by_newcomer: bool


def papers(each: int) -> Iterator[Paper]:
    """``each`` papers of every office, the offices in turn."""
    found: dict[str, list[DocumentSource]] = {issuer: [] for issuer in OFFICES}
    for seed in range(FIRST_SEED, FIRST_SEED + SEEDS):
        if all(len(ones) == each for ones in found.values()):
            break
        source = generate(seed)
        ones = found.get(source.header.issuer)
        if ones is not None and len(ones) < each and _fits(source):
            ones.append(_signed(source, source.header.issuer, len(ones)))
    for place in range(each):
        for ones in found.values():
            # All four recipes are in both halves.
            yield Paper(ones[place], place // len(RECIPES) % 2, place in TWIN_SIGNS)


def _fits(source: DocumentSource) -> bool:
    words = sum(len(block.text.split()) for block in source.body if isinstance(block, Paragraph))
    one_signs = source.signature.second is None and _NAME.search(source.signature.name) is not None
    return words <= LONGEST and not source.attachments and source.copied is None and one_signs


def _signed(source: DocumentSource, issuer: str, place: int) -> DocumentSource:
    """A paper as somebody of the office's staff signs it, scanned as its place says."""
    staff, twin = OFFICES[issuer]
    signer = twin if place in TWIN_SIGNS else staff[SIGNS[(place + place // len(RECIPES)) % len(SIGNS)]]
    found = _NAME.search(source.signature.name)
    before = found[1] if found else ""
    text = source.model_dump_json().replace(before, signer)
    return DocumentSource.model_validate_json(text).model_copy(update={"scan": RECIPES[place % len(RECIPES)]})
