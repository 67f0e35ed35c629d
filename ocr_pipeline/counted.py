"""A number with what it counts, as every command and report says it: `1 document`, `2 documents`."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """The number and the noun, with its plural ``s`` unless there is just one; of several words the first is counted.

    >>> counted(1, "file in the package"), counted(0, "value")
    ('1 file in the package', '0 values')
    """
    one, space, rest = noun.partition(" ")
    return f"{number} {one}{'' if number == 1 else 's'}{space}{rest}"
