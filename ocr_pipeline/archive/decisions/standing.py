"""What of a document's decisions stands over what was read last: told by evidence, never by the path alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ocr_pipeline.archive.decisions.decision import Decision, Evidence, Judged, Kind, State
from ocr_pipeline.archive.decisions.evidence import (
    Content,
    evidence_of,
    family_of,
    is_counted_alike,
    is_listed,
    is_near,
    is_same_place,
    page_sizes,
)
from ocr_pipeline.archive.entries import values_of


@dataclass(frozen=True, slots=True)
class Standing:
    """All decisions on a document as they are worth now, and which of them count, by the path of their value.

    ``stale`` are those that a person must look at; their path is the one that they had.
    """

    judged: tuple[Judged, ...]
    counting: Mapping[str, Decision] = field(default_factory=dict)
    stale: tuple[Decision, ...] = ()


def standing_of(content: Content, decisions: Sequence[Decision]) -> Standing:
    """What stands of the decisions on a document.

    Args:
        content: its JSON as the machine made it.
        decisions: all on it, the oldest first.
    """
    read = _Read(content)
    taken_back = {one.takes_back for one in decisions if one.takes_back is not None}
    live = [one for one in decisions if one.kind is not Kind.TAKE_BACK and one.id not in taken_back]
    places = {one.id: read.place_of(one) for one in live}
    last_at = {place: one.id for one in live if (place := places[one.id]) is not None}
    successors = _by_path(live)
    judged = []
    for one in decisions:
        if one.kind is Kind.TAKE_BACK:
            state = State.DONE
        elif one.id in taken_back:
            state = State.TAKEN_BACK
        elif last_at.get(places[one.id] or "", one.id) > one.id or _is_succeeded(one, successors[one.path]):
            state = State.REPLACED
        else:
            state = State.STALE if places[one.id] is None else State.STANDS
        judged.append(Judged(one, state, places.get(one.id)))
    counting = {each.path: each.decision for each in judged if each.state is State.STANDS and each.path is not None}
    return Standing(tuple(judged), counting, tuple(each.decision for each in judged if each.state is State.STALE))


def gone(decisions: Iterable[Decision]) -> Standing:
    """What stands of the decisions on a document that is not in the archive any more: nothing, and all is stale."""
    return standing_of({}, tuple(decisions))


def _by_path(decisions: Iterable[Decision]) -> Mapping[str, list[Decision]]:
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    for one in decisions:
        found[one.path].append(one)
    return found


def _is_succeeded(one: Decision, others: Iterable[Decision]) -> bool:
    """Whether a later decision on the same path counts in its stead.

    Under the path of an item of a list another item may have stood by then: there, the later one counts only where its
    maker had seen this one.
    """
    return any(other.id > one.id and (not is_listed(one.path) or (other.seen or 0) >= one.id) for other in others)


class _Read:
    """The values of a document as the machine read them last, to find again what was decided over."""

    def __init__(self, content: Content) -> None:
        self._nodes: dict[str, Content] = dict(values_of(content))
        self._pages = page_sizes(content)
        self._families: defaultdict[str, list[str]] = defaultdict(list)
        for path in self._nodes:
            if is_listed(path):
                self._families[family_of(path)].append(path)

    def place_of(self, decision: Decision) -> str | None:
        """The path under which the value of a decision stands now; ``None`` where it does not."""
        found = self._evidence(decision.path)
        if found is not None and self._fits(decision, found):
            return decision.path
        if not is_listed(decision.path):
            return None
        others = [path for path in self._families[family_of(decision.path)] if self._has(path, decision.over)]
        return others[0] if len(others) == 1 else None

    def _fits(self, decision: Decision, found: Evidence) -> bool:
        """Whether what is read under the path of a decision is what was decided."""
        if "base_unit" in self._nodes[decision.path] and not is_counted_alike(found, decision.over):
            return False
        return is_same_place(found, decision.over) or _is_reproduced(decision, found)

    def _has(self, path: str, over: Evidence) -> bool:
        """Whether a value was read alike, letter by letter, at the same place."""
        found = self._evidence(path)
        return found is not None and found.raw == over.raw is not None and is_same_place(found, over)

    def _evidence(self, path: str) -> Evidence | None:
        node: Any = self._nodes.get(path)
        return None if node is None else evidence_of(node, self._pages)


def _is_reproduced(decision: Decision, found: Evidence) -> bool:
    """Whether the machine reads by itself what a person decided.

    Of a list, another item may say the same under its path, as quantities do (5 hồ sơ, 5 %): there, near it.
    """
    says_so = decision.value is not None and decision.value == found.value
    return says_so and (not is_listed(decision.path) or is_near(found, decision.over))
