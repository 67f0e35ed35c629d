"""A cell of a table as JSON and as CSV have it."""

from __future__ import annotations

import datetime as dt
import json
import math
from decimal import Decimal
from typing import Any, Final

FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text that begins so is run as a formula by a spreadsheet, whoever wrote it onto the page (OWASP, CSV injection)."""
TEXT_SIGN: Final = "'"
"""Before a text, a spreadsheet takes it for the sign that a text follows."""


def json_cell(cell: Any) -> Any:
    """A cell as ``json.dumps`` takes it: days and times in ISO 8601, what is no number as ``None``."""
    if isinstance(cell, float):
        return cell if math.isfinite(cell) else None
    if cell is None or isinstance(cell, str | bool | int):
        return cell
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    if isinstance(cell, bytes):
        return cell.hex()
    if isinstance(cell, dict):
        return {str(name): json_cell(value) for name, value in cell.items()}
    if isinstance(cell, list | tuple):
        return [json_cell(value) for value in cell]
    return str(cell)


def plain_text(cell: Any) -> str:
    """A cell as text; of what is no single value its JSON, of nothing nothing."""
    value = json_cell(cell)
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def harmless_text(cell: Any) -> str:
    """A cell as a spreadsheet can be given it: a text that it would run gets ``'`` before it, a number stays one."""
    text = plain_text(cell)
    return TEXT_SIGN + text if isinstance(cell, str) and text.startswith(FORMULA_SIGNS) else text
