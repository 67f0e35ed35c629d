"""What `vanban learn` tells: from whom, what, what contradicts itself, what would change and what that is worth."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ocr_pipeline.archive.learning.forecast import PARTS, Change, Fate, Forecast, Worth
from ocr_pipeline.archive.learning.learning import Learned, Rivals
from ocr_pipeline.archive.learning.lessons import Contested, Lessons, people_of
from ocr_pipeline.cli.streams import printable
from ocr_pipeline.counted import counted
from ocr_pipeline.parsing.office.names import OfficeName

SHOWN: Final = 20
"""Lines of a list at most; --json has all."""
SAYS: Final = {
    Fate.SETTLED: "no review needed any more",
    Fate.DOUBTED: "in doubt now",
    Fate.OFFERED: "a confirmed name as first candidate",
}


def report_text(lessons: Lessons, learned: Learned, told: Forecast) -> str:
    """The report for people."""
    parts = (_taught(lessons, learned), _names(learned.names), _against(lessons, learned), _changes(told), _worth(told))
    return "\n\n".join("\n".join(map(printable, lines)) for part in parts if (lines := list(part))) + "\n"


def report_json(lessons: Lessons, learned: Learned, told: Forecast) -> str:
    """The same for programs, whole."""
    content: dict[str, Any] = {
        "decisions": len(lessons.taught),
        "documents": len(lessons.documents),
        "people": people_of(lessons.taught),
        "last_decision": lessons.last.id if lessons.last else 0,
        "names": [_name_json(name, learned) for name in learned.names],
        "seldom": len(learned.seldom),
        "rivals": [[each.model_dump() for each in one.names] for one in learned.rivals],
        "contested": [_contested_json(each) for each in lessons.contested],
        "looked_at": {"taught": told.taught, "others": told.looked_at, "of": told.others, "left_out": told.left_out},
        "changes": [_change_json(each) for each in told.changes],
        "judged": told.decided,
        "worth": [{**_change_json(each.change), "decided": each.decided, "right": each.right} for each in told.worth],
        "let_through_wrong": len(told.let_through_wrong),
        "doubted_right": len(told.doubted_right),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _taught(lessons: Lessons, learned: Learned) -> Iterator[str]:
    by = ", ".join(f"{person} {count}" for person, count in people_of(lessons.taught).items())
    yield (
        f"{counted(len(lessons.taught), 'decision')} on names in force, in"
        f" {counted(len(lessons.documents), 'document')}{by and f': {by}'}"
    )
    yield f"{counted(len(learned.names), 'name')} learned; {len(learned.seldom)} confirmed in too few documents"


def _names(names: Sequence[OfficeName]) -> Iterator[str]:
    lines = [f"  {name.kind:<10} {name.documents:>4}  {name.name}" for name in names]
    yield from ("Names, and in how many documents people confirmed them", *_first(lines)) if lines else ()


def _against(lessons: Lessons, learned: Learned) -> Iterator[str]:
    lines = [*map(_of_rivals, learned.rivals), *map(_of_contested, lessons.contested)]
    yield from ("Decisions that contradict each other: not learned", *_first(lines)) if lines else ()


def _of_rivals(rivals: Rivals) -> str:
    said = " or ".join(f"{name.name} ({name.documents})" for name in rivals.names)
    return f"  {rivals.kind:<10} {said}"


def _of_contested(each: Contested) -> str:
    said = "; ".join(f"{one.by}: {one.value or one.kind.value}" for one in (each.earlier, each.later))
    return f"  {each.document[:12]} {each.path}  {said}"


def _changes(told: Forecast) -> Iterator[str]:
    left = f"; {told.left_out} cannot be told of" if told.left_out else ""
    of = f"{counted(told.taught, 'document')} that taught and {told.looked_at} of {told.others} others"
    yield f"Values that would change, of {of}{left}"
    for fate, says in SAYS.items():
        yield f"  {sum(each.fate is fate for each in told.changes):>6}  {says}"
    yield from _first([_of_change(each) for each in told.changes if each.fate is Fate.DOUBTED])


def _of_change(each: Change) -> str:
    offered = f", for {each.offered}" if each.offered else ""
    return f"         {each.document[:12]} {each.path}  {each.value}{offered}"


def _worth(told: Forecast) -> Iterator[str]:
    yield (
        f"What that is worth: {told.decided} decided values, each part of {PARTS} judged by what the others teach"
        if told.decided
        else "Nothing was decided that tells what it is worth"
    )
    for fate, says in SAYS.items():
        own = [each for each in told.worth if each.change.fate is fate]
        right = sum(each.right for each in own)
        yield f"  {len(own):>6} {says}: {right} right, {len(own) - right} wrong"
    yield from _warnings(told)


def _warnings(told: Forecast) -> Iterator[str]:
    if told.let_through_wrong:
        yield f"  WORSE: {len(told.let_through_wrong)} wrong readings would be looked at by nobody"
        yield from _first([_of_worth(each) for each in told.let_through_wrong])
    if told.doubted_right:
        yield f"  More to do: {len(told.doubted_right)} right readings would be in doubt"
        yield from _first([_of_worth(each) for each in told.doubted_right])


def _of_worth(each: Worth) -> str:
    return f"         {each.change.document[:12]} {each.change.path}  {each.change.value}; decided: {each.decided}"


def _first(lines: Sequence[str]) -> list[str]:
    more = [f"         and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return [*lines[:SHOWN], *more]


def _name_json(name: OfficeName, learned: Learned) -> dict[str, Any]:
    return {**name.model_dump(), "decisions": sorted(each.decision.id for each in learned.lessons[name])}


def _contested_json(each: Contested) -> dict[str, Any]:
    said = [{"by": one.by, "kind": one.kind.value, "value": one.value} for one in (each.earlier, each.later)]
    return {"document": each.document, "path": each.path, "said": said}


def _change_json(each: Change) -> dict[str, Any]:
    return {
        "document": each.document,
        "path": each.path,
        "value": each.value,
        "fate": each.fate.value,
        "offered": each.offered,
    }
