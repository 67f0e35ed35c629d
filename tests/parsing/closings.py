"""Notices whose footer is what a test says."""

from __future__ import annotations

from typing import Any

from tests.layout.typed_pages import SENTENCES, Inks, fields_of, page


def closed(recipients: tuple[str, ...], signature: tuple[str, ...], inks: Inks | None = None) -> dict[str, Any]:
    """The fields of a notice that ends with this footer."""
    made = page(inks).header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TB-SYT")).title("THÔNG BÁO", "Về thi đua")
    return fields_of(made.body(*SENTENCES).footer(recipients, signature))
