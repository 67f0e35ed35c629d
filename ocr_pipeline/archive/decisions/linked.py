"""Values that say the same thing twice: the code of a document is its number and its notation, a base is cited, too.

Whoever decides a code has not decided its parts, nor the other way round: where they contradict it, they are doubtful,
flagged or not. Where code and part wait for the same reason, though, one question settles both, and where both were
decided alike, whoever decides the code anew is asked for both again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ocr_pipeline.archive.decisions.marked import DECIDED

Values = Mapping[str, Mapping[str, Any]]
"""Values of a document by their paths, each as its JSON has it."""

PARTS: Final = ("number", "notation")
"""What a code is made of: the names of the values beside it."""
_CODE: Final = re.compile(r"(?P<head>(?:(?:attachments|copies)\[\d+\]\.)?)code")


def place_in_text(node: Mapping[str, Any]) -> tuple[object, ...]:
    """By which a citation is known in both lists: what was read, and where."""
    return node["raw"], node["page"], tuple(node["span"] or ())


def listed_again(values: Values) -> frozenset[str]:
    """The paths of the citations of the preamble that ``citations`` has, too."""
    cited = {place_in_text(node) for path, node in values.items() if path.startswith("citations[")}
    bases = ((path, node) for path, node in values.items() if path.startswith("legal_bases["))
    return frozenset(path for path, node in bases if place_in_text(node) in cited)


def twin_of(path: str, values: Values) -> str:
    """The path among all citations of one that the preamble lists (:func:`listed_again`)."""
    place = place_in_text(values[path])
    cited = ((other, node) for other, node in values.items() if other.startswith("citations["))
    return next(other for other, node in cited if place_in_text(node) == place)


def parts_of(path: str) -> dict[str, str]:
    """The paths of the parts of a code by their names; none where the path is not that of a code."""
    found = _CODE.fullmatch(path)
    return {} if found is None else {name: f"{found['head']}{name}" for name in PARTS}


def asked_with(reviewed: Values) -> dict[str, str]:
    """The values that need no question of their own, and the path of the one whose question settles them.

    That is a citation of the preamble, by itself among all citations; and a part of a code that contains it, where both
    are in doubt and whoever looks at the code is told every reason to doubt the part, or where both were decided.

    Args:
        reviewed: the values that a person must look at, or decided (with the key ``decided``).
    """
    found = {path: twin_of(path, reviewed) for path in listed_again(reviewed)}
    for path, code in reviewed.items():
        for name, at in parts_of(path).items():
            part = reviewed.get(at)
            if part is None or (DECIDED in code) != (DECIDED in part) or not _contains(code, name, part):
                continue
            if set(part["reasons"]) <= set(code["reasons"]):
                found[at] = path
    return found


def contradictions(values: Values) -> Iterator[tuple[str, str]]:
    """The path of each value that nobody decided and that contradicts a decided one, and the reason to look at it.

    Args:
        values: of a document by their paths, those that were decided with the key ``decided``.
    """
    for path, code in values.items():
        for name, at in parts_of(path).items():
            part = values.get(at)
            if part is None or (DECIDED in code) == (DECIDED in part) or _contains(code, name, part):
                continue
            doubtful, decided = (at, "code") if DECIDED in code else (path, name)
            yield doubtful, f"it contradicts the {decided} that a person decided"


def _contains(code: Mapping[str, Any], name: str, part: Mapping[str, Any]) -> bool:
    """Whether a code begins with a number, or ends with a notation; nothing contains nothing."""
    said, whole = part["value"], code["value"]
    if said is None or whole is None:
        return said is whole
    if name == "number":
        return re.match(rf"{re.escape(said)}(?!\w)", whole) is not None
    return bool(whole.endswith(said) and (len(whole) == len(said) or not whole[-len(said) - 1].isalnum()))
