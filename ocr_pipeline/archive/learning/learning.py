"""From lessons to a table of names: what enough documents say, and nothing that they contradict."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from ocr_pipeline.archive.learning.lessons import Lesson
from ocr_pipeline.parsing.office.names import NameKind, OfficeName, letters, spelling

LEAST: Final = 2
"""A name is learned that people confirmed in so many documents."""


@dataclass(frozen=True, slots=True)
class Rivals:
    """Names of one kind with the same letters and other marks: who is meant cannot be told, so none is learned."""

    kind: NameKind
    names: tuple[OfficeName, ...]


@dataclass(frozen=True, slots=True)
class Learned:
    """What lessons teach: the names, those that contradict each other, and those that too few documents have."""

    names: tuple[OfficeName, ...] = ()
    rivals: tuple[Rivals, ...] = ()
    seldom: tuple[OfficeName, ...] = ()
    lessons: dict[OfficeName, tuple[Lesson, ...]] = field(default_factory=dict, compare=False)


def learn(lessons: Iterable[Lesson], least: int = LEAST) -> Learned:
    """The names that lessons teach; their order does not matter.

    Args:
        lessons: of decisions that stand.
        least: in so many documents a name must be confirmed.
    """
    spellings: defaultdict[tuple[NameKind, str], list[Lesson]] = defaultdict(list)
    for each in lessons:
        spellings[each.kind, spelling(each.name)].append(each)
    found = {_name(kind, same): tuple(same) for (kind, _), same in spellings.items()}
    alike: defaultdict[tuple[NameKind, str], list[OfficeName]] = defaultdict(list)
    for name in sorted(found, key=lambda one: (one.kind, one.name)):
        alike[name.kind, letters(name.name)].append(name)
    alone = [names[0] for names in alike.values() if len(names) == 1]
    return Learned(
        tuple(name for name in alone if name.documents >= least),
        tuple(Rivals(names[0].kind, tuple(names)) for names in alike.values() if len(names) > 1),
        tuple(name for name in alone if name.documents < least),
        found,
    )


def _name(kind: NameKind, same: list[Lesson]) -> OfficeName:
    """A name as most lessons write it, and in how many documents it was confirmed."""
    written = Counter(each.name for each in same)
    name = min(written, key=lambda one: (-written[one], one))
    return OfficeName(kind=kind, name=name, documents=len({each.document for each in same}))
