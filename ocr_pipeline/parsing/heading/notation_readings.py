"""Two readings of one notation, neither of which is known as a whole, held against each other group by group.

What both lack of the type's sign, the title has.

A seal spoils each look elsewhere: of BC-RDT and RC-BDT the first has the type's sign whole, the second the issuer's.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from ocr_pipeline.parsing.heading.notation import NotationWitnesses, group_is_known

PARTING = regex.compile(r"([-/])")
"""What parts the groups of a notation."""


def put_together(read: str, other: str, witnesses: NotationWitnesses) -> str | None:
    """The notation that two readings make, each group from the one whose group is known; ``None`` where they make none.

    Args:
        read: the first reading.
        other: the second; it must have as many groups, parted alike.
        witnesses: of the notation. A sign that only a name in doubt bears is not known here.
    """
    own, others = PARTING.split(read), PARTING.split(other)
    if own[1::2] != others[1::2]:
        return None
    pairs = zip(own[::2], others[::2], strict=True)
    groups = [_known_of(pair, place, witnesses) for place, pair in enumerate(pairs)]
    if any(group is None for group in groups):
        return None
    own[::2] = [group for group in groups if group is not None]
    return "".join(own)


def with_type_of_title(read: str, expected: Iterable[str]) -> str | None:
    """The notation that only the sign of its type tells from what was read (TP-UBND); ``None`` without one.

    Args:
        read: the notation, the first group of which is no type's.
        expected: the notations that title and issuer call for, such as TTr-UBND.
    """
    _, *behind = PARTING.split(read)
    fitting = {each for each in expected if PARTING.split(each)[1:] == behind and each[:1] == read[:1]}
    return fitting.pop() if behind and len(fitting) == 1 else None


def _known_of(pair: tuple[str, str], place: int, witnesses: NotationWitnesses) -> str | None:
    """The one group of a pair that is known, or that both readings have."""
    known = {group for group in pair if group not in witnesses.doubted and group_is_known(group, place, witnesses)}
    return known.pop() if len(known) == 1 else None
