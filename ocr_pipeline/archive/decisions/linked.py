"""Values that say the same thing twice: the code of a document is its number and its notation.

Whoever decides one of them has not decided the others: where they contradict it, they are doubtful, flagged or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

_CODE: Final = re.compile(r"(?P<head>(?:(?:attachments|copies)\[\d+\]\.)?)code")
_PARTS: Final = ("number", "notation")


def contradictions(values: Mapping[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The path of each value that nobody decided and that contradicts a decided one, and the reason to look at it.

    Args:
        values: of a document by their paths, those that were decided with the key ``decided``.
    """
    for path, code in values.items():
        found = _CODE.fullmatch(path)
        if found is None:
            continue
        for name in _PARTS:
            part = values.get(f"{found['head']}{name}")
            if part is None or ("decided" in code) == ("decided" in part):
                continue
            if (part["value"], code["value"]) != (None, None) and not _agree(name, part["value"], code["value"]):
                doubtful, decided = (f"{found['head']}{name}", "code") if "decided" in code else (path, name)
                yield doubtful, f"it contradicts the {decided} that a person decided"


def _agree(name: str, part: str | None, code: str | None) -> bool:
    """Whether a code begins with a number, or ends with a notation."""
    if part is None or code is None:
        return False
    if name == "number":
        return re.match(rf"{re.escape(part)}(?!\w)", code) is not None
    return code.endswith(part) and (len(code) == len(part) or not code[-len(part) - 1].isalnum())
