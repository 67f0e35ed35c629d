"""The order that documents are entered and numbered in: by the day of issue, then by number."""

from __future__ import annotations

Order = tuple[bool, str, int, str, str, str]


def order_of(date: str | None, number: str | None, name: str, identity: str) -> Order:
    """What documents are sorted by; those without a day come last.

    Args:
        date: of issue, as YYYY-MM-DD.
        number: as printed; of 12a the 12 counts before the letter.
        name: of the scan.
        identity: of the document.
    """
    printed = number or ""
    digits = "".join(c for c in printed if c.isdecimal())
    return date is None, date or "", int(digits) if digits else 0, printed, name, identity
