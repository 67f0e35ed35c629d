"""What the digit reader says of a strip: digits with what wrote them, and the printed words that part them."""

from __future__ import annotations

BLANK = 0
"""Nothing new at this place."""
PEN, PRINT, STAMP = 1, 11, 21
"""The sign of 0 written by pen, printed, and stamped; the other digits follow."""
SLASH = 31
"""The slash behind a number (the hyphen, in a number of the Party)."""
NUMBER, DAY, MONTH, YEAR = 32, 33, 34, 35
"""The words "Số", "ngày", "tháng" and "năm"."""
SIGNS = 36
"""How many there are."""
